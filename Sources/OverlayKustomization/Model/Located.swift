package import OverlayDiagnostics
package import OverlayYAMLTree

/// A value and the place in the input that it comes from.
package struct Located<Value: Sendable>: Sendable {
  /// The value.
  package var value: Value
  /// Where it stands.
  package var location: SourceLocation

  /// Creates a value with its place.
  package init(_ value: Value, at location: SourceLocation) {
    self.value = value
    self.location = location
  }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

/// A key and its value, such as a label.
package struct Pair: Hashable, Sendable {
  /// The key.
  package var key: Located<String>
  /// The value, which may be empty.
  package var value: Located<String>

  /// Creates a pair.
  package init(key: Located<String>, value: Located<String>) {
    self.key = key
    self.value = value
  }
}

/// Text in a kustomization file that is itself read as YAML or JSON, or that names a file with such text.
package struct InlineText: Sendable {
  /// The text.
  package var text: String
  /// Turns positions in the text into positions in the kustomization file.
  ///
  /// Exact for a block scalar written with `|`, and for text on one line; any other text stands where its scalar begins.
  package var source: SourceText
  /// Where the scalar begins.
  package var location: SourceLocation

  /// Creates a text.
  package init(text: String, source: SourceText, location: SourceLocation) {
    self.text = text
    self.source = source
    self.location = location
  }

  /// The text taken for the name of a file.
  package var path: Located<String> { Located(text, at: location) }

  /// The text without white space at its ends, as Kustomize takes inline patches; places stay right.
  package var trimmed: InlineText {
    let scalars = text.unicodeScalars
    let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.endIndex
    let end = scalars.lastIndex { !$0.properties.isWhitespace }.map { scalars.index(after: $0) } ?? start
    var copy = self
    copy.text = String(scalars[start..<end])
    copy.source.lineOffset += scalars[..<start].count { $0 == "\n" }
    // A shift within the first line would be wrong for the lines after it.
    if !copy.text.utf8.contains(UInt8(ascii: "\n")) {
      copy.source.columnOffset += scalars[..<start].reversed().prefix { $0 != "\n" }.count
    }
    return copy
  }
}
