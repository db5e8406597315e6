import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

// MARK: - Operations

extension JSONPatchRun {
  /// The error for an operation that cannot be applied, at one of its fields.
  func failure(_ reason: String, in tree: NodeTree, at field: StaticString = "path") -> Diagnostic {
    let place = tree.location(of: tree.value(field, in: node) ?? node)
    return Diagnostic(code: .jsonPatchFailed, message: "\(title(in: tree)): \(reason)", at: place)
  }

  func unknownOperation(_ word: String?, in tree: NodeTree) -> Diagnostic {
    let known = ["add", "remove", "replace", "move", "copy", "test"]
    guard let word else {
      return failure("'op' is missing or not a string", in: tree, at: "op").addingNote(Self.list(known))
    }
    let problem = failure("unknown operation '\(word.abridged)'", in: tree, at: "op")
    return problem.suggesting(nearestTo: word, among: known, otherwise: Self.list(known))
  }

  private static func list(_ operations: [String]) -> String {
    "the operations are \(operations.map { "'\($0)'" }.joined(separator: ", "))"
  }

  /// The name of the operation in messages; the index is counted from 0, like those in paths.
  private func title(in tree: NodeTree) -> String {
    let operation = word("op", in: tree).map { " (\($0.abridged))" } ?? ""
    return "operation \(index)\(operation) of the patch"
  }
}

// MARK: - Keys that do not exist

extension JSONPatchRun {
  /// The mappings of built-in types with keys of the user's choice.
  private static let freeMaps: Set<Text> = [
    "annotations", "labels", "matchLabels", "nodeSelector", "selector", "data", "stringData", "binaryData", "limits",
    "requests", "parameters",
  ]

  /// Warns about a key that `replace` has added, as it does in Kustomize, if it may be a mistake.
  ///
  /// Nobody is surprised that a field of a built-in type, such as `replicas`, is set if it is missing, unless the mapping
  /// has a field with a similar name.
  func warnAboutAddedKey(_ pointer: ResolvedPointer, in tree: NodeTree) {
    let map = parts(of: "path", in: tree).prefix(pointer.depth).dropLast().last.map { Text(String($0)) }
    let mayHaveAnyKey =
      map.map { Self.freeMaps.contains($0) } ?? false || Schema.kubernetes.root(of: root, in: tree) == nil
    guard mayHaveAnyKey || similarKey(to: pointer, in: tree) != nil else { return }
    let place = tree.location(of: tree.value("path", in: node) ?? node)
    let message = "there is no '\(pointer.key.string.abridged)' to replace, so it is added"
    context.warn(.warning(.replaceAddedKey, message, at: place)) { problem in
      if let key = similarKey(to: pointer, in: tree), let name = tree.quotable(key) {
        return problem.suggesting(name, at: tree.location(of: key))
      }
      if word("path", in: tree)?.hasPrefix("/") == false {
        return problem.addingNote("the path does not begin with '/', so its first part has no effect")
      }
      return problem.addingNote("the mapping is here", at: tree.location(of: pointer.parent))
        .addingNote("check the name; if it is to be added, write 'op: add'")
    }
  }

  /// The most keys of a mapping in which a similar one is looked for.
  private static let similarKeyLimit = 100

  /// A key of the same mapping with a similar name; `nil` in a large mapping, as each operation would search it.
  private func similarKey(to pointer: ResolvedPointer, in tree: NodeTree) -> NodeID? {
    guard tree.count(of: pointer.parent) <= Self.similarKeyLimit else { return nil }
    let keys = tree.entries(of: pointer.parent).map(\.key).filter { !tree.hasText($0, as: pointer.key) }
    let near = Suggestion.nearest(to: pointer.key.string, among: keys.lazy.map { tree.string(of: $0) })
    return near.flatMap { near in keys.first { tree.string(of: $0) == near } }
  }
}

// MARK: - Paths that do not exist

extension JSONPatchRun {
  func invalidPointer(_ path: String, in field: StaticString, of tree: NodeTree) -> Diagnostic {
    let problem = failure("'\(path.abridged)' is not a JSON pointer to a field", in: tree, at: field)
    guard !path.isEmpty, path.utf8.count <= 200 else { return problem.addingNote("a pointer starts with '/'") }
    let parts = path.split(separator: ".", omittingEmptySubsequences: false)
    return problem.suggesting("/" + parts.joined(separator: "/"))
  }

  /// The error for a mapping without the requested key.
  func missingKey(at pointer: ResolvedPointer, in tree: NodeTree) -> Diagnostic {
    let problem = missingTarget(
      "\(name(of: pointer.parent, before: pointer, in: tree)) has no '\(pointer.key.string.abridged)'",
      pointer,
      tree
    )
    let keys = tree.entries(of: pointer.parent).map(\.key)
    if let (escaped, key) = escapedPointer(pointer, among: keys, in: tree) {
      return problem.addingNote(
        "write '/' in a key as '~1': '\(escaped.abridged)'",
        at: key.flatMap { tree.location(of: $0) }
      )
    }
    if let near = Suggestion.nearest(to: pointer.key.string, among: keys.lazy.map { tree.string(of: $0) }) {
      let key = keys.first { tree.text(of: $0) == Text(near) }
      return problem.suggesting(near, at: key.flatMap { tree.location(of: $0) })
    }
    let explained = problem.addingNote("the mapping is here", at: tree.location(of: pointer.parent))
    return parentToAdd(pointer, in: tree).map { explained.addingNote($0) } ?? explained
  }

  /// The mappings whose keys often contain a slash.
  private static let mapsOfQualifiedNames: Set<Substring> = ["annotations", "labels", "matchLabels", "nodeSelector"]
  /// The most parts of a pointer that may be one key.
  private static let escapedPartLimit = 16

  /// The pointer with the slashes of a key escaped, and the key if the mapping has it.
  ///
  /// Such a key is one that the mapping has, or the end of the path if labels or annotations precede it.
  private func escapedPointer(
    _ pointer: ResolvedPointer,
    among keys: [NodeID],
    in tree: NodeTree
  ) -> (pointer: String, key: NodeID?)? {
    let parts = self.parts(of: pointer.field, in: tree)
    let rest = parts.dropFirst(pointer.depth - 1)
    // No key has many slashes, but a pointer may have any number of parts.
    guard (2...Self.escapedPartLimit).contains(rest.count) else { return nil }
    let start = parts.prefix(pointer.depth - 1).map { "/\($0)" }.joined() + "/"
    for count in stride(from: rest.count, to: 1, by: -1) {
      let text = Text(rest.prefix(count).joined(separator: "/"))
      guard let key = keys.first(where: { tree.hasText($0, as: text) }) else { continue }
      let end = rest.dropFirst(count).map { "/\($0)" }.joined()
      return (start + rest.prefix(count).joined(separator: "~1") + end, key)
    }
    guard let parent = parts.prefix(pointer.depth - 1).last, Self.mapsOfQualifiedNames.contains(parent) else {
      return nil
    }
    return (start + rest.joined(separator: "~1"), nil)
  }

  /// The parts of a pointer as they are written.
  private func parts(of field: StaticString, in tree: NodeTree) -> ArraySlice<Substring> {
    let bytes = (word(field, in: tree) ?? "").utf8
    return bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst().map {
      Substring($0)
    }[...]
  }

  /// What has to be added before an operation can add something to it.
  private func parentToAdd(_ pointer: ResolvedPointer, in tree: NodeTree) -> String? {
    let parts = self.parts(of: "path", in: tree)
    guard word("op", in: tree) == "add", pointer.depth < parts.count else { return nil }
    let next = parts.dropFirst(pointer.depth).first ?? ""
    let value = next == "-" || Int(next) != nil ? "[]" : "{}"
    let path = start(of: "path", count: pointer.depth, in: tree)
    return "add it first: {op: add, path: \(path), value: \(value)}"
  }

  /// The error for a list that is too short.
  func missingElement(at pointer: ResolvedPointer, in tree: NodeTree) -> Diagnostic {
    let size = Self.elements(tree.count(of: pointer.parent))
    return missingTarget("\(name(of: pointer.parent, before: pointer, in: tree)) has \(size)", pointer, tree)
      .addingNote("the list is here", at: tree.location(of: pointer.parent))
  }

  /// The error for a key that is not a list index.
  func invalidIndex(at pointer: ResolvedPointer, in tree: NodeTree) -> Diagnostic {
    let name = name(of: pointer.parent, before: pointer, in: tree)
    let problem = missingTarget("'\(pointer.key.string.abridged)' is not an index of \(name)", pointer, tree)
    return pointer.key == "-"
      ? problem.addingNote("'-' is the end of a list, where elements can only be added")
      : problem.addingNote("the list is here", at: tree.location(of: pointer.parent))
  }

  /// The error for a scalar before the end of the path.
  func scalarOnPath(_ scalar: NodeID, before key: Text, at pointer: ResolvedPointer, in tree: NodeTree) -> Diagnostic {
    let kind = tree.isNull(scalar) ? "null" : "a scalar"
    let reached = start(of: pointer.field, count: pointer.depth, in: tree)
    return missingTarget("'\(reached)' is \(kind), which has no '\(key.string.abridged)'", pointer, tree)
      .addingNote("the scalar is here", at: tree.location(of: scalar))
  }

  private func missingTarget(_ reason: String, _ pointer: ResolvedPointer, _ tree: NodeTree) -> Diagnostic {
    failure(
      "'\((word(pointer.field, in: tree) ?? "").abridged)' does not exist: \(reason)",
      in: tree,
      at: pointer.field
    )
  }

  /// The name of a collection on a path.
  private func name(of collection: NodeID, before pointer: ResolvedPointer, in tree: NodeTree) -> String {
    guard pointer.depth > 1 else { return "the resource" }
    return "the \(tree.kind(of: collection).word) at '\(start(of: pointer.field, count: pointer.depth - 1, in: tree))'"
  }

  /// The first parts of a path, as written.
  private func start(of field: StaticString, count: Int, in tree: NodeTree) -> String {
    parts(of: field, in: tree).prefix(count).map { "/\($0)" }.joined().abridged
  }

  private static func elements(_ count: Int) -> String { "\(count) \(count == 1 ? "element" : "elements")" }
}

// MARK: - Tests that fail

extension JSONPatchRun {
  /// The error for a value that differs from the expected one; it omits both, because they may be secret.
  func testFailure(found: NodeID?, expected: NodeID?, in tree: NodeTree) -> Diagnostic {
    var path = [word("path", in: tree) ?? ""]
    let difference = found.flatMap { self.difference(of: $0, from: expected, at: &path, in: tree) }
    let reason = difference?.reason ?? "'\(path[0].abridged)' does not exist"
    let problem = Diagnostic(
      code: .jsonPatchTestFailed,
      message: "\(title(in: tree)): \(reason)",
      at: tree.location(of: tree.value("value", in: node) ?? node)
    )
    return difference.map { problem.addingNote("the value is here", at: tree.location(of: $0.place)) } ?? problem
  }

  /// The first difference between a value and the expected one; `nil` if they are equal.
  ///
  /// `path` is the path of the value and, if there is a difference, becomes the path of the difference.
  private func difference(
    of found: NodeID,
    from expected: NodeID?,
    at path: inout [String],
    in tree: NodeTree
  ) -> (reason: String, place: NodeID)? {
    var name: String { "'\(path.joined(separator: "/").abridged)'" }
    guard let expected, Self.word(for: found, in: tree) == Self.word(for: expected, in: tree) else {
      let wanted = expected.map { Self.word(for: $0, in: tree) } ?? "null"
      return ("\(name) is \(Self.word(for: found, in: tree)), not \(wanted)", found)
    }
    switch tree.kind(of: found) {
    case .scalar: return tree.haveSameContent(found, expected) ? nil : ("\(name) has another value", found)
    case .sequence:
      let (ours, theirs) = (tree.elements(of: found), tree.elements(of: expected))
      guard ours.count == theirs.count else {
        return ("the list at \(name) has \(Self.elements(ours.count)), not \(theirs.count)", found)
      }
      for (index, (one, other)) in zip(ours, theirs).enumerated() {
        path.append("\(index)")
        if let difference = difference(of: one, from: other, at: &path, in: tree) { return difference }
        path.removeLast()
      }
    case .mapping:
      var values = KeyIndex(of: found)
      for entry in tree.entries(of: expected) {
        let key = tree.text(of: entry.key)
        guard let value = values.value(under: key, in: tree) else {
          return ("the mapping at \(name) has no '\(key.string.abridged)'", found)
        }
        path.append(key.string)
        if let difference = difference(of: value, from: entry.value, at: &path, in: tree) { return difference }
        path.removeLast()
      }
      var wanted = KeyIndex(of: expected)
      let extra = tree.entries(of: found).first { wanted.value(under: tree.text(of: $0.key), in: tree) == nil }
      if let extra {
        return ("the mapping at \(name) also has '\(tree.string(of: extra.key).abridged)'", extra.key)
      }
    }
    return nil
  }

  private static func word(for node: NodeID, in tree: NodeTree) -> String {
    guard tree.kind(of: node) == .scalar else { return "a \(tree.kind(of: node).word)" }
    switch tree.storedTag(of: node) {
    case .null: return "null"
    case .boolean: return "a boolean"
    case .integer, .float: return "a number"
    default: return "a string"
    }
  }
}
