import OverlayDiagnostics
import OverlayKit

/// An explanation for programs; see `Documentation/explain.md`.
struct ExplanationJSON: ExplanationRenderer {
  let showsSecrets: Bool

  func render(_ explanation: Explanation, to write: ([UInt8]) throws -> Void) throws {
    var json = JSONText()
    json.put("{\"schemaVersion\":1,\"target\":")
    json.string(explanation.target)
    json.put(",\"resources\":[")
    for (index, part) in explanation.parts.enumerated() {
      json.put(index > 0 ? ",\n" : "\n")
      try put(part, in: &json, to: write)
      try write(json.take())
    }
    json.put("],\"removed\":[")
    for (index, resource) in explanation.removed.enumerated() {
      json.put(index > 0 ? ",\n" : "\n")
      put(resource, in: &json)
    }
    json.put("]}\n")
    try write(json.take())
  }

  private func put(
    _ part: Explanation.Part,
    in json: inout JSONText,
    to write: ([UInt8]) throws -> Void
  ) throws {
    let (explained, life) = (part.resource, part.resource.life)
    let resource = explained.resource
    let apiVersion = resource.group.isEmpty ? resource.version : "\(resource.group)/\(resource.version)"
    let name = showsSecrets ? resource.name : explained.shownName
    put((apiVersion, resource.kind, resource.namespace, name), in: &json)
    json.put(",\"originalName\":")
    json.string(explained.originalName)
    json.put(",\"origin\":{\"step\":")
    json.string(life.step)
    json.put(",\"kustomization\":")
    json.string(life.kustomization)
    put(life.origin, in: &json)
    if let template = life.template {
      json.put(",\"template\":")
      json.string(template)
    }
    json.put("},\"kustomizations\":[")
    for (index, file) in life.kustomizations.enumerated() {
      if index > 0 { json.put(",") }
      json.string(file)
    }
    json.put("],\"fields\":[")
    var isFirst = true
    try explained.forEachField(below: part.path ?? "") { field in
      json.put(isFirst ? "\n" : ",\n")
      isFirst = false
      put(field, in: &json)
      if json.count > JSONText.pieceSize { try write(json.take()) }
    }
    json.put("],\"removed\":[")
    let removed = explained.removed.filter { part.path == nil || $0.path.isPointer(below: part.path ?? "") }
    for (index, removal) in removed.enumerated() {
      json.put(index > 0 ? ",\n" : "\n")
      put(removal, in: &json)
    }
    json.put("]}")
  }

  /// The beginning of the object of a resource.
  private func put(
    _ identity: (apiVersion: String, kind: String, namespace: String, name: String),
    in json: inout JSONText
  ) {
    json.put("{\"apiVersion\":")
    json.string(identity.apiVersion)
    json.put(",\"kind\":")
    json.string(identity.kind)
    json.put(",\"namespace\":")
    json.string(identity.namespace)
    json.put(",\"name\":")
    json.string(identity.name)
  }

  private func put(_ field: FieldHistory, in json: inout JSONText) {
    json.put("{\"path\":")
    json.string(field.path)
    put(field.value, as: ",\"value\":", in: &json)
    if field.value.isSecret, !showsSecrets { json.put(",\"masked\":true") }
    json.put(",\"history\":[")
    for (index, change) in field.changes.enumerated() {
      if index > 0 { json.put(",") }
      put(change, in: &json)
    }
    json.put("]}")
  }

  private func put(_ change: FieldChange, in json: inout JSONText) {
    json.put("{\"step\":")
    json.string(change.step)
    put(operation: change.operation, kustomization: change.kustomization, change.location, in: &json)
    if let before = change.before {
      put(before, as: ",\"before\":", in: &json)
    } else {
      json.put(",\"before\":null")
    }
    put(change.after, as: ",\"value\":", in: &json)
    if change.after.isSecret, !showsSecrets { json.put(",\"masked\":true") }
    if change.isUnchanged { json.put(",\"unchanged\":true") }
    if change.isCompared { json.put(",\"compared\":true") }
    if let source = change.source {
      json.put(",\"source\":{\"resource\":")
      json.string(source.resource)
      json.put(",\"path\":")
      json.string(source.path)
      if let location = source.location { put(location, in: &json) }
      json.put("}")
    }
    json.put("}")
  }

  private func put(_ removal: RemovedField, in json: inout JSONText) {
    json.put("{\"path\":")
    json.string(removal.path)
    json.put(",\"step\":")
    json.string(removal.step)
    put(operation: removal.operation, kustomization: removal.kustomization, removal.location, in: &json)
    json.put(",\"fields\":[")
    for (index, value) in removal.values.enumerated() {
      if index > 0 { json.put(",") }
      put(value.history, in: &json)
    }
    json.put("]}")
  }

  private func put(_ resource: RemovedResource, in json: inout JSONText) {
    put((resource.apiVersion, resource.kind, resource.namespace, resource.name), in: &json)
    json.put(",\"step\":")
    json.string(resource.step)
    put(operation: nil, kustomization: resource.kustomization, resource.location, in: &json)
    json.put("}")
  }

  private func put(operation: Int?, kustomization: String, _ location: SourceLocation?, in json: inout JSONText) {
    if let operation {
      json.put(",\"operation\":")
      json.integer(operation)
    }
    json.put(",\"kustomization\":")
    json.string(kustomization)
    if let location { put(location, in: &json) }
  }

  private func put(_ location: SourceLocation, in json: inout JSONText) {
    json.put(",\"file\":")
    json.string(location.file)
    guard location.line > 0 else { return }
    json.put(",\"line\":")
    json.integer(location.line)
    json.put(",\"column\":")
    json.integer(location.column)
  }

  /// A value with its name; nothing if it is hidden.
  private func put(_ value: FieldValue, as name: StaticString, in json: inout JSONText) {
    if value.isSecret, !showsSecrets { return }
    json.put(name)
    switch value.kind {
    case .mapping: json.put("{}")
    case .list: json.put("[]")
    case .string: json.string(value.text)
    case .integer, .boolean: json.raw(value.text)
    case .null: json.put("null")
    case .number: json.number(value.text)
    }
  }
}

/// JSON text that is put together piece by piece.
struct JSONText {
  /// The size after which text is passed on.
  static let pieceSize = 64 * 1024

  private var bytes: [UInt8] = []
  var count: Int { bytes.count }
  private static let digits = Array("0123456789abcdef".utf8)

  /// The text so far, which is then removed.
  mutating func take() -> [UInt8] {
    defer { bytes = [] }
    return bytes
  }

  mutating func put(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func raw(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func integer(_ value: Int) { raw(String(value)) }

  /// A number as JSON; one that JSON does not have, such as `.inf`, is a string.
  mutating func number(_ text: String) {
    guard let value = Double(text), value.isFinite else { return string(text) }
    let isJSON = text.utf8.allSatisfy { (0x30...0x39).contains($0) || "+-.eE".utf8.contains($0) }
    let startsWithDigit = text.utf8.first.map { (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-") } ?? false
    raw(isJSON && startsWithDigit && !text.hasSuffix(".") ? text : "\(value)")
  }

  /// A string in quotes.
  mutating func string(_ text: String) {
    var text = text
    put("\"")
    text.withUTF8 { text in
      var start = 0
      for (index, byte) in text.enumerated()
      where byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        start = index + 1
        switch byte {
        case UInt8(ascii: "\""): put("\\\"")
        case UInt8(ascii: "\\"): put("\\\\")
        case UInt8(ascii: "\n"): put("\\n")
        default:
          put("\\u00")
          bytes.append(Self.digits[Int(byte >> 4)])
          bytes.append(Self.digits[Int(byte & 15)])
        }
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }
    put("\"")
  }
}
