import Foundation
import OverlayKit
import Testing

/// Tables of generated inputs, each of which must have the result of Kustomize: the same bytes, or an error.
@Suite("Tables")
struct TableTests {
  /// The directory in which `Scripts/record-goldens --tables` expects the inputs.
  private static let inputDirectory = ProcessInfo.processInfo.environment["OVERLAY_TABLE_INPUTS"]

  @Test("the recording has exactly the rows of the table", arguments: Table.all)
  func rows(of table: Table) throws {
    // `String` treats differently encoded characters as equal.
    let names = table.rows.map { Array($0.name.utf8) }
    #expect(Set(names).count == names.count, "rows of \(table.name) have the same name")
    let recorded = try Recording(of: table).entries.map { "\($0.name) \($0.digest)" }
    let generated = table.rows.map { "\($0.name) \($0.digest)" }
    let isRecorded = recorded.map { Array($0.utf8) } == generated.map { Array($0.utf8) }
    #expect(
      isRecorded,
      "Recorded/\(table.name).txt is not up to date: run Scripts/record-goldens --tables\n\(difference(recorded, generated))"
    )
  }

  @Test("a row has the recorded result of Kustomize", arguments: Table.all)
  func build(_ table: Table) throws {
    let entries = Dictionary(try Recording(of: table).entries.map { ($0.digest, $0) }) { first, _ in first }
    for row in table.rows {
      let entry = try #require(entries[row.digest], "\(table.name) has no recording of '\(row.name)'")
      if let problem = Self.problem(with: row, entry) { Issue.record("\(table.name): \(row.name)\n\(problem)") }
    }
  }

  @Test("write the inputs of all rows", .enabled(if: inputDirectory != nil, "only for Scripts/record-goldens"))
  func writeInputs() throws {
    let directory = URL(fileURLWithPath: try #require(Self.inputDirectory), isDirectory: true)
    for table in Table.all {
      let tableDirectory = directory.appendingPathComponent(table.name)
      for (index, row) in table.rows.enumerated() {
        for (path, content) in row.files {
          let file = tableDirectory.appendingPathComponent("\(index)/\(path)")
          try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(),
            withIntermediateDirectories: true
          )
          try Data(content.utf8).write(to: file)
        }
      }
      let rows = table.rows.map { "\($0.digest) \($0.name)\n" }.joined()
      try Data(rows.utf8).write(to: tableDirectory.appendingPathComponent("rows"))
    }
  }

  // MARK: - Comparing

  /// How a row differs from its recording, with its files.
  private static func problem(with row: Row, _ entry: Recording.Entry) -> String? {
    let outcome = build(row)
    switch (outcome, entry.output) {
    case (.success(let output), let expected?) where output == expected: return nil
    case (.failure, nil): return nil
    case (.success(let output), let expected?):
      return row.description + "--- lines of Kustomize (-) and Overlay (+)\n"
        + difference(expected.split(separator: "\n").map(String.init), output.split(separator: "\n").map(String.init))
    case (.success(let output), nil):
      return row.description + "--- Kustomize refuses it: \(entry.error ?? "")\n--- Overlay gives\n\(output)"
    case (.failure(let error), _): return row.description + "--- Kustomize accepts it, Overlay refuses it\n\(error)"
    }
  }

  private static func build(_ row: Row) -> Result<String, BuildFailure> {
    let files = row.files.mapValues { Array($0.utf8) }
    let compiler = OverlayCompiler(fileSystem: InMemoryFileSystem(files: files, currentDirectory: "/row"))
    do throws(BuildFailure) {
      return .success(String(decoding: try compiler.build(".").yaml(), as: UTF8.self))
    } catch { return .failure(error) }
  }
}

/// The lines that only one of two texts has.
private func difference(_ expected: [String], _ actual: [String]) -> String {
  actual.difference(from: expected).map { change in
    switch change {
    case .remove(let line, let text, _): "-\(line + 1): \(text)"
    case .insert(let line, let text, _): "+\(line + 1): \(text)"
    }
  }.joined(separator: "\n")
}

extension Table: CustomTestStringConvertible {
  var testDescription: String { name }
}
