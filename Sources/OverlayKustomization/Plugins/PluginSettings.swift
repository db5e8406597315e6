/// What an explicit configuration (`apiVersion: builtin`) of a built-in generator or transformer asks for.
///
/// No field specs are filled in: where a configuration names none, a transformer does nothing, or hardly anything.
package enum PluginSettings: Sendable {
  // MARK: Generators

  /// `ConfigMapGenerator`.
  case configMap(GeneratorEntry)
  /// `SecretGenerator`.
  case secret(GeneratorEntry)
  /// `IAMPolicyGenerator`.
  case iamPolicy(IAMPolicySettings)
  /// `HelmChartInflationGenerator`.
  case helmChart(HelmChartSettings)

  // MARK: Transformers

  /// `AnnotationsTransformer`.
  case annotations(PairsSettings)
  /// `HashTransformer`.
  case hash
  /// `ImageTagTransformer`.
  case image(ImageTagSettings)
  /// `LabelTransformer`.
  case labels(PairsSettings)
  /// `NamespaceTransformer`.
  case namespace(NamespaceSettings)
  /// `PatchTransformer`.
  case patch(Patch)
  /// `PatchJson6902Transformer`.
  case jsonPatch(Patch)
  /// `PatchStrategicMergeTransformer`.
  case strategicMerge(StrategicMergeSettings)
  /// `PrefixTransformer`, `SuffixTransformer` and `PrefixSuffixTransformer`.
  case affixes(AffixSettings)
  /// `ReplacementTransformer`.
  case replacements([ReplacementEntry])
  /// `ReplicaCountTransformer`.
  case replicas(ReplicaCountSettings)
  /// `ValueAddTransformer`.
  case valueAdd(ValueAddSettings)
}
