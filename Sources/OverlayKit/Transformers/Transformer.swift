import OverlayDiagnostics
import OverlayYAMLTree

/// One step of a kustomization: reads and edits the resources gathered so far, and nothing else.
///
/// A transformer holds only its own settings, so the same value may run in many builds at once.
protocol Transformer: Sendable {
  /// Edits the resources.
  ///
  /// - Parameters:
  ///   - resources: The resources of this kustomization and everything below it.
  ///   - tree: Where their nodes are.
  /// - Throws: The first problem that makes the output wrong.
  func transform(_ resources: inout ResourceSet, tree: inout NodeTree) throws(Diagnostic)
}
