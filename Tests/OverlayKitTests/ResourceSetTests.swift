import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree
import Testing

@testable import OverlayKit

@Suite("Finding resources by name")
struct ResourceSetTests {
  private var tree = NodeTree()
  private var set = ResourceSet()

  init() throws {
    for name in ["a", "b", "c", "d"] as [Text] { try add(name) }
  }

  private mutating func add(_ name: Text) throws {
    let root = tree.makeCollection(.mapping)
    for (key, value) in [("apiVersion", "v1"), ("kind", "ConfigMap")] {
      tree.append(key: tree.makeScalar(key), value: tree.makeScalar(value), to: root)
    }
    tree.setName(of: root, to: name)
    let origin = ResourceOrigin(file: "a.yaml", location: SourceLocation(file: "a.yaml"))
    try set.append(Resource(root: root, origin: origin, in: tree), of: tree)
  }

  private mutating func rename(_ position: Int, to name: Text) {
    var resource = set[position]
    resource.recordPreviousName(in: &tree, context: BuildContext())
    tree.setName(of: resource.root, to: name)
    resource.refresh(from: tree)
    set[position] = resource
  }

  @Test("positions follow a removal")
  mutating func removal() throws {
    #expect(set.positions(named: "c") == [2])
    set.remove(at: [1])
    #expect(set.positions(named: "b") == [])
    #expect(set.positions(named: "c") == [1])
    #expect(set.positions(named: "d") == [2])
    // A removed resource can be added again.
    try add("b")
    #expect(set.positions(named: "b") == [3])
    #expect(set.resources.map(\.name) == ["a", "c", "d", "b"])
  }

  @Test("a resource is found by all of its current and former names, in order")
  mutating func renaming() {
    #expect(set.positions(named: "a") == [0])
    rename(2, to: "a")
    rename(0, to: "x")
    #expect(set.positions(named: "a") == [0, 2])
    #expect(set.positions(named: "c") == [2])
    #expect(set.positions(named: "x") == [0])
  }

  @Test("a name becomes available when its resource is removed")
  mutating func freeing() throws {
    rename(1, to: "a")
    set.remove(at: [0])
    let taken = #expect(throws: Diagnostic.self) { try add("a") }
    #expect(taken?.code == .duplicateResource)
    set.remove(at: [0])
    try add("a")
    #expect(set.resources.map(\.name) == ["c", "d", "a"])
  }
}
