import OverlayDiagnostics

extension GeneratorEntry: FieldDecodable {
  static let configMapFields: [Field<Self>] = [
    .text("name", \.name),
    .text("namespace", \.namespace),
    .text("behavior", \.behavior),
    .texts("literals", \.literals),
    .texts("files", \.files),
    .texts("envs", \.envs),
    .text("env", \.env),
    .object("options", \.options),
  ]

  static let secretFields: [Field<Self>] = configMapFields + [.text("type", \.type)]

  static var fields: [Field<Self>] { secretFields }
}

extension GeneratorOptions: FieldDecodable {
  static let fields: [Field<Self>] = [
    .pairs("labels", \.labels),
    .pairs("annotations", \.annotations),
    .flag("disableNameSuffixHash", \.disableNameSuffixHash),
    .flag("immutable", \.immutable),
  ]

  mutating func didDecode(_ field: String, isNull: Bool, at location: SourceLocation) {
    let isOff = field == "disableNameSuffixHash" && !disableNameSuffixHash || field == "immutable" && !immutable
    explicitFalse[field] = isOff && !isNull ? location : nil
  }
}

extension HelmChart: FieldDecodable {
  static let fields: [Field<Self>] = [
    .text("name", \.name),
    .text("version", \.version),
    .text("repo", \.repo),
    .text("releaseName", \.releaseName),
    .text("namespace", \.namespace),
    .text("valuesFile", \.valuesFile),
    .texts("additionalValuesFiles", \.additionalValuesFiles),
    .anyMapping("valuesInline", \.valuesInline),
    .text("valuesMerge", \.valuesMerge),
    .flag("includeCRDs", \.includeCRDs),
    .flag("skipHooks", \.skipHooks),
    .flag("skipTests", \.skipTests),
    .texts("apiVersions", \.apiVersions),
    .text("kubeVersion", \.kubeVersion),
    .text("nameTemplate", \.nameTemplate),
    .flag("debug", \.debug),
    .flag("devel", \.devel),
  ]
}

extension HelmGlobals: FieldDecodable {
  static let fields: [Field<Self>] = [
    .text("chartHome", \.chartHome),
    .text("configHome", \.configHome),
  ]
}

extension HelmChartInflation: FieldDecodable {
  static let fields: [Field<Self>] = [
    .text("chartName", \.chart.name),
    .text("chartVersion", \.chart.version),
    .text("chartRepoUrl", \.chart.repo),
    .text("values", \.chart.valuesFile),
    .anyMapping("valuesLocal", \.chart.valuesInline),
    .text("valuesMerge", \.chart.valuesMerge),
    .text("releaseName", \.chart.releaseName),
    .text("chartHome", \.chartHome),
    .text("helmHome", \.helmHome),
    .text("chartRepoName", \.ignored),
    .text("helmBin", \.ignored),
    .text("releaseNamespace", \.ignored),
    .texts("extraArgs", \.ignoredList),
  ]
}
