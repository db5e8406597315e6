import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

/// The resources of a kustomization so far, in order, with indices by name and identity.
///
/// An index is created when it is first needed and updated when single resources change; a step that changes all of
/// them drops the indices, which keeps builds of many resources linear.
struct ResourceSet: Sendable {
  private var storage: [Resource] = []
  /// The keys of the resources in the indices: ascending numbers that do not change when other resources are removed.
  private var numbers: [Int] = []
  /// The first resource of each current identity.
  private var byID: [ResourceID: Int]?
  /// The resources that have or had each name, in order.
  private var byName: [Text: AscendingNumbers]?
  /// The resources that have or had each identity, in order; created once many resources have the same name.
  private var byAnyID: [ResourceID: AscendingNumbers]?
  /// The maximum number of resources of one name that are compared one by one.
  private static let namesakeLimit = 16

  /// The cost of comparing the current and former identities of a resource, in steps.
  static let identityCost = 32

  var resources: [Resource] { storage }
  var indices: Range<Int> { storage.indices }

  subscript(index: Int) -> Resource {
    get { storage[index] }
    set {
      let old = storage[index]
      storage[index] = newValue
      if old.id != newValue.id { byID = nil }
      if byAnyID != nil { reindexIDs(numbers[index], from: old.allIDs, to: newValue.allIDs) }
      if byName != nil, old.name != newValue.name || old.previous != newValue.previous {
        reindexNames(numbers[index], from: old.names, to: newValue.names)
      }
    }
  }

  /// Changes all resources.
  ///
  /// `body` receives the tree, because every read of a captured one would copy it.
  mutating func update(
    in tree: inout NodeTree,
    context: BuildContext,
    _ body: (_ resource: inout Resource, _ tree: inout NodeTree) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    dropIndices()
    for index in storage.indices {
      try body(&storage[index], &tree)
      try context.checkLimits(tree, at: tree.location(of: storage[index].root))
    }
  }

  /// Visits all resources, whose names and identities must not change.
  func forEach(
    in tree: inout NodeTree,
    context: BuildContext,
    _ body: (_ resource: Resource, _ tree: inout NodeTree) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    for resource in storage {
      try body(resource, &tree)
      try context.checkLimits(tree, at: tree.location(of: resource.root))
    }
  }

  /// Looks up the scopes of the resources in another schema.
  mutating func rescope(by schema: Schema) {
    dropIndices()
    for index in storage.indices { storage[index].rescope(by: schema) }
  }

  mutating func removeAll(where predicate: (Resource) -> Bool) {
    storage.removeAll(where: predicate)
    dropIndices()
  }

  mutating func remove(at positions: Set<Int>) {
    guard let first = positions.first else { return }
    guard positions.count > 1 else { return remove(at: first) }
    storage = storage.enumerated().filter { !positions.contains($0.offset) }.map(\.element)
    dropIndices()
  }

  private mutating func remove(at position: Int) {
    let resource = storage.remove(at: position)
    let number = numbers.remove(at: position)
    if byName != nil { reindexNames(number, from: resource.names, to: []) }
    if byAnyID != nil { reindexIDs(number, from: resource.allIDs, to: []) }
    let id = resource.id
    guard byID?[id] == number else { return }
    let next = positions(withAny: id).first { storage[$0].id == id }
    byID?[id] = next.map { numbers[$0] }
  }

  /// Sorts the resources by their keys; the order of equal keys is preserved.
  mutating func sort<Key: Comparable>(by key: (Resource) -> Key) {
    dropIndices()
    let keys = storage.map(key)
    let order = storage.indices.sorted { keys[$0] < keys[$1] }
    storage = order.map { storage[$0] }
  }

  // MARK: - Adding

  /// Adds a resource, whose identity must be new.
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
    if byName != nil { reindexNames(number, from: [], to: resource.names) }
    if byAnyID != nil { reindexIDs(number, from: [], to: resource.allIDs) }
  }

  /// Adds the resources of another set whose identities are new.
  ///
  /// - Returns: `duplicate-resource` for each of the others.
  mutating func append(contentsOf other: ResourceSet, of tree: NodeTree) -> [Diagnostic] {
    if storage.isEmpty {
      // Without duplicates, the index has an entry for each resource.
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
      for (resource, number) in zip(storage, numbers) { reindexIDs(number, from: [], to: resource.allIDs) }
    }
    return byAnyID?[id]?.all.map { position(of: $0) } ?? []
  }

  /// The positions of resources that have or had this name, in order.
  mutating func positions(named name: Text) -> [Int] {
    if byName == nil {
      byName = [:]
      byName?.reserveCapacity(storage.count)
      for (resource, number) in zip(storage, numbers) { reindexNames(number, from: [], to: resource.names) }
    }
    return byName?[name]?.all.map { position(of: $0) } ?? []
  }

  /// The resources that have the same current identity as an earlier one, each with the first of these.
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

  /// Updates the index of names after a change of one resource.
  private mutating func reindexNames(_ number: Int, from old: [Text], to new: [Text]) {
    for name in old where !new.contains(name) { byName?[name]?.removeAll(number) }
    for name in new where !old.contains(name) { byName?[name, default: AscendingNumbers()].insert(number) }
  }

  /// Updates the index of identities after a change of one resource.
  private mutating func reindexIDs(_ number: Int, from old: [ResourceID], to new: [ResourceID]) {
    guard old != new else { return }
    for id in old { byAnyID?[id]?.removeAll(number) }
    for id in Set(new) { byAnyID?[id, default: AscendingNumbers()].insert(number) }
  }

  private func idIndex() -> [ResourceID: Int] {
    if let byID { return byID }
    var index: [ResourceID: Int] = [:]
    index.reserveCapacity(storage.count)
    for (resource, number) in zip(storage, numbers) {
      // Almost all identities are unique.
      let id = resource.id
      if let earlier = index.updateValue(number, forKey: id) { index[id] = earlier }
    }
    return index
  }

  private mutating func dropIndices() {
    byID = nil
    byName = nil
    byAnyID = nil
    numbers = Array(storage.indices)
  }
}

extension Resource {
  /// The current and former names, each once.
  fileprivate var names: [Text] {
    var names = [name]
    for old in previous where !names.contains(old.name) { names.append(old.name) }
    return names
  }
}

/// A list of numbers in ascending order.
///
/// Hardly any list has more than one number, which does not need an allocation, so that an index can have many lists.
struct AscendingNumbers: Sendable {
  private var first: Int?
  private var others: [Int] = []

  var all: [Int] { first.map { [$0] + others } ?? [] }

  mutating func insert(_ number: Int) {
    guard let first else {
      self.first = number
      return
    }
    guard number >= first else {
      others.insert(first, at: 0)
      self.first = number
      return
    }
    if number >= others.last ?? first { return others.append(number) }
    others.insert(number, at: others.firstIndex { $0 > number } ?? others.count)
  }

  /// Removes all occurrences of a number.
  mutating func removeAll(_ number: Int) {
    others.removeAll { $0 == number }
    if first == number { first = others.isEmpty ? nil : others.removeFirst() }
  }
}

// MARK: - Messages

extension Diagnostic {
  static func duplicateResource(_ later: Resource, earlier: Resource, of tree: NodeTree) -> Diagnostic {
    let message = "duplicate resource \(later.title(in: tree))"
    return Diagnostic(code: .duplicateResource, message: message, at: tree.location(of: later.root))
      .addingNote("first defined here", at: earlier.place(in: tree))
  }

  /// The maximum number of resources that are listed.
  private static let listLimit = 5

  /// The same problem with a note for each of the first resources.
  func listing(_ resources: [Resource], of tree: NodeTree) -> Diagnostic {
    var copy = self
    for resource in resources.prefix(Self.listLimit) {
      copy.notes.append(Note("one is \(resource.title(in: tree))", at: resource.place(in: tree)))
    }
    let rest = resources.count - Self.listLimit
    return rest > 0 ? copy.addingNote("and \(rest) more") : copy
  }
}
