import KubernetesModel
import Kustomization

/// What a layer has gathered from its bases, and hands on to the layer above it.
struct Accumulation {
  /// The resources, as the transformers have left them so far.
  var resources = ResourceSet()
  /// The field specs by which transformers work.
  var configuration = TransformerConfiguration.empty
}
