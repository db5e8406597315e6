import Diagnostics
import KubernetesModel
import YAMLTree

/// The resources that a kustomization has gathered so far, in order, and found by what they are called.
///
/// The indices are made when they are first asked for and kept until a step renames resources, so that building many
/// resources stays linear.
struct ResourceSet: Sendable {
  private var storage: [Resource] = []
  private var byID: [ResourceID: Int]?
  private var byName: [Text: [Int]]?

  /// Creates an empty set.
  init() {}

  /// The resources in their order.
  var resources: [Resource] { storage }

  /// The positions of all resources.
  var indices: Range<Int> { storage.indices }

  /// A resource by position.
  ///
  /// Setting one is for steps that leave its identity alone; see ``update(_:)``.
  subscript(index: Int) -> Resource {
    get { storage[index] }
    set {
      if storage[index].id != newValue.id || storage[index].previous != newValue.previous { forgetIndices() }
      storage[index] = newValue
    }
  }

  /// Changes all resources at once.
  mutating func update(_ body: (inout Resource) throws(Diagnostic) -> Void) throws(Diagnostic) {
    forgetIndices()
    for index in storage.indices { try body(&storage[index]) }
  }

  /// Removes the resources for which `isGone` says so.
  mutating func removeAll(where isGone: (Resource) -> Bool) {
    forgetIndices()
    storage.removeAll(where: isGone)
  }

  /// Removes the resources at the given positions.
  mutating func remove(at positions: Set<Int>) {
    guard !positions.isEmpty else { return }
    forgetIndices()
    storage = storage.enumerated().filter { !positions.contains($0.offset) }.map(\.element)
  }

  /// Puts the resources in the order of their keys, and those with equal keys in the order that they have.
  mutating func sort<Key: Comparable>(by key: (Resource) -> Key) {
    forgetIndices()
    let keys = storage.map(key)
    // The library's sort keeps equal elements in order, though it does not promise so.
    let order = storage.indices.sorted { keys[$0] < keys[$1] || (!(keys[$1] < keys[$0]) && $0 < $1) }
    storage = order.map { storage[$0] }
  }

  // MARK: - Adding

  /// Adds a resource that must not be called what another one is called now.
  ///
  /// - Throws: `duplicate-resource` at the new one.
  mutating func append(_ resource: Resource, of tree: NodeTree) throws(Diagnostic) {
    var index = idIndex()
    byID = nil
    let id = resource.id
    if let earlier = index[id] {
      throw .duplicateResource(id, at: tree.location(of: resource.root), earlier: storage[earlier], of: tree)
    }
    index[id] = storage.count
    byID = index
    if byName != nil { addToNames(resource, at: storage.count) }
    storage.append(resource)
  }

  /// Adds the resources of another set.
  mutating func append(contentsOf other: ResourceSet, of tree: NodeTree) throws(Diagnostic) {
    if storage.isEmpty, other.firstDuplicate() == nil {
      self = other
      return
    }
    for resource in other.storage { try append(resource, of: tree) }
  }

  // MARK: - Finding

  /// The positions of resources that have or had this identity.
  mutating func positions(withAny id: ResourceID) -> [Int] {
    positions(named: id.name).filter { storage[$0].allIDs.contains(id) }
  }

  /// The positions of resources that have or had this name, in order.
  mutating func positions(named name: Text) -> [Int] {
    if byName == nil {
      byName = [:]
      byName?.reserveCapacity(storage.count)
      for index in storage.indices { addToNames(storage[index], at: index) }
    }
    return byName?[name] ?? []
  }

  /// The first two resources that are called the same now.
  func firstDuplicate() -> (earlier: Resource, later: Resource)? {
    var seen: [ResourceID: Int] = [:]
    seen.reserveCapacity(storage.count)
    for (index, resource) in storage.enumerated() {
      if let earlier = seen.updateValue(index, forKey: resource.id) { return (storage[earlier], resource) }
    }
    return nil
  }

  private mutating func addToNames(_ resource: Resource, at index: Int) {
    byName?[resource.name, default: []].append(index)
    for old in resource.previous where old.name != resource.name {
      if byName?[old.name]?.last != index { byName?[old.name, default: []].append(index) }
    }
  }

  private mutating func idIndex() -> [ResourceID: Int] {
    if let byID { return byID }
    var index: [ResourceID: Int] = [:]
    index.reserveCapacity(storage.count)
    for (position, resource) in storage.enumerated() where index[resource.id] == nil { index[resource.id] = position }
    return index
  }

  private mutating func forgetIndices() {
    byID = nil
    byName = nil
  }
}
