import Foundation
import Testing

/// A document of the repository.
struct Document: Sendable, CustomTestStringConvertible {
  /// Relative to the repository.
  var path: String
  var text: String

  var testDescription: String { path }

  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  init(_ path: String) throws {
    self.path = path
    text = try String(contentsOf: Self.root.appending(path: path), encoding: .utf8)
  }

  /// Documents for users and contributors, and the articles of the library.
  static func all() throws -> [Document] {
    try ["README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"].map { try Document($0) }
      + inDirectory("Documentation") + articles()
  }

  /// The pages of the library's DocC catalog.
  static func articles() throws -> [Document] { try inDirectory("Sources/OverlayKit/OverlayKit.docc") }

  private static func inDirectory(_ directory: String) throws -> [Document] {
    try FileManager.default.contentsOfDirectory(atPath: root.appending(path: directory).path()).sorted()
      .filter { $0.hasSuffix(".md") }.map { try Document("\(directory)/\($0)") }
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path(percentEncoded: false))
  }

  /// The text without code blocks and comments.
  var prose: String {
    text.replacing(/(?s)```.*?\n```/, with: "").replacing(/(?s)<!--.*?-->/, with: "")
  }

  /// The anchors of the headings, as GitHub makes them.
  var anchors: Set<String> {
    Set(
      prose.matches(of: /(?m)^#+ (.+)$/).map { match in
        match.1.lowercased().replacing(" ", with: "-").filter { $0.isLetter || $0.isNumber || $0 == "-" || $0 == "_" }
      }
    )
  }

  /// The code blocks under a comment such as `<!-- file: Examples/web/prod/kustomization.yaml -->`.
  var blocks: [DocumentBlock] {
    text.matches(of: /<!-- ([a-z ]+): (.+?) -->\n```[a-z]+\n((?s).*?)```\n/).map { match in
      DocumentBlock(document: path, kind: String(match.1), subject: String(match.2), text: String(match.3))
    }
  }
}

/// A code block of a document that says what it shows.
struct DocumentBlock: Sendable, CustomTestStringConvertible {
  var document: String
  var kind: String
  var subject: String
  var text: String

  var testDescription: String { "\(document): \(kind): \(subject)" }

  /// Replaces the text of the block in the document.
  func replace(with text: String) throws {
    let changed = try Document(document).text
      .replacing(": \(subject) -->\n```console\n\(self.text)```", with: ": \(subject) -->\n```console\n\(text)```")
    try Data(changed.utf8).write(to: Document.root.appending(path: document))
  }
}
