import OverlayDiagnostics
import OverlayYAMLTree

/// Warns about the deprecated fields of a file, with edits or advice.
struct DeprecatedFields {
  let tree: NodeTree
  let document: NodeID
  let file: String
  let bytes: [UInt8]

  private struct DeprecatedField {
    var name: String
    var replacement: String
    var isExperimental = false
    /// The note if there is no edit.
    var advice: String
  }

  /// In the order of Kustomize's warnings.
  private static let fields = [
    DeprecatedField(name: "bases", replacement: "resources", advice: "move the entries to the end of 'resources'"),
    DeprecatedField(
      name: "commonLabels",
      replacement: "labels",
      advice: "write them as 'pairs' of an entry of 'labels' with 'includeSelectors: true'"
    ),
    DeprecatedField(name: "imageTags", replacement: "images", advice: "move the entries to the end of 'images'"),
    DeprecatedField(
      name: "patchesJson6902",
      replacement: "patches",
      advice:
        "move the entries to 'patches', which are applied before names, namespaces, labels and annotations are set"
    ),
    DeprecatedField(
      name: "patchesStrategicMerge",
      replacement: "patches",
      advice: "move the entries to the beginning of 'patches', each as a 'path' or a 'patch'"
    ),
    DeprecatedField(
      name: "vars",
      replacement: "replacements",
      isExperimental: true,
      advice: "use the fields that contain '$(NAME)' as the targets of replacements"
    ),
  ]

  /// Warnings for all deprecated fields of the file, including empty ones.
  func warnings(of content: KustomizationFile) -> [Diagnostic] {
    let deprecated = Self.fields.filter { content.places[$0.name] != nil }
    let chart = "helmChartInflationGenerator"
    let environments = environments()
    guard !deprecated.isEmpty || !environments.isEmpty || content.places[chart] != nil else { return [] }
    let replacement = FieldLines(document, of: tree, file: file, bytes: bytes).map { FieldReplacement($0) }
    var warnings: [Diagnostic] = []
    var edited: Set<String> = []
    for field in deprecated {
      guard let place = content.places[field.name] else { continue }
      let problem = Diagnostic.deprecatedField(
        field.name,
        use: field.replacement,
        isExperimental: field.isExperimental,
        at: place
      )
      // Of two fields with the same replacement, the second can only be moved after the first.
      let edit = edited.contains(field.replacement) ? nil : replacement?.edit(for: field.name)
      if edit != nil { edited.insert(field.replacement) }
      let sources = field.name == "vars" ? content.result.vars : []
      let notes = sources.prefix(Self.sourceLimit).map { Diagnostic.Note($0.replacementNote, at: $0.location) }
      warnings.append(problem.with(edit, or: field.advice, after: notes))
    }
    if let place = content.places[chart] {
      let advice = "move the entries to the end of 'helmCharts', and rename their fields"
      warnings.append(
        .replacedField(chart, by: "helmCharts", at: place).with(replacement?.edit(for: chart), or: advice)
      )
    }
    for (index, (entry, value)) in environments.enumerated() {
      let problem = Diagnostic.replacedField("env", by: "envs", at: tree.location(of: value))
      // Each edit contains a whole line, which several entries may share.
      let edit = index < Self.editLimit ? replacement?.edit(forEnvironment: value, of: entry) : nil
      warnings.append(problem.with(edit, or: "add the file to the end of the list 'envs'"))
    }
    return warnings
  }

  /// The number of `env` fields with edits.
  private static let editLimit = 20

  /// The number of variables with a note about the source of a replacement.
  private static let sourceLimit = 5

  /// The entries of generators with an `env`.
  private func environments() -> [(entry: NodeID, value: NodeID)] {
    var result: [(entry: NodeID, value: NodeID)] = []
    for field in ["configMapGenerator", "secretGenerator"] as [StaticString] {
      guard let list = tree.value(field, in: document), tree.kind(of: list) == .sequence else { continue }
      var element = tree.firstChild(of: list)
      while let entry = element {
        element = tree.next(after: entry)
        guard let value = tree.value("env", in: entry), tree.withBytes(of: value, { !$0.isEmpty }),
          DocumentValue(value, in: tree) != .null
        else { continue }
        result.append((entry, value))
      }
    }
    return result
  }
}

extension Diagnostic {
  /// Adds an edit or, without an edit, a note with advice.
  fileprivate func with(_ edit: Edit?, or advice: String, after notes: [Note] = []) -> Diagnostic {
    var copy = self
    copy.edit = edit
    copy.notes += notes
    return edit == nil ? copy.addingNote(advice) : copy
  }
}

extension Variable {
  /// The YAML of the source of a replacement with the same value.
  fileprivate var replacementNote: String {
    let parts = apiVersion?.value.split(separator: "/", omittingEmptySubsequences: false).map(String.init) ?? []
    let group = parts.count == 2 ? parts[0] : object.group?.value
    let version = parts.last ?? object.version?.value
    let fields = [
      ("group", group), ("version", version), ("kind", object.kind?.value), ("name", object.name?.value),
      ("namespace", object.namespace?.value), ("fieldPath", fieldPath?.value),
    ]
    let source = fields.compactMap { name, value in value.map { "\(name): \($0.abridged)" } }.joined(separator: ", ")
    return "for '\(name?.value.abridged ?? "")', 'source: {\(source)}'"
  }
}

// MARK: - Messages

extension Diagnostic {
  /// The wording is Kustomize's.
  fileprivate static func deprecatedField(
    _ field: String,
    use replacement: String,
    isExperimental: Bool,
    at location: SourceLocation
  ) -> Diagnostic {
    let advice = "Run 'kustomize edit fix' to update your Kustomization automatically."
    return Diagnostic(
      code: .deprecatedField,
      message: "'\(field)' is deprecated. Please use '\(replacement)' instead. "
        + (isExperimental ? "[EXPERIMENTAL] " : "") + advice,
      at: location
    )
  }

  fileprivate static func replacedField(_ field: String, by replacement: String, at location: SourceLocation?)
    -> Diagnostic
  {
    warning(.replacedField, "'\(field)' has been replaced by '\(replacement)'", at: location)
  }
}
