/// A field that a transformer edits, in the resources of some types.
package struct FieldSpec: Hashable, Sendable {
  /// The types in which the field is edited.
  package var types: KindPattern
  /// The way to the field.
  package var path: FieldPath
  /// Whether the field, and every map on the way to it, is created where it is missing.
  package var create: Bool

  /// Creates a spec.
  package init(types: KindPattern = KindPattern(), path: FieldPath, create: Bool = false) {
    self.types = types
    self.path = path
    self.create = create
  }
}

/// The fields that hold the name of a resource of some types, and follow it when it is renamed.
package struct NameReferenceRule: Hashable, Sendable {
  /// The types whose names are followed.
  package var referent: KindPattern
  /// The fields that may hold such a name; a field that stands here twice is followed twice.
  package var referrers: [FieldSpec]

  /// Creates a rule.
  package init(referent: KindPattern, referrers: [FieldSpec]) {
    self.referent = referent
    self.referrers = referrers
  }
}
