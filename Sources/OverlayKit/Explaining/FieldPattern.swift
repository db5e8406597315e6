import OverlayDiagnostics

/// The name of a field on a command line: `spec.replicas`, `spec.containers[name=web].image`, `spec.containers.0.image`,
/// or a JSON pointer.
package struct FieldPattern: Sendable {
  /// What a pattern leads to in a resource.
  package enum Match: Sendable {
    /// The JSON pointer of the only field that is meant.
    case field(String)
    /// The JSON pointers of several fields, none of which is at the path from the root.
    case ambiguous([String])
    /// There is no such field; with the keys beside which it would be, and the part that is missing among them.
    case missing(part: String, others: [String])
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
      return isFound ? .field(text) : .missing(part: parts.last ?? "", others: [])
    }
    var search = Search()
    let path = text.hasPrefix(".") ? text.dropFirst() : text[...]
    if let pointer = search.follow(path, from: content, at: "") { return .field(pointer) }
    let failure = search.failure
    var found: [String] = []
    var pending = [(value: content, pointer: "")]
    while let next = pending.popLast(), found.count < 16 {
      if !next.pointer.isEmpty, let pointer = search.follow(path, from: next.value, at: next.pointer) {
        if !found.contains(pointer) { found.append(pointer) }
        continue
      }
      pending += next.value.entries.map { ($0.value, "\(next.pointer)/\($0.key.escapedInPointer)") }.reversed()
      pending += next.value.elements.enumerated().map { ($0.element, "\(next.pointer)/\($0.offset)") }.reversed()
    }
    if found.count == 1 { return .field(found[0]) }
    if found.count > 1 { return .ambiguous(found) }
    return .missing(part: failure.part, others: failure.others)
  }

  /// The removals of the field, or of a field that held it, oldest first.
  package func removals(in resource: ExplainedResource) -> [RemovedField] {
    let wanted = text.hasPrefix(".") ? String(text.dropFirst()) : text
    return resource.removed.filter { removal in
      let dotted = (removal.path.partsOfPointer ?? []).joined(separator: ".")
      return [removal.path, removal.namedPath, dotted].contains { path in
        guard wanted.hasPrefix(path) else { return false }
        return wanted.count == path.count
          || "./[".contains(wanted[wanted.index(wanted.startIndex, offsetBy: path.count)])
      }
    }
  }

  private static func value(at parts: [String], in root: ResourceValue) -> ResourceValue? {
    parts.reduce(root as ResourceValue?) { value, part in
      guard let value else { return nil }
      return value.kind == .list ? Int(part).flatMap { value[$0] } : value[part]
    }
  }

  /// Follows a path from a value, and notes how far it led.
  private struct Search {
    private(set) var failure: (length: Int, part: String, others: [String]) = (.max, "", [])

    mutating func follow(_ rest: Substring, from value: ResourceValue, at pointer: String) -> String? {
      if rest.isEmpty { return pointer }
      let steps = value.kind == .mapping ? Self.keys(rest, of: value) : Self.elements(rest, of: value)
      for step in steps {
        let end = step.rest.first == "." ? step.rest.dropFirst() : step.rest
        if let found = follow(end, from: step.value, at: "\(pointer)/\(step.key.escapedInPointer)") { return found }
      }
      if rest.count < failure.length {
        let part = rest.prefix { $0 != "." && $0 != "[" }
        failure = (rest.count, String(part.isEmpty ? rest : part), value.entries.map(\.key))
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
        for form in ["[\(entry.key)]", "['\(entry.key)']", "[\"\(entry.key)\"]", "\"\(entry.key)\""]
        where path.hasPrefix(form) {
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
