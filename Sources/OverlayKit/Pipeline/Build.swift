import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

/// One build, from the kustomization of the target to the final resources.
struct Build {
  let options: BuildOptions
  private let fileSystem: any FileSystem
  private let remotes: RemoteStore
  /// The files, most of which are loaded ahead.
  var files = FileStore()
  /// All nodes of all resources.
  var tree = NodeTree()
  /// What is recorded while the tree is edited.
  private(set) var context = BuildContext()
  /// Whether the resources being read configure generators and transformers.
  var isConfiguring = false
  var warnings: [Diagnostic] = []
  /// Warnings about missing content hashes, by the roots of the resources.
  var missingHashes: [(root: NodeID, problem: Diagnostic)] = []
  /// Warnings about env files, which count only if one of the keys is in the output.
  var warningsOfData: [(keys: [Text], problem: Diagnostic)] = []
  /// The errors so far.
  var errorLog = ErrorLog()
  /// The real path of the directory that is built.
  private(set) var directory: String?
  /// The entries that led to the current file.
  var trail = Trail()
  /// The topmost kustomization.
  private(set) var topKustomization: Kustomization?
  /// `buildMetadata` of the topmost kustomization.
  private(set) var metadata = BuildMetadata()
  /// The observers of the build.
  var observers: [any BuildObserver] = []
  /// The `namespace` fields of the kustomizations from the target to the current one.
  var namespaces: [String] = []
  /// The schema, which `openapi` may choose.
  var schema = SchemaChoice()
  /// The number of kustomizations that were built, including repetitions.
  private var loadCount = 0
  private static let loadLimit = 10_000

  init(options: BuildOptions, fileSystem: any FileSystem) {
    self.options = options
    self.fileSystem = fileSystem
    remotes = RemoteStore(RemoteStore.Settings(options))
    if let cancellation = options.cancellation { observers.append(cancellation) }
  }

  /// Builds the kustomization in a directory.
  mutating func run(_ target: String) throws(BuildFailure) -> BuildResult {
    defer { remotes.removeDirectories() }
    do throws(Diagnostic) {
      warnAboutForcedProtocol(in: target, at: nil)
      let root = try LoadRoot(
        target: target,
        fileSystem: fileSystem,
        restrictions: options.loadRestrictions,
        remotes: remotes
      )
      directory = root.path
      observeWrites()
      (files, tree) = Loader.load(root, cancellation: options.cancellation)
      let kustomization = try load(root)
      topKustomization = kustomization
      metadata = BuildMetadata(kustomization.buildMetadata)
      if metadata.isRecording { observers.append(metadata) }
      var gathered = Accumulation()
      do throws(Diagnostic) { try chooseSchema(of: kustomization, in: root) } catch { try recover(from: error) }
      try accumulate(kustomization, in: root, into: &gathered)
      if errorLog.found.isEmpty { try finish(&gathered, top: kustomization) }
      if errorLog.found.isEmpty {
        if let problem = schema.unseenProblem { warnings.append(problem) }
        return BuildResult(
          gathered.resources,
          tree: tree,
          documentsByReader: context.documentCounts,
          warnings: report().warnings
        )
      }
    } catch {
      if !errorLog.shouldStop { errorLog.record(trail.explain(error)) }
    }
    let report = report()
    throw BuildFailure(errors: report.errors, warnings: report.warnings)
  }

  /// Reads the kustomization of a directory, named at `location`, and records its warnings.
  mutating func load(_ root: LoadRoot, namedAt location: SourceLocation? = nil) throws(Diagnostic) -> Kustomization {
    let kustomization = try files.kustomization(of: root, namedAt: location)
    for observer in observers { try observer.didLoad(kustomization.file) }
    loadCount += 1
    guard loadCount <= Self.loadLimit else {
      throw Diagnostic(
        code: .inputTooLarge,
        message: "more than \(Self.loadLimit) kustomizations in one build, repetitions included",
        at: location
      )
    }
    // A kustomization that is built repeatedly repeats its warnings.
    if warnings.count < BuildContext.warningLimit { warnings += kustomization.warnings }
    for error in kustomization.errors { try recover(from: error) }
    return kustomization
  }

  /// Passes writes on to the observers that observe them.
  private mutating func observeWrites() {
    let interested = observers.filter(\.observesWrites)
    guard !interested.isEmpty else { return }
    context = BuildContext { write, operation, tree in
      for observer in interested { observer.didWrite(write, operation: operation, in: tree) }
    }
  }

  /// Announces a step that is not a transformer.
  func willRun(_ step: BuildStep) { for observer in observers { observer.willRun(step) } }

  // MARK: - Finishing

  /// The steps that run once, after all kustomizations: hashes, name references, variables.
  private mutating func finish(_ gathered: inout Accumulation, top: Kustomization) throws(Diagnostic) {
    willRun(.final(.contentHash))
    try HashTransformer().transform(&gathered.resources, tree: &tree, context: context)
    willRun(.final(.nameReferences))
    var references = NameReferences(gathered.resources.resources, rules: gathered.configuration.nameReferences)
    try references.update(&tree, context: context)
    willRun(.final(.variables))
    try replaceVariables(&gathered, top: top)
    let resources = gathered.resources.resources
    StaleReferences(resources).warn(about: resources, in: tree, context: context)
    warnAboutRenamedNamespaces(in: resources)
    warnAboutData(of: resources)
    warnAboutMissingHashes(in: resources)
    StayingSubjects(resources).warn(in: tree, context: context)
    PolicyPeers(resources, in: tree, context: context).warn(in: tree, context: context)
    try finish(&gathered.resources, top: top)
  }

  /// The steps after which resources no longer refer to each other: checks, order, final form.
  private mutating func finish(_ resources: inout ResourceSet, top: Kustomization) throws(Diagnostic) {
    for (earlier, later) in resources.duplicates() {
      try recover(
        from: .duplicateResource(later, earlier: earlier, of: tree)
      )
    }
    guard errorLog.found.isEmpty else { return }
    willRun(.final(.localConfiguration))
    dropLocalConfiguration(&resources)
    if options.isReorderExplicit, let place = top.sortOptions?.location { warnings.append(.reorderIgnored(at: place)) }
    try ResourceOrder(top.sortOptions, otherwise: options.reorder).sort(&resources)
    willRun(.field("buildMetadata", of: top.file))
    if options.addsManagedByLabel || metadata.addsManagedByLabel {
      try addManagedByLabel(to: &resources, at: metadata.placeOfLabel)
    }
    metadata.reportRecords(of: resources.resources, in: tree, context: context)
    for observer in observers { observer.willFormat(resources.resources, in: tree) }
    tree.endSharing(below: resources.resources.map(\.root), context: context)
    let before = context.outputSize
    for resource in resources.resources {
      try FinalAnnotations.finish(resource, keeping: metadata, in: &tree, context: context)
      try tree.canonicalize(resource.root, context: context)
      guard context.outputSize - before <= Limits.outputBytes else {
        throw .inputTooLarge(
          "the output is larger than \(Limits.outputBytes >> 20) MiB",
          at: tree.location(of: resource.root)
        )
      }
    }
    warnAboutChangedNotations(of: resources)
    warnAboutMissingNamespaces(of: resources)
    warnAboutCustomResources(resources)
  }

  private mutating func replaceVariables(_ gathered: inout Accumulation, top: Kustomization) throws(Diagnostic) {
    let variables = gathered.variables.sorted
    guard !variables.isEmpty else { return }
    var references = try VariableReferences(
      variables,
      specs: gathered.configuration[.varReference],
      resources: gathered.resources,
      tree: tree,
      context: context
    )
    try references.replace(in: &gathered.resources, of: &tree, context: context)
    // Variables of a base may be for other kustomizations that include it.
    let own = Set(top.vars.map { $0.place })
    warnings += references.warnings.filter { warning in
      warning.code != .unusedVariable || warning.location.map { own.contains($0) } ?? false
    }
  }

  /// Drops resources with the annotation `config.kubernetes.io/local-config`.
  private func dropLocalConfiguration(_ resources: inout ResourceSet) {
    let (tree, context) = (tree, context)
    resources.removeAll { resource in
      let value = tree.metadataString("annotations", InternalAnnotation.localConfig, of: resource.root)
      guard let value, Text(value) != "false" else { return false }
      context.didRemove(
        resource.root,
        at: tree.value(at: "metadata", "annotations", in: resource.root)
          .flatMap { tree.value(under: Text(InternalAnnotation.localConfig), in: $0) }.flatMap {
            tree.location(of: $0)
          },
        in: tree
      )
      return true
    }
  }

  /// Adds the label `app.kubernetes.io/managed-by`, whose value is the supported release of Kustomize.
  private mutating func addManagedByLabel(
    to resources: inout ResourceSet,
    at place: SourceLocation?
  ) throws(Diagnostic) {
    let version = Text("kustomize-v\(OverlayVersion.kustomize)")
    let label = LabelTransformer.Label(key: "app.kubernetes.io/managed-by", value: version, place: place)
    let spec = FieldSpec(path: FieldPath("metadata/labels"), create: true)
    try LabelTransformer(pairs: [label], specs: [spec], place: nil).transform(&resources, tree: &tree, context: context)
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func reorderIgnored(at location: SourceLocation) -> Diagnostic {
    warning(
      .reorderIgnored,
      "the order of resources is set here and by '--reorder'; the kustomization wins",
      at: location
    )
  }
}
