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
      try setContainerImages(in: resources[index].root, of: resources[index], tree: &tree, state: &state)
    }
    var walkers = FieldWalkers(specs, creates: nil)
    for index in resources.indices where resources[index].type.kind != "CustomResourceDefinition" {
      let resource = resources[index]
      for walker in walkers.walkers(for: resource.type) {
        if let example = try repeated(walker, state.changed, of: resource, tree: &tree) {
          tree.note(example)
          state.changed = []
        }
        try walker.setScalars(of: resource, in: &tree) { state.replacement(for: $0, self) }
      }
    }
  }

  /// What is remembered while one entry goes over the resources.
  private struct State {
    /// The images that have got a suffix in the first pass.
    var changed: Set<NodeID> = []
    /// What became of each image: many resources have the same.
    private var known: [Text: String?] = [:]

    mutating func replacement(for image: String, _ transformer: ImageTagTransformer) -> String? {
      if let known = known[Text(image)] { return known }
      let replacement = transformer.replacement(for: image)
      known[Text(image)] = .some(replacement)
      return replacement
    }
  }

  /// Whether the suffix is what an entry adds, and not a tag or digest that takes its place.
  private var addsSuffix: Bool { newTag.isEmpty && digest.isEmpty && !tagSuffix.isEmpty }

  /// A warning where the second pass meets an image that has got its suffix in the first.
  private func repeated(
    _ walker: FieldWalker,
    _ changed: Set<NodeID>,
    of resource: Resource,
    tree: inout NodeTree
  ) throws(Diagnostic) -> Diagnostic? {
    guard !changed.isEmpty else { return nil }
    var result: Diagnostic?
    try walker.walk(resource, of: &tree) { (node, tree) throws(Diagnostic) in
      guard result == nil, changed.contains(node), let text = replacement(for: tree.string(of: node)) else { return }
      result = .tagSuffixRepeated(tagSuffix, image: text, at: suffixPlace, image: tree.location(of: node))
    }
    return result
  }

  // MARK: - Containers at any depth

  private func setContainerImages(
    in node: NodeID,
    of resource: Resource,
    tree: inout NodeTree,
    state: inout State
  ) throws(Diagnostic) {
    var child = tree.firstChild(of: node)
    guard tree.kind(of: node) == .mapping else {
      while let element = child {
        if tree.kind(of: element) != .scalar {
          try setContainerImages(in: element, of: resource, tree: &tree, state: &state)
        }
        child = tree.next(after: element)
      }
      return
    }
    while let key = child, let value = tree.next(after: key) {
      if tree.kind(of: value) != .scalar {
        try setContainerImages(in: value, of: resource, tree: &tree, state: &state)
        if tree.kind(of: value) == .sequence, tree.hasText(key, "containers") || tree.hasText(key, "initContainers") {
          for container in tree.elements(of: value) {
            try setImage(of: container, resource, tree: &tree, state: &state)
          }
        }
      }
      child = tree.next(after: value)
    }
  }

  private func setImage(
    of container: NodeID,
    _ resource: Resource,
    tree: inout NodeTree,
    state: inout State
  ) throws(Diagnostic) {
    if tree.isNull(container) { return }
    guard tree.kind(of: container) == .mapping else {
      throw .wrongFieldKind(
        path: "containers",
        of: resource.id,
        found: "a container is no mapping",
        at: tree.location(of: container)
      )
    }
    guard let image = tree.value("image", in: container), !tree.isNull(image) else { return }
    guard tree.kind(of: image) == .scalar else {
      throw .wrongFieldKind(
        path: "image",
        of: resource.id,
        found: "it is a \(tree.kind(of: image).word)",
        at: tree.location(of: image)
      )
    }
    guard let text = state.replacement(for: tree.string(of: image), self) else { return }
    tree.replaceScalar(image, by: Text(text))
    if addsSuffix { state.changed.insert(image) }
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
