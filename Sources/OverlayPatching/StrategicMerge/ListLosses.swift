import OverlayDiagnostics
import OverlayYAMLTree

/// Warns about elements that a merge of two lists by keys loses.
///
/// The merge uses Kustomize's algorithm, which drops elements that are incomplete or repeated.
struct ListLosses {
  /// A pair that was merged.
  private struct MergedPair {
    /// The merged elements.
    var pair: StrategicMerge.Sources
    /// The result; `nil` if nothing remained.
    var value: NodeID?
    /// The directive of the patch's element.
    var directive: NodeID?

    /// Whether the patch's element was meant to replace the target's.
    var isReplacement: Bool { directive != nil && pair.target != nil && value == pair.patch }
  }

  private let target: [NodeID]
  private let patch: [NodeID]
  private let keys: [Text]
  private var merges: [MergedPair] = []
  /// The elements of the target that the patch deletes.
  private var deleted: [NodeID] = []

  init(_ target: [NodeID], _ patch: [NodeID], keys: [Text]) {
    self.target = target
    self.patch = patch == target ? [] : patch
    self.keys = keys
  }

  /// Records a pair that was merged.
  mutating func didMerge(_ pair: StrategicMerge.Sources, into value: NodeID?, directive: NodeID?) {
    let own = pair.patch == pair.target ? StrategicMerge.Sources(target: pair.target, patch: nil) : pair
    merges.append(MergedPair(pair: own, value: value, directive: directive))
  }

  /// Records the elements that the patch deletes from the target; `after` has the others, in the same order.
  mutating func didDelete(_ before: [NodeID], leaving after: [NodeID]) {
    var left = after[...]
    for element in before {
      if element == left.first { left.removeFirst() } else { deleted.append(element) }
    }
  }

  /// Warns about elements that are not in the result and were not deleted on purpose.
  func warn(comparedWith elements: [NodeID], in tree: NodeTree, context: BuildContext) {
    // Equal scalars are interchangeable.
    guard keys != [""], mayHaveLost(elements) else { return }
    let kept = Set(elements)
    let deleted = Set(deleted)
    var results: [NodeID: MergedPair] = [:]
    for merged in merges { if let patch = merged.pair.patch { results[patch] = merged } }
    for element in patch where !kept.contains(element) {
      let merged = results[element]
      if let merged, merged.isReplacement {
        context.warn(
          .patchReplaceIgnored("an element of a list", at: merged.directive.flatMap { tree.location(of: $0) })
        )
      } else if merged == nil || merged?.value.map({ !kept.contains($0) }) == true {
        context.warn(.patchElementLost(keys: keys, at: tree.location(of: element)))
      }
    }
    for element in target where !kept.contains(element) && !deleted.contains(element) {
      context.warn(.targetElementLost(keys: keys, at: tree.location(of: element)))
    }
  }

  /// Whether the counts do not add up; if they do, no element is lost.
  private func mayHaveLost(_ elements: [NodeID]) -> Bool {
    var consumed = 0
    var added = 0
    for merged in merges {
      if merged.isReplacement { return true }
      if merged.pair.patch != nil { consumed += 1 }
      if merged.pair.target == nil, merged.value != nil { added += 1 }
    }
    return consumed != patch.count || elements.count != target.count - deleted.count + added
  }
}

// MARK: - Repeated names

extension ListLosses {
  /// Warns about ports that a patch has added although the list has one with their name, which is not a merge key.
  ///
  /// Kubernetes wants ports of different names. Other lists without that merge key may repeat a name: many mounts can be
  /// of one volume.
  static func warnAboutRepeatedNames(
    in elements: [NodeID],
    from patch: [NodeID],
    keys: [Text],
    _ tree: NodeTree,
    _ context: BuildContext
  ) {
    guard keys.contains(where: { $0 == "port" || $0 == "containerPort" }) else { return }
    context.charge(elements.count)
    let added = Set(patch)
    var names: [Text: NodeID] = [:]
    for element in elements where !added.contains(element) {
      if let name = tree.value("name", in: element) { names[tree.text(of: name)] = element }
    }
    for element in elements where added.contains(element) {
      guard let name = tree.value("name", in: element), let other = names[tree.text(of: name)] else { continue }
      let title = tree.quotable(name).map { "the name '\($0.abridged)'" } ?? "this name"
      let message = "this element is added to the list, which already has one with \(title)"
      context.warn(
        .warning(.elementNameRepeated, message, at: tree.location(of: element))
          .addingNote("the other one, which is kept", at: tree.location(of: other))
          .addingNote("\(Diagnostic.rule(keys)); delete the other with '$patch: delete', or use a JSON patch")
      )
    }
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func patchElementLost(keys: [Text], at location: SourceLocation?) -> Diagnostic {
    warning(.listElementLost, "this element of the patch has no effect", at: location)
      .addingNote(
        "\(rule(keys)); the element needs \(keys.count > 1 ? "all of them, as the target has" : "one of its own")"
      )
  }

  fileprivate static func targetElementLost(keys: [Text], at location: SourceLocation?) -> Diagnostic {
    warning(.listElementLost, "this element is dropped, because the resource is patched", at: location)
      .addingNote("\(rule(keys)); an element without it, or with the same value as another, removes other elements")
  }

  static func rule(_ keys: [Text]) -> String {
    "the list merges by \(keys.map { "'\($0)'" }.joined(separator: " and "))"
  }
}
