/// The smallest overlay that does something: a Deployment, a Service and a patch.
struct TrivialTree: Tree {
  var resourceCount: Int { 2 }

  func makeFiles(_ write: (TreeFile) throws -> Void) throws {
    try write(TreeFile(path: "deployment.yaml", text: Workload(number: 1).deployment))
    try write(TreeFile(path: "service.yaml", text: Workload(number: 1).service))
    try write(TreeFile(path: "patch.yaml", text: Workload(number: 1).patch))
    let text = """
      apiVersion: kustomize.config.k8s.io/v1beta1
      kind: Kustomization
      resources:
      - deployment.yaml
      - service.yaml
      patches:
      - path: patch.yaml

      """
    try write(TreeFile(path: "kustomization.yaml", text: text))
  }
}
