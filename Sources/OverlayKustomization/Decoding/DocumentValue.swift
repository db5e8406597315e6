import OverlayDiagnostics
import OverlayYAMLTree

/// The value of a node in a file that Kustomize reads as YAML 1.1 and then converts to JSON.
enum DocumentValue: Equatable {
  case null
  case boolean(Bool)
  case integer(isNegative: Bool, magnitude: UInt64)
  case float(Double)
  case string(String)
  case list
  case mapping

  /// The expected type of a field.
  enum ExpectedType {
    case string, boolean, integer, list, mapping
  }

  /// - Returns: `nil` for a scalar that is not valid for its tag.
  init?(_ node: NodeID, in tree: NodeTree) {
    switch tree.kind(of: node) {
    case .mapping: self = .mapping
    case .sequence: self = .list
    case .scalar: self.init(scalar: node, in: tree)
    }
  }

  private init?(scalar node: NodeID, in tree: NodeTree) {
    let tag = tree.storedTag(of: node)
    switch tag {
    case .unresolved, .none: self.init(resolved: node, in: tree)
    case .string, .custom, .merge, .mapping, .sequence, .set: self = .string(tree.string(of: node))
    case .binary:
      guard let decoded = tree.withBytes(of: node, { Base64.decode($0) }) else { return nil }
      self = .string(String(decoding: decoded, as: UTF8.self))
    case .integer, .float, .boolean, .null, .timestamp:
      let found = tree.withBytes(of: node) { PlainScalar.resolve11($0).tag }
      guard found == tag || (found == .integer && tag == .float) else { return nil }
      self.init(resolved: node, in: tree)
    }
  }

  private init(resolved node: NodeID, in tree: NodeTree) {
    switch tree.withBytes(of: node, { PlainScalar.resolve11($0) }) {
    case .null: self = .null
    case .boolean(let value): self = .boolean(value)
    case .integer(let negative, let magnitude): self = .integer(isNegative: negative, magnitude: magnitude)
    case .float(let value): self = .float(value)
    case .string, .timestamp, .merge: self = .string(tree.string(of: node))
    }
  }
}

// MARK: - Conversions

extension DocumentValue {
  /// The integer that Go's `encoding/json` reads, also from a float that JSON writes with digits only.
  var int64: Int64? {
    switch self {
    case .integer(let isNegative, let magnitude): Int64((isNegative ? "-" : "") + String(magnitude))
    case .float(let value): value.isFinite ? Int64(Number.json(value)) : nil
    default: nil
    }
  }

  /// The string that a scalar is converted to; `nil` for nulls and collections.
  var spelling: String? {
    switch self {
    case .string(let string): string
    case .boolean(let value): value ? "true" : "false"
    case .integer(let isNegative, let magnitude): (isNegative ? "-" : "") + String(magnitude)
    case .float(let value): Number.yaml(value)
    case .null, .list, .mapping: nil
    }
  }

  /// The JSON key that a scalar is converted to; `nil` if it cannot be a key.
  ///
  /// Source: `sigs.k8s.io/yaml`, which prints floats with the digits of 32 bits and rejects unsigned 64-bit numbers.
  var key: String? {
    switch self {
    case .integer(let isNegative, let magnitude) where !isNegative && magnitude > UInt64(Int64.max): return nil
    case .float(let value):
      let narrow = Float(value)
      if narrow.isNaN { return ".nan" }
      if narrow.isInfinite { return narrow < 0 ? "-.inf" : ".inf" }
      return Number.yaml(Double(narrow.description) ?? value)
    default: return spelling
    }
  }
}

// MARK: - Checking

extension NodeTree {
  /// Rejects nodes at any depth that have no JSON form.
  ///
  /// - Throws: `invalid-scalar` or `non-string-key` at the first such node.
  /// - Complexity: O(nodes).
  func checkJSON(_ root: NodeID, file: String) throws(Diagnostic) {
    var pending = [root]
    while let node = pending.popLast() {
      let place = location(of: node) ?? SourceLocation(file: file)
      switch kind(of: node) {
      case .scalar:
        switch DocumentValue(node, in: self) {
        case nil: throw .invalidTaggedScalar(at: place)
        case .float(let value)? where !value.isFinite: throw .infiniteNumber(at: place)
        default: break
        }
      case .sequence: pending += elements(of: node).reversed()
      case .mapping:
        for entry in entries(of: node).reversed() {
          pending.append(entry.value)
          guard DocumentValue(entry.key, in: self)?.key == nil else { continue }
          throw .invalidKey(DocumentValue(entry.key, in: self), at: location(of: entry.key) ?? place)
        }
      }
    }
  }
}

extension NodeTree {
  /// Rejects a key that is repeated in a mapping, in a document that ``checkJSON(_:file:)`` has accepted.
  ///
  /// - Throws: `duplicate-key` at the first one.
  /// - Complexity: O(nodes).
  func checkKeysAreUnique(_ root: NodeID, file: String) throws(Diagnostic) {
    var pending = [root]
    while let node = pending.popLast() {
      switch kind(of: node) {
      case .scalar: break
      case .sequence: pending += elements(of: node).reversed()
      case .mapping:
        var seen: [Text: NodeID] = [:]
        for entry in entries(of: node) {
          let key = DocumentValue(entry.key, in: self)?.key ?? ""
          if let first = seen.updateValue(entry.key, forKey: Text(key)) {
            let place = location(of: entry.key) ?? SourceLocation(file: file)
            throw .duplicateKey(key, at: place, first: location(of: first))
          }
        }
        pending += entries(of: node).reversed().map(\.value)
      }
    }
  }
}

// MARK: - Messages

extension Diagnostic {
  /// The path of the value is empty for the whole file.
  static func wrongType(
    _ path: String,
    wanted: DocumentValue.ExpectedType,
    found: DocumentValue?,
    at location: SourceLocation
  ) -> Diagnostic {
    let subject = path.isEmpty ? "the file" : "'\(path)'"
    let diagnostic = Diagnostic(
      code: .wrongType,
      message: "\(subject) must be \(wanted.description), not \(found?.description(at: path) ?? "this")",
      at: location
    )
    switch (wanted, found) {
    case (.string, .boolean), (.string, .integer), (.string, .float):
      return diagnostic.addingNote("put the value in quotes")
    case (.boolean, .string), (.integer, .string): return diagnostic.addingNote("write the value without quotes")
    case (.mapping, .string(let string)) where path.hasPrefix("patches["):
      let isInline = string.contains("\n")
      return diagnostic.addingNote(isInline ? "write '- patch: |-' before it" : "write '- path: \(string)'")
    case (.list, .string): return diagnostic.addingNote("write each element on a line of its own, after '- '")
    default: return diagnostic
    }
  }

  fileprivate static func invalidTaggedScalar(at location: SourceLocation) -> Diagnostic {
    Diagnostic(code: .invalidScalar, message: "this is not a valid value for its tag", at: location)
  }

  fileprivate static func infiniteNumber(at location: SourceLocation) -> Diagnostic {
    Diagnostic(code: .invalidScalar, message: "this number is not finite", at: location)
      .addingNote("put the value in quotes if it is meant as a string")
  }

  fileprivate static func invalidKey(_ key: DocumentValue?, at location: SourceLocation) -> Diagnostic {
    let found =
      switch key {
      case .null: "null"
      case .list: "a list"
      case .mapping: "a mapping"
      default: "this scalar"
      }
    return Diagnostic(code: .nonStringKey, message: "\(found) cannot be the key of a mapping", at: location)
      .addingNote("put the key in quotes")
  }
}

extension DocumentValue.ExpectedType {
  fileprivate var description: String {
    switch self {
    case .string: "a string"
    case .boolean: "true or false"
    case .integer: "a whole number"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }
}

extension DocumentValue {
  /// The type of the value; a number is quoted unless it may be part of a Secret.
  fileprivate func description(at path: String) -> String {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .integer, .float: Self.mayBeSecret(path) ? "a number" : "the number \(spelling ?? "")"
    case .string: "a string"
    case .list: "a list"
    case .mapping: "a mapping"
    }
  }

  /// Whether a field may contain part of a Secret or of the values of a chart.
  private static func mayBeSecret(_ path: String) -> Bool {
    let steps = path.split { $0 == "." || $0 == "[" || $0 == "]" }
    let harmless: Set<Substring> = ["name", "namespace", "behavior", "type", "options"]
    if steps.first == "secretGenerator" { return harmless.isDisjoint(with: steps) }
    return steps.contains { ["literals", "valuesInline", "sourceValue", "patch", "jsonOp", "value"].contains($0) }
  }
}
