import Diagnostics
import Kustomization
import YAMLTree

/// Puts the resources gathered so far in order (`SortOrderTransformer`).
struct SortOrderTransformer: Transformer {
  /// The order; without options the resources stay as they are.
  let options: SortOptions?

  func transform(_ resources: inout ResourceSet, tree: inout NodeTree) throws(Diagnostic) {
    try ResourceOrder(options, otherwise: .none).sort(&resources)
    guard let (earlier, later) = resources.firstDuplicate(), options?.order?.value == "legacy" else { return }
    throw .duplicateResource(later.id, at: tree.location(of: later.root), earlier: earlier, of: tree)
  }
}
