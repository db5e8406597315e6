package import Diagnostics

/// A comment that says how a strategic merge patch merges the field it belongs to.
///
/// Source: kustomize reads a JSON schema from the comment above a field or behind it, such as
/// `# {"x-kubernetes-patch-merge-key": "name", "x-kubernetes-patch-strategy": "merge"}`, and prefers it to every other
/// schema.
package struct SchemaComment: Hashable, Sendable {
  /// The JSON object; what follows it in the comment has no effect.
  package var json: [UInt8]
  /// The position of the field's key.
  package var location: SourceLocation
}

/// Finds schema comments, which libyaml drops like all others.
struct SchemaCommentFinder {
  /// How all extensions begin that matter for a merge; other schemas in comments are not looked for.
  private static let marker = Array("x-kubernetes-patch-".utf8)

  private let bytes: UnsafeBufferPointer<UInt8>
  private let place: SourceText

  /// The comments of a file that belong to a field.
  ///
  /// - Parameters:
  ///   - bytes: The text, with line feeds only.
  ///   - place: Where the text comes from.
  ///   - file: What was read from the text.
  /// - Returns: The comments that may be a schema, in no order.
  /// - Complexity: A search for `#`, and O(bytes + nodes) only if there is a schema comment.
  static func comments(
    in bytes: UnsafeBufferPointer<UInt8>,
    place: SourceText,
    of file: ParsedFile
  ) -> [SchemaComment] {
    guard place.onlyPosition == nil, hasMarkedComment(bytes) else { return [] }
    return Self(bytes: bytes, place: place).comments(of: file)
  }

  private static func hasMarkedComment(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 0
    while let found = bytes.position(of: ascii("#"), from: position) {
      let end = bytes.position(of: ascii("\n"), from: found) ?? bytes.count
      if bytes[found..<end].firstRange(of: marker) != nil { return true }
      position = end
    }
    return false
  }

  private func comments(of file: ParsedFile) -> [SchemaComment] {
    let lines = bytes.split(separator: ascii("\n"), omittingEmptySubsequences: false)
    var found: [Int: [UInt8]] = [:]
    for (index, line) in lines.enumerated() where line.firstRange(of: Self.marker) != nil {
      let content = line.drop { $0 == ascii(" ") }
      if content.first == ascii("#") {
        guard index == 0 || !isComment(lines[index - 1]), let json = Self.json(content),
          let field = lines[(index + 1)...].firstIndex(where: { !isComment($0) }), indent(lines[field]) == indent(line)
        else { continue }
        found[field] = json
      } else if let json = Self.trailingJSON(line) {
        found[index] = json
      }
    }
    let keys = firstKeys(on: Set(found.keys.map { place.position(line: $0, column: 0).line }), of: file)
    return found.compactMap { index, json in
      keys[place.position(line: index, column: 0).line].map { SchemaComment(json: json, location: $0) }
    }
  }

  // MARK: - Lines

  private func isComment(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    line.first { $0 != ascii(" ") } == ascii("#")
  }

  private func indent(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    line.prefix { $0 == ascii(" ") }.count
  }

  /// The schema behind a key without a value on its line, or behind a value in flow style.
  private static func trailingJSON(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
    var attempts = 0
    for position in line.indices.dropFirst() where line[position] == ascii("#") && line[position - 1] == ascii(" ") {
      attempts += 1
      // A string before the comment may have a few such characters; looking at all of them could take quadratic time.
      guard attempts <= 8 else { return nil }
      guard let json = json(line[position...]) else { continue }
      let before = line[..<position].last { $0 != ascii(" ") }
      return before == ascii(":") || before == ascii("]") || before == ascii("}") ? json : nil
    }
    return nil
  }

  /// The object at the beginning of a comment.
  private static func json(_ comment: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
    let text = comment.drop { $0 == ascii("#") || $0 == ascii(" ") }
    guard text.first == ascii("{") else { return nil }
    var (depth, isInString, isEscaped) = (0, false, false)
    for position in text.indices {
      switch text[position] {
      case _ where isEscaped: isEscaped = false
      case ascii("\\") where isInString: isEscaped = true
      case ascii("\""): isInString.toggle()
      case ascii("{") where !isInString: depth += 1
      case ascii("}") where !isInString:
        depth -= 1
        if depth == 0 { return Array(text[...position]) }
      default: break
      }
    }
    return nil
  }

  // MARK: - Fields

  /// The position of the first key on each of some lines.
  private func firstKeys(on lines: Set<Int>, of file: ParsedFile) -> [Int: SourceLocation] {
    var result: [Int: SourceLocation] = [:]
    var pending = file.documents
    while let node = pending.popLast() {
      for entry in file.tree.entries(of: node) {
        pending.append(entry.value)
        guard let key = file.tree.location(of: entry.key), lines.contains(key.line) else { continue }
        if let known = result[key.line], known.column <= key.column { continue }
        result[key.line] = key
      }
      pending += file.tree.elements(of: node)
    }
    return result
  }
}
