import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

extension Build {
  /// The maximum number of warnings to show, and of those with a source line, because finding one costs a pass over its
  /// file.
  private static let limits = (warnings: 1_000, excerpts: 100)

  /// The errors and warnings of a finished build, with source lines and without secrets.
  func report() -> (errors: [Diagnostic], warnings: [Diagnostic]) {
    let errors = errorLog.found.inFileOrder
    let warnings = wantedWarnings
    guard !errors.isEmpty || !warnings.isEmpty else { return ([], []) }
    var excerpts = Excerpts(files, nonSecretPatches: context.nonSecretPatches)
    return (
      errors.map { excerpts.present($0) },
      warnings.enumerated().map { excerpts.present($1, withExcerpt: $0 < Self.limits.excerpts) }
    )
  }

  /// The warnings about kustomizations, then those about resources, each in the order in which they were found, without
  /// duplicates, those that a comment ignores, and silenced codes.
  ///
  /// Deprecated fields are reported each time their kustomization is built, as in Kustomize.
  private var wantedWarnings: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let wanted = withoutIgnored(warnings + context.warnings).filter { warning in
      guard !options.silences(warning.code) else { return false }
      return warning.code == .deprecatedField || seen.insert(warning).inserted
    }
    var shown = Array(wanted.prefix(Self.limits.warnings))
    let rest = wanted.count - shown.count
    if rest > 0, let last = shown.popLast() {
      shown.append(last.addingNote("there are \(rest) more warnings, which are not shown"))
    }
    return shown
  }

  /// The warnings that no comment ignores, and those about such comments.
  private func withoutIgnored(_ warnings: [Diagnostic]) -> [Diagnostic] {
    var ignores = IgnoreComments(files)
    guard !ignores.isEmpty else { return warnings }
    let others = warnings.filter { !ignores.ignore($0) }
    // A build that failed may not have come to the warning, and there is a limit of recorded ones.
    let isComplete =
      errorLog.found.isEmpty && max(self.warnings.count, context.warnings.count) < BuildContext.warningLimit
    let unused = isComplete ? directory.map { ignores.unused(below: $0) } : nil
    return others + ignores.problems + (unused ?? [])
  }

  /// Warns about resources without a namespace if other resources have one.
  ///
  /// Types that are not in the schema may be cluster-scoped, so they do not count.
  mutating func warnAboutMissingNamespaces(of resources: ResourceSet) {
    let all = resources.resources
    guard let placed = all.first(where: { !$0.isClusterScoped && !$0.namespace.isEmpty }) else { return }
    let lost = all.filter { !$0.isClusterScoped && $0.hasKnownScope && $0.namespace.isEmpty }
    guard let first = lost.first else { return }
    var problem = Diagnostic.missingNamespace(first.title(in: tree), at: first.place(in: tree))
    for other in lost.dropFirst().prefix(Self.namespaceLimit) {
      problem = problem.addingNote("nor has \(other.title(in: tree))", at: other.place(in: tree))
    }
    let rest = lost.count - 1 - Self.namespaceLimit
    if rest > 0 { problem = problem.addingNote("nor have \(rest) more") }
    warnings.append(problem.addingNote("\(placed.title(in: tree)) has one", at: placed.place(in: tree)))
  }

  /// The maximum number of notes with further resources.
  private static let namespaceLimit = 4

  /// Warns about Namespaces whose names the field `namespace` has changed.
  func warnAboutRenamedNamespaces(in resources: [Resource]) {
    for resource in resources where resource.type.kind == "Namespace" && resource.originalName != resource.name {
      let place = tree.value(at: "metadata", "name", in: resource.root).flatMap { tree.location(of: $0) }
      let names = (resource.originalName.string.abridged, resource.name.string.abridged)
      context.warn(
        .warning(.namespaceRenamed, "this renames the Namespace '\(names.0)' to '\(names.1)'", at: place)
          .addingNote("the Namespace", at: resource.place(in: tree))
      )
    }
  }

  /// Warns about env files whose keys are left in the output.
  func warnAboutData(of resources: [Resource]) {
    guard !warningsOfData.isEmpty else { return }
    var keys: Set<Text> = []
    for resource in resources {
      guard let data = tree.value("data", in: resource.root) else { continue }
      for entry in tree.entries(of: data) { keys.insert(tree.text(of: entry.key)) }
    }
    for warning in warningsOfData where !keys.isDisjoint(with: warning.keys) { context.warn(warning.problem) }
  }

  /// Warns about resources without a content hash that the pods of a workload refer to.
  func warnAboutMissingHashes(in resources: [Resource]) {
    guard !missingHashes.isEmpty else { return }
    let references = PodReferences(resources, in: tree)
    let names = Dictionary(resources.map { ($0.root, $0) }, uniquingKeysWith: { first, _ in first })
    for (root, problem) in missingHashes {
      guard let resource = names[root], references.contains(resource) else { continue }
      context.warn(problem)
    }
  }

  /// Warns of what the definitions of custom resources say and Kustomize does not read.
  mutating func warnAboutCustomResources(_ resources: ResourceSet) {
    let definitions = CustomResourceDefinitions(resources.resources, in: tree)
    guard !definitions.isEmpty else { return }
    warnAboutNamespacesOfClusterScoped(resources, by: definitions)
    explainReplacedLists(by: definitions)
  }

  /// Warns of custom resources with a namespace whose definition, a resource of the build, has the scope `Cluster`.
  ///
  /// Kustomize takes every type that it does not know for a namespaced one.
  private mutating func warnAboutNamespacesOfClusterScoped(
    _ resources: ResourceSet,
    by definitions: CustomResourceDefinitions
  ) {
    for resource in resources.resources where !resource.namespace.isEmpty && !resource.hasKnownScope {
      let type = resource.type
      guard let scope = definitions.clusterScope(ofKind: type.kind, in: type.group, tree) else { continue }
      let place = tree.value(at: "metadata", "namespace", in: resource.root).flatMap { tree.location(of: $0) }
      let problem = Diagnostic.warning(
        .clusterScopedWithNamespace,
        "this is the namespace of a \(type.kind.string.abridged), whose type is cluster-scoped",
        at: place ?? resource.place(in: tree)
      )
      warnings.append(
        problem.addingNote("the scope in its definition", at: tree.location(of: scope))
          .addingNote("the resource", at: resource.place(in: tree))
          .addingNote("build it with a kustomization without 'namespace'")
      )
    }
  }

  /// The longest schema that a note shows, in bytes.
  private static let schemaLimit = 800

  /// Adds the schema that Kustomize needs to the warnings about lists whose definitions say by which keys they merge.
  private func explainReplacedLists(by definitions: CustomResourceDefinitions) {
    for (warning, list) in context.replacedLists {
      guard let keys = definitions.mergeKeys(of: list, in: tree) else { continue }
      let names = tree.elements(of: keys).map { tree.string(of: $0) }
      let note = "the definition of the type merges the list by \(names.map { "'\($0)'" }.joined(separator: " and "))"
      context.addNote(note, at: tree.location(of: keys), toWarningAt: warning)
      let schema = list.schema(mergingBy: names)
      // A longer one would be cut.
      guard schema.utf8.count <= Self.schemaLimit else { continue }
      context.addNote(
        "Kustomize merges it if 'openapi: {path: FILE}' names a file with this schema, which replaces those of all other "
          + "types: \(schema)",
        toWarningAt: warning
      )
    }
  }

  /// Warns about names, namespaces and labels without quotes that are printed in another notation, and about other
  /// numbers with leading zeros.
  func warnAboutChangedNotations(of resources: ResourceSet) {
    guard context.hasChangedNotations else { return }
    let hasLeadingZeros = context.hasLeadingZeros
    for resource in resources.resources {
      if hasLeadingZeros { context.warnAboutLeadingZeros(in: resource.root, of: tree) }
      guard let metadata = tree.value("metadata", in: resource.root) else { continue }
      var nodes = [tree.value("name", in: metadata), tree.value("namespace", in: metadata)].compactMap(\.self)
      if let labels = tree.value("labels", in: metadata) { nodes += tree.entries(of: labels).map(\.value) }
      context.warnAboutChangedNotations(of: nodes, in: tree)
    }
  }

  /// Warns of fields of a base or component that only count in the kustomization that is built.
  func warnAboutFieldsOfTarget(_ kustomization: Kustomization) {
    let order = kustomization.sortOptions
    let isSameOrder = order?.sorts(like: topKustomization?.sortOptions, otherwise: options.reorder) ?? true
    let known = Set(topKustomization?.buildMetadata.map(\.value) ?? [])
    let fields = [
      ("sortOptions", isSameOrder ? nil : order?.location),
      ("buildMetadata", kustomization.buildMetadata.first { !known.contains($0.value) }?.location),
    ]
    for (field, place) in fields {
      guard let place else { continue }
      context.warn(
        .warning(.ignoredInBase, "'\(field)' has no effect here, as this kustomization is not the one built", at: place)
          .addingNote("set it in the kustomization that is built")
      )
    }
  }

  /// Warns about a URL that begins with `git::`.
  mutating func warnAboutForcedProtocol(in text: String, at location: SourceLocation?) {
    guard RepositoryURL(text)?.isForced == true else { return }
    let message = "the prefix 'git::' of '\(text)' has no effect, and Kustomize will reject it in the future"
    warnings.append(.warning(.remoteForcedProtocol, message, at: location).addingNote("remove it"))
  }
}

extension SortOptions {
  /// Whether these options have the effect of others, or of an order if there are none.
  fileprivate func sorts(like other: SortOptions?, otherwise order: BuildOptions.Reorder) -> Bool {
    let lists = { (options: SortOptions?) in
      [options?.legacy?.orderFirst, options?.legacy?.orderLast].map { ($0 ?? []).map(\.value) }
    }
    let name = other?.order?.value ?? (order == .none ? "fifo" : "legacy")
    return self.order?.value == name && lists(self) == lists(other)
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func missingNamespace(_ title: String, at location: SourceLocation?) -> Diagnostic {
    warning(.missingNamespace, "\(title) has no namespace, but other resources of the output have one", at: location)
  }
}
