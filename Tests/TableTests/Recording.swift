import Foundation

/// The results of Kustomize for the rows of a table.
///
/// The file has a paragraph for each row: `=== name`, `input digest`, and `output` or `refused` before indented lines with
/// the whole output or the first line of the error.
struct Recording {
  /// The result of Kustomize for one row.
  struct Entry {
    var name: String
    /// The digest of the input that Kustomize built.
    var digest: String
    /// The output, or `nil` if Kustomize rejected the input.
    var output: String?
    /// The first line of the error, for readers.
    var error: String?
  }

  private(set) var entries: [Entry] = []

  /// Reads the recording of a table.
  init(of table: Table) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Recorded/\(table.name).txt")
    let text = try String(decoding: Data(contentsOf: file), as: UTF8.self)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("=== ") {
        entries.append(Entry(name: String(line.dropFirst(4)), digest: ""))
      } else if line.hasPrefix("input ") {
        update { $0.digest = String(line.dropFirst(6)) }
      } else if line == "output" {
        update { $0.output = "" }
      } else if line == "refused" {
        update { $0.error = "" }
      } else if line.hasPrefix("  ") {
        let content = line.dropFirst(2)
        update { if $0.error == nil { $0.output? += "\(content)\n" } else { $0.error? += content } }
      } else if !line.isEmpty, !line.hasPrefix("#") {
        throw CocoaError(.fileReadCorruptFile, userInfo: ["line": String(line)])
      }
    }
  }

  private mutating func update(_ change: (inout Entry) -> Void) {
    if !entries.isEmpty { change(&entries[entries.count - 1]) }
  }
}
