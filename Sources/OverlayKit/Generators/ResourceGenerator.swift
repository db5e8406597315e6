import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree

/// Makes a ConfigMap or a Secret from one entry of `configMapGenerator` or `secretGenerator`.
struct ResourceGenerator: Generator {
  enum Product: String, Sendable {
    case configMap = "ConfigMap"
    case secret = "Secret"
  }

  let product: Product
  let entry: GeneratorEntry
  /// The entry's own options merged with those for all generators.
  let options: GeneratorOptions
  /// The kustomization file.
  private let file: String
  /// The directory that paths are relative to.
  private let root: LoadRoot

  /// Creates a generator.
  ///
  /// The entry's labels and annotations win over the global ones; a switch is on if either turns it on.
  private init(
    _ product: Product,
    _ entry: GeneratorEntry,
    global: GeneratorOptions? = nil,
    file: String,
    in root: LoadRoot
  ) {
    self.product = product
    self.entry = entry
    self.file = file
    self.root = root
    var options = entry.options ?? GeneratorOptions(at: entry.location)
    if let global {
      options.labels = Self.merged(options.labels, over: global.labels)
      options.annotations = Self.merged(options.annotations, over: global.annotations)
      options.disableNameSuffixHash = options.disableNameSuffixHash || global.disableNameSuffixHash
      options.immutable = options.immutable || global.immutable
    }
    self.options = options
  }

  private static func merged(_ local: [LocatedPair], over global: [LocatedPair]) -> [LocatedPair] {
    let keys = Set(local.map { Text($0.key.value) })
    return global.filter { !keys.contains(Text($0.key.value)) } + local
  }

  /// Makes the resource, with its needs for a hash and its behavior towards existing resources.
  ///
  /// - Throws: `invalid-generator`, or what reading a file throws.
  func generate(in build: inout Build) throws(Diagnostic) -> [Resource] {
    guard let name = entry.name?.nonEmpty else {
      throw .invalidGenerator("a generated \(product.rawValue) needs a 'name'", at: entry.location)
    }
    warnAboutIneffectiveOptions(context: build.context)
    let data = try GeneratorData(entry, isSecret: product == .secret) { (path, syntax) throws(Diagnostic) in
      let file = try build.files.file(path, in: root)
      if product == .secret { build.files.setRole(.secret, of: file) }
      return (try build.files.bytes(of: file, as: syntax), file.displayPath)
    }
    build.warningsOfData += data.warnings
    let resource = makeResource(name: name, data: data.sorted, in: &build.tree)
    try build.context.checkLimits(build.tree, at: entry.location)
    return [resource]
  }

  // MARK: - Nodes

  private func makeResource(name: Located<String>, data: [GeneratorData.DataEntry], in tree: inout NodeTree) -> Resource
  {
    let root = makeRoot(name: name, in: &tree)
    addData(data, to: root, in: &tree)
    if product == .secret {
      let type = entry.type?.nonEmpty?.value ?? "Opaque"
      let value = tree.makeScalar(type, tag: .string)
      tree.setLocation(of: value, to: entry.type?.nonEmpty?.location ?? entry.location)
      add("type", value, to: root, in: &tree)
    }
    if options.immutable { add("immutable", tree.makeScalar("true", tag: .boolean, at: root), to: root, in: &tree) }
    var resource = Resource(root: root, origin: ResourceOrigin(file: file, location: entry.location), in: tree)
    resource.recordInAnnotations(of: &tree)
    tree.markSecrets(in: root)
    let behavior = Resource.Behavior(annotation: entry.behavior?.value ?? "")
    resource.provenance = Resource.Provenance(needsHash: !options.disableNameSuffixHash, behavior: behavior)
    return resource
  }

  private func makeRoot(name: Located<String>, in tree: inout NodeTree) -> NodeID {
    let root = tree.makeCollection(.mapping)
    tree.setLocation(of: root, to: name.location)
    for (field, text) in [("apiVersion", "v1"), ("kind", product.rawValue)] {
      let value = tree.makeScalar(text, tag: .string)
      tree.setLocation(of: value, to: entry.location)
      add(field, value, to: root, in: &tree)
    }
    let metadata = tree.makeCollection(.mapping, at: root)
    add("name", tree.makeScalar(name.value, tag: .string, at: root), to: metadata, in: &tree)
    if let namespace = entry.namespace?.nonEmpty {
      let value = tree.makeScalar(namespace.value, tag: .string)
      tree.setLocation(of: value, to: namespace.location)
      add("namespace", value, to: metadata, in: &tree)
    }
    addStrings("labels", options.labels, to: metadata, in: &tree)
    addStrings("annotations", options.annotations, to: metadata, in: &tree)
    add("metadata", metadata, to: root, in: &tree)
    return root
  }

  private func addStrings(_ field: String, _ pairs: [LocatedPair], to metadata: NodeID, in tree: inout NodeTree) {
    guard !pairs.isEmpty else { return }
    let map = tree.makeCollection(.mapping, at: metadata)
    for pair in pairs {
      let style: ScalarStyle = pair.value.value.utf8.contains(ascii("\n")) ? .literal : .plain
      let value = tree.makeScalar(pair.value.value, tag: .string, style: style)
      tree.setLocation(of: value, to: pair.value.location)
      add(pair.key.value, value, to: map, in: &tree)
    }
    add(field, map, to: metadata, in: &tree)
  }

  /// Adds the values of a Secret to `data` as base64; those of a ConfigMap to `data`, or to `binaryData` as base64 if they
  /// are not UTF-8.
  private func addData(_ pairs: [GeneratorData.DataEntry], to root: NodeID, in tree: inout NodeTree) {
    let data = tree.makeCollection(.mapping, at: root)
    let binaryData = tree.makeCollection(.mapping, at: root)
    for pair in pairs {
      let isText = product == .configMap && pair.value.isUTF8
      let bytes = isText ? pair.value : Base64.encodeInLines(pair.value)
      let style: ScalarStyle = bytes.contains(ascii("\n")) ? .literal : .plain
      let value = tree.makeScalar(bytes, tag: .string, style: style)
      tree.setLocation(of: value, to: pair.location)
      let key = add(pair.key.string, value, to: isText || product == .secret ? data : binaryData, in: &tree)
      if product == .secret, pair.hasDoubtfulKey { tree.markSecret(key) }
    }
    if product == .secret || !tree.isEmptyCollection(data) { add("data", data, to: root, in: &tree) }
    if !tree.isEmptyCollection(binaryData) { add("binaryData", binaryData, to: root, in: &tree) }
  }

  /// Adds an entry and returns its key, which has no tag, as in Kustomize: its content determines its type.
  @discardableResult
  private func add(_ key: String, _ value: NodeID, to mapping: NodeID, in tree: inout NodeTree) -> NodeID {
    tree.quoteIfAmbiguous(value)
    let keyNode = tree.makeScalar(key, at: mapping)
    tree.append(key: keyNode, value: value, to: mapping)
    return keyNode
  }
}

// MARK: - Creating

extension ResourceGenerator {
  static func configMaps(of layer: Layer, in build: inout Build) -> [any Generator] {
    layer.kustomization.configMapGenerator.map { Self(.configMap, $0, of: layer) }
  }

  static func secrets(of layer: Layer, in build: inout Build) -> [any Generator] {
    layer.kustomization.secretGenerator.map { Self(.secret, $0, of: layer) }
  }

  private init(_ product: Product, _ entry: GeneratorEntry, of layer: Layer) {
    let (options, file) = (layer.kustomization.generatorOptions, layer.kustomization.file)
    self.init(product, entry, global: options, file: file, in: layer.root)
  }

  static func configMap(of configuration: PluginConfiguration, in: inout Build) throws(Diagnostic) -> [any Generator] {
    [Self(.configMap, try GeneratorEntry(configMap: configuration), configuration)]
  }

  static func secret(of configuration: PluginConfiguration, in: inout Build) throws(Diagnostic) -> [any Generator] {
    [Self(.secret, try GeneratorEntry(secret: configuration), configuration)]
  }

  /// Creates a generator; an entry without a name or namespace gets that of the configuration.
  private init(_ product: Product, _ entry: GeneratorEntry, _ configuration: PluginConfiguration) {
    var entry = entry
    let (name, namespace, place) = (configuration.name, configuration.namespace, configuration.location)
    if entry.name == nil { entry.name = Located(name, at: place) }
    if entry.namespace == nil, !namespace.isEmpty { entry.namespace = Located(namespace, at: place) }
    self.init(product, entry, file: place.file, in: configuration.directory)
  }
}

// MARK: - Warnings

extension ResourceGenerator {
  /// Warns of options that have no effect.
  private func warnAboutIneffectiveOptions(context: BuildContext) {
    let known = ["create", "merge", "replace"]
    if let behavior = entry.behavior?.nonEmpty, !(known + ["unspecified"]).contains(behavior.value) {
      let message = "unknown behavior '\(behavior.value)', which has the effect of 'create'"
      let warning = Diagnostic.warning(.unknownBehavior, message, at: behavior.location)
      let advice = "the behaviors are \(known.joined(separator: ", "))"
      context.warn(warning.suggesting(nearestTo: behavior.value, among: known, otherwise: advice))
    }
    let switches = [("disableNameSuffixHash", options.disableNameSuffixHash), ("immutable", options.immutable)]
    for (field, isOn) in switches where isOn {
      guard let place = entry.options?.explicitFalse[field] else { continue }
      let message = "'\(field): false' has no effect, since 'generatorOptions' turns it on"
      context.warn(.warning(.optionOverridden, message, at: place))
    }
  }

  func warnAboutLostFields(of old: Resource, in tree: NodeTree, context: BuildContext) {
    guard let behavior = entry.behavior, behavior.value == "merge" else { return }
    func warn(_ field: String, _ node: NodeID, now: String) {
      let message = "merging drops '\(field)' from \(old.title(in: tree)), which \(now)"
      let warning = Diagnostic.warning(.fieldLostInMerge, message, at: behavior.location)
        .addingNote("dropped here", at: tree.location(of: node))
      context.warn(warning.addingNote("repeat it here to keep it"))
    }
    if !options.immutable, let field = tree.value("immutable", in: old.root), tree.hasText(field, "true") {
      warn("immutable", field, now: "can be changed then")
    }
    guard product == .secret, entry.type?.nonEmpty == nil, let field = tree.value("type", in: old.root),
      tree.kind(of: field) == .scalar, !tree.hasText(field, "Opaque")
    else { return }
    warn("type", field, now: "becomes 'Opaque'")
  }

  func missingHash(of old: Resource, in tree: NodeTree) -> Diagnostic? {
    guard let behavior = entry.behavior, ["merge", "replace"].contains(behavior.value),
      !options.disableNameSuffixHash, !old.provenance.needsHash, old.provenance.behavior == nil
    else { return nil }
    let title = old.title(in: tree)
    return Diagnostic.warning(
      .hashMissing,
      "\(title) gets no content hash, as it is not generated",
      at: behavior.location
    )
    .addingNote("the resource", at: old.place(in: tree))
    .addingNote("generate it, too, or set 'disableNameSuffixHash: true' in 'options' if it needs no hash")
  }
}
