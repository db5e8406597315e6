package import OverlayDiagnostics

/// A comment that defines how a strategic merge patch merges the field it belongs to.
///
/// Source: Kustomize reads a JSON schema from the comment above or after a field, such as
/// `# {"x-kubernetes-patch-merge-key": "name", "x-kubernetes-patch-strategy": "merge"}`, and prefers it to all other
/// schemas.
package struct SchemaComment: Hashable, Sendable {
  /// The JSON object; anything after it in the comment is ignored.
  package var json: [UInt8]
  /// The position of the field's key.
  package var location: SourceLocation
}

/// Finds schema comments, because libyaml drops comments.
struct SchemaCommentFinder {
  /// The prefix of all extensions that matter for a merge; comments with other schemas are ignored.
  private static let marker: StaticString = "x-kubernetes-patch-"

  private let bytes: UnsafeBufferPointer<UInt8>
  private let place: SourceText

  /// The comments of a file that belong to a field.
  ///
  /// - Parameters:
  ///   - bytes: The text, with line feeds as line breaks.
  ///   - place: Where the text comes from.
  ///   - file: What was read from the text.
  /// - Returns: The comments that may be a schema, in no particular order.
  /// - Complexity: A search for `#`, and O(bytes + nodes) only if there is a schema comment.
  static func comments(
    in bytes: UnsafeBufferPointer<UInt8>,
    place: SourceText,
    of file: ParsedFile
  ) -> [SchemaComment] {
    guard place.fixedPosition == nil, hasMarkedComment(bytes) else { return [] }
    return Self(bytes: bytes, place: place).comments(of: file)
  }

  private static func hasMarkedComment(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var position = 0
    while let found = bytes.position(of: ascii("#"), from: position) {
      let end = bytes.position(of: ascii("\n"), from: found) ?? bytes.count
      if bytes.position(of: marker, from: found, to: end) != nil { return true }
      position = end
    }
    return false
  }

  private func comments(of file: ParsedFile) -> [SchemaComment] {
    let found = schemas()
    let keys = firstKeys(on: Set(found.keys.map { place.position(line: $0, column: 0).line }), of: file)
    return found.compactMap { line, json in
      keys[place.position(line: line, column: 0).line].map { SchemaComment(json: json, location: $0) }
    }
  }

  // MARK: - Lines

  /// The schemas by the line of their field, counted from 0.
  private func schemas() -> [Int: [UInt8]] {
    var result: [Int: [UInt8]] = [:]
    var line = Line(index: 0, range: line(from: 0))
    var followsComment = false
    var position = 0
    while let found = bytes.position(of: Self.marker, from: position) {
      while line.range.upperBound < found {
        followsComment = isComment(line.range)
        line = Line(index: line.index + 1, range: self.line(from: line.range.upperBound + 1))
      }
      position = line.range.upperBound
      if isComment(line.range) {
        if !followsComment, let json = json(line.range), let field = field(below: line) { result[field] = json }
      } else if let json = trailingJSON(line.range) {
        result[line.index] = json
      }
    }
    return result
  }

  private struct Line {
    /// Counted from 0.
    var index: Int
    var range: Range<Int>
  }

  private func line(from start: Int) -> Range<Int> {
    start..<(bytes.position(of: ascii("\n"), from: start) ?? max(start, bytes.count))
  }

  private func indent(_ line: Range<Int>) -> Int { bytes[line].prefix { $0 == ascii(" ") }.count }

  private func isComment(_ line: Range<Int>) -> Bool { bytes[line].first { $0 != ascii(" ") } == ascii("#") }

  /// The line below the block of comments that begins with `comment`, if it has the same indentation.
  private func field(below comment: Line) -> Int? {
    var line = comment
    while isComment(line.range) {
      guard line.range.upperBound < bytes.count else { return nil }
      line = Line(index: line.index + 1, range: self.line(from: line.range.upperBound + 1))
    }
    return indent(line.range) == indent(comment.range) ? line.index : nil
  }

  /// The schema after a key without a value on its line, or after a value in flow style.
  private func trailingJSON(_ line: Range<Int>) -> [UInt8]? {
    var attempts = 0
    var position = line.lowerBound
    // A string before the comment may contain a few such characters; checking all of them could take quadratic time.
    while attempts < 8, let found = bytes.position(of: "#", from: position, to: line.upperBound) {
      position = found + 1
      guard found > line.lowerBound, isBlank(bytes[found - 1]) else { continue }
      attempts += 1
      guard let json = json(found..<line.upperBound) else { continue }
      let before = bytes[line.lowerBound..<found].last { !isBlank($0) }
      return before == ascii(":") || before == ascii("]") || before == ascii("}") ? json : nil
    }
    return nil
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == ascii(" ") || byte == ascii("\t") }

  /// The object at the beginning of a comment.
  private func json(_ comment: Range<Int>) -> [UInt8]? {
    let text = bytes[comment].drop { $0 == ascii("#") || $0 == ascii(" ") }
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

  /// The position of the first key on each of the given lines.
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
