import OverlayDiagnostics
import Testing

@testable import OverlayYAMLTree

@Suite("The tree of nodes")
struct NodeTreeTests {
  /// A tree with one document.
  private static func tree(_ text: String) throws -> (tree: NodeTree, root: NodeID) {
    let file = try parse(text)
    return (file.tree, try #require(file.documents.first))
  }

  // MARK: - Children

  @Test("children of mappings, lists and scalars")
  func children() throws {
    let (tree, root) = try Self.tree("a: 1\nb: [x, y, z]\nc: {}\nd: []\n")
    let values = tree.entries(of: root).map(\.value)
    #expect(tree.entries(of: root).map { tree.string(of: $0.key) } == ["a", "b", "c", "d"])
    #expect(values.map { tree.kind(of: $0) } == [.scalar, .sequence, .mapping, .sequence])
    #expect(values.map { tree.count(of: $0) } == [0, 3, 0, 0])
    #expect(tree.count(of: root) == 4)
    #expect(values.map { tree.isEmptyCollection($0) } == [false, false, true, true])
    #expect(tree.elements(of: values[1]).map { tree.string(of: $0) } == ["x", "y", "z"])
    #expect(tree.elements(of: root).isEmpty)
    #expect(tree.entries(of: values[1]).isEmpty)
    #expect(tree.firstChild(of: values[0]) == nil)
    #expect(tree.firstChild(of: values[2]) == nil)
    #expect(tree.lastChild(of: values[1]).map { tree.string(of: $0) } == "z")
    #expect(tree.string(of: values[1]).isEmpty)
  }

  @Test("looking up keys")
  func lookup() throws {
    let (tree, root) = try Self.tree("a: {b: {c: 1}}\nd: 2\nd: 3\n[e]: 4\n'': 5\n")
    #expect(tree.value("d", in: root).map { tree.string(of: $0) } == "2")
    #expect(tree.value(under: "d", in: root) == tree.value("d", in: root))
    #expect(tree.value(at: "a", "b", "c", in: root).map { tree.string(of: $0) } == "1")
    #expect(tree.value(at: "a", "x", "c", in: root) == nil)
    #expect(tree.value(at: "d", "b", in: root) == nil)
    #expect(tree.value("e", in: root) == nil)
    #expect(tree.value("", in: root).map { tree.string(of: $0) } == "5")
  }

  @Test("strings are compared by bytes")
  func texts() throws {
    let (tree, root) = try Self.tree("[caf\u{E9}, cafe\u{301}, caf\u{E9}]")
    let elements = tree.elements(of: root)
    #expect(!tree.haveSameText(elements[0], elements[1]))
    #expect(tree.haveSameText(elements[0], elements[2]))
    #expect(tree.hasText(elements[0], "caf\u{E9}"))
    #expect(!tree.hasText(elements[0], "cafe\u{301}"))
  }

  @Test("nulls are those that were read or tagged")
  func nulls() throws {
    var (tree, root) = try Self.tree("[~, null, '', 'null', !!null x, a, !!str null, {}, ]")
    #expect(tree.elements(of: root).map { tree.isNull($0) } == [true, true, false, false, true, false, false, false])
    let made = tree.makeScalar("null")
    #expect(!tree.isNull(made))
    #expect(tree.tag(of: made) == .null)
  }

  // MARK: - Editing

  @Test("setting and removing entries")
  func entries() throws {
    var (tree, root) = try Self.tree("a: 1\nb: {c: 2}\n")
    let first = try #require(tree.value("a", in: root))
    let kept = tree.set("a", to: tree.makeScalar("9"), in: root)
    #expect(kept == first)
    let added = tree.makeScalar("3", tag: .string)
    #expect(tree.set("d", to: added, in: root, keyTag: .string) == added)
    #expect(tree.outline(root) == "{a: 9, b: {c: 2}, d: 3}")
    #expect(tree.entries(of: root).last.map { tree.storedTag(of: $0.key) } == .string)
    #expect(tree.removeValue("b", from: root).map { tree.outline($0) } == "{c: 2}")
    #expect(tree.removeValue("b", from: root) == nil)
    #expect(tree.removeValue("d", from: root) == added)
    #expect(tree.removeValue("a", from: root) == first)
    #expect(tree.isEmptyCollection(root))
    tree.append(key: tree.makeScalar("z"), value: tree.makeScalar("0"), to: root)
    #expect(tree.outline(root) == "{z: 0}")
  }

  @Test("children can be replaced in a new order")
  func setChildren() throws {
    var (tree, root) = try Self.tree("[a, b, c]")
    let elements = tree.elements(of: root)
    tree.setChildren(of: root, to: [elements[2], elements[0]])
    #expect(tree.outline(root) == "[c, a]")
    tree.append(elements[1], to: root)
    #expect(tree.outline(root) == "[c, a, b]")
    tree.setChildren(of: root, to: [])
    #expect(tree.outline(root) == "[]")
    #expect(tree.lastChild(of: root) == nil)
  }

  @Test("children can be inserted and removed one by one")
  func insertAndRemove() throws {
    var (tree, root) = try Self.tree("[]")
    tree.removeChild(after: nil, of: root)
    let b = tree.makeScalar("b")
    tree.insert(b, after: nil, in: root)
    tree.insert(tree.makeScalar("a"), after: nil, in: root)
    let d = tree.makeScalar("d")
    tree.insert(d, after: b, in: root)
    tree.insert(tree.makeScalar("c"), after: b, in: root)
    tree.append(tree.makeScalar("e"), to: root)
    #expect(tree.outline(root) == "[a, b, c, d, e]")
    tree.removeChild(after: d, of: root)
    tree.removeChild(after: d, of: root)
    tree.removeChild(after: b, of: root)
    tree.removeChild(after: nil, of: root)
    #expect(tree.outline(root) == "[b, d]")
    #expect(tree.lastChild(of: root) == d)
    tree.removeChild(after: nil, of: root)
    tree.removeChild(after: nil, of: root)
    #expect(tree.isEmptyCollection(root))
    tree.append(tree.makeScalar("f"), to: root)
    #expect(tree.outline(root) == "[f]")
  }

  @Test("a node that becomes another keeps its ID and its position among its siblings")
  func replaceContent() throws {
    var (tree, root) = try Self.tree("[a, [1, 2], {k: v}]")
    let elements = tree.elements(of: root)
    tree.replaceContent(of: elements[0], with: tree.copy(elements[2]))
    tree.replaceContent(of: elements[1], with: tree.makeScalar("s", tag: .string))
    #expect(tree.outline(root) == "[{k: v}, s, {k: v}]")
    #expect(tree.elements(of: root) == elements)
    tree.replaceContent(of: elements[2], with: elements[2])
    #expect(tree.outline(root) == "[{k: v}, s, {k: v}]")
  }

  @Test("clearing a node")
  func clear() throws {
    var (tree, root) = try Self.tree("a: {b: 1}\nc: 2\n")
    let values = tree.entries(of: root).map(\.value)
    tree.clear(values[0], to: .sequence)
    tree.clear(values[1], to: .mapping)
    #expect(tree.outline(root) == "{a: [], c: {}}")
    tree.clear(values[0], to: .scalar)
    #expect(tree.outline(root) == "{a: , c: {}}")
    #expect(tree.storedTag(of: values[0]) == .none)
    #expect(tree.location(of: values[0]) == place(1, 4))
  }

  @Test("a new string keeps style and tag, and resolves the tag")
  func setText() throws {
    var (tree, root) = try Self.tree("[1, 'x', y]")
    let elements = tree.elements(of: root)
    for element in elements { tree.setText(of: element, to: "true".utf8) }
    #expect(elements.map { tree.storedTag(of: $0) } == [.integer, .string, .string])
    #expect(elements.map { tree.style(of: $0) } == [.plain, .singleQuoted, .plain])
    tree.setText(of: elements[0], to: "z".utf8, tag: .string)
    #expect(tree.storedTag(of: elements[0]) == .string)
    #expect(tree.outline(root) == "[z, true, true]")
  }

  @Test("flow style and explicit tags can be set and reset")
  func attributes() throws {
    var (tree, root) = try Self.tree("{a: !!int 1}")
    let value = try #require(tree.value("a", in: root))
    #expect(tree.isFlow(root))
    tree.setFlow(root, to: false)
    #expect(!tree.isFlow(root))
    tree.setFlow(root, to: true)
    tree.setFlow(value, to: true)
    #expect(tree.isFlow(root))
    #expect(!tree.isFlow(value))
    tree.setTag(of: value, to: .integer)
    #expect(!tree.hasExplicitTag(value))
    #expect(tree.storedTag(of: value) == .integer)
  }

  // MARK: - Copies

  @Test("a copy is deep and has no parent")
  func copy() throws {
    var (tree, root) = try Self.tree("a: {b: [1, 2]}\nc: 3\n")
    let original = try #require(tree.value("a", in: root))
    let textCount = tree.textCount
    let copy = tree.copy(original)
    #expect(tree.next(after: copy) == nil)
    #expect(tree.textCount == textCount)
    tree.append(tree.makeScalar("3"), to: try #require(tree.value("b", in: copy)))
    #expect(tree.outline(copy) == "{b: [1, 2, 3]}")
    #expect(tree.outline(root) == "{a: {b: [1, 2]}, c: 3}")
    #expect(tree.location(of: copy) == tree.location(of: original))
  }

  @Test("a tree has value semantics")
  func value() throws {
    var (tree, root) = try Self.tree("a: 1\n")
    let before = tree
    tree.set("a", to: tree.makeScalar("2"), in: root)
    #expect(before.outline(root) == "{a: 1}")
    #expect(tree.outline(root) == "{a: 2}")
  }

  @Test("a tree absorbs another")
  func absorb() throws {
    var (tree, root) = try Self.tree("a: 1\n")
    let other = try YAMLReader.readDocuments(Array("b: [x, {y: z}]\nc: {}\n".utf8), place: SourceText(file: "g.yaml"))
    let absorbed = other.documents[0].shifted(by: tree.absorb(other.tree))
    #expect(tree.outline(root) == "{a: 1}")
    #expect(tree.outline(absorbed) == "{b: [x, {y: z}], c: {}}")
    #expect(tree.location(of: root)?.description == "f.yaml:1:1")
    let value = try #require(tree.value("b", in: absorbed))
    #expect(tree.location(of: value)?.description == "g.yaml:1:4")
    tree.set("d", to: absorbed, in: root)
    #expect(tree.outline(root) == "{a: 1, d: {b: [x, {y: z}], c: {}}}")
  }

  // MARK: - Sharing

  @Test("shared scalars change together")
  func sharing() throws {
    var (tree, root) = try Self.tree("[a, b, c, d]")
    let elements = tree.elements(of: root)
    tree.share(Array(elements.prefix(3)))
    tree.setText(of: elements[1], to: "x".utf8)
    #expect(tree.outline(root) == "[x, x, x, d]")
    tree.unshare(elements[0])
    tree.replaceContent(of: elements[2], with: tree.makeScalar("1", tag: .integer))
    #expect(tree.outline(root) == "[x, 1, 1, d]")
    tree.setText(of: elements[0], to: "y".utf8)
    #expect(tree.outline(root) == "[y, 1, 1, d]")
    let copy = tree.copy(elements[1])
    tree.setText(of: copy, to: "z".utf8)
    #expect(tree.outline(root) == "[y, 1, 1, d]")
    tree.unshareAll(below: root)
    tree.setText(of: elements[1], to: "w".utf8)
    #expect(tree.outline(root) == "[y, w, 1, d]")
  }

  @Test("a single scalar is not shared")
  func sharingAlone() throws {
    var (tree, root) = try Self.tree("[a, b]")
    let elements = tree.elements(of: root)
    tree.share([elements[0]])
    tree.share([])
    tree.setText(of: elements[0], to: "x".utf8)
    tree.unshare(elements[1])
    #expect(tree.outline(root) == "[x, b]")
  }

  @Test("locations of created nodes")
  func locations() throws {
    var (tree, root) = try Self.tree("a: 1\n")
    let made = tree.makeScalar("x", at: root)
    #expect(tree.location(of: made) == place(1, 1))
    let placeless = tree.makeScalar("y")
    #expect(tree.location(of: placeless) == nil)
    tree.setLocation(of: made, to: OverlayDiagnostics.SourceLocation(file: "k.yaml", line: 7, column: 100_000))
    #expect(tree.location(of: made)?.description == "k.yaml:7:65535")
  }

  @Test("a warning about a shared scalar is for those that another one has changed, and not for that one")
  func sharedChange() {
    var tree = NodeTree()
    let list = tree.makeCollection(.sequence)
    let scalars = (0..<2).map { _ in tree.makeScalar("a") }
    for scalar in scalars { tree.append(scalar, to: list) }
    tree.share(scalars)
    tree.setText(of: scalars[0], to: "1".utf8)
    // A change of the style goes back to the scalar that has caused the change of the text.
    tree.quoteIfAmbiguous(scalars[1])
    #expect(tree.style(of: scalars[0]) == .doubleQuoted)
    let context = BuildContext()
    tree.endSharing(below: [list], context: context)
    #expect(context.warnings.count == 1)
  }
}
