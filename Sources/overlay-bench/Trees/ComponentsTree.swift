/// Deployments in one file, and a component for each that patches it and adds a ConfigMap.
struct ComponentsTree: Tree {
  /// How many components there are, and as many Deployments.
  var components: Int

  var resourceCount: Int { components * 2 }

  func makeFiles(_ write: (TreeFile) throws -> Void) throws {
    let deployments = (0..<components).map(WorkersTree.deployment)
    try write(TreeFile(path: "workers.yaml", text: deployments.joined(separator: "---\n")))
    var text = "resources:\n- workers.yaml\ncomponents:\n"
    for number in 0..<components {
      let folder = "features/\(number.padded(to: 4))"
      text += "- \(folder)\n"
      try write(TreeFile(path: "\(folder)/feature.yaml", text: Self.feature(number)))
      try write(TreeFile(path: "\(folder)/kustomization.yaml", text: Self.component(number)))
    }
    try write(TreeFile(path: "kustomization.yaml", text: text))
  }

  private static func feature(_ number: Int) -> String {
    """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: feature-\(number.padded(to: 4))
    data:
      enabled: "true"

    """
  }

  private static func component(_ number: Int) -> String {
    """
    apiVersion: kustomize.config.k8s.io/v1alpha1
    kind: Component
    resources:
    - feature.yaml
    patches:
    - patch: |-
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: worker-\(number.padded(to: 5))
        spec:
          replicas: 3

    """
  }
}
