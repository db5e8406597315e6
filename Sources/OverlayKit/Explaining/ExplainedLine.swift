public import OverlayDiagnostics
import OverlayYAMLTree

/// A line of a resource's YAML, and what wrote it.
public struct ExplainedLine: Sendable {
  /// The line without its line break.
  public let text: String
  /// The history of the value on the line; `nil` for a line with only the key of a mapping or list, and for all lines but
  /// one of a long string.
  public let field: FieldHistory?
  /// The location of the key, if a mapping or list begins on the line; if a step has created it, that of what is first in
  /// it.
  public let location: SourceLocation?
}

extension ExplainedResource {
  /// What replaces the value of a Secret.
  public static let mask = "(hidden)"

  /// The lines of ``BuiltResource/yaml()``; see ``forEachLine(showingSecrets:_:)``.
  public func lines(showingSecrets showsSecrets: Bool) -> [ExplainedLine] {
    var lines: [ExplainedLine] = []
    forEachLine(showingSecrets: showsSecrets) { lines.append($0) }
    return lines
  }

  /// Passes on the lines of ``BuiltResource/yaml()`` one by one.
  ///
  /// The value of a line with a ``ExplainedLine/field`` ends on it, or is a literal that begins on it, so that a comment can
  /// follow.
  ///
  /// - Parameters:
  ///   - showsSecrets: Whether values of Secrets are shown; otherwise each is replaced by ``mask``.
  ///   - body: Receives each line, until it throws.
  /// - Throws: The error of `body`.
  public func forEachLine<Failure: Error>(
    showingSecrets showsSecrets: Bool,
    _ body: (ExplainedLine) throws(Failure) -> Void
  ) throws(Failure) {
    let tree = resource.tree
    var writer = YAMLWriter(recordsValues: true)
    writer.writeDocument(resource.root, of: tree)
    let values = writer.values
    let bytes = writer.finish()
    // Leaves are written in their order.
    var leaves = history.leaves(of: resource, below: "")[...]
    // The history of the first of them, once it is needed.
    var first: FieldHistory?
    var position = 0
    var next = 0
    while position < bytes.count {
      var end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
      var text: String?
      var field: FieldHistory?
      var location: SourceLocation?
      while next < values.count, values[next].range.lowerBound <= end {
        let value = values[next]
        guard let leaf = leaves.first, leaf.node == value.node else {
          location = value.key.flatMap { tree.location(of: $0) }
          // A key from a file is never at the place of its value.
          if location == tree.location(of: value.node), let leaf = leaves.first {
            first = first ?? history.field(of: leaf)
            location = first?.changes.last?.location ?? location
          }
          next += 1
          continue
        }
        let found = first ?? history.field(of: leaf)
        first = found
        if found.value.isSecret, !showsSecrets {
          var start = value.range.lowerBound
          if leaf.hasSecretKey { start = bytes[position...].firstIndex { $0 != UInt8(ascii: " ") } ?? start }
          text = String(decoding: bytes[position..<start], as: UTF8.self) + Self.mask
          // A literal that ends in a line break has been written with it.
          let last = value.range.upperBound
          if last > end { end = bytes[last - 1] == UInt8(ascii: "\n") ? last - 1 : last }
        } else if value.commentOffset > end {
          break
        }
        (field, location) = (found, nil)
        leaves.removeFirst()
        first = nil
        next += 1
      }
      try body(
        ExplainedLine(
          text: text ?? String(decoding: bytes[position..<end], as: UTF8.self),
          field: field,
          location: location
        )
      )
      position = end + 1
    }
  }
}
