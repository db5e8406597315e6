import Foundation
import Testing

/// Whether Python is installed, which the script that selects tests needs.
private let hasPython: Bool = {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
  process.arguments = ["python3", "-c", "import sys; sys.exit(sys.version_info < (3, 10))"]
  process.standardError = FileHandle.nullDevice
  guard (try? process.run()) != nil else { return false }
  process.waitUntilExit()
  return process.terminationStatus == 0
}()

/// What `Scripts/test --quick` and `Scripts/test --cases` run.
@Suite("Selection of tests", .enabled(if: hasPython, "Python 3.10 or later is missing"))
struct TestSelectionTests {
  private func select(_ arguments: String) async throws -> Tool.Outcome {
    try await Tool(directory: TestDirectory(existing: Document.root)).shell("Scripts/lib/select-tests \(arguments)")
  }

  @Test("a source file selects the tests of its target and the golden cases")
  func source() async throws {
    let outcome = try await select("--changed Sources/OverlayPrograms/New.swift")
    #expect(
      outcome.output == """
        because Sources/OverlayPrograms/New.swift
        filter ^DifferencesTests\\.
        filter ^GoldenTests\\.GoldenTests/
        filter ^ProgramsTests\\.

        """
    )
  }

  @Test("a test file selects its suites and is checked for format")
  func test() async throws {
    let outcome = try await select("--changed Tests/OverlayCommandTests/TestSelectionTests.swift")
    #expect(
      outcome.output == """
        because Tests/OverlayCommandTests/TestSelectionTests.swift
        filter ^OverlayCommandTests\\.TestSelectionTests/
        lint Tests/OverlayCommandTests/TestSelectionTests.swift

        """
    )
  }

  @Test("a file of a golden case selects that case")
  func cases() async throws {
    let outcome = try await select("--changed Tests/GoldenTests/Cases/images/new-tag/input/kustomization.yaml")
    #expect(
      outcome.output == """
        because Tests/GoldenTests/Cases/images/new-tag/input/kustomization.yaml
        cases images/new-tag
        filter ^DifferencesTests\\.
        filter ^GoldenTests\\.GoldenTests/

        """
    )
  }

  @Test("cases are selected by name, by path and by topic")
  func names() async throws {
    let outcome = try await select("--cases vars Tests/GoldenTests/Cases/images/new-tag differences/bracket-in-a-tag")
    #expect(
      outcome.output == """
        cases vars images/new-tag differences/bracket-in-a-tag
        filter ^DifferencesTests\\.
        filter ^GoldenTests\\.GoldenTests/

        """
    )
  }

  @Test("a case that does not exist is an error with a suggestion")
  func unknownCase() async throws {
    let outcome = try await select("--cases images/new-tga")
    #expect(outcome.status == 1)
    #expect(outcome.output == "")
    #expect(outcome.messages.hasPrefix("no case or topic is named 'images/new-tga'; did you mean images/new-tag or "))
  }
}
