import OverlayDiagnostics
import TestSupport
import Testing

@testable import OverlayYAMLTree

@Suite("The plain-style reader")
struct PlainStyleReaderTests {
  /// The complete result of reading a text: the nodes as they are stored, or the error.
  private static func outcome(_ text: [UInt8], plainStyle: YAMLReader.PlainStyle) -> String {
    do throws(Diagnostic) {
      let place = SourceText(file: "f.yaml", lineOffset: 3, columnOffset: 2)
      let file = try YAMLReader.readDocuments(text, place: place, plainStyle: plainStyle)
      let slots = file.tree.slots.map { "\($0.a),\($0.b),\($0.next),\($0.line),\($0.column),\($0.file),\($0.bits)" }
      return "\(slots)\n\(file.tree.text)\n\(file.documents)\n\(file.findings.warnings)"
    } catch {
      return "\(error)"
    }
  }

  private static func isSimple(_ text: String) -> Bool {
    var nodes = NodeBuilder(place: SourceText(file: ""), byteCount: text.utf8.count)
    return Array(text.utf8).withUnsafeBufferPointer { PlainStyleReader.read($0, into: &nodes) != nil }
  }

  private static let simple = [
    "a: b", "a: b\n", "a:\n", "a:\nb:\n", "a: b c  \n", "---\na: 1\n", "# c\n\na: 1 \n  # d\nb: 2\n", "a: 'x # y'\n",
    "a:\n- 1\n- 2\nb: 3\n", "a:\n  - 1\n  - b: 2\n    c: 3\nd:\n", "a:\n  b:\n    c:\n  d: e:f\n", "a: {}\nb: []\n",
    "a: [x, \"y, z\", '1', -]\n".replacing(", -", with: ""), "a: \"b\"\nc: 'd \\ e'\n",
    "a: |\n  x\n   y\n\n  z\nb: 1\n",
    "a: |-\n    x\n      \n    # y\n\n\n# z\nb:\n", "a:\n- b: |\n    c\n- d\n", "a: -1\nb: --x\n", "a: ~\n$b: /c\n",
    "a:  # c\n  b: 1\n", "a:\n  - b:\n      - c: d\n    e: f\n",
  ]

  private static let others = [
    "", "# c\n", "a", "- a\n", " a: 1\n", "a: b: c\n", "a: b # c\n", "a: b\n  c\n", "a: &x b\n", "a: *x\n",
    "a: !!str 1\n",
    "<<: {}\n", "a: {b: c}\n", "a: [b c]\n", "a: [b]]\n", "a: \"\\n\"\n", "a: 'b''c'\n", "a: >\n  b\n", "a: |2\n   b\n",
    "a: |\n\n  b\n", "a: |\n  b", "? a\n", "a: é\n", "a:\tb\n", "a: b\n...\n", "%YAML 1.1\n---\na: b\n", "a:\n-\n",
    "a:\n- - b\n", "a:\n  - b\n  c: d\n", "a: 'b\n  c'\n", "\"a\": b\n", "a : b\n", "a:\n  b\n", "a: @b\n", "a: b\nc\n",
  ]

  @Test("documents that the plain-style reader reads", arguments: simple)
  func taken(text: String) {
    #expect(Self.isSimple(text))
    #expect(
      Self.outcome(Array(text.utf8), plainStyle: .always) == Self.outcome(Array(text.utf8), plainStyle: .never)
    )
  }

  @Test("documents that are left to libyaml", arguments: others)
  func left(text: String) {
    #expect(!Self.isSimple(text))
    #expect(
      Self.outcome(Array(text.utf8), plainStyle: .always) == Self.outcome(Array(text.utf8), plainStyle: .never)
    )
  }

  @Test("libyaml reads small files, the plain-style reader plain documents of large ones")
  func size() throws {
    // The last line break of the text makes up the size.
    let unit = "a: b\n---\nc: {d: e}\n---\n"
    let limit = YAMLReader.plainStyleThreshold
    var text = String(repeating: unit, count: limit / unit.utf8.count)
    text += String(repeating: "\n", count: limit - 1 - text.utf8.count)
    let documents = limit / unit.utf8.count
    #expect(text.utf8.count == limit - 1)
    #expect(try parse(text).findings.documentCounts == DocumentCounts(libYAML: 2 * documents))
    text += "\n"
    #expect(try parse(text).findings.documentCounts == DocumentCounts(libYAML: documents, plainStyle: documents))
    #expect(try parse("a: b\n").findings.documentCounts == DocumentCounts(libYAML: 1))
    #expect(try parse("# nothing\n").findings.documentCounts.all == 0)
  }

  @Test("libyaml reads every file of which only the first document is used")
  func firstDocument() throws {
    let text = "a: b\n" + String(repeating: "# c\n", count: YAMLReader.plainStyleThreshold)
    let file = try YAMLReader.readFirstDocument(Array(text.utf8), place: SourceText(file: "k"))
    #expect(file.findings.documentCounts == DocumentCounts(libYAML: 1))
  }

  @Test("nesting up to the limit and beyond", arguments: [990, 995, 998, 999, 1_000, 1_001])
  func depth(levels: Int) {
    let text = (0..<levels).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(
      Self.outcome(Array(text.utf8), plainStyle: .always) == Self.outcome(Array(text.utf8), plainStyle: .never)
    )
  }

  /// Parts of random documents that are nearly of plain style.
  private static let pieces = [
    "a: ", "b:", "key.with/signs-1: ", "- ", "-", "  ", "    ", " ", "\n", "\n", "\n", "\n  ", "\n    ", "x", "1",
    "text of words", "\"q\"",
    "'s'", "{}", "[]", "[a, \"b\"]", "|", "|-", "|\n  t\n", "# c", " # c", ":", "#", "---\n", "...", "&a ", "*a", "!t ",
    "<<: ", ">", "\t", "é",
    "-1", "~", "''", "\\", "\"", "'", ",", "]", "}", "? ", "%", "@", "null", "\r\n", "a:\n", "- a: 1\n", "  - x\n",
    "a: |\n    t\n   u\n",
  ]

  @Test("random strings are read as by libyaml", arguments: 0..<40)
  func random(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<Effort.count(1_000, full: 20_000) {
      var text = ""
      for _ in 0..<Int.random(in: 1...14, using: &generator) {
        text += Self.pieces.randomElement(using: &generator) ?? ""
      }
      expectSame(Array(text.utf8))
    }
  }

  @Test("manifests with random changes are read as by libyaml", arguments: 0..<20)
  func mutated(seed: UInt64) {
    var generator = SplitMix64(seed: seed)
    for _ in 0..<Effort.count(500, full: 10_000) {
      var text = Array(Self.manifest.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        let position = Int.random(in: 0..<text.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: text.remove(at: position)
        case 1: text.insert(Self.signs.randomElement(using: &generator) ?? 0, at: position)
        case 2: text[position] = Self.signs.randomElement(using: &generator) ?? 0
        default:
          let other = Int.random(in: 0..<text.count, using: &generator)
          text.swapAt(position, other)
        }
      }
      expectSame(text)
    }
  }

  private func expectSame(_ text: [UInt8]) {
    let fast = Self.outcome(text, plainStyle: .always)
    let slow = Self.outcome(text, plainStyle: .never)
    if fast != slow {
      Issue.record("differs: \(String(decoding: text, as: UTF8.self).debugDescription)\n\(fast)\n\(slow)")
    }
  }

  private static let signs = Array(" \n:-#'\"{}[],|>&*!?%@~ab1.\\\t".utf8)

  private static let manifest = """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: web
      annotations:
        note: 'a # b'
        text: |
          one

            two
        last: |-
          x
    spec:
      replicas: 2
      empty:
      template:
        spec:
          containers:
          - name: main
            image: example.com/app:1.0
            args: ["--listen", ":9090", plain]
            env:
              - name: A
                value: "0"
              - name: URL
                value: http://app:80
          volumes:
          - name: tmp
            emptyDir: {}
          list:
          - -1
          - two words
    # the end

    """
}
