package import OverlayYAMLTree

/// The path from a resource to the fields that a transformer edits, such as `spec/template/spec/containers[]/image`.
///
/// A path does not mention lists: a walk continues in every element of a list. Two paths are equal if their source
/// strings are.
package struct FieldPath: Sendable {
  /// One step of a path.
  package struct Segment: Hashable, Sendable {
    /// The key, with `\/` read as a slash and without `[]`.
    ///
    /// Empty if the source has two consecutive slashes or one at its end: a walk that reaches it must fail.
    package var name: Text { Text(string) }
    /// Whether the source has `[]` after the key: then the field is never created.
    ///
    /// Kustomize does not check that such a field is a list.
    package let isList: Bool
    // Not a Text, so that tables of segments are laid out in the program.
    private let string: String

    /// Creates a step to the field of a map.
    static func field(_ name: String) -> Segment { Segment(isList: false, string: name) }

    /// Creates a step to an existing field, written with `[]`.
    static func list(_ name: String) -> Segment { Segment(isList: true, string: name) }

    /// Compares the bytes.
    package static func == (left: Segment, right: Segment) -> Bool {
      left.isList == right.isList && left.name == right.name
    }

    /// Hashes the bytes.
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
  }

  /// Whether the source begins with a slash, which only distinguishes paths when specs are merged.
  package let isRooted: Bool
  /// Whether a step is empty or names a position in a list, neither of which can be the field of a mapping.
  package let hasStepsInLists: Bool
  private let steps: Steps

  private enum Steps: Sendable {
    /// A run of the built-in table, read in place.
    case builtIn(first: Int32, count: Int32)
    case parsed([Segment])
  }

  /// Reads a path as written in a kustomization or configuration file.
  ///
  /// Every string is valid.
  package init(_ source: Text) {
    isRooted = source.utf8.first == UInt8(ascii: "/")
    let segments = Self.split(source.utf8.dropFirst(isRooted ? 1 : 0)).map { Self.segment($0) }
    hasStepsInLists = segments.contains { $0.name.isEmpty || Self.isPlaceInList($0.name.string) }
    steps = .parsed(segments)
  }

  /// The parts of a path between its slashes; `\/` is a slash in a part.
  package static func split(_ source: some Sequence<UInt8>) -> [[UInt8]] {
    var parts: [[UInt8]] = [[]]
    for byte in source {
      if byte != UInt8(ascii: "/") {
        parts[parts.count - 1].append(byte)
      } else if parts[parts.count - 1].last == UInt8(ascii: "\\") {
        parts[parts.count - 1][parts[parts.count - 1].count - 1] = byte
      } else {
        parts.append([])
      }
    }
    return parts
  }

  /// Whether kustomize reads a step as an index, the last element, any element or a condition on elements, and not as a
  /// field.
  package static func isPlaceInList(_ step: String) -> Bool {
    if Int(step) != nil || step == "-" || step == "*" { return true }
    return step.utf8.first == UInt8(ascii: "[") && step.utf8.last == UInt8(ascii: "]")
  }

  /// Creates a path from a run of the built-in segments, whose indices must be valid.
  init(builtInFrom first: Int32, count: Int32) {
    isRooted = false
    hasStepsInLists = false
    steps = .builtIn(first: first, count: count)
  }

  private static func segment(_ bytes: [UInt8]) -> Segment {
    let isList = bytes.suffix(2).elementsEqual([UInt8(ascii: "["), UInt8(ascii: "]")])
    let name = String(decoding: bytes.dropLast(isList ? 2 : 0), as: UTF8.self)
    return isList ? .list(name) : .field(name)
  }
}

// MARK: - Steps

extension FieldPath {
  /// The number of steps, of which there is at least one.
  package var count: Int {
    switch steps {
    case .builtIn(_, let count): Int(count)
    case .parsed(let segments): segments.count
    }
  }

  /// The step at a position below ``count``.
  package subscript(position: Int) -> Segment {
    switch steps {
    case .builtIn(let first, let count):
      precondition(position >= 0 && position < count, "step \(position) of \(count)")
      return FieldSpecTables.segments[Int(first) + position]
    case .parsed(let segments):
      return segments[position]
    }
  }
}

// MARK: - Hashable

extension FieldPath: Hashable {
  /// Compares the sources.
  package static func == (left: FieldPath, right: FieldPath) -> Bool {
    left.isRooted == right.isRooted && left.count == right.count
      && (0..<left.count).allSatisfy { left[$0] == right[$0] }
  }

  /// Hashes the steps.
  package func hash(into hasher: inout Hasher) {
    for position in 0..<count { hasher.combine(self[position]) }
  }
}

// MARK: - CustomStringConvertible

extension FieldPath: CustomStringConvertible {
  /// The source, for messages.
  package var description: String {
    var result: [UInt8] = []
    for position in 0..<count {
      let segment = self[position]
      if position > 0 || isRooted { result.append(UInt8(ascii: "/")) }
      for byte in segment.name.utf8 {
        if byte == UInt8(ascii: "/") { result.append(UInt8(ascii: "\\")) }
        result.append(byte)
      }
      if segment.isList { result += [UInt8(ascii: "["), UInt8(ascii: "]")] }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
