/// Layers of two folders, left and right, that each take in both folders of the layer below; at the bottom one base.
///
/// Left and right add prefixes, so each layer doubles the resources.
struct DiamondTree: Tree {
  /// How many layers there are, the base included and the folder that is built not.
  var layers: Int

  private static let perBase = 2

  var resourceCount: Int { Self.perBase << (layers - 1) }

  func makeFiles(_ write: (TreeFile) throws -> Void) throws {
    try write(TreeFile(path: "layer-01/base/resources.yaml", text: Self.base))
    try write(TreeFile(path: "layer-01/base/kustomization.yaml", text: "resources:\n- resources.yaml\n"))
    for layer in 2..<layers + 1 {
      for side in Self.sides {
        let text = "namePrefix: \(side.prefix(1))-\n" + Self.resources(ofLayer: layer - 1, from: "../../")
        try write(TreeFile(path: "\(Self.folder(layer))/\(side)/kustomization.yaml", text: text))
      }
    }
    try write(TreeFile(path: "kustomization.yaml", text: Self.resources(ofLayer: layers, from: "")))
  }

  private static let sides = ["left", "right"]

  private static func folder(_ layer: Int) -> String { "layer-\(layer.padded(to: 2))" }

  private static func resources(ofLayer layer: Int, from start: String) -> String {
    let names = layer == 1 ? ["base"] : sides
    return "resources:\n" + names.map { "- \(start)\(folder(layer))/\($0)\n" }.joined()
  }

  private static let base = """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: settings
    data:
      level: info
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: worker
    spec:
      template:
        spec:
          containers:
          - name: main
            image: worker
            envFrom:
            - configMapRef:
                name: settings

    """
}
