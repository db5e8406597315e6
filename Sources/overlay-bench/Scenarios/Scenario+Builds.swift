import OverlayDiagnostics
import OverlayKit

extension Scenario {
  /// A whole build, from the files, which are in memory, to the text.
  static func build<Built: Tree>(_ name: String, _ tree: Built) -> Scenario {
    let compiler = OverlayCompiler(fileSystem: tree.inMemory())
    return Scenario(
      name: name,
      byteCount: tree.files().reduce(0) { $0 + $1.text.utf8.count },
      resourceCount: tree.resourceCount
    ) {
      let result = try compiler.build(Built.root)
      guard result.resources.count == tree.resourceCount else {
        throw BenchError("'\(name)' gives \(result.resources.count) resources instead of \(tree.resourceCount)")
      }
      return result.yaml().count
    }
  }
}
