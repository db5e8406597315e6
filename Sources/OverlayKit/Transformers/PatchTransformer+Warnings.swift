import OverlayDiagnostics
import OverlayPatching
import OverlayYAMLTree

extension PatchContent {
  /// The keys of strategic merge patches that look like directives.
  static func directives(in form: Form, of tree: NodeTree) -> [NodeID] {
    guard case .strategicMerge(let patches) = form else { return [] }
    return patches.flatMap { directives(below: $0.root, in: tree) }
  }

  /// The keys below a node that look like directives: `$patch`, `$setElementOrder/…` and so on.
  static func directives(below root: NodeID, in tree: NodeTree) -> [NodeID] {
    var found: [NodeID] = []
    var pending = [root]
    while let node = pending.popLast() {
      pending += tree.elements(of: node)
      for entry in tree.entries(of: node) {
        pending.append(entry.value)
        if isDirective(entry.key, in: tree) { found.append(entry.key) }
      }
    }
    return found
  }

  private static func isDirective(_ key: NodeID, in tree: NodeTree) -> Bool {
    guard tree.withBytes(of: key, { $0.first == UInt8(ascii: "$") }) else { return false }
    let text = tree.string(of: key)
    return text == "$patch" || text == "$retainKeys" || text.hasPrefix("$setElementOrder/")
      || text.hasPrefix("$deleteFromPrimitiveList/")
  }
}

extension PatchTransformer {
  /// Warns about a target that no resource matches, so that the patch has no effect.
  ///
  /// For a patch of a base there is no warning unless the base itself is built.
  func warnAboutUnused(
    _ target: ResourceSelector,
    among resources: ResourceSet,
    in tree: NodeTree,
    context: BuildContext
  ) {
    guard owner != .base else { return }
    let source = target.source
    let problem = Diagnostic.unusedPatch(ofComponent: owner == .component, at: source.location)
    context.warn(problem) { NearMiss(source).explain($0, among: resources, of: tree) }
  }

  /// Warns about a patch whose name is that of none of its targets.
  func warnAboutIgnoredName(_ patch: Resource, among targets: [Resource], context: BuildContext) {
    guard !allowsNameChange, !targets.contains(where: { $0.name == patch.name }) else { return }
    let advice =
      targets.count == 1
      ? "to rename the resource, set 'allowNameChange: true' in 'options'; to select it by name, put the name into 'target'"
      : "to select a resource by name, put the name into 'target'"
    let name = content.tree.value(at: "metadata", "name", in: patch.root)
    let place = content.tree.location(of: name ?? patch.root)
    context.warn(
      .warning(.patchNameIgnored, "this name has no effect, because 'target' selects the resource", at: place)
        .addingNote(advice)
    )
  }

  /// Records whether the patch is for a Secret, so that its lines may be shown otherwise.
  func recordTargets(_ targets: [Int], of resources: ResourceSet, context: BuildContext) {
    guard !targets.isEmpty else { return }
    let isForSecret = targets.contains { resources[$0].isSecret }
    switch content.form {
    case .json(let patch): context.recordPatch(at: patch.place, isForSecret: isForSecret)
    case .strategicMerge(let patches):
      for patch in patches { context.recordPatch(at: content.tree.location(of: patch.root), isForSecret: isForSecret) }
    }
  }

  /// Warns about directives that a merge has not applied but left in the resource.
  func warnAboutCopied(_ directives: [NodeID], to root: NodeID, in tree: NodeTree, context: BuildContext) {
    guard !directives.isEmpty else { return }
    // The search visits the whole resource.
    context.charge(4 * tree.measure(root).size)
    let places = Set(directives.compactMap { tree.location(of: $0) })
    for key in PatchContent.directives(below: root, in: tree) {
      guard let place = tree.location(of: key), places.contains(place) else { continue }
      context.warn(.directiveCopied(tree.string(of: key), at: place))
    }
  }

  /// Warns if the build loses what it knows about a resource.
  func warnAboutLostHistory(
    _ resource: Resource,
    at place: SourceLocation?,
    in tree: NodeTree,
    context: BuildContext
  ) {
    guard resource.provenance.needsHash || !resource.previous.isEmpty else { return }
    context.warn(.historyForgotten(resource.title(in: tree), losesHash: resource.provenance.needsHash, at: place))
  }

  /// Warns about labels and annotations that become strings because the patch is adapted to its target.
  func warnAboutAdaptation(of patch: NodeID, in tree: NodeTree, context: BuildContext) {
    for field in ["labels", "annotations"] as [StaticString] {
      guard let map = tree.value(at: "metadata", field, in: patch) else { continue }
      if tree.isNull(map) { context.warn(.nullMapIgnored("\(field)", at: tree.location(of: map))) }
      for entry in tree.entries(of: map) {
        if tree.isNull(entry.value) {
          let key = tree.string(of: entry.key)
          context.warn(.nullMadeText(key, in: "\(field)", at: tree.location(of: entry.value)))
        } else if Text("\(field)") == "annotations" {
          tree.warnIfNotString(entry, context: context)
        }
      }
    }
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func unusedPatch(ofComponent isOfComponent: Bool, at location: SourceLocation?) -> Diagnostic {
    isOfComponent
      ? warning(
        .unusedComponentPatch,
        "no resource of this build matches the target of the component's patch",
        at: location
      )
      : warning(.unusedPatch, "no resource matches the target of this patch", at: location)
  }

  fileprivate static func directiveCopied(_ key: String, at location: SourceLocation?) -> Diagnostic {
    let problem = warning(
      .directiveCopied,
      "'\(key)' is not applied here and becomes part of the resource",
      at: location
    )
    guard key == "$patch" else { return problem.addingNote("'$patch' is the only supported directive") }
    return problem.addingNote("the target has no such list, or the list is not merged")
  }

  fileprivate static func historyForgotten(_ title: String, losesHash: Bool, at location: SourceLocation?) -> Diagnostic
  {
    let loss = losesHash ? "gets no hash, and its former names are forgotten" : "is no longer found by its former names"
    return warning(.historyForgotten, "this removes all annotations, so \(title) \(loss)", at: location)
      .addingNote("delete annotations one by one")
  }

  fileprivate static func nullMadeText(_ key: String, in field: String, at location: SourceLocation?) -> Diagnostic {
    warning(
      .nullMadeText,
      "in a patch with a 'target', this null sets '\(key)' to a string instead of deleting it",
      at: location
    )
    .addingNote("to delete one of the \(field), leave out 'target' or use a JSON patch")
  }

  fileprivate static func nullMapIgnored(_ field: String, at location: SourceLocation?) -> Diagnostic {
    warning(.nullMadeText, "in a patch with a 'target', this null does not delete the \(field)", at: location)
      .addingNote("leave out 'target' or use a JSON patch")
  }
}
