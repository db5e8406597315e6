package import OverlayYAMLTree

/// The type of a resource.
///
/// A build has few types and compares them often, so a value is one reference, and copies of a value are compared by
/// reference.
package struct GroupVersionKind: Sendable {
  private let parts: Parts

  private final class Parts: Sendable {
    let group: Text
    let version: Text
    let kind: Text
    let apiVersion: Text
    let hash: Int

    init(group: Text, version: Text, kind: Text, apiVersion: Text) {
      self.group = group
      self.version = version
      self.kind = kind
      self.apiVersion = apiVersion
      var hasher = Hasher()
      hasher.combine(group)
      hasher.combine(version)
      hasher.combine(kind)
      hash = hasher.finalize()
    }
  }

  /// Creates a type from its parts.
  package init(group: Text, version: Text, kind: Text) {
    let apiVersion = group.isEmpty ? version : Text("\(group)/\(version)")
    parts = Parts(group: group, version: version, kind: kind, apiVersion: apiVersion)
  }

  /// Creates a type from an apiVersion, which is split at its first slash, and a kind.
  package init(apiVersion: Text, kind: Text) {
    let text = apiVersion.string
    guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) else {
      self.init(group: "", version: apiVersion, kind: kind)
      return
    }
    let version = Text(String(text[text.utf8.index(after: slash)...]))
    self.init(group: Text(String(text[..<slash])), version: version, kind: kind)
  }

  /// The API group, empty for the core group.
  package var group: Text { parts.group }
  /// The version, empty if the resource has no apiVersion.
  package var version: Text { parts.version }
  /// The kind.
  package var kind: Text { parts.kind }
  /// `group/version`, or the version alone for the core group.
  package var apiVersion: Text { parts.apiVersion }

  /// The type of the same group and version with another kind.
  package func withKind(_ kind: Text) -> GroupVersionKind {
    kind == self.kind ? self : GroupVersionKind(group: group, version: version, kind: kind)
  }

  /// Whether one value is a copy of the other and therefore equal; other values may be equal, too.
  package func isIdentical(to other: GroupVersionKind) -> Bool { parts === other.parts }

  /// Whether a schema says that resources of this type live in a namespace; `nil` for types that it does not know.
  package func isNamespaced(in schema: Schema) -> Bool? { schema.isNamespaced(apiVersion: apiVersion, kind: kind) }

  /// Whether a pattern selects this type.
  package func isSelected(by pattern: KindPattern) -> Bool {
    pattern.matches(group: group, version: version, kind: kind)
  }
}

// MARK: - Hashable

extension GroupVersionKind: Hashable {
  /// Compares all three parts.
  package static func == (left: GroupVersionKind, right: GroupVersionKind) -> Bool {
    if left.parts === right.parts { return true }
    return left.parts.hash == right.parts.hash && left.kind == right.kind && left.version == right.version
      && left.group == right.group
  }

  /// Hashes a value that was computed once.
  package func hash(into hasher: inout Hasher) { hasher.combine(parts.hash) }
}
