import OverlayDiagnostics
import OverlayYAMLTree

/// The writes of a build by node.
///
/// A node stands for its field until the end of the build, when its path is known. If a step puts another node in its
/// place, that one has it as its predecessor. All tables are flat arrays with indices, because a build may have millions
/// of nodes.
struct FieldWrites: Sendable {
  /// One write to a scalar or an empty collection.
  struct Write: Sendable {
    /// The content after the write.
    let content: NodeSnapshot
    let step: Int32
    /// The index in ``places`` of the text that requested the write; -1 for the location of the content.
    let place: Int32
    /// The position of the node that the value was copied from; -1 for none.
    let source: Int32
    /// The index of the operation of a JSON patch; -1 for other steps.
    let operation: Int32
    /// The number of writes before this one.
    fileprivate(set) var order: Int32 = 0
    /// The index of the node's next write; -1 for none.
    fileprivate(set) var next: Int32 = -1
  }

  /// What is known about a node.
  struct Record: Sendable {
    /// The collection that holds the node; -1 for roots, and for nodes that no step reported.
    var parent: Int32 = -1
    /// The key of the node if the collection is a mapping, otherwise the index; -1 if unknown.
    var position: Int32 = -1
    var firstWrite: Int32 = -1
    var lastWrite: Int32 = -1
    /// The node that was in the same field before; -1 for none.
    var predecessor: Int32 = -1
    /// The children of a collection when it was last written, in ``FieldWrites/children``.
    var firstChild: Int32 = 0
    var childCount: Int32 = 0
    /// Whether the children were those of a mapping.
    var hasEntries = false
  }

  /// A field, an element or a resource that a step has removed.
  struct Removal: Sendable {
    let root: NodeID
    /// Empty for a resource.
    let path: [PathStep]
    /// The value or element.
    let node: NodeID
    let step: Int32
    /// The number of writes before it.
    let order: Int32
    let place: SourceLocation?
    let operation: Int32
    /// The position of the collection that the field was removed from; -1 for a resource.
    let collection: Int32
  }

  /// Where a resource has been.
  struct Life: Sendable {
    /// The step that added it.
    let step: Int32
    /// The resource that it took the place of.
    let predecessor: NodeID?
    /// The indices of the kustomizations that it is a result of, from the inside to the outside.
    fileprivate(set) var kustomizations: [Int32] = []
  }

  /// The steps; the first one stands for writes outside of any.
  private(set) var steps: [BuildStep] = [.final(.unknown)]
  private(set) var kustomizations: [String] = []
  private(set) var places: [SourceLocation] = []
  private(set) var removals: [Removal] = []
  private(set) var lives: [NodeID: Life] = [:]
  private var writes: [Write] = []
  private var records: [Record] = []
  private var children: [NodeID] = []
  private var current: Int32 = 0

  // MARK: - Reading

  func record(of node: NodeID) -> Record {
    let index = Int(node.position)
    return index < records.count ? records[index] : Record()
  }

  /// The writes of a node, oldest first, without those of its predecessors.
  func writes(of node: NodeID) -> [Write] {
    var result: [Write] = []
    var index = record(of: node).firstWrite
    while index >= 0 {
      result.append(writes[Int(index)])
      index = writes[Int(index)].next
    }
    return result
  }

  /// The most predecessors of a node that are followed.
  private static let predecessorLimit = 1_000

  /// The last write to the field of a node.
  func lastWrite(of node: NodeID) -> Write? {
    var current = node
    for _ in 0..<Self.predecessorLimit {
      let record = record(of: current)
      if record.lastWrite >= 0 { return writes[Int(record.lastWrite)] }
      guard record.predecessor >= 0 else { return nil }
      current = NodeID(position: record.predecessor)
    }
    return nil
  }

  /// All writes to the field of a node, oldest first.
  func history(of node: NodeID) -> [Write] {
    var result: [[Write]] = []
    var current: NodeID? = node
    while let member = current, result.count < Self.predecessorLimit {
      result.append(writes(of: member))
      let predecessor = record(of: member).predecessor
      current = predecessor < 0 ? nil : NodeID(position: predecessor)
    }
    return Array(result.reversed().joined())
  }

  /// The resource and the path of a node; `nil` if it is not known.
  func path(to node: NodeID, in tree: NodeTree) -> (root: NodeID, path: [PathStep])? {
    var path: [PathStep] = []
    var node = node
    while lives[node] == nil {
      let record = record(of: node)
      guard record.parent >= 0, path.count <= YAMLReader.depthLimit else { return nil }
      let parent = NodeID(position: record.parent)
      if tree.kind(of: parent) == .mapping {
        let key = record.position < 0 ? node : NodeID(position: record.position)
        path.append(.key(tree.isSecret(key) ? Text(ExplainedResource.mask) : tree.text(of: key)))
      } else {
        let name = PreviousChildren.name(of: node, in: tree)
        path.append(.element(index: Int(record.position), key: name.map { "\($0.field)=\($0.text)" }))
      }
      node = parent
    }
    return (node, path.reversed())
  }

  /// The child of a collection: the value of a mapping with its key, or an element.
  typealias Child = (value: NodeID, key: NodeID?, position: Int)

  /// The children of a collection that may have been removed, as long as they have not become those of another one.
  func children(of node: NodeID, in tree: NodeTree) -> [Child] {
    guard tree.kind(of: node) != .scalar else { return [] }
    var result: [Child] = []
    let isMapping = tree.kind(of: node) == .mapping
    var key: NodeID?
    var next = tree.firstChild(of: node)
    while let child = next, record(of: child).parent == node.position {
      next = tree.next(after: child)
      if isMapping, key == nil {
        key = child
        continue
      }
      result.append((child, key, result.count))
      key = nil
    }
    return result
  }

  /// The step from a collection to its child.
  func step(to child: Child, in tree: NodeTree) -> PathStep {
    if let key = child.key { return .key(tree.isSecret(key) ? Text(ExplainedResource.mask) : tree.text(of: key)) }
    let name = PreviousChildren.name(of: child.value, in: tree)
    return .element(index: child.position, key: name.map { "\($0.field)=\($0.text)" })
  }

  // MARK: - Steps

  mutating func begin(_ step: BuildStep) {
    if steps.last == step { return }
    steps.append(step)
    current = Int32(steps.count - 1)
  }

  /// Records that a kustomization has resources among its results.
  mutating func pass(_ resources: [Resource], through kustomization: String) {
    let index = Int32(kustomizations.count)
    kustomizations.append(kustomization)
    for resource in resources { lives[resource.root]?.kustomizations.append(index) }
  }

  mutating func add(_ write: FieldWrite, operation: Int?, in tree: NodeTree) {
    let request = Request(
      place: write.place.map { add($0) } ?? -1,
      source: write.source?.position ?? -1,
      operation: Int32(operation ?? -1)
    )
    switch write.effect {
    case .set:
      if let parent = write.parent, record(of: write.node).parent < 0 {
        records[grow(for: write.node)].parent = parent.position
      }
      self.write(write.node, request, predecessor: nil, in: tree)
      // As in Kustomize, the labels of a resource may share their values.
      for other in tree.otherSharers(of: write.node) { self.write(other, request, predecessor: nil, in: tree) }
    case .removed: remove(write, request, in: tree)
    case .added(let old):
      // Other steps may have added fields since they were last recorded.
      if let old { locate(old, in: tree) }
      let passed = old.flatMap { lives[$0]?.kustomizations } ?? []
      lives[write.node] = Life(step: current, predecessor: old, kustomizations: passed)
      var request = request
      if old != nil { request.differences = Self.identity(of: write.node, in: tree) }
      self.write(write.node, request, predecessor: old, in: tree)
    case .restored: discardWrites(of: write.node)
    case .moved(let old):
      let index = grow(for: write.node)
      records[index].predecessor = old.position
      records[index].parent = write.parent?.position ?? -1
    case .rearranged: locate(write.node, in: tree)
    }
  }

  private mutating func add(_ place: SourceLocation) -> Int32 {
    if let last = places.last, last == place { return Int32(places.count - 1) }
    places.append(place)
    return Int32(places.count - 1)
  }

  // MARK: - Writing

  /// What the writes to a node and those below it have in common.
  private struct Request {
    let place: Int32
    let source: Int32
    let operation: Int32
    /// If only what differs from predecessors is written: the fields that only tell which resource is meant, and so are
    /// written only if their content differs.
    var differences: Set<NodeID>?
  }

  /// The fields that identify a resource.
  private static func identity(of root: NodeID, in tree: NodeTree) -> Set<NodeID> {
    let fields = [
      tree.value("apiVersion", in: root), tree.value("kind", in: root), tree.value(at: "metadata", "name", in: root),
    ]
    return Set(fields.compactMap(\.self))
  }

  /// Records the content of a node and of everything below it, in place of what was there before.
  private mutating func write(_ node: NodeID, _ request: Request, predecessor: NodeID?, in tree: NodeTree) {
    var pending: [(node: NodeID, predecessor: NodeID?)] = [(node, predecessor)]
    while let (node, predecessor) = pending.popLast() {
      let index = grow(for: node)
      let isNew = records[index].firstWrite < 0
      if let predecessor, predecessor != node, isNew { records[index].predecessor = predecessor.position }
      var old = previousChildren(of: node, in: tree) ?? predecessor.flatMap { previousChildren(of: $0, in: tree) }
      guard tree.kind(of: node) != .scalar, tree.firstChild(of: node) != nil else {
        recordRemovals(old, request, at: node, in: tree)
        if let predecessor, isSame(node, predecessor, request, in: tree) { continue }
        append(
          Write(
            content: tree.snapshot(of: node),
            step: current,
            place: request.place,
            source: request.source,
            operation: request.operation
          ),
          to: index
        )
        continue
      }
      let newChildren = relocateChildren(of: node, in: tree)
      for child in newChildren {
        let counterpart = old?.takeCounterpart(of: child.value, key: child.key, position: child.position, in: tree)
        pending.append((child.value, counterpart))
      }
      recordRemovals(old, request, at: node, in: tree)
    }
  }

  /// Whether a node has the content of its predecessor, and its location unless a program has made it, and need not be
  /// written.
  private func isSame(_ node: NodeID, _ predecessor: NodeID, _ request: Request, in tree: NodeTree) -> Bool {
    guard let identity = request.differences, tree.haveSameContent(node, predecessor) else { return false }
    return request.place >= 0 || identity.contains(node)
      || tree.location(of: node) == tree.location(of: predecessor)
  }

  private mutating func append(_ write: Write, to index: Int) {
    let new = Int32(writes.count)
    if records[index].lastWrite >= 0 {
      writes[Int(records[index].lastWrite)].next = new
    } else {
      records[index].firstWrite = new
    }
    records[index].lastWrite = new
    writes.append(write)
    writes[Int(new)].order = new
  }

  /// Forgets what the current step has written to a node.
  private mutating func discardWrites(of node: NodeID) {
    let index = grow(for: node)
    let kept = writes(of: node).filter { $0.step != current }
    records[index].firstWrite = -1
    records[index].lastWrite = -1
    for var write in kept {
      write.next = -1
      append(write, to: index)
    }
  }

  /// Makes room for the record of a node, and returns its index.
  private mutating func grow(for node: NodeID) -> Int {
    let index = Int(node.position)
    if index >= records.count { records += repeatElement(Record(), count: index + 1 - records.count) }
    return index
  }

  // MARK: - Structure

  /// Records where the nodes below a collection are now.
  private mutating func locate(_ node: NodeID, in tree: NodeTree) {
    var pending = [node]
    while let node = pending.popLast() {
      guard tree.kind(of: node) != .scalar else { continue }
      pending += relocateChildren(of: node, in: tree).lazy.map(\.value)
    }
  }

  /// Records the children of a collection, and returns them: the values of a mapping, or the elements of a list.
  private mutating func relocateChildren(of node: NodeID, in tree: NodeTree) -> [Child] {
    let start = children.count
    var result: [Child] = []
    let isMapping = tree.kind(of: node) == .mapping
    var key: NodeID?
    var next = tree.firstChild(of: node)
    while let child = next {
      next = tree.next(after: child)
      children.append(child)
      let index = grow(for: child)
      records[index].parent = node.position
      if isMapping, key == nil {
        records[index].position = child.position
        key = child
        continue
      }
      records[index].position = key.map(\.position) ?? Int32(result.count)
      result.append((child, key, result.count))
      key = nil
    }
    let index = grow(for: node)
    records[index].firstChild = Int32(start)
    records[index].childCount = Int32(children.count - start)
    records[index].hasEntries = isMapping
    return result
  }

  private func previousChildren(of node: NodeID, in tree: NodeTree) -> PreviousChildren? {
    let record = record(of: node)
    guard record.childCount > 0 else { return nil }
    let range = Int(record.firstChild)..<Int(record.firstChild + record.childCount)
    return PreviousChildren(Array(children[range]), areEntries: record.hasEntries, in: tree)
  }

  // MARK: - Removing

  private mutating func remove(_ write: FieldWrite, _ request: Request, in tree: NodeTree) {
    let index = grow(for: write.node)
    if let parent = write.parent {
      records[index].parent = parent.position
      records[index].position = write.index.map { Int32(clamping: $0) } ?? write.node.position
    }
    addRemoval(of: write.node, at: write.place, request, in: tree)
  }

  private mutating func addRemoval(of node: NodeID, at place: SourceLocation?, _ request: Request, in tree: NodeTree) {
    guard let (root, path) = path(to: node, in: tree) else { return }
    removals.append(
      Removal(
        root: root,
        path: path,
        node: value(of: node, in: tree),
        step: current,
        order: Int32(writes.count),
        place: place,
        operation: request.operation,
        collection: record(of: node).parent
      )
    )
  }

  /// The value of a removed entry whose key may have been reported.
  private func value(of node: NodeID, in tree: NodeTree) -> NodeID {
    guard record(of: node).position == node.position, let value = tree.next(after: node),
      record(of: value).position == node.position
    else { return node }
    return value
  }

  /// Records that a write to a collection has removed those of its former children that it did not take over.
  private mutating func recordRemovals(
    _ old: PreviousChildren?,
    _ request: Request,
    at node: NodeID,
    in tree: NodeTree
  ) {
    guard let old else { return }
    let place = request.place >= 0 ? places[Int(request.place)] : tree.location(of: node)
    for child in old.rest { addRemoval(of: child, at: place, request, in: tree) }
  }

  // MARK: - Completing

  /// Records changes of the final resources that no step reported, so that each history ends with the final value.
  mutating func complete(_ resources: [Resource], in tree: NodeTree) {
    var emptied: [Int32: Removal] = [:]
    for removal in removals { emptied[removal.collection] = removal }
    begin(.final(.unknown))
    for resource in resources {
      var pending = [resource.root]
      while let node = pending.popLast() {
        if tree.kind(of: node) != .scalar, tree.firstChild(of: node) != nil {
          pending += tree.kind(of: node) == .mapping ? tree.entries(of: node).map(\.value) : tree.elements(of: node)
          continue
        }
        let now = tree.snapshot(of: node)
        if let last = lastWrite(of: node), tree.hasContent(of: last.content, node) { continue }
        let removal = tree.kind(of: node) == .scalar ? nil : emptied[node.position]
        append(
          Write(
            content: now,
            step: removal?.step ?? current,
            place: removal?.place.map { add($0) } ?? -1,
            source: -1,
            operation: removal?.operation ?? -1
          ),
          to: grow(for: node)
        )
      }
    }
  }
}

/// A step of a path to a field.
enum PathStep: Hashable, Sendable {
  case key(Text)
  /// An element of a list, and the field and value by which it is told apart if it has one, such as `name=web`.
  case element(index: Int, key: String?)
}
