import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree

/// Makes a ConfigMap or a Secret from one entry of `configMapGenerator` or `secretGenerator`.
struct ResourceGenerator: Generator {
  /// What is made.
  enum Product: Sendable { case configMap, secret }

  let product: Product
  let entry: GeneratorEntry
  /// The entry's own options merged with those for all generators.
  let options: GeneratorOptions
  /// The kustomization file.
  let file: String
  /// The directory that paths start from.
  let root: LoadRoot

  /// Creates a generator.
  ///
  /// The entry's labels and annotations win over the global ones; the switches are on where either turns them on.
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

  private static func merged(_ local: [Pair], over global: [Pair]) -> [Pair] {
    let keys = Set(local.map { Text($0.key.value) })
    return global.filter { !keys.contains(Text($0.key.value)) } + local
  }

  /// - Returns: The resource, with what the entry says of hashes and existing resources.
  /// - Throws: `invalid-generator`, or what reading a file throws.
  func generate(in build: inout Build) throws(Diagnostic) -> [Resource] {
    // Moved, not copied, as there may be many generators and many files.
    var files = exchange(&build.files, with: FileStore())
    defer { build.files = files }
    let resource = try generate(in: &build.tree) { (path) throws(Diagnostic) in
      let file = try root.file(path)
      if product == .secret { files.note(.secret, of: file) }
      return try files.bytes(of: file, in: root)
    }
    try build.tree.checkSize(at: entry.location)
    return [resource]
  }

  private func generate(
    in tree: inout NodeTree,
    read: (Located<String>) throws(Diagnostic) -> [UInt8]
  ) throws(Diagnostic) -> Resource {
    guard let name = entry.name, !name.value.isEmpty else {
      let word = product == .configMap ? "ConfigMap" : "Secret"
      throw .invalidGenerator("a generated \(word) needs a 'name'", at: entry.location)
    }
    noteOddOptions(in: &tree)
    let pairs = try GeneratorData(entry, isSecret: product == .secret, read: read).sorted
    let root = makeRoot(name: name, in: &tree)
    addData(pairs, to: root, in: &tree)
    if product == .secret {
      let type = entry.type.flatMap { $0.value.isEmpty ? nil : $0.value } ?? "Opaque"
      add("type", tree.makeScalar(type, tag: .string, at: root), to: root, in: &tree)
    }
    if options.immutable { add("immutable", tree.makeScalar("true", tag: .boolean, at: root), to: root, in: &tree) }
    var resource = Resource(root: root, origin: ResourceOrigin(file: file, location: entry.location), in: tree)
    resource.recordInAnnotations(of: &tree)
    tree.markSecrets(in: root)
    let behavior = Resource.Behavior(annotation: entry.behavior?.value ?? "")
    resource.provenance = Resource.Provenance(needsHash: !options.disableNameSuffixHash, behavior: behavior)
    return resource
  }

  // MARK: - Nodes

  private func makeRoot(name: Located<String>, in tree: inout NodeTree) -> NodeID {
    let root = tree.makeCollection(.mapping)
    tree.setLocation(of: root, to: name.location)
    let kind = product == .configMap ? "ConfigMap" : "Secret"
    add("apiVersion", tree.makeScalar("v1", tag: .string, at: root), to: root, in: &tree)
    add("kind", tree.makeScalar(kind, tag: .string, at: root), to: root, in: &tree)
    let metadata = tree.makeCollection(.mapping, at: root)
    add("name", tree.makeScalar(name.value, tag: .string, at: root), to: metadata, in: &tree)
    if let namespace = entry.namespace, !namespace.value.isEmpty {
      let value = tree.makeScalar(namespace.value, tag: .string)
      tree.setLocation(of: value, to: namespace.location)
      add("namespace", value, to: metadata, in: &tree)
    }
    addStrings("labels", options.labels, to: metadata, in: &tree)
    addStrings("annotations", options.annotations, to: metadata, in: &tree)
    add("metadata", metadata, to: root, in: &tree)
    return root
  }

  private func addStrings(_ field: String, _ pairs: [Pair], to metadata: NodeID, in tree: inout NodeTree) {
    guard !pairs.isEmpty else { return }
    let map = tree.makeCollection(.mapping, at: metadata)
    for pair in pairs {
      let style: ScalarStyle = pair.value.value.utf8.contains(UInt8(ascii: "\n")) ? .literal : .plain
      let value = tree.makeScalar(pair.value.value, tag: .string, style: style)
      tree.setLocation(of: value, to: pair.value.location)
      add(pair.key.value, value, to: map, in: &tree)
    }
    add(field, map, to: metadata, in: &tree)
  }

  /// Puts text under `data` and, for ConfigMaps, bytes that are no text under `binaryData`; Secrets are all base 64.
  private func addData(_ pairs: [GeneratorData.Pair], to root: NodeID, in tree: inout NodeTree) {
    let data = tree.makeCollection(.mapping, at: root)
    let binaryData = tree.makeCollection(.mapping, at: root)
    for pair in pairs {
      let isText = product == .configMap && pair.isText
      let bytes = isText ? pair.value : Base64.encodeInLines(pair.value)
      let style: ScalarStyle = bytes.contains(UInt8(ascii: "\n")) ? .literal : .plain
      let value = tree.makeScalar(bytes, tag: .string, style: style)
      tree.setLocation(of: value, to: pair.location)
      let key = add(pair.key.string, value, to: isText || product == .secret ? data : binaryData, in: &tree)
      if product == .secret, pair.hasDoubtfulKey { tree.markSecret(key) }
    }
    if product == .secret || !tree.isEmptyCollection(data) { add("data", data, to: root, in: &tree) }
    if !tree.isEmptyCollection(binaryData) { add("binaryData", binaryData, to: root, in: &tree) }
  }

  /// Adds an entry whose key has no tag, as in Kustomize: what the key is will be read from its text.
  ///
  /// - Returns: The key.
  @discardableResult
  private func add(_ key: String, _ value: NodeID, to mapping: NodeID, in tree: inout NodeTree) -> NodeID {
    tree.quoteIfAmbiguous(value)
    let keyNode = tree.makeScalar(key, at: mapping)
    tree.append(key: keyNode, value: value, to: mapping)
    return keyNode
  }
}

// MARK: - Making

extension ResourceGenerator {
  /// `configMapGenerator`.
  static func configMaps(of layer: Layer, in build: inout Build) -> [any Generator] {
    layer.kustomization.configMapGenerator.map { Self(.configMap, $0, of: layer) }
  }

  /// `secretGenerator`.
  static func secrets(of layer: Layer, in build: inout Build) -> [any Generator] {
    layer.kustomization.secretGenerator.map { Self(.secret, $0, of: layer) }
  }

  private init(_ product: Product, _ entry: GeneratorEntry, of layer: Layer) {
    let (options, file) = (layer.kustomization.generatorOptions, layer.kustomization.file)
    self.init(product, entry, global: options, file: file, in: layer.root)
  }

  /// `ConfigMapGenerator`.
  static func configMap(of configuration: PluginConfiguration, in _: inout Build) throws(Diagnostic) -> [any Generator]
  {
    [Self(.configMap, try GeneratorEntry(configMap: configuration), configuration)]
  }

  /// `SecretGenerator`.
  static func secret(of configuration: PluginConfiguration, in _: inout Build) throws(Diagnostic) -> [any Generator] {
    [Self(.secret, try GeneratorEntry(secret: configuration), configuration)]
  }

  /// An entry without a name or namespace takes that of the configuration.
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
  /// Warns of options without effect.
  func noteOddOptions(in tree: inout NodeTree) {
    if let behavior = entry.behavior, !["", "unspecified", "create", "merge", "replace"].contains(behavior.value) {
      tree.note(.unknownBehavior(behavior.value, at: behavior.location))
    }
    guard let explicitFalse = entry.options?.explicitFalse else { return }
    if options.disableNameSuffixHash, let place = explicitFalse["disableNameSuffixHash"] {
      tree.note(.optionOverridden("disableNameSuffixHash", at: place))
    }
    if options.immutable, let place = explicitFalse["immutable"] {
      tree.note(.optionOverridden("immutable", at: place))
    }
  }

  /// Warns of fields that a resource loses when the generator merges into it.
  func warnAboutLostFields(of old: Resource, in tree: inout NodeTree) {
    guard let behavior = entry.behavior, behavior.value == "merge" else { return }
    if !options.immutable, let field = tree.value("immutable", in: old.root), tree.hasText(field, "true") {
      let place = tree.location(of: field)
      tree.note(
        .fieldLostInMerge(
          "immutable",
          of: old.title(in: tree),
          now: "can be changed then",
          at: behavior.location,
          old: place
        )
      )
    }
    guard product == .secret, entry.type?.value.isEmpty ?? true, let field = tree.value("type", in: old.root),
      tree.kind(of: field) == .scalar, !tree.hasText(field, "Opaque")
    else { return }
    let place = tree.location(of: field)
    tree.note(
      .fieldLostInMerge("type", of: old.title(in: tree), now: "becomes 'Opaque'", at: behavior.location, old: place)
    )
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func unknownBehavior(_ word: String, at location: SourceLocation?) -> Diagnostic {
    let known = ["create", "merge", "replace"]
    let problem = warning(
      .unknownBehavior,
      "unknown behavior '\(word)', which has the effect of 'create'",
      at: location
    )
    let advice = "the behaviors are \(known.joined(separator: ", "))"
    return problem.suggesting(nearestTo: word, among: known, otherwise: advice)
  }

  fileprivate static func optionOverridden(_ field: String, at location: SourceLocation?) -> Diagnostic {
    warning(.optionOverridden, "'\(field): false' has no effect, since 'generatorOptions' turns it on", at: location)
  }

  fileprivate static func fieldLostInMerge(
    _ field: String,
    of title: String,
    now: String,
    at location: SourceLocation?,
    old: SourceLocation?
  ) -> Diagnostic {
    warning(.fieldLostInMerge, "merging drops '\(field)' from \(title), which \(now)", at: location)
      .addingNote("what is lost", at: old)
      .addingNote("repeat it here to keep it")
  }
}
