import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization

/// What a layer has gathered from its bases, and hands on to the layer above it.
struct Accumulation {
  /// The resources, as the transformers have left them so far.
  var resources = ResourceSet()
  /// The field specs by which transformers work.
  var configuration = TransformerConfiguration.empty
  /// The variables that are replaced at the end of the build.
  var variables = VariableSet()
  /// The schema by which it is known where the resources live.
  private var schemaVersion = 0

  /// Goes over to the schema that has been chosen since, if one has.
  mutating func adopt(_ choice: SchemaChoice) {
    guard choice.version != schemaVersion else { return }
    schemaVersion = choice.version
    resources.rescope(by: choice.current)
  }
}
