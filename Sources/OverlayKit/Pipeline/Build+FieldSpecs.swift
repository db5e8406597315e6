import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

extension Build {
  /// Adds the field specs of a layer's transformers: built-in ones, and those in `configurations` and `crds`.
  ///
  /// - Parameters:
  ///   - kustomization: The layer.
  ///   - root: Its directory.
  ///   - configuration: The result of its bases.
  /// - Throws: What reading the files throws, or `invalid-option` for conflicting specs.
  mutating func addConfiguration(
    of kustomization: Kustomization,
    in root: LoadRoot,
    to configuration: inout FieldSpecLists
  ) throws(Diagnostic) {
    try addConfigurations(kustomization.configurations, in: root, to: &configuration)
    var definitions = FieldSpecLists()
    for entry in kustomization.crds {
      try following("definition", entry) { (build) throws(Diagnostic) in
        let file = try build.files.file(entry, in: root)
        let bytes = try build.files.bytes(of: file)
        let lists = try FieldSpecLists.decodeDefinitions(bytes, file: file.displayPath)
        try build.merge(lists, into: &definitions, at: entry.location)
      }
    }
    guard let first = kustomization.crds.first else { return }
    try merge(definitions, into: &configuration, at: first.location)
  }

  private mutating func addConfigurations(
    _ entries: [Located<String>],
    in root: LoadRoot,
    to configuration: inout FieldSpecLists
  ) throws(Diagnostic) {
    var layer = FieldSpecLists.builtIn
    if let first = entries.first {
      var own = FieldSpecLists()
      for entry in entries {
        try following("configuration", entry) { (build) throws(Diagnostic) in
          let file = try build.files.file(entry, in: root)
          let lists = try FieldSpecLists.decode(try build.files.bytes(of: file), file: file.displayPath)
          try build.merge(lists, into: &own, at: entry.location)
        }
      }
      try merge(own, into: &layer, at: first.location)
    }
    try merge(layer, into: &configuration, at: entries.first?.location)
  }

  /// Adds the field specs of a file or layer that is named at `location`.
  func merge(
    _ other: FieldSpecLists,
    into lists: inout FieldSpecLists,
    at location: SourceLocation?
  ) throws(Diagnostic) {
    do throws(FieldSpecConflict) { try lists.merge(other) } catch { throw .conflictingFieldSpecs(error, at: location) }
  }
}

extension [FieldSpec] {
  /// The specs of an explicit configuration.
  ///
  /// - Throws: `input-too-large` at `place` for a path deeper than any resource may be nested.
  func checked(at place: SourceLocation) throws(Diagnostic) -> [FieldSpec] {
    guard let long = first(where: { $0.path.count > YAMLReader.depthLimit }) else { return self }
    throw .fieldPathTooLong(long.path, at: place)
  }
}
