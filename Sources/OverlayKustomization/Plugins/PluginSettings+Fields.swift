import OverlayDiagnostics

extension PairsSettings: FieldDecodable {
  static let labelFields: [Field<Self>] = [.pairs("labels", \.pairs), .list("fieldSpecs", \.specs)]
  static let annotationFields: [Field<Self>] = [.pairs("annotations", \.pairs), .list("fieldSpecs", \.specs)]
  static var fields: [Field<Self>] { labelFields }
}

extension NamespaceSettings: FieldDecodable {
  static let fields: [Field<Self>] = [
    .group("metadata", [.text("namespace", \.namespace)]),
    .list("fieldSpecs", \.specs),
    .flag("unsetOnly", \.unsetOnly),
    .text("setRoleBindingSubjects", \.subjects),
  ]
}

extension AffixSettings: FieldDecodable {
  static let prefixFields: [Field<Self>] = [.text("prefix", \.prefix), .list("fieldSpecs", \.specs)]
  static let suffixFields: [Field<Self>] = [.text("suffix", \.suffix), .list("fieldSpecs", \.specs)]
  static let fields: [Field<Self>] = [.text("suffix", \.suffix)] + prefixFields

  mutating func didDecode(_ field: String, isNull: Bool, at location: SourceLocation) {
    if field == "fieldSpecs" { hasSpecs = !isNull }
  }
}

extension ImageTagSettings: FieldDecodable {
  static let fields: [Field<Self>] = [
    .group("imageTag", ImageEntry.fields.map { .embedded($0, in: \.image) }),
    .list("fieldSpecs", \.specs),
  ]
}

extension ReplicaCountSettings: FieldDecodable {
  static let fields: [Field<Self>] = [
    .group("replica", ReplicaEntry.fields.map { .embedded($0, in: \.replica) }),
    .list("fieldSpecs", \.specs),
  ]
}

extension Patch {
  /// The fields of a `PatchJson6902Transformer`.
  static let jsonFields: [Field<Self>] = [
    .text("path", \.path),
    .inlineText("jsonOp", \.patch),
    .object("target", \.target),
  ]
}

extension StrategicMergeSettings: FieldDecodable {
  static let fields: [Field<Self>] = [
    .inlineTexts("paths", \.paths),
    .inlineText("patches", \.patches),
  ]
}

extension ValueAddSettings: FieldDecodable {
  static let fields: [Field<Self>] =
    targetFields + [
      .text("value", \.value),
      .text("targetFilePath", \.targetFilePath),
    ]

  /// What a file with targets holds.
  static let targetFields: [Field<Self>] = [.list("targets", \.targets)]
}

extension ValueAddSettings.Target: FieldDecodable {
  static let fields: [Field<Self>] = [
    .object("selector", \.selector),
    .text("fieldPath", \.fieldPath),
    .integer("filePathPosition", \.position),
  ]
}

// MARK: - Generators

extension IAMPolicySettings: FieldDecodable {
  static let fields: [Field<Self>] = [
    .text("cloud", \.cloud),
    .group("kubernetesService", [.text("name", \.kubernetesName), .text("namespace", \.kubernetesNamespace)]),
    .group("serviceAccount", [.text("name", \.accountName), .text("projectId", \.projectID)]),
  ]
}

extension HelmChartSettings: FieldDecodable {
  static let fields: [Field<Self>] =
    HelmChart.fields.map { .embedded($0, in: \.chart) } + HelmGlobals.fields.map { .embedded($0, in: \.globals) }
}

// MARK: - Settings with parts that are converted

/// Settings of `ReplacementTransformer` as they stand there.
struct ReplacementSettings: FieldDecodable {
  var replacements: [ReplacementField] = []

  init(at location: SourceLocation) {}

  static let fields: [Field<Self>] = [.list("replacements", \.replacements)]
}
