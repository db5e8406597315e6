import Diagnostics
import KubernetesModel
import Kustomization
import YAMLTree

/// The order of the output (`sortOptions`).
struct ResourceOrder {
  /// The kinds that come first and last; `nil` keeps the order of loading.
  private let kinds: Kinds?

  /// - Parameters:
  ///   - options: Of the top kustomization, which win.
  ///   - reorder: What holds without them.
  /// - Throws: `invalid-option` for an unknown order, and for legacy options with another one.
  init(_ options: SortOptions?, otherwise reorder: BuildOptions.Reorder) throws(Diagnostic) {
    guard let options else {
      kinds = reorder == .legacy ? .standard : nil
      return
    }
    switch options.order?.value {
    case "fifo":
      if let legacy = options.legacy {
        throw Diagnostic(
          code: .invalidOption,
          message: "'legacySortOptions' means nothing with the order 'fifo'",
          at: legacy.location
        )
      }
      kinds = nil
    case "legacy":
      kinds =
        options.legacy.map { legacy in
          .listed(first: legacy.orderFirst.map { Text($0.value) }, last: legacy.orderLast.map { Text($0.value) })
        } ?? .standard
    default:
      throw Diagnostic(
        code: .invalidOption,
        message: "'sortOptions.order' must be 'legacy' or 'fifo'",
        at: options.order?.location ?? options.location
      )
    }
  }

  /// Puts resources in order.
  func sort(_ resources: inout ResourceSet) {
    guard let kinds else { return }
    var ranks: [Text: Int] = [:]
    for resource in resources.resources where ranks[resource.type.kind] == nil {
      ranks[resource.type.kind] = kinds.rank(of: resource.type.kind)
    }
    resources.sort { Key($0, rank: ranks[$0.type.kind] ?? 0) }
  }

  /// The kinds that come before and after all others.
  private enum Kinds {
    case standard
    case listed(first: [Text], last: [Text])

    func rank(of kind: Text) -> Int {
      switch self {
      case .standard: LegacyOrder.rank(ofKind: kind)
      case .listed(let first, let last): LegacyOrder.rank(ofKind: kind, first: first, last: last)
      }
    }
  }

  /// What decides the place of a resource.
  private struct Key: Comparable {
    let rank: Int
    let isNamespace: Bool
    let isCore: Bool
    let type: Text
    let place: Text

    init(_ resource: Resource, rank: Int) {
      self.rank = rank
      isNamespace = resource.type.kind == "Namespace"
      isCore = resource.type.group.isEmpty
      type = LegacyOrder.sortText(
        group: resource.type.group,
        version: resource.type.version,
        kind: resource.type.kind
      )
      let namespace = resource.namespace.isEmpty ? "~X" : resource.namespace.string
      place = Text("\(namespace)|\(resource.name.isEmpty ? "~N" : resource.name.string)")
    }

    static func < (left: Key, right: Key) -> Bool {
      if left.rank != right.rank { return left.rank < right.rank }
      if left.type == right.type { return left.place < right.place }
      // Of several kinds called Namespace, the cluster's own comes first.
      if left.isNamespace, right.isNamespace, left.isCore || right.isCore { return right.type < left.type }
      return left.type < right.type
    }
  }
}
