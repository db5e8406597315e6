/// Two specs that differ only in whether the field is created.
///
/// Kustomize rejects them: `conflicting fieldspecs`.
package struct FieldSpecConflict: Error, Hashable, Sendable {
  /// The first spec.
  package var existing: FieldSpec
  /// The conflicting spec.
  package var added: FieldSpec
}

extension [FieldSpec] {
  /// Appends a spec, unless there is one with the same path for types that the new one covers.
  ///
  /// Thus the narrower spec wins: a wide spec, even a built-in one, is dropped if a narrow one comes before it. That
  /// is what kustomize does (`FsSlice.MergeOne`).
  ///
  /// - Throws: A conflict if the existing spec and the new one do not agree on creating the field.
  package mutating func add(_ spec: FieldSpec) throws(FieldSpecConflict) {
    guard let existing = first(where: { spec.path == $0.path && spec.types.covers($0.types) }) else {
      append(spec)
      return
    }
    if existing.create != spec.create { throw FieldSpecConflict(existing: existing, added: spec) }
  }

  /// Adds specs one by one, in their order of application, then sorts all in that order.
  ///
  /// For the `configurations` of one layer kustomize merges the files into an empty list, that list into the built-in
  /// one, and the result into that of the layers below.
  ///
  /// - Throws: The first conflict.
  package mutating func merge(_ specs: [FieldSpec]) throws(FieldSpecConflict) {
    guard !specs.isEmpty else { return }
    try addAll(specs.inOrderOfApplication)
    self = inOrderOfApplication
  }

  /// Appends each of many specs as ``add(_:)`` does, without comparing each with all others.
  fileprivate mutating func addAll(_ specs: [FieldSpec]) throws(FieldSpecConflict) {
    var byPath = Dictionary(grouping: indices) { self[$0].path }
    for spec in specs {
      if let index = byPath[spec.path]?.first(where: { spec.types.covers(self[$0].types) }) {
        if self[index].create != spec.create { throw FieldSpecConflict(existing: self[index], added: spec) }
      } else {
        byPath[spec.path, default: []].append(count)
        append(spec)
      }
    }
  }

  private var inOrderOfApplication: [FieldSpec] { sorted { KindPattern.isOrderedBefore($0.types, $1.types) } }
}

extension [NameReferenceRule] {
  /// Adds rules, then sorts all by their order of application.
  ///
  /// The referrers of a rule for exactly the same referent are merged into the existing rule; other rules are added.
  ///
  /// - Throws: The first conflict between referrers.
  package mutating func merge(_ rules: [NameReferenceRule]) throws(FieldSpecConflict) {
    guard !rules.isEmpty else { return }
    var byReferent: [KindPattern: Int] = [:]
    for (index, rule) in enumerated() where byReferent[rule.referent] == nil { byReferent[rule.referent] = index }
    for rule in rules.inOrderOfApplication {
      if let index = byReferent[rule.referent] {
        try self[index].referrers.addAll(rule.referrers)
      } else {
        byReferent[rule.referent] = count
        append(rule)
      }
    }
    self = inOrderOfApplication
  }

  private var inOrderOfApplication: [NameReferenceRule] {
    sorted { KindPattern.isOrderedBefore($0.referent, $1.referent) }
  }
}
