import Diagnostics
import KubernetesModel
import Kustomization
import YAMLTree

extension Build {
  /// Works off one kustomization: resources, generators, components, transformers.
  ///
  /// - Parameters:
  ///   - kustomization: The file's content.
  ///   - root: Its directory.
  ///   - gathered: What there is so far: nothing for a kustomization, what the parent has for a component.
  /// - Throws: The first problem that makes the output wrong.
  mutating func accumulate(
    _ kustomization: Kustomization,
    in root: LoadRoot,
    into gathered: inout Accumulation
  ) throws(Diagnostic) {
    let outerNamespaces = namespaces
    defer { namespaces = outerNamespaces }
    if let namespace = kustomization.namespace { namespaces.append(namespace.value) }
    for entry in kustomization.resources {
      try addResources(entry, in: root, to: &gathered)
      try gathered.adopt(schema)
    }
    try addConfiguration(of: kustomization, in: root, to: &gathered.configuration)
    for generator in try generators(of: kustomization, in: root) {
      try run(generator, in: root, on: &gathered.resources)
    }
    for entry in kustomization.components {
      try addComponent(entry, in: root, to: &gathered)
      try gathered.adopt(schema)
    }
    for configured in try transformers(of: kustomization, by: gathered.configuration, in: root) {
      try checkCancellation()
      if (configured.transformer as? PatchTransformer)?.mergesLists ?? false { try schema.use() }
      try configured.transformer.transform(&gathered.resources, tree: &tree)
      if let record = configured.record { try metadata.note(transformation: record, on: gathered.resources, in: &tree) }
    }
    try validate(&gathered.resources, with: kustomization, in: root)
    try gathered.variables.define(kustomization.vars, in: &gathered.resources)
  }

  // MARK: - Resources

  /// Adds what a `resources` entry names: the resources of a file, or those that a directory builds.
  mutating func addResources(
    _ entry: Located<String>,
    in root: LoadRoot,
    to gathered: inout Accumulation
  ) throws(Diagnostic) {
    try checkCancellation()
    noteForcedProtocol(in: entry.value, at: entry.location)
    let reference = try files.resolve(entry, in: root)
    do throws(Diagnostic) {
      try addResources(reference, namedBy: entry, in: root, to: &gathered)
    } catch {
      // A server may show a page about a repository under the repository's own URL.
      guard case .file(let file) = reference, file.isRemote, LoadRoot.isRepository(entry.value) else { throw error }
      let directory = try root.directory(entry, insteadOfFile: error)
      try addResources(.directory(directory), namedBy: entry, in: root, to: &gathered)
    }
  }

  private mutating func addResources(
    _ reference: LoadedReference,
    namedBy entry: Located<String>,
    in root: LoadRoot,
    to gathered: inout Accumulation
  ) throws(Diagnostic) {
    switch reference {
    case .file(let file):
      let parsed = try files.documents(of: file, in: root)
      let origin = BuildRecord(file: root.origin.appending(entry.value))
      for var resource in try absorb(parsed, file: file.displayPath) {
        try metadata.note(origin: origin, on: &resource, in: &tree)
        try gathered.resources.append(resource, of: tree)
      }
    case .directory(let directory):
      let kustomization = try load(directory, namedAt: entry.location)
      guard kustomization.kind == .kustomization else {
        throw Diagnostic(
          code: .wrongKustomizationKind,
          message: "'\(entry.value)' is a Component, which 'resources' cannot hold",
          at: entry.location
        ).noting("list it under 'components'")
      }
      try chooseSchema(of: kustomization, in: directory)
      var inner = Accumulation()
      try accumulate(kustomization, in: directory, into: &inner)
      do throws(Diagnostic) {
        try gathered.resources.append(contentsOf: inner.resources, of: tree)
      } catch {
        throw error.noting("while adding '\(entry.value)'", at: entry.location)
      }
      try merge(inner.configuration, into: &gathered.configuration, at: entry.location)
      do throws(Diagnostic) { try gathered.variables.merge(inner.variables) } catch {
        throw error.noting("while adding '\(entry.value)'", at: entry.location)
      }
    }
  }

  /// Takes in the resources of a file that has been parsed.
  mutating func absorb(_ parsed: ParsedFile, file: String) throws(Diagnostic) -> [Resource] {
    guard tree.textCount + parsed.tree.textCount < Int(Int32.max) else {
      throw Diagnostic(code: .inputTooLarge, message: "more than 2 GiB of input in one build")
    }
    let offset = parsed.isTreeTaken ? 0 : tree.absorb(parsed.tree)
    let documents = parsed.documents.map { $0.shifted(by: offset) }
    let reader = ResourceReader(file: file, isDivided: parsed.isDivided, schema: schema.current)
    let resources = try reader.resources(from: documents, of: &tree)
    if resources.contains(where: { !$0.hasKnownScope }) { try schema.use() }
    return resources
  }

  private mutating func addComponent(
    _ entry: Located<String>,
    in root: LoadRoot,
    to gathered: inout Accumulation
  ) throws(Diagnostic) {
    noteForcedProtocol(in: entry.value, at: entry.location)
    let directory = try root.directory(entry)
    let kustomization = try load(directory, namedAt: entry.location)
    guard kustomization.kind == .component else {
      throw Diagnostic(
        code: .wrongKustomizationKind,
        message: "'\(entry.value)' is a Kustomization, but 'components' holds Components only",
        at: entry.location
      ).noting("list it under 'resources'")
    }
    try chooseSchema(of: kustomization, in: directory)
    try gathered.adopt(schema)
    try accumulate(kustomization, in: directory, into: &gathered)
    // The reference gathers once more what the component leaves, which can drop wide specs where narrow ones are.
    let configuration = gathered.configuration
    gathered.configuration = .empty
    try merge(configuration, into: &gathered.configuration, at: entry.location)
  }
}
