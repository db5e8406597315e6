import OverlayDiagnostics
import OverlayYAMLTree

/// What a node means in a kustomization file, which is read by the rules of YAML 1.1 and then passed through JSON.
enum DocumentValue: Equatable {
  case null
  case boolean(Bool)
  case integer(isNegative: Bool, magnitude: UInt64)
  case float(Double)
  case text(String)
  case list
  case mapping

  /// What a field asks for.
  enum Wanted {
    case text, boolean, integer, list, mapping
  }

  /// Reads a node.
  ///
  /// - Returns: `nil` where a scalar cannot be what its tag says.
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
    case .string, .custom, .merge, .mapping, .sequence, .set: self = .text(tree.string(of: node))
    case .binary:
      guard let decoded = tree.withBytes(of: node, { Base64.decode($0) }) else { return nil }
      self = .text(String(decoding: decoded, as: UTF8.self))
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
    case .string, .timestamp, .merge: self = .text(tree.string(of: node))
    }
  }
}

// MARK: - Conversions

extension DocumentValue {
  /// The whole number that Go's `encoding/json` reads: a float counts where JSON writes it with digits alone.
  var int64: Int64? {
    switch self {
    case .integer(let isNegative, let magnitude): Int64((isNegative ? "-" : "") + String(magnitude))
    case .float(let value): value.isFinite ? Int64(Number.json(value)) : nil
    default: nil
    }
  }

  /// The text that a scalar stands for where numbers and booleans count as text; `nil` for nulls and collections.
  var spelling: String? {
    switch self {
    case .text(let text): text
    case .boolean(let value): value ? "true" : "false"
    case .integer(let isNegative, let magnitude): (isNegative ? "-" : "") + String(magnitude)
    case .float(let value): Number.yaml(value)
    case .null, .list, .mapping: nil
    }
  }

  /// The key that a scalar becomes in JSON; `nil` where it can be none.
  ///
  /// Source: `sigs.k8s.io/yaml`, which prints floats with the digits of 32 bits and refuses unsigned 64-bit numbers.
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
  /// Refuses what has no form in JSON, anywhere below a node.
  ///
  /// - Throws: `invalid-scalar` or `non-string-key` at the first place found.
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

// MARK: - Messages

extension Diagnostic {
  /// The path is that of the value, and empty for the whole file.
  static func wrongType(
    _ path: String,
    wanted: DocumentValue.Wanted,
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
    case (.text, .boolean), (.text, .integer), (.text, .float): return diagnostic.addingNote("put the value in quotes")
    case (.boolean, .text), (.integer, .text): return diagnostic.addingNote("write the value without quotes")
    case (.list, .text): return diagnostic.addingNote("write each element on a line of its own, after '- '")
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

extension DocumentValue.Wanted {
  fileprivate var description: String {
    switch self {
    case .text: "a string"
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
    case .text: "a string"
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
