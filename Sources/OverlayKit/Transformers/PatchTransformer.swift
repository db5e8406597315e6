import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayPatching
import OverlayYAMLTree

/// Applies one patch of either kind (`patches`, `patchesStrategicMerge`, `patchesJson6902`).
struct PatchTransformer: Transformer {
  /// The kind of kustomization that contains a patch.
  enum Owner {
    /// The target of the build.
    case target
    /// A base, which other kustomizations may include, too.
    case base
    /// A component, which may be intended for resources that not every kustomization has.
    case component
  }

  let content: PatchContent
  /// Selects the resources to patch; without it, a strategic merge patch is for the resources that it names.
  let target: ResourceSelector?
  /// Whether a strategic merge patch may rename its target.
  var allowsNameChange = false
  /// Whether a strategic merge patch may change the kind of its target.
  var allowsKindChange = false
  /// Whether a strategic merge patch without a `target` is adapted to its resource first, like one with a `target`.
  var adaptsToTarget = false
  /// Whether a JSON patch records the former name, so that references are updated.
  var recordsPreviousName = true
  /// The kustomization that contains the patch.
  var owner = Owner.target
  /// The entry that names the patch's file, or the one that led to the kustomization of an inline patch.
  var step: TrailEntry?
  /// How lists merge.
  var schema = Schema.kubernetes

  var isTargeted: Bool { true }

  var usesSchema: Bool {
    if case .strategicMerge(let patches) = content.form { return !patches.isEmpty }
    return false
  }

  func transform(
    _ resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    do throws(Diagnostic) {
      switch content.form {
      case .strategicMerge(let patches): try merge(patches, into: &resources, tree: &tree, context: context)
      case .json(let patch): try apply(patch, to: &resources, tree: &tree, context: context)
      }
    } catch { throw step?.explain(error) ?? error }
  }

  func targets(in resources: inout ResourceSet, of tree: NodeTree, context: BuildContext) -> Set<Int> {
    if let target { return Set((try? positions(of: target, in: &resources, tree, context)) ?? []) }
    guard case .strategicMerge(let patches) = content.form else { return [] }
    return Set(patches.flatMap { resources.positions(withAny: $0.id) })
  }

  /// The resources that a target chooses, determined before the first of them is changed.
  private func positions(
    of target: ResourceSelector,
    in resources: inout ResourceSet,
    _ tree: NodeTree,
    _ context: BuildContext
  ) throws(Diagnostic) -> [Int] {
    let candidates = try resources.candidates(
      named: target.onlyName,
      effort: target.effort,
      at: content.location,
      in: tree,
      context: context
    )
    var result: [Int] = []
    for position in candidates where try target.selects(resources[position], in: tree) { result.append(position) }
    return result
  }

  // MARK: - JSON patch

  private func apply(
    _ patch: JSONPatch,
    to resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    guard let target else { throw .jsonPatchWithoutTarget(at: content.location) }
    let targets = try positions(of: target, in: &resources, tree, context)
    if targets.isEmpty { warnAboutUnused(target, among: resources, in: tree, context: context) }
    recordTargets(targets, of: resources, context: context)
    if !targets.isEmpty { context.record(patch.findings) }
    for index in targets {
      var resource = resources[index]
      if recordsPreviousName { resource.recordPreviousName(in: &tree, context: context) }
      let aliased = AliasedValues(of: resource.root, in: tree, context: context)
      do throws(Diagnostic) {
        try patch.apply(to: resource.root, of: &tree, isSecret: resource.isSecret, context: context)
        try ResourceReader.check(resource.root, of: tree)
      } catch {
        throw error.addingNote("while patching \(resource.title(in: tree))", at: tree.location(of: resource.root))
      }
      aliased?.warnAboutOutdated(in: tree, context: context)
      // Kustomize writes its state back to the annotations, which makes all of them strings.
      let annotations = tree.stringMap("annotations", of: resource.root)
      tree.setStringMap("annotations", of: resource.root, to: annotations, context: context)
      if resource.hasInternalAnnotations { tree.ensureAnnotations(of: resource.root) }
      resource.refresh(from: tree)
      resources[index] = resource
    }
  }

  // MARK: - Strategic merge

  private func merge(
    _ patches: [Resource],
    into resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    guard let first = patches.first else { return }
    let offset = tree.absorb(content.tree)
    context.record(content.findings)
    try context.checkLimits(tree, at: content.location)
    // Kustomize keeps records in the annotations of such a patch.
    let isRecorded = target != nil || adaptsToTarget || allowsNameChange || allowsKindChange
    if isRecorded {
      for patch in patches { tree.joinRepeatedAnnotations(of: patch.root.shifted(by: offset), context: context) }
    }
    let merge = StrategicMerge(schema: try schemaWithComments(tree, context), context: context)
    guard let target else {
      for patch in patches {
        try mergeByName(patch, offset: offset, by: merge, into: &resources, tree: &tree, context: context)
      }
      return
    }
    guard patches.count == 1 else {
      throw .invalidPatch(
        "a patch with a 'target' must hold a single strategic merge patch",
        at: content.tree.location(of: patches[1].root) ?? content.location
      )
    }
    var deleted: Set<Int> = []
    let targets = try positions(of: target, in: &resources, tree, context)
    let root = first.root.shifted(by: offset)
    if targets.isEmpty {
      warnAboutUnused(target, among: resources, in: tree, context: context)
    } else {
      warnAboutAdaptation(of: root, in: tree, context: context)
      warnAboutIgnoredName(first, among: targets.map { resources[$0] }, context: context)
    }
    recordTargets(targets, of: resources, context: context)
    for index in targets {
      try context.checkLimits(tree, at: content.location)
      // The merge moves nodes of the patch into the resource, so each but the last target needs a copy.
      let patch = index == targets.last ? root : tree.copy(root)
      adapt(patch, to: resources[index], of: &tree)
      if try !apply(patch, by: merge, to: index, of: &resources, tree: &tree, context: context) {
        deleted.insert(index)
      }
    }
    resources.remove(at: deleted)
  }

  /// Applies a patch to the one resource that has or had the patch's name.
  private func mergeByName(
    _ patch: Resource,
    offset: Int32,
    by merge: StrategicMerge,
    into resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    let found = resources.positions(withAny: patch.id)
    let location = content.tree.location(of: patch.root) ?? content.location
    guard let index = found.first else {
      throw NearMiss(patch.id).explain(.patchTargetNotFound(patch.id, at: location), among: resources, of: tree)
    }
    guard found.count == 1 else {
      throw .patchTargetAmbiguous(patch.id, at: location, candidates: found.map { resources[$0] }, of: tree)
    }
    let root = patch.root.shifted(by: offset)
    if adaptsToTarget {
      warnAboutAdaptation(of: root, in: tree, context: context)
      adapt(root, to: resources[index], of: &tree)
    }
    // Only a patch can add repeated annotations to a resource.
    let bringsRepeated = tree.repeatsAnnotations(root)
    guard try apply(root, by: merge, to: index, of: &resources, tree: &tree, context: context) else {
      return resources.remove(at: [index])
    }
    if bringsRepeated { tree.joinRepeatedAnnotations(of: resources[index].root, context: context) }
  }

  /// The schema with the additions from comments in manifests.
  ///
  /// - Throws: `input-too-large` if there are too many to read them for every patch.
  private func schemaWithComments(_ tree: NodeTree, _ context: BuildContext) throws(Diagnostic) -> Schema {
    let comments = context.schemaComments
    guard !comments.isEmpty else { return schema }
    // Each comment is parsed, and copies the schema.
    let copies = comments.count * (4 * comments.count + schema.copiedCount)
    context.charge(comments.reduce(copies) { $0 + 8 * $1.json.count })
    try context.checkLimits(tree, at: content.location)
    return schema.describing(comments)
  }

  /// Merges a patch into one resource, which keeps its namespace, and its name and kind unless they may change.
  ///
  /// - Returns: `false` if the patch deletes the resource.
  private func apply(
    _ patch: NodeID,
    by merge: StrategicMerge,
    to index: Int,
    of resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) -> Bool {
    var resource = resources[index]
    let before = resource
    if resource.isSecret { tree.markValues(ofSecret: patch) }
    if allowsNameChange || allowsKindChange { resource.recordPreviousName(in: &tree, context: context) }
    let losesHistory = removesAllAnnotations(patch, of: tree)
    let place = tree.value(at: "metadata", "annotations", in: patch).flatMap { tree.location(of: $0) }
    let directives = content.directives.isEmpty ? [] : PatchContent.directives(below: patch, in: tree)
    let aliased = AliasedValues(of: resource.root, in: tree, context: context)
    let directive = tree.location(of: tree.value("$patch", in: patch) ?? patch)
    do throws(Diagnostic) {
      let isKept = try merge.merge(patch, into: resource.root, of: &tree)
      guard isKept, !tree.isEmptyCollection(resource.root) else {
        context.didRemove(resource.root, at: directive, in: tree)
        return false
      }
    } catch {
      throw error.addingNote("while patching \(before.title(in: tree))", at: tree.location(of: before.root))
    }
    context.didRearrange(resource.root, in: tree)
    warnAboutCopied(directives, to: resource.root, in: tree, context: context)
    if target != nil || adaptsToTarget { restoreMissingAPIVersion(of: before, in: &tree) }
    if !allowsKindChange {
      let place = tree.value("kind", in: resource.root) ?? resource.root
      tree.setEntry("kind", to: before.type.kind, tag: .none, in: resource.root, at: place)
      context.didRestore(tree.value("kind", in: resource.root), in: tree)
    }
    if let version = tree.value("apiVersion", in: resource.root), tree.hasText(version, as: before.type.apiVersion) {
      context.didRestore(version, in: tree)
    }
    if !allowsNameChange {
      tree.setName(of: resource.root, to: before.name)
      context.didRestore(tree.value(at: "metadata", "name", in: resource.root), in: tree)
    }
    tree.setNamespace(of: resource.root, to: before.namespace)
    context.didRestore(tree.value(at: "metadata", "namespace", in: resource.root), in: tree)
    aliased?.warnAboutOutdated(in: tree, context: context)
    if losesHistory {
      warnAboutLostHistory(before, at: place, in: tree, context: context)
      resource.discardHistory()
    }
    resource.refresh(from: tree)
    if resource.isSecret, !before.isSecret { tree.markSecrets(in: resource.root) }
    resources[index] = resource
    return true
  }

  /// Adds a null `apiVersion` to a resource that has none, as Kustomize does when it writes its state back.
  private func restoreMissingAPIVersion(of resource: Resource, in tree: inout NodeTree) {
    guard resource.type.apiVersion.isEmpty,
      tree.value("apiVersion", in: resource.root).map({ tree.isNull($0) }) ?? true
    else { return }
    tree.set("apiVersion", to: tree.makeScalar("", tag: .null, at: resource.root), in: resource.root)
  }

  /// Adapts a patch to a resource: its type becomes that of the resource, its labels and annotations become strings,
  /// and a null namespace is ignored.
  private func adapt(_ patch: NodeID, to resource: Resource, of tree: inout NodeTree) {
    for field in ["labels", "annotations"] as [StaticString] {
      tree.setStringMap(field, of: patch, to: tree.stringMap(field, of: patch))
    }
    if let metadata = tree.value("metadata", in: patch), let namespace = tree.value("namespace", in: metadata),
      tree.isNull(namespace)
    {
      tree.removeValue("namespace", from: metadata)
    }
    let old = tree.value("apiVersion", in: resource.root)
    let isScalar = old.map { tree.kind(of: $0) == .scalar } ?? true
    guard resource.type.apiVersion.isEmpty, isScalar else {
      // A list or mapping counts as an empty string; merging a string into it is an error.
      let (tag, place): (Tag, NodeID) = isScalar ? (.none, old ?? patch) : (.string, patch)
      tree.setEntry("apiVersion", to: resource.type.apiVersion, tag: tag, in: patch, at: place)
      return
    }
    tree.removeValue("apiVersion", from: patch)
    // It is restored after the merge, which would otherwise warn that it is dropped.
    if let old, tree.isNull(old) { tree.removeValue("apiVersion", from: resource.root) }
  }

  /// Whether a patch removes all annotations, including Kustomize's internal ones.
  private func removesAllAnnotations(_ patch: NodeID, of tree: NodeTree) -> Bool {
    guard let annotations = tree.value(at: "metadata", "annotations", in: patch) else { return false }
    if tree.isNull(annotations) { return true }
    guard let directive = tree.value("$patch", in: annotations) else { return false }
    return tree.hasText(directive, "replace") || tree.hasText(directive, "delete")
  }
}

// MARK: - Messages

extension Diagnostic {
  static func jsonPatchWithoutTarget(at location: SourceLocation?) -> Diagnostic {
    .invalidPatch("a JSON patch needs a 'target'", at: location)
  }

  fileprivate static func patchTargetNotFound(_ id: ResourceID, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .patchTargetNotFound, message: "no resource matches the patch for \(id)", at: location)
  }

  fileprivate static func patchTargetAmbiguous(
    _ id: ResourceID,
    at location: SourceLocation?,
    candidates: [Resource],
    of tree: NodeTree
  ) -> Diagnostic {
    Diagnostic(
      code: .patchTargetAmbiguous,
      message: "\(candidates.count) resources match the patch for \(id)",
      at: location
    ).listing(candidates, of: tree)
  }
}
