package import OverlayYAMLTree

/// A field that a transformer edits, in the resources of some types.
package struct FieldSpec: Hashable, Sendable {
  /// The types in which the field is edited.
  package var types: KindPattern
  /// The path to the field.
  package var path: FieldPath
  /// Whether the field, and every map on the path to it, is created if it is missing.
  package var create: Bool

  /// Creates a spec.
  package init(types: KindPattern = KindPattern(), path: FieldPath, create: Bool = false) {
    self.types = types
    self.path = path
    self.create = create
  }
}

/// The fields that contain the name of a resource of some types, and follow it when it is renamed.
package struct NameReferenceRule: Hashable, Sendable {
  /// The types whose names are followed.
  package var referent: KindPattern
  /// The fields that may contain such a name; a field that is listed twice is updated twice.
  package var referrers: [FieldSpec]

  /// Creates a rule.
  package init(referent: KindPattern, referrers: [FieldSpec]) {
    self.referent = referent
    self.referrers = referrers
  }
}

/// The types that a rule applies to: an exact group, version and kind; an empty one matches everything.
package struct KindPattern: Hashable, Sendable {
  /// The API group, such as `apps`; the core group cannot be selected, because its name is empty.
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
