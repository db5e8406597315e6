import OverlayDiagnostics
import OverlayYAMLTree

/// Puts the recorded writes of a build together to the histories of its fields.
struct HistoryBuilder {
  private let writes: FieldWrites
  /// The tree of the result, with a node for restored values.
  private var tree: NodeTree
  private let scratch: NodeID
  private var names: StepNames
  /// The removals by resource, once they are asked for.
  private var removals: [NodeID: [FieldWrites.Removal]]?

  init(_ writes: FieldWrites, tree: NodeTree, files: FileStore) {
    self.writes = writes
    self.tree = tree
    scratch = self.tree.makeScalar("")
    names = StepNames(files, of: Set(writes.kustomizations))
  }

  // MARK: - Resources

  mutating func life(of resource: BuiltResource) -> ResourceLife {
    guard let life = writes.lives[resource.root] else {
      return ResourceLife(
        step: "",
        kustomization: "",
        origin: resource.origin,
        template: resource.template,
        kustomizations: []
      )
    }
    var first = life
    while let predecessor = first.predecessor, let earlier = writes.lives[predecessor] { first = earlier }
    let step = writes.steps[Int(first.step)]
    var passed: [String] = []
    for index in life.kustomizations where passed.last != writes.kustomizations[Int(index)] {
      passed.append(writes.kustomizations[Int(index)])
    }
    return ResourceLife(
      step: names.name(of: step, at: resource.origin),
      kustomization: step.kustomization,
      origin: resource.origin,
      template: resource.template,
      kustomizations: passed
    )
  }

  mutating func removedResources() -> [RemovedResource] {
    var result: [RemovedResource] = []
    for removal in writes.removals where removal.path.isEmpty {
      let step = writes.steps[Int(removal.step)]
      result.append(
        RemovedResource(
          apiVersion: text(of: tree.value("apiVersion", in: removal.root)),
          kind: text(of: tree.value("kind", in: removal.root)),
          namespace: text(of: tree.value(at: "metadata", "namespace", in: removal.root)),
          name: text(of: tree.value(at: "metadata", "name", in: removal.root)),
          origin: tree.location(of: removal.root),
          step: names.name(of: step, at: removal.place),
          kustomization: step.kustomization,
          location: removal.place
        )
      )
    }
    return result
  }

  // MARK: - Fields

  /// A scalar or an empty collection, and its JSON pointer.
  struct Leaf {
    let node: NodeID
    let path: String
    /// Whether a key on its path is part of a value of a Secret.
    var hasSecretKey = false
  }

  /// All scalars and empty collections at or below a path, in the order of the output.
  func leaves(of root: NodeID, below path: String) -> [Leaf] {
    guard let start = node(at: path, below: root) else { return [] }
    var leaves: [Leaf] = []
    var pending = [Leaf(node: start, path: path)]
    while let next = pending.popLast() {
      let (node, path) = (next.node, next.path)
      if tree.kind(of: node) == .scalar || tree.isEmptyCollection(node) {
        leaves.append(next)
        continue
      }
      for entry in tree.entries(of: node).reversed() {
        let isSecret = tree.isSecret(entry.key)
        let key = isSecret ? ExplainedResource.mask : tree.string(of: entry.key)
        let hasSecretKey = next.hasSecretKey || isSecret
        pending.append(
          Leaf(node: entry.value, path: "\(path)/\(key.escapedInPointer)", hasSecretKey: hasSecretKey)
        )
      }
      for (index, element) in tree.elements(of: node).enumerated().reversed() {
        pending.append(Leaf(node: element, path: "\(path)/\(index)", hasSecretKey: next.hasSecretKey))
      }
    }
    return leaves
  }

  private func node(at path: String, below root: NodeID) -> NodeID? {
    guard let parts = path.partsOfPointer else { return nil }
    var node = root
    for part in parts {
      switch tree.kind(of: node) {
      case .scalar: return nil
      case .mapping:
        guard let value = tree.value(under: Text(part), in: node) else { return nil }
        node = value
      case .sequence:
        let elements = tree.elements(of: node)
        guard let index = Int(part), elements.indices.contains(index), String(index) == part else { return nil }
        node = elements[index]
      }
    }
    return node
  }

  /// A path with the names of list elements.
  func namedPath(of path: String, below root: NodeID) -> String {
    var steps: [PathStep] = []
    var pointer = ""
    for part in path.partsOfPointer ?? [] {
      let parent = node(at: pointer, below: root)
      pointer += "/\(part.escapedInPointer)"
      guard let parent, tree.kind(of: parent) == .sequence, let index = Int(part) else {
        steps.append(.key(Text(part)))
        continue
      }
      let key = node(at: pointer, below: root).flatMap { PreviousChildren.name(of: $0, in: tree) }
      steps.append(.element(index: index, key: key.map { "\($0.field)=\($0.text)" }))
    }
    return steps.named
  }

  /// The scalars and empty collections that a removal took away, and their paths.
  ///
  /// Nodes may have become part of another field since, so only those that are known to have been there count.
  private func leaves(of removal: FieldWrites.Removal) -> [(leaf: Leaf, steps: [PathStep])] {
    var result: [(leaf: Leaf, steps: [PathStep])] = []
    var pending = [(node: removal.node, steps: removal.path, hasSecretKey: false)]
    while let next = pending.popLast() {
      let children = writes.children(of: next.node, in: tree)
      if children.isEmpty {
        let leaf = Leaf(node: next.node, path: next.steps.pointer, hasSecretKey: next.hasSecretKey)
        result.append((leaf, next.steps))
        continue
      }
      for child in children.reversed() {
        let isSecret = child.key.map { tree.isSecret($0) } ?? false
        let step = writes.step(to: child, in: tree)
        pending.append((child.value, next.steps + [step], next.hasSecretKey || isSecret))
      }
    }
    return result
  }

  mutating func removedFields(of root: NodeID) -> [RemovedField] {
    let all = removals ?? Dictionary(grouping: writes.removals.filter { !$0.path.isEmpty }, by: \.root)
    removals = all
    var result: [RemovedField] = []
    var current: NodeID? = root
    while let member = current {
      result.insert(contentsOf: (all[member] ?? []).map { removed($0) }, at: 0)
      current = writes.lives[member]?.predecessor
    }
    return result
  }

  private mutating func removed(_ removal: FieldWrites.Removal) -> RemovedField {
    let step = writes.steps[Int(removal.step)]
    let values = leaves(of: removal).compactMap { leaf, steps -> RemovedValue? in
      let chain = writes.history(of: leaf.node).filter { $0.order < removal.order }
      guard !chain.isEmpty else { return nil }
      return RemovedValue(namedPath: steps.named, history: history(chain, at: leaf.path))
    }
    return RemovedField(
      steps: removal.path,
      values: values,
      step: names.name(of: step, at: removal.place),
      operation: removal.operation < 0 ? nil : Int(removal.operation),
      kustomization: step.kustomization,
      location: removal.place
    )
  }

  // MARK: - Histories

  mutating func history(of node: NodeID, at path: String) -> FieldHistory {
    let chain = writes.history(of: node)
    return history(chain, at: path, value: value(of: node, isSecret: isSecret(node, chain)))
  }

  /// Puts writes together; without a value after the last of them, its text is the value.
  private mutating func history(_ chain: [FieldWrites.Write], at path: String, value: FieldValue? = nil) -> FieldHistory
  {
    let isSecret = value?.isSecret ?? chain.contains { $0.content.isSecret }
    var changes: [FieldChange] = []
    for (index, write) in chain.enumerated() {
      let last = index == chain.count - 1 ? value : nil
      let after = last ?? self.value(of: write.content, isSecret: isSecret)
      let change = change(write, after: changes.last, to: after)
      // As in Kustomize, some steps run twice.
      if let last = changes.last, change.isUnchanged, last.location == change.location, last.step == change.step,
        last.operation == change.operation
      {
        continue
      }
      changes.append(change)
    }
    return FieldHistory(
      path: path,
      value: value ?? changes.last?.after ?? FieldValue(kind: .null, text: "", isSecret: false),
      changes: changes
    )
  }

  /// Whether a field has or had a value of a Secret.
  private func isSecret(_ node: NodeID, _ chain: [FieldWrites.Write]) -> Bool {
    tree.isSecret(node) || chain.contains { $0.content.isSecret }
  }

  func hasSecretName(_ root: NodeID) -> Bool {
    tree.value(at: "metadata", "name", in: root).map { isSecret($0, writes.history(of: $0)) } ?? false
  }

  private mutating func change(
    _ write: FieldWrites.Write,
    after previous: FieldChange?,
    to after: FieldValue
  ) -> FieldChange {
    let step = writes.steps[Int(write.step)]
    let location = location(of: write, after: previous)
    return FieldChange(
      step: names.name(of: step, at: location),
      operation: write.operation < 0 ? nil : Int(write.operation),
      kustomization: step.kustomization,
      location: location,
      before: previous?.after,
      after: after,
      source: write.source < 0 ? nil : source(NodeID(position: write.source), before: write),
      isCompared: step.runsProgram
    )
  }

  /// The text to edit.
  ///
  /// A content hash has none, but belongs to the name that it is appended to; a reference to a renamed resource has the
  /// one that gave the resource its name.
  private func location(of write: FieldWrites.Write, after previous: FieldChange?) -> SourceLocation? {
    switch writes.steps[Int(write.step)].kind {
    case .contentHash: return previous?.location
    case .nameReferences: return write.source < 0 ? previous?.location : placeOfName(NodeID(position: write.source))
    default: return write.place >= 0 ? writes.places[Int(write.place)] : tree.location(of: write.content)
    }
  }

  /// The text that gave a resource its name or namespace.
  private func placeOfName(_ name: NodeID) -> SourceLocation? {
    let last = writes.history(of: name).last { write in
      switch writes.steps[Int(write.step)].kind {
      case .contentHash, .nameReferences: false
      default: true
      }
    }
    return last.flatMap { location(of: $0, after: nil) } ?? tree.location(of: name)
  }

  /// The field that a write copied its value from; its place is that of the value at the time.
  private func source(_ node: NodeID, before write: FieldWrites.Write) -> FieldSource? {
    guard let (root, path) = writes.path(to: node, in: tree) else { return nil }
    let kind = text(of: tree.value("kind", in: root))
    let name = tree.value(at: "metadata", "name", in: root)
    return FieldSource(
      resource: "\(kind)/\(text(of: name))",
      path: path.pointer,
      location: writes.history(of: node).last { $0.order < write.order }.flatMap { location(of: $0, after: nil) }
        ?? tree.location(of: node)
    )
  }

  // MARK: - Values

  private func text(of node: NodeID?) -> String {
    node.map { tree.isSecret($0) ? ExplainedResource.mask : tree.string(of: $0) } ?? ""
  }

  private func value(of node: NodeID, isSecret: Bool) -> FieldValue {
    FieldValue(kind: ResourceValue.Kind(of: node, in: tree), text: tree.string(of: node), isSecret: isSecret)
  }

  private mutating func value(of content: NodeSnapshot, isSecret: Bool) -> FieldValue {
    tree.restore(content, at: scratch)
    if content.isScalar { try? tree.canonicalize(scratch) }
    return value(of: scratch, isSecret: isSecret)
  }
}

extension [PathStep] {
  /// The path as a JSON pointer.
  var pointer: String {
    map { step in
      switch step {
      case .key(let key): "/\(key.string.escapedInPointer)"
      case .element(let index, _): "/\(index)"
      }
    }.joined()
  }

  /// The path with the names of elements.
  var named: String {
    var result = ""
    for step in self {
      switch step {
      case .key(let key) where key.string.utf8.contains(UInt8(ascii: ".")): result += "[\(key)]"
      case .key(let key): result += result.isEmpty ? key.string : ".\(key)"
      case .element(let index, let key): result += "[\(key ?? String(index))]"
      }
    }
    return result
  }
}
