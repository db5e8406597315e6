/// Deployments and Services in several files, with a prefix, labels in selectors, new images, and strategic merge patches
/// for some Deployments.
struct WorkloadsTree: Tree {
  /// The number of Deployments, and of Services.
  var workloads: Int
  /// The number of files with resources, at most one for each workload.
  var fileCount = 20
  /// The number of patched Deployments, each with a patch file.
  var patchCount = 100
  /// The approximate size of an additional custom resource definition; 0 for none.
  var definitionBytes = 0

  var resourceCount: Int { workloads * 2 + (definitionBytes > 0 ? 1 : 0) }

  func makeFiles(_ write: (_ path: String, _ text: String) throws -> Void) rethrows {
    let fileCount = max(1, min(fileCount, workloads))
    let patchCount = min(patchCount, workloads)
    for file in 0..<fileCount {
      let numbers = workloads * file / fileCount..<workloads * (file + 1) / fileCount
      let documents = numbers.flatMap { [Workload(number: $0).deployment, Workload(number: $0).service] }
      try write(Self.resources(file), documents.joined(separator: "---\n"))
    }
    if definitionBytes > 0 {
      try write(Self.definition, Self.customDefinition(byteCount: definitionBytes))
    }
    for patch in 0..<patchCount {
      try write(Self.patch(patch), Workload(number: workloads * patch / patchCount).patch)
    }
    try write("kustomization.yaml", kustomization(files: fileCount, patches: patchCount))
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

// MARK: - A custom resource definition

extension WorkloadsTree {
  /// A custom resource definition with a long schema, as large operators ship them.
  static func customDefinition(byteCount: Int) -> String {
    var text = """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata:
        name: shelves.shops.example.com
      spec:
        group: shops.example.com
        names:
          kind: Shelf
          plural: shelves
        scope: Namespaced
        versions:
        - name: v1
          served: true
          storage: true
          schema:
            openAPIV3Schema:
              type: object
              properties:

      """
    text.reserveCapacity(byteCount + 1_000)
    var number = 0
    while text.utf8.count < byteCount {
      text += property(number)
      number += 1
    }
    return text
  }

  private static func property(_ number: Int) -> String {
    """
                board\(number.padded(to: 6)):
                  description: Board \(number) of the shelf, counted from the floor. It tells what lies on it, how much it bears, and who fills it up.
                  type: object
                  properties:
                    goods:
                      type: string
                      maxLength: 120
                    load:
                      type: integer
                      format: int32
                      minimum: 0
                  required:
                  - goods

    """
  }
}

/// The smallest overlay that does something: a Deployment, a Service and a patch.
struct TrivialTree: Tree {
  var resourceCount: Int { 2 }

  func makeFiles(_ write: (_ path: String, _ text: String) throws -> Void) rethrows {
    try write("deployment.yaml", Workload(number: 1).deployment)
    try write("service.yaml", Workload(number: 1).service)
    try write("patch.yaml", Workload(number: 1).patch)
    let text = """
      apiVersion: kustomize.config.k8s.io/v1beta1
      kind: Kustomization
      resources:
      - deployment.yaml
      - service.yaml
      patches:
      - path: patch.yaml

      """
    try write("kustomization.yaml", text)
  }
}
