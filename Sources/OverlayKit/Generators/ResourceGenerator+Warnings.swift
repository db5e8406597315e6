import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree

extension ResourceGenerator {
  /// Warns of what the entry says without effect.
  func noteOddOptions(in tree: inout NodeTree) {
    if let behavior = entry.behavior, !["", "unspecified", "create", "merge", "replace"].contains(behavior.value) {
      tree.note(.unknownBehavior(behavior.value, at: behavior.location))
    }
    guard let explicitFalse = entry.options?.explicitFalse else { return }
    if options.disableNameSuffixHash, let place = explicitFalse["disableNameSuffixHash"] {
      tree.note(.optionOverridden("disableNameSuffixHash", at: place))
    }
    if options.immutable, let place = explicitFalse["immutable"] {
      tree.note(.optionOverridden("immutable", at: place))
    }
  }

  /// Warns of what a resource loses when the generator merges into it.
  func warnAboutLostFields(of old: Resource, in tree: inout NodeTree) {
    guard let behavior = entry.behavior, behavior.value == "merge" else { return }
    if !options.immutable, let field = tree.value("immutable", in: old.root), tree.hasText(field, "true") {
      let place = tree.location(of: field)
      tree.note(
        .fieldLostInMerge(
          "immutable",
          of: old.title(in: tree),
          now: "can be changed then",
          at: behavior.location,
          old: place
        )
      )
    }
    guard product == .secret, entry.type?.value.isEmpty ?? true, let field = tree.value("type", in: old.root),
      tree.kind(of: field) == .scalar, !tree.hasText(field, "Opaque")
    else { return }
    let place = tree.location(of: field)
    tree.note(
      .fieldLostInMerge("type", of: old.title(in: tree), now: "becomes 'Opaque'", at: behavior.location, old: place)
    )
  }
}
