import OverlayDiagnostics
import OverlayKustomization
import OverlayPrograms
import OverlayYAMLTree

/// Observes a build; events arrive in the order of the pipeline.
///
/// A transformer reports its writes between ``willRun(_:on:)`` and ``didRun(_:on:in:context:)``; name references,
/// content hashes and variables follow after all transformers. A validator only ``willRun(_:on:)``, as it may change
/// nothing. An error that an observer throws counts as an error of
/// the observed step.
protocol BuildObserver: Sendable {
  /// A kustomization or a file with resources has been loaded.
  func didLoad(_ path: String) throws(Diagnostic)

  /// A step is about to run that is not a transformer.
  func willRun(_ step: BuildStep)

  /// A kustomization has been built.
  func didBuild(_ kustomization: String, _ resources: ResourceSet)

  /// All steps have run, and the resources are about to get their final form, in which values may be written differently.
  func willFormat(_ resources: [Resource], in tree: NodeTree)

  /// A transformer is about to run.
  func willRun(_ step: ConfiguredTransformer, on resources: ResourceSet) throws(Diagnostic)

  /// A transformer has run without an error.
  func didRun(
    _ step: ConfiguredTransformer,
    on resources: ResourceSet,
    in tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic)

  /// Whether the observer receives writes, which makes each of them slower.
  var observesWrites: Bool { get }

  /// A field was written, even if it already had the value; by the operation of a JSON patch with this index.
  func didWrite(_ write: FieldWrite, operation: Int?, in tree: NodeTree)
}

extension BuildObserver {
  func didLoad(_ path: String) throws(Diagnostic) {}
  func willRun(_ step: BuildStep) {}
  func didBuild(_ kustomization: String, _ resources: ResourceSet) {}
  func willFormat(_ resources: [Resource], in tree: NodeTree) {}
  func willRun(_ step: ConfiguredTransformer, on resources: ResourceSet) throws(Diagnostic) {}
  func didRun(
    _ step: ConfiguredTransformer,
    on resources: ResourceSet,
    in tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {}
  var observesWrites: Bool { false }
  func didWrite(_ write: FieldWrite, operation: Int?, in tree: NodeTree) {}
}

/// Ends a cancelled build.
extension Cancellation: BuildObserver {
  func didLoad(_ path: String) throws(Diagnostic) { if isCancelled { throw .cancelled } }

  func willRun(_ step: ConfiguredTransformer, on resources: ResourceSet) throws(Diagnostic) {
    if isCancelled { throw .cancelled }
  }
}

/// Records on the resources which transformers have run.
extension BuildMetadata: BuildObserver {
  func didRun(
    _ step: ConfiguredTransformer,
    on resources: ResourceSet,
    in tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    if let record = step.record { try self.record(transformation: record, on: resources, in: &tree, context: context) }
  }
}
