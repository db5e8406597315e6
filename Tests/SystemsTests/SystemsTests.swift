import Foundation
import OverlayKit
import Testing

/// A statement of the design documents of the two systems, or of a decision, about the built resources.
struct Fact: Decodable, Sendable, CustomTestStringConvertible {
  /// `dev`, `prod` or `both`.
  var overlay: String
  var system: String
  var fact: String
  var kind: String
  /// A trailing `-*` stands for a dash and a content hash, as in values.
  var name: String
  var namespace: String?
  /// Keys, indices, and elements chosen as `[name=web]`; empty where the resource itself is meant.
  var path: [Step]
  var value: Expected?
  /// Whether there must be nothing at the path.
  var absent: Bool?

  enum Step: Decodable, Sendable {
    case key(String)
    case index(Int)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let index = try? container.decode(Int.self) {
        self = .index(index)
      } else {
        self = .key(try container.decode(String.self))
      }
    }
  }

  var testDescription: String { "\(overlay): \(system): \(fact)" }

  static let all: [Fact] = {
    let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("facts.json")
    return (try? JSONDecoder().decode([Fact].self, from: Data(contentsOf: url))) ?? []
  }()
}

/// A JSON value that is compared with its type.
indirect enum Expected: Decodable, Equatable, Sendable {
  case null
  case boolean(Bool)
  case integer(Int)
  case string(String)
  case list([Expected])
  case mapping([String: Expected])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([Expected].self) {
      self = .list(value)
    } else {
      self = .mapping(try container.decode([String: Expected].self))
    }
  }

  func matches(_ value: ResourceValue) -> Bool {
    switch self {
    case .null: value.kind == .null
    case .boolean(let wanted): value.boolean == wanted
    case .integer(let wanted): value.integer == wanted
    case .string(let wanted): value.string.map { isHashed($0, wanted) } ?? false
    case .list(let wanted):
      value.kind == .list && value.elements.count == wanted.count
        && zip(wanted, value.elements).allSatisfy { $0.matches($1) }
    case .mapping(let wanted):
      value.kind == .mapping && value.entries.count == wanted.count
        && wanted.allSatisfy { key, expected in value[key].map { expected.matches($0) } ?? false }
    }
  }
}

/// Whether a string equals another one, in which a trailing `-*` stands for a dash and a content hash.
private func isHashed(_ text: String, _ wanted: String) -> Bool {
  guard wanted.hasSuffix("-*") else { return text == wanted }
  let stem = wanted.dropLast()
  let hash = text.dropFirst(stem.count)
  return text.hasPrefix(stem) && hash.count == 10 && hash.allSatisfy { "2456789bcdfghkmt".contains($0) }
}

@Suite("The two systems")
struct SystemsTests {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func resources(of overlay: String) throws -> [BuiltResource] {
    try OverlayCompiler().build(root.appendingPathComponent("overlays/\(overlay)").path).resources
  }

  @Test("the list of facts is complete")
  func factsExist() { #expect(Fact.all.count >= 240) }

  @Test("a fact holds in its overlays", arguments: Fact.all)
  func holds(_ fact: Fact) throws {
    for overlay in fact.overlay == "both" ? ["dev", "prod"] : [fact.overlay] {
      let found = try Self.resources(of: overlay).filter { resource in
        resource.kind == fact.kind && isHashed(resource.name, fact.name)
          && (fact.namespace == nil || resource.namespace == fact.namespace)
      }
      if fact.absent == true, fact.path.isEmpty {
        #expect(found.isEmpty)
        continue
      }
      let resource = try #require(found.first, "\(overlay) has no such resource")
      #expect(found.count == 1)
      let value = Self.value(at: fact.path, in: resource.content)
      if fact.absent == true {
        #expect(value == nil)
      } else {
        let present = try #require(value, "\(overlay) has nothing at this path")
        #expect(
          fact.value?.matches(present) ?? (present.kind == .null),
          "\(overlay) has \(present.kind) '\(present.text)'"
        )
      }
    }
  }

  @Test("building both systems together equals building each alone", arguments: ["dev", "prod"])
  func together(_ overlay: String) throws {
    let both = Set(try Self.resources(of: overlay).map(\.description))
    let alone = try Self.resources(of: "\(overlay)/agentsmith") + Self.resources(of: "\(overlay)/dox-asdlc")
    #expect(both == Set(alone.map(\.description)))
    #expect(both.count == alone.count)
  }

  private static func value(at path: [Fact.Step], in root: ResourceValue) -> ResourceValue? {
    path.reduce(Optional(root)) { value, step in
      switch step {
      case .index(let index): return value?[index]
      case .key(let key):
        guard key.hasPrefix("["), let equals = key.firstIndex(of: "=") else { return value?[key] }
        let field = String(key[key.index(after: key.startIndex)..<equals])
        let wanted = String(key[key.index(after: equals)...].dropLast())
        return value?.elements.first { $0[field]?.text == wanted }
      }
    }
  }
}
