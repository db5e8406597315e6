import OverlayDiagnostics
import OverlayYAMLTree
import TestSupport
import Testing

@Suite("Properties of random trees")
struct RandomTreeTests {
  private static let count = Effort.count(600, full: 6_000)

  private static func written(_ root: NodeID, of tree: NodeTree) -> [UInt8] {
    var writer = YAMLWriter()
    writer.writeDocument(root, of: tree)
    return writer.bytes
  }

  /// Runs a check on random canonical documents.
  private static func check(seed: UInt64, _ body: (inout NodeTree, NodeID) throws -> Void) throws {
    var trees = RandomTrees(seed: seed)
    for _ in 0..<count {
      var tree = NodeTree()
      let root = trees.document(in: &tree)
      try tree.canonicalize(root)
      try body(&tree, root)
    }
  }

  @Test("written documents read back as the same tree and bytes", arguments: [11, 12, 13] as [UInt64])
  func roundTrip(seed: UInt64) throws {
    try Self.check(seed: seed) { tree, root in
      let bytes = Self.written(root, of: tree)
      var file = try YAMLReader.readDocuments(bytes, place: SourceText(file: "f.yaml"))
      let again = try #require(file.documents.first, "\(String(decoding: bytes, as: UTF8.self))")
      try file.tree.canonicalize(again)
      #expect(file.documents.count == 1)
      #expect(file.tree.signature(again) == tree.signature(root))
      #expect(Self.written(again, of: file.tree) == bytes)
    }
  }

  @Test("several documents stay separate")
  func documents() throws {
    var trees = RandomTrees(seed: 21)
    for _ in 0..<Effort.count(100, full: 2_000) {
      var tree = NodeTree()
      var writer = YAMLWriter()
      let roots = (0..<3).map { _ in trees.document(in: &tree) }
      for root in roots {
        try tree.canonicalize(root)
        writer.writeDocument(root, of: tree)
      }
      var file = try YAMLReader.readDocuments(writer.bytes, place: SourceText(file: "f.yaml"))
      for document in file.documents { try file.tree.canonicalize(document) }
      #expect(file.documents.map { file.tree.signature($0) } == roots.map { tree.signature($0) })
    }
  }

  @Test("canonicalizing a canonical tree changes nothing")
  func idempotence() throws {
    try Self.check(seed: 31) { tree, root in
      let before = tree.signature(root)
      try tree.canonicalize(root)
      #expect(tree.signature(root) == before)
    }
  }

  @Test("writing twice gives the same bytes, from a copy too")
  func determinism() throws {
    try Self.check(seed: 41) { tree, root in
      let bytes = Self.written(root, of: tree)
      #expect(Self.written(root, of: tree) == bytes)
      #expect(Self.written(tree.copy(root), of: tree) == bytes)
    }
  }

  @Test("written JSON reads back as the same tree")
  func json() throws {
    try Self.check(seed: 51) { tree, root in
      var writer = JSONWriter()
      writer.write(root, of: tree)
      var (other, again) = try readJSON(writer.bytes, place: SourceText(file: "f.json"))
      try other.canonicalize(again)
      #expect(other.signature(again) == tree.signature(root))
    }
  }

  @Test("JSON is YAML: both readers give the same tree")
  func jsonAsYAML() throws {
    try Self.check(seed: 61) { tree, root in
      var writer = JSONWriter()
      writer.write(root, of: tree)
      var file = try YAMLReader.readDocuments(writer.bytes, place: SourceText(file: "f.json"))
      try file.tree.canonicalize(file.documents[0])
      var (other, again) = try readJSON(writer.bytes, place: SourceText(file: "f.json"))
      try other.canonicalize(again)
      #expect(file.tree.signature(file.documents[0]) == other.signature(again))
    }
  }
}
