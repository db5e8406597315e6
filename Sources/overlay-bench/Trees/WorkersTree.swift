/// Pairs of a Deployment and a ConfigMap, and a list in the kustomization with one entry for each of some numbers.
struct WorkersTree: Tree {
  /// What the kustomization does.
  enum Change: Sendable {
    /// A replacement for each pair takes an image from the ConfigMap into the Deployment.
    case replacements
    /// JSON patches, as many as given, whose targets are regular expressions that each fit a hundredth of the Deployments.
    case patches(Int)
  }

  /// How many pairs there are.
  var pairs: Int
  /// What is done to them.
  var change: Change

  var resourceCount: Int { pairs * 2 }

  func makeFiles(_ write: (TreeFile) throws -> Void) throws {
    let documents = (0..<pairs).flatMap { [Self.deployment($0), Self.settings($0)] }
    try write(TreeFile(path: "workers.yaml", text: documents.joined(separator: "---\n")))
    try write(TreeFile(path: "kustomization.yaml", text: "resources:\n- workers.yaml\n" + changes))
  }

  /// A Deployment that others change.
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
