import OverlayDiagnostics
import OverlayYAMLTree

/// Decodes the nodes of one document into values and collects errors.
struct FieldReader {
  struct LocatedEntry {
    var key: Located<String>
    var value: NodeID
  }

  let tree: NodeTree
  /// The file's name in diagnostics.
  let file: String
  /// The file's content.
  let bytes: [UInt8]
  /// The lines of the content, once a place in a string has been needed.
  private var lines: LineIndex?
  let strictness: Strictness
  /// The errors in the order of detection; messages are created only for those that are reported.
  private var errorLog: [(location: SourceLocation, problem: () -> Diagnostic)] = []
  private(set) var warnings: [Diagnostic] = []

  /// How strictly Kustomize reads a kind of file.
  enum Strictness {
    /// Unknown fields and values of a wrong type are errors.
    case full
    /// Unknown fields are errors. Numbers and booleans are converted to strings.
    case knownFields
    /// Unknown fields are ignored. Values of a wrong type are errors.
    case knownTypes
    /// Unknown fields are ignored. Numbers and booleans are converted to strings.
    case none
    /// As go-yaml decodes into a structure without converting to JSON first: unknown fields are ignored, names are
    /// case-sensitive, all numbers and booleans are converted to strings, words such as `yes` are booleans, and nulls in
    /// lists are skipped.
    case decodedDirectly

    var ignoresUnknownFields: Bool { self == .knownTypes || self == .none || self == .decodedDirectly }
    /// Whether numbers and booleans are converted to strings.
    var convertsScalars: Bool { self == .knownFields || self == .none || self == .decodedDirectly }
  }

  init(_ tree: NodeTree, file: String, bytes: [UInt8], strictness: Strictness = .full) {
    self.tree = tree
    self.file = file
    self.bytes = bytes
    self.strictness = strictness
  }

  func location(of node: NodeID) -> SourceLocation { tree.location(of: node) ?? SourceLocation(file: file) }

  func isNull(_ node: NodeID) -> Bool { DocumentValue(node, in: tree) == .null }

  /// The first errors in the order of the file, at most `limit`.
  func problems(limit: Int) -> [Diagnostic] {
    let sorted = errorLog.sorted { ($0.location.line, $0.location.column) < ($1.location.line, $1.location.column) }
    return sorted.prefix(limit).map { $0.problem() }
  }

  /// - Throws: The first error in the order of the file.
  func throwFirstProblem() throws(Diagnostic) {
    if let problem = problems(limit: 1).first { throw problem }
  }

  private mutating func report(at location: SourceLocation, _ problem: @escaping () -> Diagnostic) {
    errorLog.append((location, problem))
  }

  private mutating func reportType(_ wanted: DocumentValue.ExpectedType, _ node: NodeID, _ path: String) {
    let place = location(of: node)
    let found = DocumentValue(node, in: tree)
    report(at: place) { .wrongType(path, wanted: wanted, found: found, at: place) }
  }
}

// MARK: - Scalars

extension FieldReader {
  /// The node's string; `nil` for null and, with an error, for other values.
  mutating func string(_ node: NodeID, _ path: String, isStrict: Bool = false) -> String? {
    let value = DocumentValue(node, in: tree)
    if case .string(let string) = value { return string }
    let convertsScalars = strictness.convertsScalars && !isStrict || strictness == .decodedDirectly
    if convertsScalars, let string = value?.spelling { return string }
    if value != .null { reportType(.string, node, path) }
    return nil
  }

  /// The node's boolean; `nil` for null and, with an error, for other values.
  mutating func flag(_ node: NodeID, _ path: String) -> Bool? {
    let value = DocumentValue(node, in: tree)
    if case .boolean(let flag) = value { return flag }
    if strictness == .decodedDirectly, case .string(let word) = value, let flag = Self.booleanWords[word] {
      return flag
    }
    if value != .null { reportType(.boolean, node, path) }
    return nil
  }

  /// The strings that go-yaml decodes into a boolean.
  private static let booleanWords = [
    "y": true, "Y": true, "yes": true, "on": true, "n": false, "N": false, "no": false, "off": false,
  ]

  /// The node's integer; `nil` for null and, with an error, for other values.
  mutating func integer(_ node: NodeID, _ path: String) -> Int64? {
    let value = DocumentValue(node, in: tree)
    if let integer = value?.int64 { return integer }
    if value != .null { reportType(.integer, node, path) }
    return nil
  }

  /// A string with the mapping from places in it to places in the file.
  mutating func inlineString(_ text: String, of node: NodeID) -> InlineText {
    let lines = lines ?? LineIndex(bytes)
    self.lines = lines
    let source = ScalarContent.source(of: node, in: tree, location: location(of: node), lines: lines)
    return InlineText(text: text, source: source, location: location(of: node))
  }
}

// MARK: - Collections

extension FieldReader {
  /// Decodes each element of a list on top of the present element with the same index, and omits elements with errors.
  mutating func list<Element>(
    _ node: NodeID,
    _ path: String,
    into target: inout [Element],
    _ decode: (_ element: NodeID, _ path: String, _ old: Element?, _ reader: inout FieldReader) -> Element
  ) {
    guard tree.kind(of: node) == .sequence else {
      if isNull(node) { target = [] } else { reportType(.list, node, path) }
      return
    }
    var result: [Element] = []
    for (index, element) in tree.elements(of: node).enumerated() {
      if strictness == .decodedDirectly, isNull(element) { continue }
      let old = index < target.count ? target[index] : nil
      let count = errorLog.count
      let decoded = decode(element, "\(path)[\(index)]", old, &self)
      if errorLog.count == count { result.append(decoded) }
    }
    target = result
  }

  /// The entries of a mapping in the order of the file; of equal keys, the last value.
  ///
  /// - Returns: `nil` for null and, with an error, for other values.
  mutating func mapping(_ node: NodeID, _ path: String) -> [LocatedEntry]? {
    guard tree.kind(of: node) == .mapping else {
      if !isNull(node) { reportType(.mapping, node, path) }
      return nil
    }
    var entries: [LocatedEntry] = []
    var indices: [Text: Int] = [:]
    for entry in tree.entries(of: node) {
      let key = Located(DocumentValue(entry.key, in: tree)?.key ?? "", at: location(of: entry.key))
      if let index = indices[Text(key.value)] {
        entries[index] = LocatedEntry(key: key, value: entry.value)
      } else {
        indices[Text(key.value)] = entries.count
        entries.append(LocatedEntry(key: key, value: entry.value))
      }
    }
    return entries
  }

  /// Reads a map of strings into pairs, and keeps present pairs with other keys.
  mutating func pairs(_ node: NodeID, _ path: String, into pairs: inout [LocatedPair]) {
    guard let entries = mapping(node, path) else {
      pairs = []
      return
    }
    var indices: [Text: Int] = [:]
    for (index, pair) in pairs.enumerated() { indices[Text(pair.key.value)] = index }
    for entry in entries {
      let string = string(entry.value, "\(path).\(entry.key.value)") ?? ""
      let pair = LocatedPair(key: entry.key, value: Located(string, at: location(of: entry.value)))
      if let index = indices[Text(entry.key.value)] { pairs[index] = pair } else { pairs.append(pair) }
    }
  }

  /// Decodes a mapping with known fields.
  ///
  /// Fields are decoded in the order of the bytes of their keys, because Kustomize sorts them when it converts to JSON.
  /// The order matters only if a field is repeated with different capitalization.
  mutating func decode<Value: FieldDecodable>(
    _ node: NodeID,
    _ path: String,
    into value: inout Value,
    _ fields: [Field<Value>]
  ) {
    guard let entries = mapping(node, path) else {
      if isNull(node) { reportType(.mapping, node, path) }
      return
    }
    var places: [String: SourceLocation] = [:]
    for entry in entries.sorted(by: { Text($0.key.value) < Text($1.key.value) }) {
      guard let field = field(entry.key.value, among: fields) else {
        if !strictness.ignoresUnknownFields {
          report(at: entry.key.location) { .unknownField(entry.key, in: path, known: fields.map(\.name)) }
        }
        continue
      }
      if let other = places.updateValue(entry.key.location, forKey: field.name) {
        warnings.append(.repeatedField(entry.key, other: other))
      }
      field.decode(entry.value, path.isEmpty ? field.name : "\(path).\(field.name)", &value, &self)
      value.didDecode(field.name, isNull: isNull(entry.value), at: entry.key.location)
    }
  }

  private func field<Root>(_ name: String, among fields: [Field<Root>]) -> Field<Root>? {
    if let field = fields.first(where: { Text($0.name) == Text(name) }) { return field }
    guard strictness != .decodedDirectly else { return nil }
    let folded = Text(Self.folded(name))
    return fields.first { $0.foldedName == folded }
  }

  /// The name with ASCII letters, and the two other characters that Unicode folds to an ASCII letter, in lower case.
  static func folded(_ name: String) -> String {
    name.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "A"..."Z": result.unicodeScalars.append(Unicode.Scalar(UInt8(truncatingIfNeeded: scalar.value | 0x20)))
      case "\u{17F}": result += "s"
      case "\u{212A}": result += "k"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}

// MARK: - Messages

extension Diagnostic {
  /// Advice for fields that Kustomize does not have, or does not have in this release.
  ///
  /// The key is the name in lower case; `path` is the field of the mapping it belongs to, without an index, and empty for
  /// the top of a file.
  private static var foreignFields: [String: (path: String, advice: String)] {
    [
      "inventory": (
        "", "kustomize no longer has this field; 'kubectl apply --prune' removes what is not in the output"
      ),
      "includevolumeclaimtemplates": (
        "labels",
        "a later release of kustomize will have this field; until then 'includeTemplates' also labels volume claim templates"
      ),
      "volumeclaimtemplatelabels": (
        "", "a later release of kustomize will have this field; until then add the paths to 'templateLabels'"
      ),
      "digest": (
        "helmCharts", "kustomize cannot pin a chart by its digest; set 'version' to an exact version"
      ),
    ]
  }

  /// The path is that of the mapping that contains the field, and empty for the whole file.
  fileprivate static func unknownField(_ field: Located<String>, in path: String, known: [String]) -> Diagnostic {
    let near = Suggestion.nearest(to: field.value, among: known)
    let isName =
      near != nil || (path.hasPrefix("secretGenerator") ? secretFields.contains(field.value) : isWord(field.value))
    // Anything else may be a misplaced value.
    let problem = isName ? "unknown field '\(field.value)'" : "this is not a field"
    let diagnostic = Diagnostic(
      code: .unknownField,
      message: problem + (path.isEmpty ? "" : " in '\(path)'"),
      at: field.location
    )
    if let foreign = foreignFields[field.value.lowercased()], path.prefix(while: { $0 != "[" }) == foreign.path {
      return diagnostic.addingNote(foreign.advice)
    }
    return diagnostic.suggesting(
      near,
      otherwise: path.isEmpty ? nil : "the fields are \(known.joined(separator: ", "))"
    )
  }

  /// Fields of Secrets and of other generators, which may be quoted in messages.
  private static let secretFields: Set<String> = [
    "data", "stringData", "kvSources", "commands", "envFile", "env_file", "labels", "annotations", "immutable",
    "disableNameSuffixHash", "metadata", "apiVersion", "kind",
  ]

  private static func isWord(_ name: String) -> Bool {
    name.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_./".unicodeScalars.contains($0)
    }
  }

  fileprivate static func repeatedField(_ key: Located<String>, other: SourceLocation) -> Diagnostic {
    Diagnostic(
      code: .keyRepeated,
      message:
        "the field '\(key.value)' is repeated with different capitalization, and this value is applied on top of the other",
      at: key.location
    ).addingNote("first defined here", at: other)
  }
}
