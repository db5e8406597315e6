package import YAMLTree

/// The type of a resource.
package struct GroupVersionKind: Hashable, Sendable {
  /// The API group, empty for the core group.
  package var group: Text
  /// The version, empty where the resource has no apiVersion.
  package var version: Text
  /// The kind.
  package var kind: Text

  /// Creates a type from its parts.
  package init(group: Text, version: Text, kind: Text) {
    self.group = group
    self.version = version
    self.kind = kind
  }

  /// Creates a type from an apiVersion, which is cut at its first slash, and a kind.
  package init(apiVersion: Text, kind: Text) {
    let text = apiVersion.string
    if let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) {
      group = Text(String(text[..<slash]))
      version = Text(String(text[text.utf8.index(after: slash)...]))
    } else {
      group = ""
      version = apiVersion
    }
    self.kind = kind
  }

  /// `group/version`, or the version alone for the core group.
  package var apiVersion: Text { group.isEmpty ? version : Text("\(group)/\(version)") }

  /// Whether a schema says that resources of this type live in a namespace; `nil` for types that it does not know.
  package func isNamespaced(in schema: Schema) -> Bool? { schema.isNamespaced(apiVersion: apiVersion, kind: kind) }

  /// Whether a pattern selects this type.
  package func isSelected(by pattern: KindPattern) -> Bool {
    pattern.matches(group: group, version: version, kind: kind)
  }
}
