import OverlayDiagnostics
import OverlayYAMLTree

/// The name of a field on a command line: `spec.replicas`, `spec.containers[name=web].image`, `spec.containers.0.image`,
/// or a JSON pointer.
package struct FieldPattern: Sendable {
  /// What a pattern leads to in a resource.
  package enum Match: Sendable {
    /// The JSON pointer of the only field that is meant.
    case field(String)
    /// The JSON pointers of several fields, none of which is at the path from the root.
    case ambiguous([String])
    /// There is no such field; with the part of the path that is there, the part that is missing after it, and what could
    /// be meant by that.
    case missing(found: String, part: String, others: [String])
  }

  private let text: String

  package init(_ text: String) { self.text = text }

  /// Finds the field in a resource.
  ///
  /// A path that does not begin at the root may be that of a single field anywhere in the resource.
  package func match(in resource: ExplainedResource) -> Match {
    let content = resource.resource.content
    if text.isEmpty { return .field("") }
    if let parts = text.partsOfPointer {
      let isFound = Self.value(at: parts, in: content) != nil
      return isFound ? .field(text) : .missing(found: "", part: parts.last ?? "", others: [])
    }
    var search = Search()
    let path = text.hasPrefix(".") ? text.dropFirst() : text[...]
    if let pointer = search.follow(path, from: content, at: "") { return .field(pointer) }
    var found: [String] = []
    var names: Set<String> = []
    var pending = [(value: content, pointer: "")]
    while let next = pending.popLast(), found.count < 16 {
      if !next.pointer.isEmpty, let pointer = search.follow(path, from: next.value, at: next.pointer) {
        if !found.contains(pointer) { found.append(pointer) }
        continue
      }
      names.formUnion(next.value.entries.map(\.key))
      pending += next.value.entries.map { ($0.value, "\(next.pointer)/\($0.key.escapedInPointer)") }.reversed()
      pending += next.value.elements.enumerated().map { ($0.element, "\(next.pointer)/\($0.offset)") }.reversed()
    }
    if found.count == 1 { return .field(found[0]) }
    if found.count > 1 { return .ambiguous(found) }
    // A path that does not even begin at the root may be a misspelt end of one.
    let failure = search.failure
    let others = failure.length == path.count ? names.sorted() : failure.others
    return .missing(found: String(path.dropLast(failure.length)), part: failure.part, others: others)
  }

  /// The removals of the field, or of a field that held it, oldest first.
  ///
  /// If no path from the root fits, those of all fields whose path ends with it.
  package func removals(in resource: ExplainedResource) -> [RemovedField] {
    if text.partsOfPointer != nil {
      return resource.removed.filter { text == $0.path || text.hasPrefix("\($0.path)/") }
    }
    let path = text.hasPrefix(".") ? text.dropFirst() : text[...]
    let rooted = resource.removed.filter { Self.isBeginning($0.steps[...], of: path) }
    guard rooted.isEmpty else { return rooted }
    return resource.removed.filter { removal in
      removal.steps.indices.dropFirst().contains { Self.isBeginning(removal.steps[$0...], of: path) }
    }
  }

  private static func isBeginning(_ steps: ArraySlice<PathStep>, of path: Substring) -> Bool {
    guard let step = steps.first else { return true }
    return spellings(of: step).contains { spelling in
      guard path.hasPrefix(spelling) else { return false }
      let rest = path.dropFirst(spelling.count)
      switch rest.first {
      case nil: return steps.count == 1
      case ".": return isBeginning(steps.dropFirst(), of: rest.dropFirst())
      case "[": return isBeginning(steps.dropFirst(), of: rest)
      default: return false
      }
    }
  }

  /// The ways to write a step of a path.
  private static func spellings(of step: PathStep) -> [String] {
    switch step {
    case .key(let key): return [key.string] + bracketed(key.string)
    case .element(let index, let key):
      let name = key.flatMap { $0.hasPrefix("name=") ? String($0.dropFirst("name=".count)) : nil }
      return ["\(index)", "[\(index)]"] + (key.map { ["[\($0)]"] } ?? []) + (name.map { ["[\($0)]", $0] } ?? [])
    }
  }

  /// The ways to write a key that has dots in it.
  private static func bracketed(_ key: String) -> [String] { ["[\(key)]", "['\(key)']", "[\"\(key)\"]", "\"\(key)\""] }

  private static func value(at parts: [String], in root: ResourceValue) -> ResourceValue? {
    parts.reduce(root as ResourceValue?) { value, part in
      guard let value else { return nil }
      return value.kind == .list ? Int(part).flatMap { value[$0] } : value[part]
    }
  }

  /// Follows a path from a value, and notes how far it led.
  private struct Search {
    /// What is left of the path where it led furthest, its first part, and what is there instead.
    private(set) var failure: (length: Int, part: String, others: [String]) = (.max, "", [])

    mutating func follow(_ rest: Substring, from value: ResourceValue, at pointer: String) -> String? {
      if rest.isEmpty { return pointer }
      let steps = value.kind == .mapping ? Self.keys(rest, of: value) : Self.elements(rest, of: value)
      for step in steps {
        let end = step.rest.first == "." ? step.rest.dropFirst() : step.rest
        if let found = follow(end, from: step.value, at: "\(pointer)/\(step.key.escapedInPointer)") { return found }
      }
      if rest.count < failure.length {
        if value.kind == .list, rest.first == "[", let end = rest.firstIndex(of: "]") {
          let names = value.elements.compactMap { $0["name"]?.text }
          failure = (rest.count, String(rest[...end]), names.map { "[name=\($0)]" })
        } else {
          let part = rest.prefix { $0 != "." && $0 != "[" }
          failure = (rest.count, String(part.isEmpty ? rest : part), value.entries.map(\.key))
        }
      }
      return nil
    }

    private typealias Step = (key: String, value: ResourceValue, rest: Substring)

    /// The keys that a path may begin with; a longer one, with dots in it, comes first.
    private static func keys(_ path: Substring, of value: ResourceValue) -> [Step] {
      var steps: [Step] = []
      for entry in value.entries {
        if path.hasPrefix(entry.key) {
          let rest = path.dropFirst(entry.key.count)
          if rest.isEmpty || rest.first == "." || rest.first == "[" { steps.append((entry.key, entry.value, rest)) }
        }
        for form in FieldPattern.bracketed(entry.key) where path.hasPrefix(form) {
          steps.append((entry.key, entry.value, path.dropFirst(form.count)))
        }
      }
      return steps.sorted { $0.key.count > $1.key.count }
    }

    private static func elements(_ path: Substring, of value: ResourceValue) -> [Step] {
      let elements = value.elements
      var (part, rest): (Substring, Substring)
      if path.first == "[" {
        guard let end = path.firstIndex(of: "]") else { return [] }
        part = path[..<end].dropFirst()
        rest = path[end...].dropFirst()
      } else {
        part = path.prefix { $0 != "." && $0 != "[" }
        rest = path.dropFirst(part.count)
      }
      if let index = Int(part) {
        return elements.indices.contains(index) ? [(String(index), elements[index], rest)] : []
      }
      let condition = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let (field, wanted) = condition.count == 2 ? (String(condition[0]), condition[1]) : ("name", part)
      return elements.enumerated().filter { $0.element[field]?.text ?? "" == wanted && $0.element[field] != nil }
        .map { (String($0.offset), $0.element, rest) }
    }
  }
}
