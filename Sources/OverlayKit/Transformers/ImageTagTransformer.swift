import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayPatching
import OverlayYAMLTree

/// Changes the names, tags and digests of images (`images`).
///
/// Source: for each entry, Kustomize visits the resources twice, first by lists of containers at any depth and then by
/// the field specs. This affects results: images that both passes find get a `tagSuffix` twice. Entries change nothing
/// but the text of images, so the images of a resource are looked up once for all entries.
struct ImageTagTransformer: Transformer {
  let entries: [ImageTag]
  let specs: [FieldSpec]

  func transform(
    _ resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    guard !entries.isEmpty else { return }
    var states = entries.map { State(entry: $0) }
    var searches = TypeCache<FieldSearch>()
    var contained: [NodeID] = []
    var specified: [FieldSearch.Hit] = []
    try resources.forEach(in: &tree, context: context) { (resource, tree) throws(Diagnostic) in
      guard resource.type.kind != "CustomResourceDefinition" else { return }
      contained.removeAll(keepingCapacity: true)
      specified.removeAll(keepingCapacity: true)
      try findContainerImages(of: resource, in: tree, into: &contained, context: context)
      let search = searches.value(for: resource.type) {
        FieldSearch(specs.filter { resource.type.isSelected(by: $0.types) }.map(\.path), includesNulls: true)
      }
      try search.find(.scalar, in: resource, of: &tree, into: &specified, context: context)
      context.charge((contained.count + specified.count) * states.count / 4)
      for state in states.indices {
        // One resource may have as many images as there are entries.
        try context.checkLimits(tree, at: tree.location(of: resource.root))
        for image in contained { try states[state].set(image, isFirst: true, in: &tree, context: context) }
        for image in specified { try states[state].set(image.node, isFirst: false, in: &tree, context: context) }
      }
      guard !resource.hasKnownScope else { return }
      let known = Set(contained + specified.map(\.node))
      for image in tree.scalars(under: "image", below: resource.root, context: context) where !known.contains(image) {
        for state in states.indices { states[state].check(unreached: image, in: tree, context: context) }
      }
    }
    let unused = states.filter { !$0.isUsed && $0.unreached == nil }
    warnAboutUnused(unused.map(\.entry), among: resources, in: tree, context: context)
    warnAboutUnreached(states, in: tree, context: context)
  }

  /// Warns about entries that do not match any image.
  private func warnAboutUnused(
    _ entries: [ImageTag],
    among resources: ResourceSet,
    in tree: NodeTree,
    context: BuildContext
  ) {
    for entry in entries {
      let (name, place) = (entry.name.value, entry.name.location)
      context.warn(.unusedImage(name, near: [], at: place)) { _ in
        .unusedImage(name, near: imageNames(in: resources, of: tree), at: place)
      }
    }
  }

  /// Warns about images of custom resources that entries match but do not change.
  private func warnAboutUnreached(_ states: [State], in tree: NodeTree, context: BuildContext) {
    var reported: Set<NodeID> = []
    for state in states {
      guard let image = state.unreached, reported.insert(image).inserted else { continue }
      let problem = Diagnostic.warning(
        .imageNotChanged,
        "the entry '\(state.entry.name.value.abridged)' of 'images' does not change this image, which is in no list of "
          + "containers",
        at: tree.location(of: image)
      )
      context.warn(
        problem.addingNote("the entry", at: state.entry.name.location)
          .addingNote(
            "list the field under 'images' in a file that the same kustomization names under 'configurations'"
          )
      )
    }
  }

  /// The names of the first images.
  private func imageNames(in resources: ResourceSet, of tree: NodeTree) -> [String] {
    var images: [NodeID] = []
    for resource in resources.resources where images.count < Self.suggestionLimit {
      // Invalid resources are not suggested.
      try? findContainerImages(of: resource, in: tree, into: &images, context: BuildContext())
    }
    return images.compactMap { tree.quotable($0) }.map { ImageReference($0).name }
  }

  /// The number of images that are searched for similar names.
  private static let suggestionLimit = 1_000

  /// An entry, and its state while it is applied to the resources.
  private struct State {
    let entry: ImageTag
    /// Whether the entry matches an image.
    private(set) var isUsed = false
    /// The first image of a custom resource that the entry matches but does not change.
    private(set) var unreached: NodeID?
    /// The images that got a suffix in the first pass, with their original locations.
    private var changed: [NodeID: SourceLocation?] = [:]
    /// The replacements of the first images, because many resources have the same ones.
    private var known: [(image: Text, replacement: NodeTree.ScalarTemplate?)] = []
    private static let limit = 16

    init(entry: ImageTag) { self.entry = entry }

    /// Changes an image if the entry matches it.
    mutating func set(
      _ image: NodeID,
      isFirst: Bool,
      in tree: inout NodeTree,
      context: BuildContext
    ) throws(Diagnostic) {
      guard tree.withBytes(of: image, { entry.mayMatch($0) }) else { return }
      guard let model = try replacement(for: image, in: &tree, context: context) else { return }
      isUsed = true
      if entry.addsSuffix {
        checkSuffix(on: image, becoming: model.text, isFirst: isFirst, in: tree, context: context)
      }
      tree.replaceScalar(image, by: model, context: context)
    }

    /// Records an image that no list of containers and no field spec leads to.
    mutating func check(unreached image: NodeID, in tree: NodeTree, context: BuildContext) {
      guard unreached == nil, tree.withBytes(of: image, { entry.mayMatch($0) }) else { return }
      context.charge(entry.effort)
      // The name of an entry may be an invalid expression, which only counts if the entry is used.
      let text = tree.string(of: image)
      guard let new = (try? entry.replacement(for: text)) ?? nil, new != text else { return }
      unreached = image
    }

    private mutating func replacement(
      for image: NodeID,
      in tree: inout NodeTree,
      context: BuildContext
    ) throws(Diagnostic) -> NodeTree.ScalarTemplate? {
      for index in known.indices where tree.has(known[index].image, at: image) { return known[index].replacement }
      let text = tree.text(of: image)
      context.charge(entry.effort)
      let replacement = try entry.replacement(for: text.string).map { replacement in
        NodeTree.ScalarTemplate(Text(replacement), at: tree.makeMarker(at: entry.place), in: &tree)
      }
      if known.count < Self.limit { known.append((text, replacement)) }
      return replacement
    }

    /// Warns if the second pass finds an image that got its suffix in the first pass.
    private mutating func checkSuffix(
      on image: NodeID,
      becoming text: Text,
      isFirst: Bool,
      in tree: NodeTree,
      context: BuildContext
    ) {
      if isFirst {
        if !isRepeated { changed[image] = tree.location(of: image) }
      } else if let place = changed[image] {
        context.warn(
          .tagSuffixRepeated(
            entry.tagSuffix,
            image: tree.isSecret(image) ? nil : text.string,
            at: entry.suffixPlace,
            image: place
          )
        )
        isRepeated = true
        changed = [:]
      }
    }
    /// Whether the warning, which is given only once, has been recorded.
    private var isRepeated = false
  }

  // MARK: - Containers at any depth

  private func findContainerImages(
    of resource: Resource,
    in tree: NodeTree,
    into images: inout [NodeID],
    context: BuildContext
  ) throws(Diagnostic) {
    for list in tree.lists(under: ["containers", "initContainers"], below: resource.root, context: context) {
      var child = tree.firstChild(of: list)
      while let container = child {
        child = tree.next(after: container)
        if let image = try image(of: container, resource, in: tree) { images.append(image) }
      }
    }
  }

  private func image(of container: NodeID, _ resource: Resource, in tree: NodeTree) throws(Diagnostic) -> NodeID? {
    if tree.isNull(container) { return nil }
    guard tree.kind(of: container) == .mapping else {
      throw resource.wrongField("containers", "a container is not a mapping", at: container, in: tree)
    }
    // A null is matched by its text.
    guard let image = tree.value("image", in: container) else { return nil }
    guard tree.kind(of: image) == .scalar else {
      throw resource.wrongField("image", "it is a \(tree.kind(of: image).word)", at: image, in: tree)
    }
    return image
  }
}

// MARK: - Creating

extension ImageTagTransformer {
  /// `images`.
  static func make(of layer: Layer, in build: inout Build) -> [any Transformer] {
    let entries = layer.kustomization.images.map { ImageTag($0) }
    let specs = layer.configuration[.images]
    guard !entries.isEmpty else { return [] }
    // In build metadata, each entry is a separate step.
    let steps = build.metadata.isRecording ? entries.map { [$0] } : [entries]
    return steps.map { Self(entries: $0, specs: specs) }
  }

  /// `ImageTagTransformer`.
  static func make(of configuration: PluginConfiguration, in build: inout Build) throws(Diagnostic) -> [any Transformer]
  {
    let settings = try ImageTagSettings(configuration)
    let specs = try settings.specs.checked(at: configuration.location)
    return [Self(entries: [ImageTag(settings.image)], specs: specs)]
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func tagSuffixRepeated(
    _ suffix: String,
    image: String?,
    at location: SourceLocation?,
    image place: SourceLocation?
  ) -> Diagnostic {
    warning(
      .tagSuffixRepeated,
      "the suffix '\(suffix)' is appended twice to the tags of containers' images",
      at: location
    )
    .addingNote(image.map { "this one becomes '\($0)'" } ?? "this one does", at: place)
  }

  fileprivate static func unusedImage(
    _ name: String,
    near names: [String],
    at location: SourceLocation?
  ) -> Diagnostic {
    let problem = warning(.unusedImage, "no image matches '\(name.abridged)'", at: location)
    if let near = Suggestion.nearest(to: name, among: names) { return problem.suggesting(near) }
    let reference = ImageReference(name)
    guard reference.name == name else {
      return problem.addingNote("write the name without tag and digest: '\(reference.name.abridged)'")
    }
    // Kustomizations often omit the registry that the resources specify.
    guard let whole = names.first(where: { $0.hasSuffix("/\(name)") }) else { return problem }
    return problem.addingNote("use the full image name: '\(whole.abridged)'")
  }
}
