import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

/// The result of a layer, for the layer above it.
struct Accumulation {
  var resources = ResourceSet()
  /// The field specs of transformers.
  var configuration = FieldSpecLists()
  /// Variables, which are replaced at the end of the build.
  var variables = VariableSet()
  /// The schema by which the scopes of the resources were determined.
  private var schemaVersion = 0

  /// Determines scopes again if another schema has been chosen.
  mutating func adopt(_ choice: SchemaChoice) {
    guard choice.version != schemaVersion else { return }
    schemaVersion = choice.version
    resources.rescope(by: choice.current)
  }
}

extension Build {
  /// Builds one kustomization: resources, generators, components, transformers.
  ///
  /// - Parameters:
  ///   - kustomization: The file's content.
  ///   - root: Its directory.
  ///   - gathered: The result: empty for a kustomization, that of the parent for a component.
  /// - Throws: The error that ends the build; others are recorded, and their likely consequences are not reported.
  mutating func accumulate(
    _ kustomization: Kustomization,
    in root: LoadRoot,
    into gathered: inout Accumulation
  ) throws(Diagnostic) {
    let outerNamespaces = namespaces
    defer { namespaces = outerNamespaces }
    if let namespace = kustomization.namespace { namespaces.append(namespace.value) }
    for entry in kustomization.resources {
      do throws(Diagnostic) {
        try addResources(entry, in: root, to: &gathered)
        gathered.adopt(schema)
      } catch { try recover(from: error) }
    }
    var layer = Layer(kustomization: kustomization, root: root)
    do throws(Diagnostic) {
      try addConfiguration(of: kustomization, in: root, to: &gathered.configuration)
    } catch { try recover(from: error) }
    for generator in try generators(of: layer) {
      do throws(Diagnostic) { try run(generator, of: layer, on: &gathered.resources) } catch {
        try recover(from: error)
      }
    }
    for entry in kustomization.components {
      do throws(Diagnostic) {
        try addComponent(entry, in: root, to: &gathered)
        gathered.adopt(schema)
      } catch { try recover(from: error) }
    }
    layer.configuration = gathered.configuration
    try run(try transformers(of: layer), on: &gathered.resources)
    do throws(Diagnostic) {
      try validate(&gathered.resources, in: layer)
      if errorLog.resourcesAreTrustworthy {
        try gathered.variables.define(kustomization.vars, in: &gathered.resources, of: tree, context: context)
      }
    } catch { try recover(from: error) }
    for observer in observers { observer.didBuild(kustomization.file, gathered.resources) }
  }

  // MARK: - Resources

  /// Adds the resources that a `resources` entry names: those of a file, or of a directory's kustomization.
  mutating func addResources(
    _ entry: Located<String>,
    in root: LoadRoot,
    to gathered: inout Accumulation
  ) throws(Diagnostic) {
    warnAboutForcedProtocol(in: entry.value, at: entry.location)
    try addResources(try files.resolve(entry, in: root), namedBy: entry, in: root, to: &gathered)
  }

  private mutating func addResources(
    _ reference: LoadedReference,
    namedBy entry: Located<String>,
    in root: LoadRoot,
    to gathered: inout Accumulation
  ) throws(Diagnostic) {
    switch reference {
    case .file(let file):
      trail.enter("resource", entry.value, at: entry.location)
      defer { trail.leave() }
      let resources: [Resource]
      do throws(Diagnostic) {
        let documents = try files.documents(of: file)
        for observer in observers { try observer.didLoad(file.displayPath) }
        resources = try absorb(documents, file: file.displayPath)
      } catch {
        // The URL of a repository may return a web page about it.
        guard file.isRemote, LoadRoot.isRepository(entry.value) else { return try recover(from: error, in: file) }
        let directory = try files.directory(entry, in: root, insteadOfFile: error)
        return try addResources(.directory(directory), namedBy: entry, in: root, to: &gathered)
      }
      let origin = BuildRecord(file: root.origin.appending(entry.value))
      for var resource in resources {
        if !isConfiguring { tree.joinRepeatedAnnotations(of: resource.root, context: context) }
        willRun(.resource(of: entry.location.file))
        context.didAdd(resource.root, in: tree)
        try metadata.record(origin: origin, on: &resource, in: &tree, context: context)
        do throws(Diagnostic) { try gathered.resources.append(resource, of: tree) } catch { try recover(from: error) }
      }
    case .directory(let directory):
      try following("base", entry) { (build) throws(Diagnostic) in
        try build.addBase(directory, namedBy: entry, to: &gathered)
      }
    }
  }

  private mutating func addBase(
    _ directory: LoadRoot,
    namedBy entry: Located<String>,
    to gathered: inout Accumulation
  ) throws(Diagnostic) {
    let kustomization = try load(directory, namedAt: entry.location)
    guard kustomization.kind == .kustomization else {
      throw Diagnostic(
        code: .wrongKustomizationKind,
        message: "'\(entry.value)' is a Component, not a Kustomization",
        at: entry.location
      ).addingNote("list it under 'components'")
    }
    warnAboutFieldsOfTarget(kustomization)
    try chooseSchema(of: kustomization, in: directory)
    var inner = Accumulation()
    try accumulate(kustomization, in: directory, into: &inner)
    // After an error, duplicates may be a consequence of steps that did not run, such as a namespace.
    let isWhole = errorLog.resourcesAreTrustworthy
    for error in gathered.resources.append(contentsOf: inner.resources, of: tree) where isWhole {
      try recover(from: error)
    }
    try merge(inner.configuration, into: &gathered.configuration, at: entry.location)
    try gathered.variables.merge(inner.variables)
  }

  /// Adds the documents of a parsed file to the tree, and reads them as resources.
  mutating func absorb(_ parsed: ParsedFile, file: String) throws(Diagnostic) -> [Resource] {
    let documents = try context.absorb(parsed, into: &tree, at: SourceLocation(file: file))
    let reader = ResourceReader(file: file, isDivided: parsed.isDivided, schema: schema.current)
    let resources = try reader.resources(from: documents, of: &tree, context: context)
    if resources.contains(where: { !$0.hasKnownScope }) { try schema.use() }
    return resources
  }

  private mutating func addComponent(
    _ entry: Located<String>,
    in root: LoadRoot,
    to gathered: inout Accumulation
  ) throws(Diagnostic) {
    warnAboutForcedProtocol(in: entry.value, at: entry.location)
    let directory = try files.directory(entry, in: root)
    try following("component", entry) { (build) throws(Diagnostic) in
      try build.addComponent(directory, namedBy: entry, to: &gathered)
    }
  }

  private mutating func addComponent(
    _ directory: LoadRoot,
    namedBy entry: Located<String>,
    to gathered: inout Accumulation
  ) throws(Diagnostic) {
    let kustomization = try load(directory, namedAt: entry.location)
    guard kustomization.kind == .component else {
      throw Diagnostic(
        code: .wrongKustomizationKind,
        message: "'\(entry.value)' is a Kustomization, not a Component",
        at: entry.location
      ).addingNote("list it under 'resources'")
    }
    warnAboutFieldsOfTarget(kustomization)
    try chooseSchema(of: kustomization, in: directory)
    gathered.adopt(schema)
    try accumulate(kustomization, in: directory, into: &gathered)
    // Kustomize merges the result of a component once more, which can drop wide specs in favor of narrow ones.
    let configuration = gathered.configuration
    gathered.configuration = FieldSpecLists()
    try merge(configuration, into: &gathered.configuration, at: entry.location)
  }
}
