/// Small overlays that several tests build.
enum Overlays {
  /// A ConfigMap and a Namespace, without warnings.
  static let plain = [
    "kustomization.yaml": "resources: [all.yaml]\nnamePrefix: p-\n",
    "all.yaml": """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: a}
    ---
    apiVersion: v1
    kind: Namespace
    metadata: {name: team}
    """,
  ]

  /// The output of ``plain``.
  static let plainOutput = """
    apiVersion: v1
    kind: Namespace
    metadata:
      name: team
    ---
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: p-a

    """

  /// A chart for a fake helm.
  static let chart = [
    "kustomization.yaml": "helmCharts: [{name: c}]\n",
    "charts/c/values.yaml": "{}\n",
  ]

  /// An overlay that cannot be built.
  static let broken = ["kustomization.yaml": "resources: [missing.yaml]\n"]

  /// One ConfigMap, under a kustomization with a deprecated field.
  static let deprecated = [
    "kustomization.yaml": "resources: [r.yaml]\ncommonLabels: {a: b}\n",
    "r.yaml": configMap("a"),
  ]

  /// The line that kustomize prints for ``deprecated``.
  static let deprecation =
    "# Warning: 'commonLabels' is deprecated. Please use 'labels' instead. "
    + "Run 'kustomize edit fix' to update your Kustomization automatically.\n"
    + "kustomization.yaml:2: note: replace line 2 with:\n"
    + "  labels:\n  - includeSelectors: true\n    pairs: {a: b}\n"

  /// A ConfigMap in the form of the output.
  static func configMap(_ name: String) -> String {
    "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: \(name)\n"
  }

  /// One ConfigMap whose output has at least `count` bytes.
  static func large(_ count: Int) -> [String: String] {
    let value = String(repeating: "x", count: count)
    return [
      "kustomization.yaml": "resources: [r.yaml]\n",
      "r.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\ndata:\n  a: \(value)\n",
    ]
  }
}
