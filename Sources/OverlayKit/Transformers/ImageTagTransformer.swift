import Diagnostics
import KubernetesModel
import Kustomization
import Patching
import YAMLTree

/// Changes the names, tags and digests of images (`images`).
///
/// Source: the reference goes over the resources twice, first through lists of containers at any depth and then through
/// the field specs. That shows in results: a `tagSuffix` is put on twice where both passes meet.
struct ImageTagTransformer: Transformer {
  let newName: String
  let newTag: String
  let tagSuffix: String
  let digest: String
  let specs: [FieldSpec]
  /// Matches whole image references; `nil` where the name is no regular expression and so matches nothing.
  let pattern: RegularExpression?
  /// Where the suffix is written.
  var suffixPlace: SourceLocation?

  /// Creates a transformer for images called `name`, which is put into a regular expression as it stands.
  init(name: String, newName: String, newTag: String, tagSuffix: String, digest: String, specs: [FieldSpec]) {
    self.newName = newName
    self.newTag = newTag
    self.tagSuffix = tagSuffix
    self.digest = digest
    self.specs = specs
    let digestPattern = "(@[a-zA-Z0-9]+([.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?"
    pattern = try? RegularExpression("^\(name)(:[a-zA-Z0-9_.{}-]*)?\(digestPattern)$")
  }

  /// Creates a transformer for an entry.
  init(_ entry: ImageEntry, specs: [FieldSpec]) {
    self.init(
      name: entry.name?.value ?? "",
      newName: entry.newName?.value ?? "",
      newTag: entry.newTag?.value ?? "",
      tagSuffix: entry.tagSuffix?.value ?? "",
      digest: entry.digest?.value ?? "",
      specs: specs
    )
    suffixPlace = entry.tagSuffix?.location
  }

  func transform(_ resources: inout ResourceSet, tree: inout NodeTree) throws(Diagnostic) {
    guard pattern != nil else { return }
    var state = State()
    for index in resources.indices where resources[index].type.kind != "CustomResourceDefinition" {
      try setContainerImages(of: resources[index], in: &tree, state: &state)
    }
    var walkers = FieldWalkers(specs, creates: nil)
    for index in resources.indices where resources[index].type.kind != "CustomResourceDefinition" {
      let resource = resources[index]
      for walker in walkers.walkers(for: resource.type) {
        let images = try walker.scalars(of: resource, in: &tree)
        if let example = repeated(images, state.changed, in: tree) {
          tree.note(example)
          state.changed = []
        }
        for image in images { _ = setImage(image, in: &tree, state: &state) }
      }
    }
  }

  /// What is remembered while one entry goes over the resources.
  private struct State {
    /// The images that have got a suffix in the first pass.
    var changed: Set<NodeID> = []
    /// What becomes of the images that were met first: many resources have the same.
    private var known: [(image: Text, replacement: Text?)] = []
    private static let limit = 16

    mutating func replacement(
      for image: NodeID,
      in tree: NodeTree,
      _ transformer: ImageTagTransformer
    ) -> Text? {
      if let known = known.first(where: { tree.has($0.image, at: image) }) { return known.replacement }
      let text = tree.text(of: image)
      let replacement = transformer.replacement(for: text.string).map { Text($0) }
      if known.count < Self.limit { known.append((text, replacement)) }
      return replacement
    }
  }

  /// Whether the suffix is what an entry adds, and not a tag or digest that takes its place.
  private var addsSuffix: Bool { newTag.isEmpty && digest.isEmpty && !tagSuffix.isEmpty }

  /// A warning where the second pass meets an image that has got its suffix in the first.
  private func repeated(_ images: [NodeID], _ changed: Set<NodeID>, in tree: NodeTree) -> Diagnostic? {
    guard !changed.isEmpty else { return nil }
    for image in images where changed.contains(image) {
      guard let text = replacement(for: tree.string(of: image)) else { continue }
      return .tagSuffixRepeated(tagSuffix, image: text, at: suffixPlace, image: tree.location(of: image))
    }
    return nil
  }

  /// - Returns: Whether the image is one that the entry means.
  private func setImage(_ image: NodeID, in tree: inout NodeTree, state: inout State) -> Bool {
    guard let text = state.replacement(for: image, in: tree, self) else { return false }
    tree.replaceScalar(image, by: text)
    return true
  }

  // MARK: - Containers at any depth

  private func setContainerImages(
    of resource: Resource,
    in tree: inout NodeTree,
    state: inout State
  ) throws(Diagnostic) {
    for list in tree.lists(under: ["containers", "initContainers"], below: resource.root) {
      var child = tree.firstChild(of: list)
      while let container = child {
        child = tree.next(after: container)
        guard let image = try image(of: container, resource, in: tree) else { continue }
        if setImage(image, in: &tree, state: &state), addsSuffix { state.changed.insert(image) }
      }
    }
  }

  private func image(of container: NodeID, _ resource: Resource, in tree: NodeTree) throws(Diagnostic) -> NodeID? {
    if tree.isNull(container) { return nil }
    guard tree.kind(of: container) == .mapping else {
      throw .wrongFieldKind(
        path: "containers",
        of: resource.id,
        found: "a container is no mapping",
        at: tree.location(of: container)
      )
    }
    guard let image = tree.value("image", in: container), !tree.isNull(image) else { return nil }
    guard tree.kind(of: image) == .scalar else {
      throw .wrongFieldKind(
        path: "image",
        of: resource.id,
        found: "it is a \(tree.kind(of: image).word)",
        at: tree.location(of: image)
      )
    }
    return image
  }

  // MARK: - References

  /// The new reference, or `nil` where the image is not the one that is meant.
  func replacement(for image: String) -> String? {
    guard let pattern, pattern.matches(image) else { return nil }
    var reference = ImageReference(image)
    if !newName.isEmpty { reference.name = newName }
    if !newTag.isEmpty {
      reference.tag = newTag
      reference.digest = digest
    } else if !digest.isEmpty {
      reference.tag = ""
      reference.digest = digest
    } else if !tagSuffix.isEmpty {
      reference.tag += tagSuffix
      reference.digest = ""
    }
    return reference.text
  }
}

/// An image reference in its parts.
struct ImageReference: Equatable {
  var name: String
  /// Without the colon; empty where there is none.
  var tag = ""
  /// Without the at sign; empty where there is none.
  var digest = ""

  /// Cuts a reference.
  ///
  /// A colon before the first slash belongs to the registry's port.
  init(_ text: String) {
    let utf8 = text.utf8
    let searched = utf8.firstIndex(of: UInt8(ascii: "/")).map { utf8[$0...] } ?? utf8[...]
    let at = searched.firstIndex(of: UInt8(ascii: "@"))
    let colon = searched[..<(at ?? searched.endIndex)].firstIndex(of: UInt8(ascii: ":"))
    name = String(text[..<(colon ?? at ?? text.endIndex)])
    if let colon { tag = String(text[utf8.index(after: colon)..<(at ?? text.endIndex)]) }
    if let at { digest = String(text[utf8.index(after: at)...]) }
  }

  /// The parts put together again.
  var text: String { name + (tag.isEmpty ? "" : ":\(tag)") + (digest.isEmpty ? "" : "@\(digest)") }
}
