import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

/// The order of the output (`sortOptions`).
struct ResourceOrder {
  /// The kinds that come first and last; `nil` keeps the order of loading.
  private let kinds: LegacyOrder?

  /// - Parameters:
  ///   - options: The options of the topmost kustomization.
  ///   - reorder: The order without them.
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
          message: "'legacySortOptions' has no effect with the order 'fifo'",
          at: legacy.location
        )
      }
      kinds = nil
    case "legacy":
      kinds =
        options.legacy.map { legacy in
          LegacyOrder(first: legacy.orderFirst.map { Text($0.value) }, last: legacy.orderLast.map { Text($0.value) })
        } ?? .standard
    default:
      throw Diagnostic(
        code: .invalidOption,
        message: "'sortOptions.order' must be 'legacy' or 'fifo'",
        at: options.order?.location ?? options.location
      )
    }
  }

  /// Sorts resources.
  func sort(_ resources: inout ResourceSet) {
    guard let kinds else { return }
    var types = TypeCache<TypeKey>()
    resources.sort { resource in
      let type = resource.type
      return Key(type: types.value(for: type) { TypeKey(type, rank: kinds.rank(ofKind: type.kind)) }, resource)
    }
  }

  /// The sort key of a type.
  private final class TypeKey {
    let rank: Int
    let isNamespace: Bool
    let isCore: Bool
    let text: Text

    init(_ type: GroupVersionKind, rank: Int) {
      self.rank = rank
      isNamespace = type.kind == "Namespace"
      isCore = type.group.isEmpty
      text = LegacyOrder.sortText(group: type.group, version: type.version, kind: type.kind)
    }
  }

  /// The sort key of a resource.
  private struct Key: Comparable {
    let type: TypeKey
    let namespace: Text
    let name: Text

    init(type: TypeKey, _ resource: Resource) {
      self.type = type
      namespace = resource.namespace.isEmpty ? "~X" : resource.namespace
      name = resource.name.isEmpty ? "~N" : resource.name
    }

    /// Namespace and name are compared as one string.
    private var place: Text { Text("\(namespace)|\(name)") }

    static func == (left: Key, right: Key) -> Bool {
      left.type.rank == right.type.rank && left.type.text == right.type.text && left.namespace == right.namespace
        && left.name == right.name
    }

    static func < (left: Key, right: Key) -> Bool {
      if left.type.rank != right.type.rank { return left.type.rank < right.type.rank }
      if left.type === right.type || left.type.text == right.type.text {
        return left.namespace == right.namespace ? left.name < right.name : left.place < right.place
      }
      // Of several types named Namespace, that of the core group comes first.
      if left.type.isNamespace, right.type.isNamespace, left.type.isCore || right.type.isCore {
        return right.type.text < left.type.text
      }
      return left.type.text < right.type.text
    }
  }
}
