import OverlayKit

/// Builds an overlay that is on no disk.
func buildInMemory() throws(Diagnostic) -> BuildResult {
  var files = InMemoryFileSystem()
  files.addFile(
    """
    resources: [namespace.yaml]
    nameSuffix: -dev
    """,
    at: "/shop/kustomization.yaml"
  )
  files.addFile(
    """
    apiVersion: v1
    kind: Namespace
    metadata: {name: shop}
    """,
    at: "/shop/namespace.yaml"
  )
  return try OverlayCompiler(fileSystem: files).build("/shop")
}
