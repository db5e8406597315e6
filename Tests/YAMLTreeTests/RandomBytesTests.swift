import OverlayDiagnostics
import OverlayYAMLTree
import TestSupport
import Testing

@Suite("Random and broken input")
struct RandomBytesTests {
  private static let seeds = [
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels: {a: b, c: 'd'}\ndata:\n  k: |\n    x\n    y\n",
    "a: &x {b: 1, c: [1, 2.5, null]}\nd:\n  <<: *x\n  e: *x\n---\nf: >-\n  folded\n   more\n  text\n",
    "- 'it''s'\n- \"a\\tb\\u00e9\\U0001F600\\x41\"\n- !!binary aGk=\n- !!int '12'\n- 2020-01-02\n- ? c\n  : d\n",
    "{\"a\": [1, -2.5e3, true, null, \"x\\n\"], \"b\": {\"c\": {}}}\n",
    "k: |2+\n    a\n\nl: >+\n\n   b\n  c\n\n# end\n",
  ]
  private static let snippets = [
    "\n", "\t", " ", "---\n", "...\n", "&a ", "*a", "<<: ", "!!int ", "? ", ": ", "- ", "{", "}", "[", "]", ",", "'",
    "\"", "|\n",
    ">\n", "#", "\\", "\u{FEFF}", "\u{85}", "\u{2028}", "\u{1F600}", "é", "%YAML 1.1\n", "\r", "\r\n", "\u{0}",
    "a: 1\n",
  ]

  /// A text with a few bytes changed, removed, duplicated or inserted.
  private static func mutated(_ text: String, by random: inout SplitMix64) -> [UInt8] {
    var bytes = Array(text.utf8)
    for _ in 0...random.number(below: 4) {
      let position = random.number(below: bytes.count + 1)
      switch random.number(below: 5) {
      case 0: bytes.insert(contentsOf: random.pick(snippets).utf8, at: position)
      case 1 where position < bytes.count: bytes[position] = UInt8(truncatingIfNeeded: random.next())
      case 2 where position < bytes.count: bytes.remove(at: position)
      case 3:
        bytes.insert(
          contentsOf: bytes[position..<min(bytes.count, position + 12)],
          at: random.number(below: bytes.count + 1)
        )
      default: bytes.removeLast(min(bytes.count, random.number(below: 8)))
      }
    }
    return bytes
  }

  /// Whether Kustomize's own writer could not write this such that it can be read again.
  private static func isLossy(_ bytes: [UInt8]) -> Bool {
    String(decoding: bytes, as: UTF8.self).unicodeScalars.contains { $0 == "\u{2028}" || $0 == "\u{2029}" }
  }

  /// Reads, canonicalizes and writes twice: the second output must equal the first.
  private static func check(_ bytes: [UInt8]) {
    do throws(Diagnostic) {
      guard let written = try write(bytes), !isLossy(written) else { return }
      let text = String(decoding: bytes, as: UTF8.self)
      do throws(Diagnostic) {
        #expect(try write(written) == written, "\(text.debugDescription)")
      } catch {
        Issue.record("\(text.debugDescription) gives what cannot be read: \(error)")
      }
    } catch {
      #expect(error.location?.file == "f.yaml")
      #expect(!error.message.isEmpty)
    }
  }

  /// The documents as written, or `nil` if one is not a collection.
  private static func write(_ bytes: [UInt8]) throws(Diagnostic) -> [UInt8]? {
    var file = try YAMLReader.readDocuments(bytes, place: SourceText(file: "f.yaml"))
    guard file.documents.allSatisfy({ file.tree.kind(of: $0) != .scalar }) else { return nil }
    var writer = YAMLWriter()
    for document in file.documents {
      try file.tree.canonicalize(document)
      writer.writeDocument(document, of: file.tree)
    }
    return writer.bytes
  }

  @Test("random bytes end in a diagnostic or in output that reads back")
  func randomBytes() {
    var random = SplitMix64(seed: 71)
    for _ in 0..<Effort.count(1_000, full: 20_000) {
      Self.check((0..<random.number(below: 60)).map { _ in UInt8(truncatingIfNeeded: random.next()) })
    }
  }

  @Test("random strings of YAML indicators end in a diagnostic or in output that reads back")
  func randomTexts() {
    var random = SplitMix64(seed: 72)
    for _ in 0..<Effort.count(1_500, full: 30_000) {
      Self.check((0..<random.number(below: 14)).flatMap { _ in Array(random.pick(Self.snippets).utf8) })
    }
  }

  @Test("broken YAML ends in a diagnostic or in output that reads back", arguments: seeds.indices)
  func brokenText(index: Int) {
    var random = SplitMix64(seed: 80 + UInt64(index))
    for _ in 0..<Effort.count(500, full: 10_000) { Self.check(Self.mutated(Self.seeds[index], by: &random)) }
  }

  @Test("broken JSON ends in a diagnostic or a tree")
  func brokenJSON() {
    var random = SplitMix64(seed: 90)
    for _ in 0..<Effort.count(1_500, full: 30_000) {
      let bytes = Self.mutated(Self.seeds[3], by: &random)
      do throws(Diagnostic) {
        let (tree, root) = try readJSON(bytes, place: SourceText(file: "f.yaml"))
        #expect(tree.kind(of: root) == .mapping || bytes.count < 60)
      } catch {
        #expect(error.code == .jsonSyntax)
        #expect(error.location?.file == "f.yaml")
      }
    }
  }
}
