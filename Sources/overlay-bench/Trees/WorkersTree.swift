/// Pairs of a Deployment and a ConfigMap in one file, and a kustomization that changes the Deployments.
struct WorkersTree: Tree {
  enum Change: Sendable {
    /// For each pair, a replacement that copies an image from the ConfigMap to the Deployment.
    case replacements
    /// A number of JSON patches, each for the hundredth of the Deployments that matches a regular expression.
    case patches(Int)
  }

  var pairs: Int
  var change: Change

  var resourceCount: Int { pairs * 2 }

  func makeFiles(_ write: (_ path: String, _ text: String) throws -> Void) rethrows {
    let documents = (0..<pairs).flatMap { [Self.deployment($0), Self.settings($0)] }
    try write("workers.yaml", documents.joined(separator: "---\n"))
    try write("kustomization.yaml", "resources:\n- workers.yaml\n" + changes)
  }

  static func deployment(_ number: Int) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: worker-\(number.padded(to: 5))
    spec:
      replicas: 1
      template:
        spec:
          containers:
          - name: main
            image: worker

    """
  }

  private static func settings(_ number: Int) -> String {
    """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: settings-\(number.padded(to: 5))
    data:
      image: worker:\(number)

    """
  }

  private var changes: String {
    switch change {
    case .replacements: "replacements:\n" + (0..<pairs).map(Self.replacement).joined()
    case .patches(let count): "patches:\n" + (0..<count).map(Self.patch).joined()
    }
  }

  private static func replacement(_ number: Int) -> String {
    """
    - source:
        kind: ConfigMap
        name: settings-\(number.padded(to: 5))
        fieldPath: data.image
      targets:
      - select:
          kind: Deployment
          name: worker-\(number.padded(to: 5))
        fieldPaths:
        - spec.template.spec.containers.[name=main].image

    """
  }

  private static func patch(_ number: Int) -> String {
    """
    - target:
        kind: Deployment
        name: worker-[0-9]+\((number % 100).padded(to: 2))
      patch: |-
        - op: replace
          path: /spec/replicas
          value: \(number)

    """
  }
}

/// Deployments in one file, and for each a component that patches it and adds a ConfigMap.
struct ComponentsTree: Tree {
  /// The number of components, and of Deployments.
  var components: Int

  var resourceCount: Int { components * 2 }

  func makeFiles(_ write: (_ path: String, _ text: String) throws -> Void) rethrows {
    let deployments = (0..<components).map(WorkersTree.deployment)
    try write("workers.yaml", deployments.joined(separator: "---\n"))
    var text = "resources:\n- workers.yaml\ncomponents:\n"
    for number in 0..<components {
      let directory = "features/\(number.padded(to: 4))"
      text += "- \(directory)\n"
      try write("\(directory)/feature.yaml", Self.feature(number))
      try write("\(directory)/kustomization.yaml", Self.component(number))
    }
    try write("kustomization.yaml", text)
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
