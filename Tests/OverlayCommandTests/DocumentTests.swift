import Foundation
import Testing

/// Blocks with output and messages are updated by `UPDATE_GOLDEN=1`.
@Suite("Documents", .serialized)
struct DocumentTests {
  @Test("show current files and output", arguments: try Document.all().flatMap(\.blocks))
  func block(_ block: DocumentBlock) async throws {
    switch block.kind {
    case "file": #expect(try block.text == Document(block.subject).text)
    case "part of": #expect(try Document(block.subject).text.contains(block.text))
    case "output", "messages":
      let arguments = block.subject.split(separator: " ").map(String.init)
      let outcome = try await Tool(directory: TestDirectory(existing: Document.root)).run(arguments)
      let shown = "$ overlay \(block.subject)\n" + (block.kind == "output" ? outcome.output : outcome.messages)
      #expect(block.text == shown)
      if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] != nil { try block.replace(with: shown) }
    default: Issue.record("unknown kind of block")
    }
  }

  @Test("have blocks of every kind")
  func kinds() throws {
    let kinds = try Set(Document.all().flatMap(\.blocks).map(\.kind))
    #expect(kinds == ["file", "part of", "output", "messages"])
  }

  @Test("README is short")
  func length() throws {
    #expect(try Document("README.md").text.split(separator: "\n", omittingEmptySubsequences: false).count <= 250)
  }

  @Test("link to files and headings that exist", arguments: try Document.all())
  func links(_ document: Document) throws {
    let directory = document.path.split(separator: "/").dropLast().joined(separator: "/")
    for match in document.prose.matches(of: /\]\(([^)#:]*)(?:#([^)]*))?\)/) {
      let target = match.1.isEmpty ? document.path : directory.isEmpty ? "\(match.1)" : "\(directory)/\(match.1)"
      #expect(Document.exists(target), "\(target)")
      if let anchor = match.2, Document.exists(target) {
        #expect(try Document(target).anchors.contains(String(anchor)), "\(target)#\(anchor)")
      }
    }
  }

  @Test("articles link to symbols and articles that exist", arguments: try Document.articles())
  func symbols(_ article: Document) throws {
    let directory = Document.root.appending(path: "Sources/OverlayKit/API")
    let sources = try FileManager.default.contentsOfDirectory(atPath: directory.path())
      .map { try Document("Sources/OverlayKit/API/\($0)").text }.joined()
    for match in article.prose.matches(of: /``(\w+)(?:\/(\w+)(?:\([^`]*\))?)?``/) where match.1 != "OverlayKit" {
      #expect(sources.contains("public struct \(match.1)") || sources.contains("public enum \(match.1)"), "\(match.1)")
      if let member = match.2 {
        #expect(try sources.contains(Regex("public (static )?(var|let|func) \(member)\\b")), "\(match.1)/\(member)")
      }
    }
    for match in article.prose.matches(of: /<doc:(\w+)>/) {
      #expect(Document.exists("Sources/OverlayKit/OverlayKit.docc/\(match.1).md"), "\(match.1)")
    }
  }
}

/// The worked examples of CONTRIBUTING.
@Suite("CONTRIBUTING")
struct ContributingTests {
  private let document: Document
  /// The words in backquotes.
  private let quoted: [String]

  init() throws {
    document = try Document("CONTRIBUTING.md")
    quoted = document.prose.matches(of: /`([^`\n]+)`/).map { String($0.1) }
  }

  @Test("refers to files and directories that exist")
  func paths() {
    let paths = quoted.flatMap { $0.split(separator: " ") }
      .filter { $0.firstMatch(of: /^(Sources|Tests|Scripts|Documentation|Examples|Fuzzing)\//) != nil }
    #expect(paths.count > 10)
    for path in paths { #expect(Document.exists(String(path)), "\(path)") }
  }

  @Test("refers to identifiers in the named files")
  func identifiers() throws {
    let matches = document.prose.matches(of: /`([^`\n]+)`\sin\s`([^`\n]+)`/)
    #expect(matches.count > 3)
    for match in matches {
      #expect(try Document(String(match.2)).text.contains(String(match.1)), "\(match.1) in \(match.2)")
    }
  }

  @Test("shows commands with options that exist")
  func commands() throws {
    let lines = document.text.split(separator: "\n").map(String.init) + quoted
    let commands = lines.compactMap { $0.firstMatch(of: /^(Scripts\/[\w-]+) ([^#>]*)/) }
    #expect(commands.count > 3)
    for command in commands {
      let script = try Document(String(command.1)).text
      for option in command.2.split(separator: " ") where option.hasPrefix("--") {
        #expect(script.contains(option), "\(command.0)")
      }
    }
  }
}
