import OverlayKit

/// A line for each resource of a build: its kind, namespace, name and number of containers.
struct Report {
  let lines: [String]

  init(_ result: BuildResult) {
    lines = result.resources.map { resource in
      let name = resource.namespace.isEmpty ? resource.name : "\(resource.namespace)/\(resource.name)"
      let count = Self.containers(in: resource)
      return "\(resource.kind) \(name)" + (count == 0 ? "" : ", containers: \(count)")
    }
  }

  /// The containers of a pod, or of the pod template of a workload.
  private static func containers(in resource: BuiltResource) -> Int {
    let spec = resource.content["spec"]
    let template = spec?["template"] ?? spec?["jobTemplate"]?["spec"]?["template"]
    return (template?["spec"] ?? spec)?["containers"]?.elements.count ?? 0
  }
}
