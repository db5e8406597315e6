import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization

/// A kustomization in a build.
struct Layer {
  let kustomization: Kustomization
  /// Its directory.
  let root: LoadRoot
  /// The field specs of its transformers.
  var configuration = FieldSpecLists()
}

/// A generator or transformer of Kustomize: the field of a kustomization that requests it, the kind of the explicit
/// configuration (`apiVersion: builtin`) with the same effect, and the functions that create it from either.
struct BuiltIn<Step>: Sendable {
  typealias FromField = @Sendable (_ layer: Layer, _ build: inout Build) throws(Diagnostic) -> [Step]
  typealias FromConfiguration =
    @Sendable (_ configuration: PluginConfiguration, _ build: inout Build) throws(Diagnostic) -> [Step]

  /// The field; `nil` if only a configuration can request it.
  let field: String?
  /// The kind, which is also the name in `buildMetadata`.
  let kind: String
  /// Creates the steps from the field of a kustomization.
  let fromField: FromField
  /// Creates the steps from a configuration; `nil` if another row does so for this kind.
  let fromConfiguration: FromConfiguration?

  init(_ field: String?, _ kind: String, _ fromField: @escaping FromField, _ fromConfiguration: FromConfiguration?) {
    self.field = field
    self.kind = kind
    self.fromField = fromField
    self.fromConfiguration = fromConfiguration
  }
}

extension BuiltIn<any Generator> {
  /// All generators; fields in the order in which Kustomize runs them.
  static let all: [Self] = [
    Self("configMapGenerator", "ConfigMapGenerator", ResourceGenerator.configMaps, ResourceGenerator.configMap),
    Self("secretGenerator", "SecretGenerator", ResourceGenerator.secrets, ResourceGenerator.secret),
    Self("helmCharts", "HelmChartInflationGenerator", HelmChartGenerator.make, HelmChartGenerator.make),
    Self(nil, "IAMPolicyGenerator", { _, _ in [] }, IAMPolicyGenerator.make),
  ]
}

extension BuiltIn<any Transformer> {
  /// All transformers; fields in the order in which Kustomize applies them.
  static let all: [Self] = [
    Self("patchesStrategicMerge", "PatchStrategicMergeTransformer", PatchTransformer.merges, PatchTransformer.merges),
    Self("patches", "PatchTransformer", PatchTransformer.patches, PatchTransformer.patches),
    Self("namespace", "NamespaceTransformer", NamespaceTransformer.make, NamespaceTransformer.make),
    Self("namePrefix", "PrefixTransformer", AffixTransformer.prefix, AffixTransformer.prefix),
    Self("nameSuffix", "SuffixTransformer", AffixTransformer.suffix, AffixTransformer.suffix),
    Self("labels", "LabelTransformer", LabelTransformer.labels, LabelTransformer.labels),
    Self("commonLabels", "LabelTransformer", LabelTransformer.commonLabels, nil),
    Self("commonAnnotations", "AnnotationsTransformer", LabelTransformer.annotations, LabelTransformer.annotations),
    Self("patchesJson6902", "PatchJson6902Transformer", PatchTransformer.jsonPatches, PatchTransformer.jsonPatches),
    Self("replicas", "ReplicaCountTransformer", ReplicaCountTransformer.make, ReplicaCountTransformer.make),
    Self("images", "ImageTagTransformer", ImageTagTransformer.make, ImageTagTransformer.make),
    Self("replacements", "ReplacementTransformer", ReplacementTransformer.make, ReplacementTransformer.make),
    Self(nil, "HashTransformer", { _, _ in [] }, { _, _ in [HashTransformer()] }),
    Self(nil, "PrefixSuffixTransformer", { _, _ in [] }, AffixTransformer.affixes),
    Self(nil, "ValueAddTransformer", { _, _ in [] }, ValueAddTransformer.make),
  ]
}
