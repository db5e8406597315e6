package import OverlayDiagnostics
package import OverlayKubernetesModel
import OverlayYAMLTree

// Settings that an explicit configuration (`apiVersion: builtin`) gives to a built-in transformer.
//
// No field specs are filled in: where a configuration names none, a transformer changes little or nothing.

/// Settings of `LabelTransformer` and `AnnotationsTransformer`.
package struct PairsSettings: FieldDecodable {
  /// The labels or annotations, in the order of the file; keys are unique.
  package var pairs: [LocatedPair] = []
  /// The mappings that get them.
  package var specs: [FieldSpec] = []

  init(at location: SourceLocation) {}

  static let fields: [Field<Self>] = [.pairs("labels", \.pairs), .list("fieldSpecs", \.specs)]

  /// Reads a `LabelTransformer`.
  package init(labels configuration: PluginConfiguration) throws(Diagnostic) { self = try configuration.decode() }

  /// Reads an `AnnotationsTransformer`.
  package init(annotations configuration: PluginConfiguration) throws(Diagnostic) {
    self = try configuration.decode([.pairs("annotations", \.pairs), .list("fieldSpecs", \.specs)])
  }
}

/// Settings of `NamespaceTransformer`.
package struct NamespaceSettings: FieldDecodable {
  /// `metadata.namespace` of the configuration: the namespace to set.
  package var namespace: Located<String>?
  /// The fields besides `metadata.namespace`.
  package var specs: [FieldSpec] = []
  /// Whether only missing and empty namespaces are set.
  package var unsetOnly = false
  /// Which subjects of role bindings are moved: `defaultOnly`, `allServiceAccounts` or `none`.
  package var subjects: Located<String>?

  init(at location: SourceLocation) {}

  static let fields: [Field<Self>] = [
    .group("metadata", [.string("namespace", \.namespace)]),
    .list("fieldSpecs", \.specs),
    .flag("unsetOnly", \.unsetOnly),
    .string("setRoleBindingSubjects", \.subjects),
  ]

  /// Reads a configuration.
  package init(_ configuration: PluginConfiguration) throws(Diagnostic) { self = try configuration.decode() }
}

/// Settings of `PrefixTransformer`, `SuffixTransformer` and `PrefixSuffixTransformer`.
package struct AffixSettings: FieldDecodable {
  /// The string before names.
  package var prefix: Located<String>?
  /// The string after names.
  package var suffix: Located<String>?
  /// The fields with names.
  package var specs: [FieldSpec] = []
  /// Whether there is a list of fields, even an empty one.
  package var hasSpecs = false

  init(at location: SourceLocation) {}

  static let fields: [Field<Self>] = [.list("fieldSpecs", \.specs)]

  /// Reads a configuration in which only the given fields have an effect.
  package init(_ configuration: PluginConfiguration, hasPrefix: Bool, hasSuffix: Bool) throws(Diagnostic) {
    var fields = Self.fields
    if hasPrefix { fields.append(.string("prefix", \.prefix)) }
    if hasSuffix { fields.append(.string("suffix", \.suffix)) }
    self = try configuration.decode(fields, strictness: .decodedDirectly)
  }

  mutating func didDecode(_ field: String, isNull: Bool, at location: SourceLocation) {
    if field == "fieldSpecs" { hasSpecs = !isNull }
  }
}

/// Settings of `ImageTagTransformer`.
package struct ImageTagSettings: FieldDecodable {
  /// The image, and its changes.
  package var image: ImageEntry
  /// The fields besides lists of containers.
  package var specs: [FieldSpec] = []

  init(at location: SourceLocation) { image = ImageEntry(at: location) }

  static let fields: [Field<Self>] = [
    .group("imageTag", ImageEntry.fields.map { .embedded($0, in: \.image) }),
    .list("fieldSpecs", \.specs),
  ]

  /// Reads a configuration.
  package init(_ configuration: PluginConfiguration) throws(Diagnostic) { self = try configuration.decode() }
}

/// Settings of `ReplicaCountTransformer`.
package struct ReplicaCountSettings: FieldDecodable {
  /// The name of the workload, and its number of replicas.
  package var replica: ReplicaEntry
  /// The fields that hold the number.
  package var specs: [FieldSpec] = []

  init(at location: SourceLocation) { replica = ReplicaEntry(at: location) }

  static let fields: [Field<Self>] = [
    .group("replica", ReplicaEntry.fields.map { .embedded($0, in: \.replica) }),
    .list("fieldSpecs", \.specs),
  ]

  /// Reads a configuration.
  package init(_ configuration: PluginConfiguration) throws(Diagnostic) { self = try configuration.decode() }
}

extension Patch {
  /// Reads a `PatchTransformer`.
  package init(_ configuration: PluginConfiguration) throws(Diagnostic) { self = try configuration.decode() }

  /// Reads a `PatchJson6902Transformer`.
  package init(json configuration: PluginConfiguration) throws(Diagnostic) {
    self = try configuration.decode([
      .string("path", \.path), .inlineString("jsonOp", \.patch), .object("target", \.target),
    ])
  }
}

/// Settings of `PatchStrategicMergeTransformer`.
package struct StrategicMergeSettings: FieldDecodable {
  /// Patches, each the path of a file or a patch itself.
  package var paths: [InlineText] = []
  /// Further patches, all in one string.
  package var patches: InlineText?

  init(at location: SourceLocation) {}

  static let fields: [Field<Self>] = [.inlineStrings("paths", \.paths), .inlineString("patches", \.patches)]

  /// Reads a configuration.
  package init(_ configuration: PluginConfiguration) throws(Diagnostic) { self = try configuration.decode() }
}

/// Settings of `ReplacementTransformer`.
package struct ReplacementSettings: FieldDecodable {
  private var replacements: [ReplacementField] = []
  /// The replacements, inline or as paths of files.
  package private(set) var entries: [ReplacementEntry] = []

  init(at location: SourceLocation) {}

  static let fields: [Field<Self>] = [.list("replacements", \.replacements)]

  /// Reads a configuration.
  package init(_ configuration: PluginConfiguration) throws(Diagnostic) {
    self = try configuration.decode(strictness: .knownTypes)
    for field in replacements {
      entries.append(try configuration.explaining { () throws(Diagnostic) in try field.entry() })
    }
  }
}

/// Settings of `ValueAddTransformer`.
package struct ValueAddSettings: FieldDecodable {
  /// A field that gets the value.
  package struct Target: FieldDecodable {
    /// The resources; `nil` for all.
    package var selector: Selector?
    /// The field, its steps separated by slashes.
    package var fieldPath: Located<String>?
    /// Which part of a file path in the field the value becomes, from 1; 0 replaces the whole string.
    package var position: Int64 = 0
    /// Where the target begins.
    package var location: SourceLocation

    init(at location: SourceLocation) { self.location = location }

    static let fields: [Field<Self>] = [
      .object("selector", \.selector),
      .string("fieldPath", \.fieldPath),
      .integer("filePathPosition", \.position),
    ]
  }

  /// The value; `nil` for the name of the kustomization's directory.
  package var value: Located<String>?
  /// The fields that get the value.
  package var targets: [Target] = []
  /// A file with further targets.
  package var targetFilePath: Located<String>?

  init(at location: SourceLocation) {}

  static let fields: [Field<Self>] =
    targetFields + [.string("value", \.value), .string("targetFilePath", \.targetFilePath)]
  private static let targetFields: [Field<Self>] = [.list("targets", \.targets)]

  /// Reads a configuration.
  package init(_ configuration: PluginConfiguration) throws(Diagnostic) { self = try configuration.decode() }

  /// Reads a file with targets.
  ///
  /// - Parameters:
  ///   - bytes: The file's content, of which only the first document counts.
  ///   - file: Its name in diagnostics.
  /// - Returns: The targets in the order of the file.
  /// - Throws: A `yaml-…` code, `invalid-scalar`, `non-string-key` or `wrong-type`.
  package static func targets(in bytes: [UInt8], file: String) throws(Diagnostic) -> [Target] {
    let parsed = try YAMLReader.readFirstDocument(bytes, place: SourceText(file: file))
    guard let document = parsed.documents.first else { return [] }
    try parsed.tree.checkJSON(document, file: file)
    var reader = FieldReader(parsed.tree, file: file, bytes: bytes, strictness: .none)
    var settings = ValueAddSettings(at: SourceLocation(file: file))
    if !reader.isNull(document) { reader.decode(document, "", into: &settings, targetFields) }
    try reader.throwFirstProblem()
    return settings.targets
  }
}
