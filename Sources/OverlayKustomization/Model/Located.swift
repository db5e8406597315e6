package import OverlayDiagnostics
package import OverlayYAMLTree

/// A value and its place in the input.
package struct Located<Value: Sendable>: Sendable {
  package var value: Value
  package var location: SourceLocation

  package init(_ value: Value, at location: SourceLocation) {
    self.value = value
    self.location = location
  }
}

extension Located<String> {
  /// The value itself; `nil` if the string is empty, which Kustomize treats as absent.
  package var nonEmpty: Self? { value.isEmpty ? nil : self }
}

extension Located: Equatable where Value: Equatable {}
extension Located: Hashable where Value: Hashable {}

/// A key and its value, such as a label.
package struct LocatedPair: Hashable, Sendable {
  package var key: Located<String>
  package var value: Located<String>

  package init(key: Located<String>, value: Located<String>) {
    self.key = key
    self.value = value
  }
}

/// A string in a kustomization file that contains YAML or JSON, or is the path of such a file.
package struct InlineText: Sendable {
  package var text: String
  /// Maps positions in the string to positions in the kustomization file.
  ///
  /// Exact for block scalars with `|` and for scalars on one line. In other scalars all positions are the start of the
  /// scalar.
  package var source: SourceText
  /// The start of the scalar.
  package var location: SourceLocation

  package init(text: String, source: SourceText, location: SourceLocation) {
    self.text = text
    self.source = source
    self.location = location
  }

  /// The string as a path.
  package var path: Located<String> { Located(text, at: location) }

  /// The string without whitespace at its ends, as Kustomize reads inline patches.
  ///
  /// Places remain correct.
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
