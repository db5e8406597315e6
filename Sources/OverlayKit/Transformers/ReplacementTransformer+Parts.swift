import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree

// MARK: - Parts of strings (`delimiter` and `index`)

extension ReplacementTransformer {
  /// A part of a string that was replaced by several.
  struct Shift {
    let delimiter: String
    let index: Int
    let place: SourceLocation
  }

  /// The value of a source, or the part of it that the options select.
  func refined(
    _ node: NodeID,
    by options: ReplacementOptions?,
    in tree: inout NodeTree
  ) throws(Diagnostic) -> NodeID {
    guard let options, let delimiter = options.delimiter, !delimiter.value.isEmpty else { return node }
    guard tree.kind(of: node) == .scalar else {
      throw .delimiterForCollection(at: delimiter.location)
    }
    let parts = split(tree.string(of: node), by: delimiter.value)
    guard options.index >= 0, options.index < parts.count else {
      throw .invalidReplacement(
        "the source has \(parts.count) parts, so there is no index \(options.index)",
        at: options.location
      )
    }
    let part = tree.copy(node)
    tree.setText(of: part, to: parts[options.index].utf8)
    return part
  }

  /// Sets a field, or the part of it that the options select, to a value.
  func set(
    _ value: NodeID,
    in field: NodeID,
    options: ReplacementOptions?,
    at place: SourceLocation,
    tree: inout NodeTree
  ) throws(Diagnostic) {
    var text = tree.string(of: value)
    if let options, let delimiter = options.delimiter, !delimiter.value.isEmpty {
      guard tree.kind(of: field) == .scalar else {
        throw .delimiterForCollection(at: delimiter.location)
      }
      var parts = split(tree.string(of: field), by: delimiter.value)
      if options.index < 0 {
        parts.insert(text, at: 0)
      } else if options.index >= parts.count {
        parts.append(text)
      } else {
        parts[options.index] = text
      }
      text = parts.joined(separator: delimiter.value)
    }
    let isScalar = tree.kind(of: field) == .scalar
    if !isScalar { tree.replaceContent(of: field, with: tree.copy(value)) }
    tree.setLocation(of: field, to: place)
    // A scalar keeps its type and quotes; only its text is replaced.
    if isScalar { tree.setText(of: field, to: text.utf8) }
  }

  /// The parts of a string between the occurrences of a delimiter, compared by bytes.
  private func split(_ text: String, by delimiter: String) -> [String] {
    let bytes = Array(text.utf8)
    let separator = Array(delimiter.utf8)
    var parts: [String] = []
    var start = 0
    var index = 0
    while index + separator.count <= bytes.count {
      guard bytes[index..<index + separator.count].elementsEqual(separator) else {
        index += 1
        continue
      }
      parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
      index += separator.count
      start = index
    }
    return parts + [String(decoding: bytes[start...], as: UTF8.self)]
  }
}

// MARK: - Shifted parts

extension ReplacementTransformer.Progress {
  /// Records a part that will be replaced by several.
  ///
  /// - Returns: A warning if the index counts parts that an earlier value brought.
  mutating func shift(
    of field: NodeID,
    by value: NodeID,
    _ options: ReplacementOptions?,
    at place: SourceLocation,
    in tree: NodeTree
  ) -> Diagnostic? {
    guard let options, let delimiter = options.delimiter?.value, !delimiter.isEmpty else { return nil }
    let earlier = shifts[field]
    if tree.string(of: value).contains(delimiter), earlier == nil {
      shifts[field] = ReplacementTransformer.Shift(delimiter: delimiter, index: options.index, place: place)
    }
    guard let earlier, earlier.delimiter == delimiter, earlier.index <= options.index else { return nil }
    return .warning(
      .partsShifted,
      "index \(options.index) may be another part now, as an earlier replacement put a value with "
        + "'\(delimiter.abridged)' into the string",
      at: place
    )
    .addingNote("the earlier replacement", at: earlier.place)
    .addingNote("replace the part with the higher index first")
  }
}
