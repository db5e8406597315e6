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
    for entry in kustomization.resources { try addResources(entry, in: root, to: &gathered) }
    try addConfiguration(of: kustomization, in: root, to: &gathered.configuration)
    for generator in generators(of: kustomization) { try run(generator, in: root, on: &gathered.resources) }
    for entry in kustomization.components { try addComponent(entry, in: root, to: &gathered) }
    for transformer in try transformers(of: kustomization, by: gathered.configuration, in: root) {
      try transformer.transform(&gathered.resources, tree: &tree)
    }
  }

  // MARK: - Resources

  /// Adds what a `resources` entry names: the resources of a file, or those that a directory builds.
  private mutating func addResources(
    _ entry: Located<String>,
    in root: LoadRoot,
    to gathered: inout Accumulation
  ) throws(Diagnostic) {
    switch try root.resolve(entry) {
    case .file(let file):
      let parsed = try files.documents(of: file, in: root)
      guard tree.textCount + parsed.tree.textCount < Int(Int32.max) else {
        throw Diagnostic(code: .inputTooLarge, message: "more than 2 GiB of input in one build", at: entry.location)
      }
      let offset = tree.absorb(parsed.tree)
      let documents = parsed.documents.map { $0.shifted(by: offset) }
      let reader = ResourceReader(file: file.displayPath, isDivided: parsed.isDivided)
      for resource in try reader.resources(from: documents, of: &tree) {
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
      var inner = Accumulation()
      try accumulate(kustomization, in: directory, into: &inner)
      do throws(Diagnostic) {
        try gathered.resources.append(contentsOf: inner.resources, of: tree)
      } catch {
        throw error.noting("while adding '\(entry.value)'", at: entry.location)
      }
      try merge(inner.configuration, into: &gathered.configuration, at: entry.location)
    }
  }

  private mutating func addComponent(
    _ entry: Located<String>,
    in root: LoadRoot,
    to gathered: inout Accumulation
  ) throws(Diagnostic) {
    let directory = try root.directory(entry)
    let kustomization = try load(directory, namedAt: entry.location)
    guard kustomization.kind == .component else {
      throw Diagnostic(
        code: .wrongKustomizationKind,
        message: "'\(entry.value)' is a Kustomization, but 'components' holds Components only",
        at: entry.location
      ).noting("list it under 'resources'")
    }
    try accumulate(kustomization, in: directory, into: &gathered)
    // The reference gathers once more what the component leaves, which can drop wide specs where narrow ones are.
    let configuration = gathered.configuration
    gathered.configuration = .empty
    try merge(configuration, into: &gathered.configuration, at: entry.location)
  }

  // MARK: - Generators

  private func generators(of kustomization: Kustomization) -> [ResourceGenerator] {
    let global = kustomization.generatorOptions
    return kustomization.configMapGenerator.map { entry in
      ResourceGenerator(.configMap, entry, global: global, file: kustomization.file)
    }
      + kustomization.secretGenerator.map { entry in
        ResourceGenerator(.secret, entry, global: global, file: kustomization.file)
      }
  }

  private mutating func run(
    _ generator: ResourceGenerator,
    in root: LoadRoot,
    on resources: inout ResourceSet
  ) throws(Diagnostic) {
    var files = files
    let resource = try generator.generate(in: &tree) { (path) throws(Diagnostic) in
      try files.bytes(of: root.file(path), in: root)
    }
    self.files = files
    try resources.absorb(resource, tree: &tree)
  }
}
