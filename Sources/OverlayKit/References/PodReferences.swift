import OverlayKubernetesModel
import OverlayYAMLTree

/// The ConfigMaps and Secrets that the pods of workloads refer to by name.
///
/// Only workloads count that replace their pods when the template changes.
struct PodReferences {
  private static let workloads: Set<Text> = ["CronJob", "DaemonSet", "Deployment", "ReplicaSet", "StatefulSet"]
  /// The fields that hold a reference, and the fields in them that hold the name.
  private static let fields: [(field: StaticString, kind: Text, name: StaticString)] = [
    ("configMap", "ConfigMap", "name"), ("configMapRef", "ConfigMap", "name"), ("configMapKeyRef", "ConfigMap", "name"),
    ("secret", "Secret", "secretName"), ("secret", "Secret", "name"), ("secretRef", "Secret", "name"),
    ("secretKeyRef", "Secret", "name"),
  ]

  private var names: [Text: Set<Text>] = [:]

  init(_ resources: [Resource], in tree: NodeTree) {
    for resource in resources where Self.workloads.contains(resource.type.kind) {
      var pending = [resource.root]
      while let node = pending.popLast() {
        pending += tree.elements(of: node)
        for entry in tree.entries(of: node) {
          pending.append(entry.value)
          for (field, kind, name) in Self.fields where tree.hasText(entry.key, field) {
            guard let value = tree.value(name, in: entry.value) else { continue }
            names[kind, default: []].insert(tree.text(of: value))
          }
        }
      }
    }
  }

  /// Whether a workload refers to a resource.
  func contains(_ resource: Resource) -> Bool { names[resource.type.kind]?.contains(resource.name) ?? false }
}
