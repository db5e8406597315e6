import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

/// Appends the content hash to the names of resources that request it.
struct HashTransformer: Transformer {
  func transform(
    _ resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    for index in resources.indices where resources[index].provenance.needsHash {
      var resource = resources[index]
      if !ContentHash.isReproducible(for: resource.type.kind) {
        context.warn(.unstableHash(resource.title(in: tree), at: resource.place(in: tree)))
      }
      let suffix = try ContentHash.suffix(of: resource, in: &tree)
      resource.recordPreviousName(in: &tree, context: context)
      let name = tree.setName(of: resource.root, to: Text("\(resource.name)-\(suffix)"))
      context.didSet(name, in: tree)
      resource.refresh(from: tree)
      resources[index] = resource
    }
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func unstableHash(_ title: String, at location: SourceLocation?) -> Diagnostic {
    let message = "the content hash in the name of \(title) differs from the one Kustomize computes"
    return warning(.unstableHash, message, at: location)
      .addingNote("only hashes of ConfigMaps and Secrets depend on their content alone")
  }
}
