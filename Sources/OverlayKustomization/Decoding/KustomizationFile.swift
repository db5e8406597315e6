import OverlayDiagnostics
import OverlayYAMLTree

/// A kustomization file as its fields stand there, before anything is converted or filled in.
struct KustomizationFile: FieldDecodable {
  /// The fields that need no conversion.
  var result: Kustomization
  var kind: Located<String>?
  var apiVersion: Located<String>?
  var bases: [Located<String>] = []
  var imageTags: [ImageEntry] = []
  var inflations: [HelmChartInflation] = []
  var replacements: [ReplacementField] = []
  /// The keys of the fields whose value is not null.
  var places: [String: SourceLocation] = [:]

  init(at location: SourceLocation) { result = Kustomization(file: location.file) }

  mutating func didDecode(_ field: String, isNull: Bool, at location: SourceLocation) {
    places[field] = isNull ? nil : location
  }

  static let fields: [Field<Self>] = [
    .text("apiVersion", \.apiVersion),
    .text("kind", \.kind),
    .object("metadata", \.result.metadata),
    .object("sortOptions", \.result.sortOptions),
    .pairs("openapi", \.result.openapi),
    .texts("resources", \.result.resources),
    .texts("bases", \.bases),
    .texts("components", \.result.components),
    .texts("crds", \.result.crds),
    .texts("configurations", \.result.configurations),
    .list("configMapGenerator", \.result.configMapGenerator, of: GeneratorEntry.configMapFields),
    .list("secretGenerator", \.result.secretGenerator, of: GeneratorEntry.secretFields),
    .object("generatorOptions", \.result.generatorOptions),
    .list("helmCharts", \.result.helmCharts),
    .object("helmGlobals", \.result.helmGlobals),
    .list("helmChartInflationGenerator", \.inflations),
    .inlineTexts("generators", \.result.generators),
    .text("namespace", \.result.namespace),
    .text("namePrefix", \.result.namePrefix),
    .text("nameSuffix", \.result.nameSuffix),
    .list("labels", \.result.labels),
    .pairs("commonLabels", \.result.commonLabels),
    .pairs("commonAnnotations", \.result.commonAnnotations),
    .list("patches", \.result.patches),
    .inlineTexts("patchesStrategicMerge", \.result.patchesStrategicMerge),
    .list("patchesJson6902", \.result.patchesJson6902),
    .list("images", \.result.images),
    .list("imageTags", \.imageTags),
    .list("replicas", \.result.replicas),
    .list("replacements", \.replacements),
    .list("vars", \.result.vars),
    .inlineTexts("transformers", \.result.transformers),
    .inlineTexts("validators", \.result.validators),
    .texts("buildMetadata", \.result.buildMetadata),
  ]
}

extension ObjectMetadata: FieldDecodable {
  static let fields: [Field<Self>] = [
    .text("name", \.name),
    .text("namespace", \.namespace),
    .pairs("labels", \.labels),
    .pairs("annotations", \.annotations),
  ]
}

extension SortOptions: FieldDecodable {
  static let fields: [Field<Self>] = [
    .text("order", \.order),
    .object("legacySortOptions", \.legacy),
  ]
}

extension SortOptions.Legacy: FieldDecodable {
  static let fields: [Field<Self>] = [
    .texts("orderFirst", \.orderFirst),
    .texts("orderLast", \.orderLast),
  ]
}
