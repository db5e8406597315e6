import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

extension Build {
  /// Runs the validators of a kustomization, which must not change the resources.
  ///
  /// - Throws: What a validator throws, or `validator-changed-resource`.
  mutating func validate(_ resources: inout ResourceSet, in layer: Layer) throws(Diagnostic) {
    let entries = layer.kustomization.validators
    guard let place = entries.first?.location else { return }
    for validator in try transformers(configuredBy: entries, in: layer) where errorLog.resourcesAreTrustworthy {
      // A validator works on a copy of all nodes, which are compared afterwards.
      context.charge(tree.slotCount / 4)
      try context.checkLimits(tree, at: place)
      for observer in observers { try observer.willRun(validator, on: resources) }
      let before = Validation(resources, in: tree)
      let problems = run(validator.transformer, on: &resources, place: place)
      for problem in problems { try recover(from: problem) }
      guard problems.isEmpty else { return }
      try before.check(resources, in: &tree, place: place)
    }
  }

  /// Runs a validator.
  ///
  /// Resources that a plugin adds or omits have no effect, because Kustomize passes it a copy of the list.
  private mutating func run(
    _ validator: any Transformer,
    on resources: inout ResourceSet,
    place: SourceLocation
  ) -> [Diagnostic] {
    guard validator is any ExternalPlugin else {
      return validator.problems(transforming: &resources, tree: &tree, context: context)
    }
    var copy = resources
    let problems = validator.problems(transforming: &copy, tree: &tree, context: context)
    guard problems.isEmpty else { return problems }
    var printed: [ResourceID: Resource] = [:]
    for resource in copy.resources { printed[resource.id] = resource }
    var count = 0
    for index in resources.indices {
      guard let resource = printed[resources[index].id] else { continue }
      resources[index] = resource
      count += 1
    }
    if count < resources.resources.count || count < copy.resources.count {
      context.warn(.validatorOutputIgnored(at: place))
    }
    return []
  }
}

/// Resources as they were before a validator ran.
///
/// A validator may set the label `validated-by`, and must not change anything else.
private struct Validation {
  private static let label = Text("validated-by")

  private let before: [ResourceID: Resource]
  private let tree: NodeTree

  /// Saves the state of resources.
  init(_ resources: ResourceSet, in tree: NodeTree) {
    self.tree = tree
    before = Dictionary(resources.resources.map { ($0.id, $0) }) { first, _ in first }
  }

  /// Checks that the resources are unchanged.
  ///
  /// Source: Kustomize compares nodes. It removes the label by creating a new mapping of labels, which differs from one
  /// that was read from a file with other labels.
  ///
  /// - Throws: `validator-changed-resource` at the first such resource.
  func check(_ resources: ResourceSet, in tree: inout NodeTree, place: SourceLocation?) throws(Diagnostic) {
    guard resources.resources.count == before.count else {
      throw .validatorChangedResources("there are \(resources.resources.count) resources now", at: place)
        .addingNote("before the validator ran there were \(before.count)")
    }
    for resource in resources.resources {
      guard let old = before[resource.id] else {
        throw .validatorChangedResources("\(resource.title(in: tree)) is new", at: place)
      }
      guard isUnchanged(resource, since: old, in: &tree) else {
        throw .validatorChangedResources("\(resource.title(in: tree)) has changed", at: place)
          .addingNote("the resource", at: tree.location(of: resource.root))
      }
    }
  }

  private func isUnchanged(_ resource: Resource, since old: Resource, in tree: inout NodeTree) -> Bool {
    guard resource.previous == old.previous, resource.prefixes == old.prefixes, resource.suffixes == old.suffixes,
      resource.provenance.needsHash == old.provenance.needsHash
    else { return false }
    let labels = tree.stringMap("labels", of: resource.root)
    guard labels.contains(where: { $0.key == Self.label }) else {
      return tree.isSame(resource.root, as: old.root, in: self.tree)
    }
    let copy = tree.copy(resource.root)
    tree.setStringMap("labels", of: copy, to: labels.filter { $0.key != Self.label })
    return tree.isSame(copy, as: old.root, in: self.tree)
  }
}

extension NodeTree {
  /// Whether two nodes have the same content, written in the same way.
  fileprivate func isSame(_ node: NodeID, as other: NodeID, in tree: NodeTree) -> Bool {
    guard kind(of: node) == tree.kind(of: other), storedTag(of: node) == tree.storedTag(of: other),
      isFlow(node) == tree.isFlow(other), style(of: node) == tree.style(of: other)
    else { return false }
    if kind(of: node) == .scalar {
      return withBytes(of: node) { tree.hasText(other, $0) }
    }
    var (child, match) = (firstChild(of: node), tree.firstChild(of: other))
    while let one = child, let two = match {
      guard isSame(one, as: two, in: tree) else { return false }
      (child, match) = (next(after: one), tree.next(after: two))
    }
    return child == nil && match == nil
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func validatorOutputIgnored(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .validatorOutputIgnored,
      message: "a validator has added or removed resources, which has no effect",
      at: location
    ).addingNote("list it under 'transformers' to apply its changes")
  }

  fileprivate static func validatorChangedResources(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .validatorChangedResource,
      message: "a validator must not change resources, but \(reason)",
      at: location
    )
  }
}
