import OverlayDiagnostics
import OverlayYAMLTree

/// One step of a kustomization: reads and edits the resources gathered so far, and nothing else.
///
/// A transformer contains only its own settings, so the same value can run in several builds concurrently. To add one,
/// write its file, with the functions that create it from a field and from a configuration, and add a row to
/// ``BuiltIn/all``.
protocol Transformer: Sendable {
  /// Edits the resources.
  ///
  /// - Parameters:
  ///   - resources: The resources of this kustomization and everything below it.
  ///   - tree: The tree of the resources.
  ///   - context: Receives warnings, reports of writes, and charges for work.
  /// - Throws: The first error.
  func transform(
    _ resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic)

  /// Edits the resources and returns all errors; by default, the error of ``transform(_:tree:context:)``.
  func problems(
    transforming resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) -> [Diagnostic]

  /// Whether it uses the schema's rules for merging lists.
  var usesSchema: Bool { get }
  /// Whether it changes only resources that it names. Such a transformer runs even after other ones have failed.
  var isTargeted: Bool { get }

  /// The positions of the resources that it names; empty unless ``isTargeted``.
  func targets(in resources: inout ResourceSet, of tree: NodeTree, context: BuildContext) -> Set<Int>
}

extension Transformer {
  func problems(
    transforming resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) -> [Diagnostic] {
    do throws(Diagnostic) {
      try transform(&resources, tree: &tree, context: context)
      return []
    } catch { return [error] }
  }

  var usesSchema: Bool { false }
  var isTargeted: Bool { false }
  func targets(in resources: inout ResourceSet, of tree: NodeTree, context: BuildContext) -> Set<Int> { [] }
}
