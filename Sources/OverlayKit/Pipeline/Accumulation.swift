import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization

/// The result of a layer, for the layer above it.
struct Accumulation {
  var resources = ResourceSet()
  /// The field specs of transformers.
  var configuration = TransformerConfiguration.empty
  /// Variables, which are replaced at the end of the build.
  var variables = VariableSet()
  /// The schema by which the scopes of the resources were determined.
  private var schemaVersion = 0

  /// Determines scopes again if another schema has been chosen.
  mutating func adopt(_ choice: SchemaChoice) {
    guard choice.version != schemaVersion else { return }
    schemaVersion = choice.version
    resources.rescope(by: choice.current)
  }
}
