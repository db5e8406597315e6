import Foundation

/// A schema of JSON documents (JSON Schema, draft 4), as far as that of SARIF needs it.
///
/// A schema with an unknown keyword is rejected, so that nothing is left unchecked.
public struct JSONSchema: Sendable {
  /// Why a schema cannot be used.
  public enum Unusable: Error, Hashable {
    /// An unknown keyword, or a keyword with an unknown value.
    case keyword(String)
    /// A dangling reference.
    case reference(String)
  }

  let root: JSON

  /// Reads a schema.
  ///
  /// - Throws: ``Unusable`` if any part of it is unknown.
  public init(_ text: String) throws {
    root = try JSON(text)
    try check(root)
  }

  /// The published schema of SARIF 2.1.0.
  public static func sarif() throws -> JSONSchema {
    let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Schemas/sarif-schema-2.1.0.json")
    return try JSONSchema(String(contentsOf: file, encoding: .utf8))
  }

  /// The problems of a document, each with its path; empty for a valid one.
  public func problems(in document: JSON) -> [String] { problems(in: document, at: "", by: root) }

  // MARK: - The schema itself

  private func check(_ schema: JSON) throws {
    guard case .object(let keywords) = schema else { throw Unusable.keyword("no object") }
    for (keyword, value) in keywords {
      switch (keyword, value) {
      case ("$schema", .text), ("id", .text), ("title", .text), ("description", .text), ("default", _): break
      case ("required", .list), ("enum", .list), ("uniqueItems", .boolean), ("minItems", .number): break
      case ("minimum", .number), ("maximum", .number), ("additionalProperties", .boolean): break
      case ("additionalProperties", .object), ("items", .object): try check(value)
      case ("properties", .object(let schemas)), ("definitions", .object(let schemas)):
        for schema in schemas.values { try check(schema) }
      case ("type", _): _ = try types(of: value)
      case ("format", .text(let name)):
        guard Self.formats[name] != nil else { throw Unusable.keyword("format: \(name)") }
      case ("pattern", .text(let pattern)): _ = try Regex(pattern)
      case ("$ref", .text(let reference)):
        guard target(of: reference) != nil else { throw Unusable.reference(reference) }
      default: throw Unusable.keyword(keyword)
      }
    }
  }

  private func types(of value: JSON) throws -> [String] {
    let names = (value.text.map { [$0] } ?? value.elements.compactMap(\.text))
    let known = ["object", "array", "string", "integer", "number", "boolean", "null"]
    guard !names.isEmpty, names.allSatisfy(known.contains) else { throw Unusable.keyword("type: \(value)") }
    return names
  }

  private func target(of reference: String) -> JSON? {
    guard reference.hasPrefix("#/") else { return nil }
    return reference.dropFirst(2).split(separator: "/").reduce(root as JSON?) { $0?[String($1)] }
  }

  // MARK: - Documents

  func problems(in value: JSON, at path: String, by schema: JSON) -> [String] {
    if let reference = schema["$ref"]?.text {
      // Other keywords next to a reference are ignored.
      return target(of: reference).map { problems(in: value, at: path, by: $0) } ?? ["\(path): \(reference)"]
    }
    var result: [String] = []
    if let type = schema["type"], let names = try? types(of: type), !names.contains(where: { value.hasType($0) }) {
      result.append("\(path): is no \(names.joined(separator: " or "))")
    }
    if let values = schema["enum"], !values.elements.contains(value) {
      result.append("\(path): is none of the values that it may have")
    }
    switch value {
    case .text(let text): result += problems(in: text, at: path, by: schema)
    case .number(let number): result += problems(in: number, at: path, by: schema)
    case .list(let elements): result += problems(in: elements, at: path, by: schema)
    case .object(let entries): result += problems(in: entries, at: path, by: schema)
    case .null, .boolean: break
    }
    return result
  }

  private func problems(in text: String, at path: String, by schema: JSON) -> [String] {
    var result: [String] = []
    if let pattern = schema["pattern"]?.text, (try? Regex(pattern).firstMatch(in: text)) == nil {
      result.append("\(path): does not match \(pattern)")
    }
    if let format = schema["format"]?.text, Self.formats[format]?(text) != true {
      result.append("\(path): is no \(format)")
    }
    return result
  }

  private func problems(in number: Double, at path: String, by schema: JSON) -> [String] {
    var result: [String] = []
    if case .number(let minimum) = schema["minimum"], number < minimum { result.append("\(path): is too small") }
    if case .number(let maximum) = schema["maximum"], number > maximum { result.append("\(path): is too large") }
    return result
  }

  private func problems(in elements: [JSON], at path: String, by schema: JSON) -> [String] {
    var result: [String] = []
    if case .number(let count) = schema["minItems"], Double(elements.count) < count {
      result.append("\(path): has too few elements")
    }
    if schema["uniqueItems"] == .boolean(true), Set(elements).count < elements.count {
      result.append("\(path): has an element twice")
    }
    if let items = schema["items"] {
      for (index, element) in elements.enumerated() {
        result += problems(in: element, at: "\(path)/\(index)", by: items)
      }
    }
    return result
  }

  private func problems(in entries: [String: JSON], at path: String, by schema: JSON) -> [String] {
    var result: [String] = []
    for key in (schema["required"]?.elements ?? []).compactMap(\.text) where entries[key] == nil {
      result.append("\(path): has no '\(key)'")
    }
    for (key, value) in entries {
      if let property = schema["properties"]?[key] {
        result += problems(in: value, at: "\(path)/\(key)", by: property)
      } else if let additional = schema["additionalProperties"] {
        if additional == .boolean(false) {
          result.append("\(path): must not have '\(key)'")
        } else if case .object = additional {
          result += problems(in: value, at: "\(path)/\(key)", by: additional)
        }
      }
    }
    return result
  }

  // MARK: - Formats

  private static let formats: [String: @Sendable (String) -> Bool] = [
    "uri-reference": isURIReference,
    "uri": { isURIReference($0) && $0.contains(/^[A-Za-z][A-Za-z0-9+.\-]*:/) },
    "date-time": { $0.contains(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+\-]\d\d:\d\d)$/) },
  ]

  /// RFC 3986: allowed characters only, escapes that are whole, and no colon before the first slash without a scheme.
  @Sendable private static func isURIReference(_ text: String) -> Bool {
    guard text.wholeMatch(of: /([A-Za-z0-9\-._~:\/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*/) != nil else { return false }
    let segment = text.prefix { !"/?#".contains($0) }
    return !segment.contains(":") || segment.contains(/^[A-Za-z][A-Za-z0-9+.\-]*:/)
  }
}

extension JSON {
  fileprivate func hasType(_ name: String) -> Bool {
    switch (self, name) {
    case (.null, "null"), (.boolean, "boolean"), (.number, "number"), (.text, "string"), (.list, "array"),
      (.object, "object"):
      true
    case (.number(let number), "integer"): number == number.rounded()
    default: false
    }
  }
}
