package import OverlayYAMLTree

/// The types that a rule is for: an exact group, version and kind, each of which matches everything when empty.
package struct KindPattern: Hashable, Sendable {
  /// The API group, such as `apps`; the core group cannot be asked for, as its name is empty.
  package var group: Text
  /// The version, such as `v1`.
  package var version: Text
  /// The kind, such as `Deployment`.
  package var kind: Text

  /// Creates a pattern; without arguments it matches every type.
  package init(group: Text = Text(""), version: Text = Text(""), kind: Text = Text("")) {
    self.group = group
    self.version = version
    self.kind = kind
  }

  /// Whether the pattern selects a type.
  package func matches(group: Text, version: Text, kind: Text) -> Bool {
    (self.kind.isEmpty || self.kind == kind) && (self.group.isEmpty || self.group == group)
      && (self.version.isEmpty || self.version == version)
  }

  /// Whether every type that `other` selects is selected by this pattern too.
  package func covers(_ other: KindPattern) -> Bool {
    matches(group: other.group, version: other.version, kind: other.kind)
  }

  /// The order of rules: by ``LegacyOrder``'s rank of the kind, then by the bytes of group, version and kind.
  package static func isOrderedBefore(_ left: KindPattern, _ right: KindPattern) -> Bool {
    let ranks = (LegacyOrder.standard.rank(ofKind: left.kind), LegacyOrder.standard.rank(ofKind: right.kind))
    return ranks.0 == ranks.1 ? left.sortText < right.sortText : ranks.0 < ranks.1
  }

  private var sortText: Text { LegacyOrder.sortText(group: group, version: version, kind: kind) }
}
