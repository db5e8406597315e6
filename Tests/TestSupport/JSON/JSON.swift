import Foundation

/// A JSON value with convenient accessors.
public enum JSON: Hashable, Sendable, Decodable {
  case null
  case boolean(Bool)
  case number(Double)
  case text(String)
  case list([JSON])
  case object([String: JSON])

  /// Reads a text.
  public init(_ text: String) throws { self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8)) }

  /// Reads a value of any type.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let boolean = try? container.decode(Bool.self) {
      self = .boolean(boolean)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([JSON].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: JSON].self))
    }
  }

  /// The value under a key of an object.
  public subscript(key: String) -> JSON? {
    if case .object(let entries) = self { entries[key] } else { nil }
  }

  /// An element of a list.
  public subscript(index: Int) -> JSON? {
    if case .list(let elements) = self, elements.indices.contains(index) { elements[index] } else { nil }
  }

  /// The elements of a list; empty for other values.
  public var elements: [JSON] {
    if case .list(let elements) = self { elements } else { [] }
  }

  /// The text of a string.
  public var text: String? {
    if case .text(let text) = self { text } else { nil }
  }

  /// A number without a fraction.
  public var integer: Int? {
    if case .number(let number) = self { Int(exactly: number) } else { nil }
  }
}
