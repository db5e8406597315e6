package import OverlayDiagnostics
package import OverlayKubernetesModel
import OverlayYAMLTree

extension FieldSpecLists {
  /// Reads a file that configures transformers (`configurations`).
  ///
  /// Field names match without regard to case. Numbers and booleans in paths are converted to strings.
  ///
  /// - Parameters:
  ///   - bytes: The file's content. Only the first document is read; an empty file has empty lists.
  ///   - file: Its name in diagnostics.
  /// - Returns: The lists in the order of the file.
  /// - Throws: The first error in the file: a `yaml-…` code, `invalid-scalar`, `non-string-key`, `duplicate-key`,
  ///   `unknown-field` or `wrong-type`, or `invalid-option` for a path with too many steps.
  package static func decode(_ bytes: [UInt8], file: String) throws(Diagnostic) -> FieldSpecLists {
    let parsed = try YAMLReader.readFirstDocument(bytes, place: SourceText(file: file))
    var lists = FieldSpecLists()
    guard let document = parsed.documents.first, !parsed.tree.isNull(document) else { return lists }
    try parsed.tree.checkJSON(document, file: file)
    try parsed.tree.checkKeysAreUnique(document, file: file)
    var reader = FieldReader(parsed.tree, file: file, bytes: bytes, strictness: .knownFields)
    reader.decode(document, "", into: &lists, FieldSpecLists.fields)
    try reader.throwFirstProblem()
    if let long = lists.longPath { throw .fieldPathTooLong(long, at: SourceLocation(file: file)) }
    return lists
  }

  /// A path that is deeper than any resource.
  private var longPath: FieldPath? {
    let specs = List.allCases.flatMap { self[$0] } + nameReferences.flatMap(\.referrers)
    return specs.map(\.path).first { $0.count > YAMLReader.depthLimit }
  }
}

extension FieldSpecLists {
  /// Reads a file with OpenAPI definitions of custom types (`crds`), whose extensions describe fields.
  ///
  /// - Parameters:
  ///   - bytes: The file's content.
  ///   - file: Its name in diagnostics.
  /// - Returns: The specs for the extensions. None of them creates its field.
  /// - Throws: An error of the YAML or JSON reader, `wrong-type`, or `invalid-definitions`, for example if a type contains
  ///   itself.
  package static func decodeDefinitions(_ bytes: [UInt8], file: String) throws(Diagnostic) -> FieldSpecLists {
    guard !bytes.isEmpty else { throw .emptyDefinitions(file) }
    var walk = DefinitionWalk(try OpenAPIDocument(bytes, file: file))
    return try walk.run()
  }
}

/// Collects the field specs of a `crds` file.
private struct DefinitionWalk {
  private let document: OpenAPIDocument
  /// The properties of each type by its name.
  private var types: [Text: [Entry]] = [:]
  private var annotations: [FieldSpec] = []
  private var labels: [FieldSpec] = []
  private var names: [FieldSpec] = []
  private var references: [KindPattern: [FieldSpec]] = [:]
  private var propertyCount = 0
  /// Types that contain each other several times would otherwise have exponentially many properties.
  private static let propertyLimit = 100_000

  init(_ document: OpenAPIDocument) { self.document = document }

  mutating func run() throws(Diagnostic) -> FieldSpecLists {
    var order: [Text] = []
    for entry in try document.entries(of: document.root, "the file") {
      let name = document.tree.text(of: entry.key)
      guard let schema = try schema(of: entry.value, name.string) else { continue }
      try document.checkSchema(schema, name.string)
      let properties = document.tree.value("properties", in: schema)
      types[name] = try document.entries(of: properties, "\(name).properties")
      order.append(name)
    }
    for name in order where looksLikeResource(name) {
      let kind = name.string.split(separator: ".", omittingEmptySubsequences: false).last.map(String.init) ?? ""
      try visit(name, kind: KindPattern(kind: Text(kind)), path: [], trail: [])
    }
    do throws(FieldSpecConflict) { return try lists() } catch {
      throw .conflictingFieldSpecs(error, at: SourceLocation(file: document.file))
    }
  }

  private func lists() throws(FieldSpecConflict) -> FieldSpecLists {
    var lists = FieldSpecLists()
    try lists[.commonAnnotations].merge(annotations)
    try lists[.commonLabels].merge(labels)
    try lists[.namePrefix].merge(names)
    var rules: [NameReferenceRule] = []
    for (referent, specs) in references {
      var rule = NameReferenceRule(referent: referent, referrers: [])
      try rule.referrers.merge(specs)
      rules.append(rule)
    }
    try lists.nameReferences.merge(rules)
    return lists
  }

  /// The schema of a definition.
  ///
  /// The name of its field matches without regard to case.
  private func schema(of definition: NodeID, _ name: String) throws(Diagnostic) -> NodeID? {
    try document.entries(of: definition, name).last { entry in
      document.tree.string(of: entry.key).lowercased() == "schema" && !document.tree.isNull(entry.value)
    }?.value
  }

  private func looksLikeResource(_ type: Text) -> Bool {
    let names = Set((types[type] ?? []).map { document.tree.text(of: $0.key) })
    return names.isSuperset(of: ["kind", "apiVersion", "metadata"])
  }

  // MARK: - Properties

  private mutating func visit(_ type: Text, kind: KindPattern, path: [String], trail: [Text]) throws(Diagnostic) {
    guard let properties = types[type] else { return }
    let trail = trail + [type]
    for property in properties {
      let path = path + [document.tree.string(of: property.key)]
      propertyCount += 1
      guard path.count < YAMLReader.depthLimit, propertyCount <= Self.propertyLimit else {
        throw .definitionsTooLarge(at: document.location(of: property.key))
      }
      addSpecs(property.value, kind: kind, path: path)
      guard let reference = document.string("$ref", in: property.value) else { continue }
      guard !trail.contains(Text(reference)) else {
        throw .definitionCycle(reference, at: document.location(of: property.key))
      }
      try visit(Text(reference), kind: kind, path: path, trail: trail)
    }
  }

  /// Adds the specs for the extensions of a property.
  private mutating func addSpecs(_ property: NodeID, kind: KindPattern, path: [String]) {
    let spec: ([String]) -> FieldSpec = { FieldSpec(types: kind, path: FieldPath(Text($0.joined(separator: "/")))) }
    let has: (Text) -> Bool = { [document] in document.string($0, in: property) != nil }
    if has("x-kubernetes-annotation") { annotations.append(spec(path)) }
    if has("x-kubernetes-label-selector") { labels.append(spec(path)) }
    if has("x-kubernetes-identity") { names.append(spec(path)) }
    guard let version = document.string("x-kubernetes-object-ref-api-version", in: property),
      let referent = document.string("x-kubernetes-object-ref-kind", in: property)
    else { return }
    let name = document.string("x-kubernetes-object-ref-name-key", in: property) ?? "name"
    let pattern = KindPattern(version: Text(version), kind: Text(referent))
    references[pattern, default: []].append(spec(path + [name]))
  }
}

extension FieldSpecLists: FieldDecodable {
  init(at location: SourceLocation) { self.init() }

  static let fields: [Field<Self>] =
    List.allCases.map { list in .list(list.rawValue, \.[list]) } + [.list("nameReference", \.nameReferences)]
}

extension NameReferenceRule: FieldDecodable {
  init(at location: SourceLocation) { self.init(referent: KindPattern(), referrers: []) }

  static let fields: [Field<Self>] = [
    .string("group", \.referent.group, isStrict: true),
    .string("version", \.referent.version, isStrict: true),
    .string("kind", \.referent.kind, isStrict: true),
    .list("fieldSpecs", \.referrers),
  ]
}

extension FieldSpec: FieldDecodable {
  init(at location: SourceLocation) { self.init(path: FieldPath(Text(""))) }

  static let fields: [Field<Self>] = [
    .string("group", \.types.group, isStrict: true),
    .string("version", \.types.version, isStrict: true),
    .string("kind", \.types.kind, isStrict: true),
    .string("path", \.path.source),
    .flag("create", \.create),
  ]
}

extension FieldPath {
  fileprivate var source: Text {
    get { Text(description) }
    set { self = FieldPath(newValue) }
  }
}

// MARK: - Messages

extension Diagnostic {
  /// Two specs differ only in whether the field is created.
  package static func conflictingFieldSpecs(_ conflict: FieldSpecConflict, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .invalidOption,
      message: "the field '\(conflict.added.path)' is listed both with and without 'create'",
      at: location
    )
  }

  /// A path is deeper than any resource can be nested.
  package static func fieldPathTooLong(_ path: FieldPath, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .invalidOption,
      message: "the path of a field has \(path.count) steps, but at most \(YAMLReader.depthLimit) are allowed",
      at: location
    )
  }

  fileprivate static func emptyDefinitions(_ file: String) -> Diagnostic {
    Diagnostic(code: .invalidDefinitions, message: "the file is empty", at: SourceLocation(file: file))
      .addingNote("it must contain OpenAPI definitions by the names of their types")
  }

  fileprivate static func definitionCycle(_ name: String, at location: SourceLocation) -> Diagnostic {
    Diagnostic(code: .invalidDefinitions, message: "the type '\(name)' contains itself", at: location)
      .addingNote("remove this '$ref'")
  }

  fileprivate static func definitionsTooLarge(at location: SourceLocation) -> Diagnostic {
    Diagnostic(code: .invalidDefinitions, message: "the types are nested in each other too many times", at: location)
  }
}
