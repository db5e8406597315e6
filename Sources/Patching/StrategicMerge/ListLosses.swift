import Diagnostics
import YAMLTree

/// Finds out which elements a merge of two lists by keys has lost, to warn of them.
///
/// The merge keeps the algorithm of the reference, which drops elements that are incomplete or come twice.
struct ListLosses {
  private let target: [NodeID]
  private let patch: [NodeID]
  private let keys: [Text]
  /// The elements of the patch that were merged, with what they became; `nil` where nothing was to remain.
  private var results: [NodeID: NodeID?] = [:]
  /// The elements of the target that the patch takes away.
  private var removed: Set<NodeID> = []
  /// The elements of the patch that were to replace one of the target, with their directives.
  private var replacements: [NodeID: NodeID] = [:]

  init(_ target: [NodeID], _ patch: [NodeID], keys: [Text]) {
    self.target = target
    self.patch = patch == target ? [] : patch
    self.keys = keys
  }

  /// Takes note of a pair that was merged.
  mutating func didMerge(_ pair: StrategicMerge.Sources, into value: NodeID?, directive: NodeID?) {
    guard let patch = pair.patch, patch != pair.target else { return }
    results[patch] = .some(value)
    if let directive, pair.target != nil, value == patch { replacements[patch] = directive }
  }

  /// Takes note of the elements that the patch takes out of the target.
  mutating func didDelete(_ before: [NodeID], leaving after: [NodeID]) {
    removed.formUnion(Set(before).subtracting(after))
  }

  /// Warns of what is in neither the result nor taken away on purpose.
  func note(after elements: [NodeID], in tree: inout NodeTree) {
    // Equal scalars stand for each other.
    guard keys != [""] else { return }
    let kept = Set(elements)
    for element in patch where !kept.contains(element) {
      if let directive = replacements[element] {
        tree.note(.patchReplaceIgnored("an element of a list", at: tree.location(of: directive)))
        continue
      }
      switch results[element] {
      case nil: tree.note(.patchElementLost(keys: keys, at: tree.location(of: element)))
      case .some(let value?) where !kept.contains(value):
        tree.note(.patchElementLost(keys: keys, at: tree.location(of: element)))
      default: break
      }
    }
    for element in target where !kept.contains(element) && !removed.contains(element) {
      tree.note(.targetElementLost(keys: keys, at: tree.location(of: element)))
    }
  }
}
