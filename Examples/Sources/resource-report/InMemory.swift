import OverlayKit

/// Prints the resources of an overlay that is not on disk.
func printOverlayInMemory() throws(BuildFailure) {
  var files = InMemoryFileSystem()
  files.addFile("{resources: [base.yaml], namespace: shop}", at: "prod/kustomization.yaml")
  files.addFile("{apiVersion: v1, kind: ConfigMap, metadata: {name: settings}}", at: "prod/base.yaml")

  let result = try OverlayCompiler(fileSystem: files).build("prod")
  for resource in result.resources {
    print("# \(resource.kind) \(resource.name) in \(resource.effectiveNamespace)")
    print(resource, terminator: "")
  }
}
