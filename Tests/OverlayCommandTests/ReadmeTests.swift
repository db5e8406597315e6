import Foundation
import Testing

@Suite("README")
struct ReadmeTests {
  @Test("shows files as they are, and what the tool prints", arguments: try ReadmeBlock.all())
  func block(_ block: ReadmeBlock) async throws {
    let root = ReadmeBlock.root
    switch block.kind {
    case "file":
      #expect(try block.text == String(contentsOf: root.appending(path: block.subject), encoding: .utf8))
    case "part of":
      #expect(try String(contentsOf: root.appending(path: block.subject), encoding: .utf8).contains(block.text))
    case "output", "messages":
      let arguments = block.subject.split(separator: " ").map(String.init)
      let outcome = try await Tool(folder: Folder(existing: root)).run(arguments)
      let shown = block.kind == "output" ? outcome.output : outcome.messages
      #expect(block.text == "$ overlay \(block.subject)\n" + shown)
    default:
      Issue.record("unknown kind of block")
    }
  }

  @Test("has blocks of every kind")
  func kinds() throws {
    #expect(try Set(ReadmeBlock.all().map(\.kind)) == ["file", "part of", "output", "messages"])
  }
}

/// A code block under a comment such as `<!-- file: Examples/web/prod/kustomization.yaml -->`.
struct ReadmeBlock: Sendable, CustomTestStringConvertible {
  var kind: String
  var subject: String
  var text: String

  var testDescription: String { "\(kind): \(subject)" }

  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func all() throws -> [ReadmeBlock] {
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let pattern = /<!-- ([a-z ]+): (.+?) -->\n```[a-z]+\n((?s).*?)```\n/
    return readme.matches(of: pattern).map { match in
      ReadmeBlock(kind: String(match.1), subject: String(match.2), text: String(match.3))
    }
  }
}
