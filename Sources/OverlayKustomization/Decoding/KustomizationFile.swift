import OverlayDiagnostics
import OverlayYAMLTree

/// The fields of a kustomization file before conversion.
struct KustomizationFile: FieldDecodable {
  /// The fields that are not converted.
  var result: Kustomization
  var kind: Located<String>?
  var apiVersion: Located<String>?
  var bases: [Located<String>] = []
  var imageTags: [ImageEntry] = []
  var inflations: [HelmChartInflation] = []
  var replacements: [ReplacementField] = []
  private var unused = UnusedValues()
  /// The keys of the fields whose value is not null.
  var places: [String: SourceLocation] = [:]

  init(at location: SourceLocation) { result = Kustomization(file: location.file) }

  mutating func didDecode(_ field: String, isNull: Bool, at location: SourceLocation) {
    places[field] = isNull ? nil : location
  }

  static let fields: [Field<Self>] = [
    .string("apiVersion", \.apiVersion),
    .string("kind", \.kind),
    .group(
      "metadata",
      [
        .string("name", \.unused.string), .string("namespace", \.unused.string), .pairs("labels", \.unused.pairs),
        .pairs("annotations", \.unused.pairs),
      ]
    ),
    .object("sortOptions", \.result.sortOptions),
    .pairs("openapi", \.result.openapi),
    .strings("resources", \.result.resources),
    .strings("bases", \.bases),
    .strings("components", \.result.components),
    .strings("crds", \.result.crds),
    .strings("configurations", \.result.configurations),
    .list("configMapGenerator", \.result.configMapGenerator, of: GeneratorEntry.configMapFields),
    .list("secretGenerator", \.result.secretGenerator, of: GeneratorEntry.secretFields),
    .object("generatorOptions", \.result.generatorOptions),
    .list("helmCharts", \.result.helmCharts),
    .object("helmGlobals", \.result.helmGlobals),
    .list("helmChartInflationGenerator", \.inflations),
    .inlineStrings("generators", \.result.generators),
    .string("namespace", \.result.namespace),
    .string("namePrefix", \.result.namePrefix),
    .string("nameSuffix", \.result.nameSuffix),
    .list("labels", \.result.labels),
    .pairs("commonLabels", \.result.commonLabels),
    .pairs("commonAnnotations", \.result.commonAnnotations),
    .list("patches", \.result.patches),
    .inlineStrings("patchesStrategicMerge", \.result.patchesStrategicMerge),
    .list("patchesJson6902", \.result.patchesJson6902),
    .list("images", \.result.images),
    .list("imageTags", \.imageTags),
    .list("replicas", \.result.replicas),
    .list("replacements", \.replacements),
    .list("vars", \.result.vars),
    .inlineStrings("transformers", \.result.transformers),
    .inlineStrings("validators", \.result.validators),
    .strings("buildMetadata", \.result.buildMetadata),
  ]
}
