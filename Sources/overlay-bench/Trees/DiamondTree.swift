/// Layers of two directories that each include both directories of the layer below, down to one base.
///
/// The two directories add different prefixes, so each layer doubles the resources.
struct DiamondTree: Tree {
  /// The number of layers, with the base and without the directory that is built.
  var layers: Int

  private static let perBase = 2

  var resourceCount: Int { Self.perBase << (layers - 1) }

  func makeFiles(_ write: (_ path: String, _ text: String) throws -> Void) rethrows {
    try write("layer-01/base/resources.yaml", Self.base)
    try write("layer-01/base/kustomization.yaml", "resources:\n- resources.yaml\n")
    for layer in 2..<layers + 1 {
      for side in Self.sides {
        let text = "namePrefix: \(side.prefix(1))-\n" + Self.resources(ofLayer: layer - 1, from: "../../")
        try write("\(Self.directory(layer))/\(side)/kustomization.yaml", text)
      }
    }
    try write("kustomization.yaml", Self.resources(ofLayer: layers, from: ""))
  }

  private static let sides = ["left", "right"]

  private static func directory(_ layer: Int) -> String { "layer-\(layer.padded(to: 2))" }

  private static func resources(ofLayer layer: Int, from start: String) -> String {
    let names = layer == 1 ? ["base"] : sides
    return "resources:\n" + names.map { "- \(start)\(directory(layer))/\($0)\n" }.joined()
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
