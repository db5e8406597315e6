import OverlayDiagnostics
import OverlayYAMLTree
import Synchronization

/// Records who wrote which field in a build.
final class HistoryRecorder: BuildObserver {
  private let state = Mutex(FieldWrites())

  var observesWrites: Bool { true }

  /// Everything that was recorded.
  var writes: FieldWrites { state.withLock { $0 } }

  func willRun(_ step: ConfiguredTransformer, on resources: ResourceSet) { willRun(step.step) }

  func willRun(_ step: BuildStep) { state.withLock { $0.begin(step) } }

  func didBuild(_ kustomization: String, _ resources: ResourceSet) {
    state.withLock { $0.pass(resources.resources, through: kustomization) }
  }

  func willFormat(_ resources: [Resource], in tree: NodeTree) {
    state.withLock { $0.complete(resources, in: tree) }
  }

  func didWrite(_ write: FieldWrite, operation: Int?, in tree: NodeTree) {
    state.withLock { $0.add(write, operation: operation, in: tree) }
  }
}
