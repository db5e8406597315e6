import OverlayYAMLTree

/// The field specs that are built in.
///
/// Each table is created at its first use, from rows that are constants of the program. All are in their order of
/// application: by ``LegacyOrder``'s rank of the kind, then by the bytes of group, version and kind.
package enum DefaultFieldSpecs {
  /// The annotations of resources and pod templates.
  package static let commonAnnotations = specs(FieldSpecTables.commonAnnotations)
  /// The labels of resources and templates, and the selectors that refer to them.
  package static let commonLabels = specs(FieldSpecTables.commonLabels)
  /// The images of pods and pod templates, besides the lists of containers that are found at any depth.
  package static let images = specs(FieldSpecTables.images)
  /// The names that get a prefix.
  package static let namePrefix = specs(FieldSpecTables.namePrefix)
  /// The names that get a suffix.
  package static let nameSuffix = specs(FieldSpecTables.nameSuffix)
  /// The namespaces beyond `metadata.namespace`.
  package static let namespace = specs(FieldSpecTables.namespace)
  /// The counts of replicas.
  package static let replicas = specs(FieldSpecTables.replicas)
  /// The labels of resources and templates without selectors.
  package static let templateLabels = specs(FieldSpecTables.templateLabels)
  /// The fields in which `$(NAME)` is replaced.
  package static let varReference = specs(FieldSpecTables.varReference)

  /// The fields that follow the names of other resources.
  ///
  /// The order matters: a later rule may find a name that an earlier one has set.
  package static let nameReferences: [NameReferenceRule] = FieldSpecTables.nameReferences.map { index in
    let rule = FieldSpecTables.rules[index]
    let referrers = Int(rule.first)..<Int(rule.first + rule.count)
    return NameReferenceRule(referent: types(rule.types), referrers: specs(referrers))
  }

  private static func specs(_ run: Range<Int>) -> [FieldSpec] {
    run.map { index in
      let row = FieldSpecTables.specs[index]
      return FieldSpec(
        types: types(row.types),
        path: FieldPath(builtInFrom: row.first, count: row.count),
        create: row.create
      )
    }
  }

  private static func types(_ index: Int32) -> KindPattern {
    let row = FieldSpecTables.types[Int(index)]
    return KindPattern(group: Text(row.group), version: Text(row.version), kind: Text(row.kind))
  }
}
