/// Many Deployments and Services in several files, with a prefix, labels that selectors take up, other images, and
/// strategic merge patches for some Deployments.
struct WorkloadsTree: Tree {
  /// How many Deployments there are, and as many Services.
  var workloads: Int
  /// Over how many files they are spread, at most one for each.
  var fileCount = 20
  /// How many Deployments are patched, each by a file of its own.
  var patchCount = 100
  /// The size of a custom resource definition beside them, about, in bytes; 0 for none.
  var definitionBytes = 0

  var resourceCount: Int { workloads * 2 + (definitionBytes > 0 ? 1 : 0) }

  func makeFiles(_ write: (TreeFile) throws -> Void) throws {
    let fileCount = max(1, min(fileCount, workloads))
    let patchCount = min(patchCount, workloads)
    for file in 0..<fileCount {
      let numbers = workloads * file / fileCount..<workloads * (file + 1) / fileCount
      let documents = numbers.flatMap { [Workload(number: $0).deployment, Workload(number: $0).service] }
      try write(TreeFile(path: Self.resources(file), text: documents.joined(separator: "---\n")))
    }
    if definitionBytes > 0 {
      try write(TreeFile(path: Self.definition, text: CustomDefinition(byteCount: definitionBytes).text))
    }
    for patch in 0..<patchCount {
      try write(TreeFile(path: Self.patch(patch), text: Workload(number: workloads * patch / patchCount).patch))
    }
    try write(TreeFile(path: "kustomization.yaml", text: kustomization(files: fileCount, patches: patchCount)))
  }

  private func kustomization(files: Int, patches: Int) -> String {
    var text = """
      apiVersion: kustomize.config.k8s.io/v1beta1
      kind: Kustomization
      namePrefix: city-
      labels:
      - includeSelectors: true
        pairs:
          stage: live
          area: trade
      images:
      - name: shops.example.com/till
        newTag: "4.0"
      - name: shops.example.com/meter
        newName: mirror.example.com/meter
        newTag: "1.0"
      resources:

      """
    for file in 0..<files { text += "- \(Self.resources(file))\n" }
    if definitionBytes > 0 { text += "- \(Self.definition)\n" }
    if patches > 0 { text += "patches:\n" }
    for patch in 0..<patches { text += "- path: \(Self.patch(patch))\n" }
    return text
  }

  private static func resources(_ number: Int) -> String { "shops/\(number.padded(to: 4)).yaml" }
  private static func patch(_ number: Int) -> String { "changes/\(number.padded(to: 4)).yaml" }
  private static let definition = "shops/definition.yaml"
}
