import Diagnostics
import KubernetesModel
import YAMLTree

/// Puts a prefix before or a suffix behind the names of resources (`namePrefix`, `nameSuffix`).
struct AffixTransformer: Transformer {
  /// Which end of the name.
  enum Side: Sendable { case prefix, suffix }

  let side: Side
  let affix: Text
  let specs: [FieldSpec]

  func transform(_ resources: inout ResourceSet, tree: inout NodeTree) throws(Diagnostic) {
    guard !affix.isEmpty else { return }
    try resources.update { (resource) throws(Diagnostic) in
      let original = resource.originalID.type
      guard !Self.isSkipped(original) else { return }
      for spec in specs where original.isSelected(by: spec.types) {
        if spec.path.description == "metadata/name" { record(in: &resource, &tree) }
        guard resource.type.isSelected(by: spec.types) else { continue }
        try FieldWalker(spec, creates: .scalar).setScalars(of: resource, in: &tree) { text in
          side == .prefix ? affix.string + text : text + affix.string
        }
        resource.refresh(from: tree)
      }
    }
  }

  private func record(in resource: inout Resource, _ tree: inout NodeTree) {
    resource.rememberName(in: &tree)
    switch side {
    case .prefix: resource.prefixes.append(affix)
    case .suffix: resource.suffixes.append(affix)
    }
  }

  /// Types whose names mean something outside of the cluster's objects, told by what they were loaded as.
  private static func isSkipped(_ type: GroupVersionKind) -> Bool {
    switch type.kind {
    case "CustomResourceDefinition", "Namespace": true
    case "APIService": type.group == "apiregistration.k8s.io"
    default: false
    }
  }
}
