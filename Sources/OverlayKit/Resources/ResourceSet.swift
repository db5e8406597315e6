import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

/// The resources that a kustomization has gathered so far, in order, and found by what they are called.
///
/// The indices are made when they are first asked for, and follow what happens to single resources; a step that changes
/// all of them drops the indices. So building many resources stays linear.
struct ResourceSet: Sendable {
  private var storage: [Resource] = []
  /// What the indices call the resources: ascending numbers that stay when resources before them are removed.
  private var numbers: [Int] = []
  /// The first resource that is called so now.
  private var byID: [ResourceID: Int]?
  /// The resources that have or had a name, in order.
  private var byName: [Text: AscendingNumbers]?
  /// The resources that are or were called so, in order; made once a name has many of them.
  private var byAnyID: [ResourceID: AscendingNumbers]?
  /// With more resources of one name than this, they are not looked at one by one.
  private static let namesakeLimit = 16

  /// How many steps it takes to compare what a resource is and was called.
  static let identityEffort = 32

  /// Creates an empty set.
  init() {}

  /// The resources in their order.
  var resources: [Resource] { storage }

  /// The positions of all resources.
  var indices: Range<Int> { storage.indices }

  /// A resource by position.
  subscript(index: Int) -> Resource {
    get { storage[index] }
    set {
      let old = storage[index]
      storage[index] = newValue
      if old.id != newValue.id { byID = nil }
      if byAnyID != nil { identify(numbers[index], from: old.allIDs, to: newValue.allIDs) }
      if old.name != newValue.name || old.previous != newValue.previous {
        rename(numbers[index], from: old, to: newValue)
      }
    }
  }

  /// Changes all resources at once.
  ///
  /// - Parameters:
  ///   - tree: The tree, passed on to `body`, because a captured one would be copied by every call that reads it.
  ///   - body: Changes a resource.
  /// - Throws: What `body` throws.
  mutating func update(
    in tree: inout NodeTree,
    _ body: (_ resource: inout Resource, _ tree: inout NodeTree) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    forgetIndices()
    for index in storage.indices {
      try body(&storage[index], &tree)
      try tree.checkSize(at: storage[index].root)
    }
  }

  /// Finds out again where the resources live, by another schema.
  mutating func rescope(by schema: Schema) {
    forgetIndices()
    for index in storage.indices { storage[index].rescope(by: schema) }
  }

  /// Removes the resources for which `isGone` says so.
  mutating func removeAll(where isGone: (Resource) -> Bool) {
    storage.removeAll(where: isGone)
    forgetIndices()
  }

  /// Removes the resources at the given positions.
  mutating func remove(at positions: Set<Int>) {
    guard let first = positions.first else { return }
    guard positions.count > 1 else { return remove(at: first) }
    storage = storage.enumerated().filter { !positions.contains($0.offset) }.map(\.element)
    forgetIndices()
  }

  private mutating func remove(at position: Int) {
    let resource = storage.remove(at: position)
    let number = numbers.remove(at: position)
    for name in resource.names { byName?[name]?.removeAll(number) }
    if byAnyID != nil { identify(number, from: resource.allIDs, to: []) }
    let id = resource.id
    guard byID?[id] == number else { return }
    let next = positions(withAny: id).first { storage[$0].id == id }
    byID?[id] = next.map { numbers[$0] }
  }

  /// Puts the resources in the order of their keys, and those with equal keys in the order that they have.
  mutating func sort<Key: Comparable>(by key: (Resource) -> Key) {
    forgetIndices()
    let keys = storage.map(key)
    // The library's sort is stable.
    let order = storage.indices.sorted { keys[$0] < keys[$1] }
    storage = order.map { storage[$0] }
  }

  // MARK: - Adding

  /// Adds a resource that must not be called what another one is called now.
  ///
  /// - Throws: `duplicate-resource` at the new one.
  mutating func append(_ resource: Resource, of tree: NodeTree) throws(Diagnostic) {
    if byID == nil { byID = idIndex() }
    let id = resource.id
    let number = numbers.last.map { $0 + 1 } ?? 0
    if let earlier = byID?.updateValue(number, forKey: id) {
      byID?[id] = earlier
      throw .duplicateResource(resource, earlier: self[number: earlier], of: tree)
    }
    storage.append(resource)
    numbers.append(number)
    if byName != nil { addToNames(resource, number) }
    if byAnyID != nil { identify(number, from: [], to: resource.allIDs) }
  }

  /// Adds the resources of another set that are not called what one here is called now.
  ///
  /// - Returns: `duplicate-resource` at each of those that are.
  mutating func append(contentsOf other: ResourceSet, of tree: NodeTree) -> [Diagnostic] {
    if storage.isEmpty {
      // Without two that are called the same, the index has one for each.
      let index = other.idIndex()
      if index.count == other.storage.count {
        self = other
        byID = index
        return []
      }
    }
    var errors: [Diagnostic] = []
    for resource in other.storage {
      do throws(Diagnostic) { try append(resource, of: tree) } catch { errors.append(error) }
    }
    return errors
  }

  // MARK: - Finding

  /// The positions of resources that have or had this identity.
  mutating func positions(withAny id: ResourceID) -> [Int] {
    if byAnyID == nil {
      let namesakes = positions(named: id.name)
      guard namesakes.count > Self.namesakeLimit else { return namesakes.filter { storage[$0].allIDs.contains(id) } }
      byAnyID = [:]
      for (resource, number) in zip(storage, numbers) { identify(number, from: [], to: resource.allIDs) }
    }
    return byAnyID?[id]?.all.map { position(of: $0) } ?? []
  }

  /// The positions of resources that have or had this name, in order.
  mutating func positions(named name: Text) -> [Int] {
    if byName == nil {
      byName = [:]
      byName?.reserveCapacity(storage.count)
      for (resource, number) in zip(storage, numbers) { addToNames(resource, number) }
    }
    return byName?[name]?.all.map { position(of: $0) } ?? []
  }

  /// The resources that are called now what one before them is called, each with the first of these.
  func duplicates() -> [(earlier: Resource, later: Resource)] {
    var result: [(earlier: Resource, later: Resource)] = []
    var seen: [ResourceID: Int] = [:]
    seen.reserveCapacity(storage.count)
    for (index, resource) in storage.enumerated() {
      guard let earlier = seen.updateValue(index, forKey: resource.id) else { continue }
      seen[resource.id] = earlier
      result.append((storage[earlier], resource))
    }
    return result
  }

  // MARK: - Indices

  /// The position of the resource with a number.
  private func position(of number: Int) -> Int {
    // Without removals the numbers are the positions.
    if number < numbers.count, numbers[number] == number { return number }
    var (low, high) = (0, numbers.count - 1)
    while low < high {
      let middle = low + (high - low) / 2
      if numbers[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private subscript(number number: Int) -> Resource { storage[position(of: number)] }

  private mutating func addToNames(_ resource: Resource, _ number: Int) {
    for name in resource.names { byName?[name, default: AscendingNumbers()].insert(number) }
  }

  /// Lets the index of names follow what happened to one resource.
  private mutating func rename(_ number: Int, from old: Resource, to new: Resource) {
    guard byName != nil else { return }
    let (before, after) = (old.names, new.names)
    for name in before where !after.contains(name) { byName?[name]?.removeAll(number) }
    for name in after where !before.contains(name) { byName?[name, default: AscendingNumbers()].insert(number) }
  }

  /// Lets the index of identities follow what happened to one resource.
  private mutating func identify(_ number: Int, from old: [ResourceID], to new: [ResourceID]) {
    guard old != new else { return }
    for id in old { byAnyID?[id]?.removeAll(number) }
    for id in Set(new) { byAnyID?[id, default: AscendingNumbers()].insert(number) }
  }

  private func idIndex() -> [ResourceID: Int] {
    if let byID { return byID }
    var index: [ResourceID: Int] = [:]
    index.reserveCapacity(storage.count)
    for (resource, number) in zip(storage, numbers) {
      // Most are called so for the first time.
      let id = resource.id
      if let earlier = index.updateValue(number, forKey: id) { index[id] = earlier }
    }
    return index
  }

  private mutating func forgetIndices() {
    byID = nil
    byName = nil
    byAnyID = nil
    numbers = Array(storage.indices)
  }
}

extension Resource {
  /// The names that the resource has and had, each once.
  fileprivate var names: [Text] {
    var names = [name]
    for old in previous where !names.contains(old.name) { names.append(old.name) }
    return names
  }
}

// MARK: - Messages

extension Diagnostic {
  static func duplicateResource(
    _ later: Resource,
    earlier: Resource,
    of tree: NodeTree
  ) -> Diagnostic {
    Diagnostic(
      code: .duplicateResource,
      message: "duplicate resource \(later.title(in: tree))",
      at: tree.location(of: later.root)
    )
    .addingNote("first defined here", at: earlier.place(in: tree))
  }

  /// The most resources that are listed.
  private static let listLimit = 5

  /// The same problem with a note for each of the first resources.
  func listing(_ resources: [Resource], of tree: NodeTree) -> Diagnostic {
    var copy = self
    for resource in resources.prefix(Self.listLimit) {
      copy.notes.append(
        Note("one is \(resource.title(in: tree))", at: resource.place(in: tree))
      )
    }
    let rest = resources.count - Self.listLimit
    return rest > 0 ? copy.addingNote("and \(rest) more") : copy
  }
}
