import Diagnostics
import KubernetesModel
import Patching
import YAMLTree

/// Finds the fields that a field spec names in a resource, and edits them.
///
/// Source: the reference's field specs; see ``FieldPath`` for the syntax. A missing field ends the walk silently, unless
/// the spec creates it.
struct FieldWalker {
  /// Where the path leads.
  let path: FieldPath
  /// The steps of the path, ready to be compared with keys.
  private let steps: [Step]
  /// What a missing last field is created as; `nil` where nothing is created.
  let creates: NodeKind?
  /// The tag of a field that was null before.
  var createdTag: Tag = .none
  /// The node at whose place new entries are said to come from; without it that of the mapping they are put into.
  var place: NodeID?

  /// A step of the path; see ``FieldPath/Segment``.
  private struct Step: Sendable {
    let name: Text
    let key: [UInt8]
    let isList: Bool
  }

  /// Creates a walker for a spec, which creates fields only if the spec says so.
  init(_ spec: FieldSpec, creates: NodeKind?, tag: Tag = .none) {
    path = spec.path
    steps = (0..<spec.path.count).map { position in
      let segment = spec.path[position]
      return Step(name: segment.name, key: Array(segment.name.utf8), isList: segment.isList)
    }
    self.creates = spec.create ? creates : nil
    createdTag = tag
  }

  /// Passes every field at the path to `edit`.
  ///
  /// - Throws: `wrong-field-kind` where the path runs through a scalar, or what `edit` throws.
  func walk(
    _ resource: Resource,
    of tree: inout NodeTree,
    edit: (NodeID, inout NodeTree) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    try walk(resource.root, step: 0, resource, of: &tree, edit: edit)
  }

  private func walk(
    _ node: NodeID,
    step: Int,
    _ resource: Resource,
    of tree: inout NodeTree,
    edit: (NodeID, inout NodeTree) throws(Diagnostic) -> Void
  ) throws(Diagnostic) {
    guard step < steps.count else { return try edit(node, &tree) }
    switch tree.kind(of: node) {
    case .sequence:
      var child = tree.firstChild(of: node)
      while let element = child {
        child = tree.next(after: element)
        if tree.isNull(element) { continue }
        try walk(element, step: step, resource, of: &tree, edit: edit)
      }
    case .mapping:
      if path.hasStepsInLists, let problem = Self.problem(with: steps[step].name) {
        throw .wrongFieldKind(path: path.description, of: resource.id, found: problem, at: tree.location(of: node))
      }
      guard let field = field(steps[step], isLast: step == steps.count - 1, of: node, tree: &tree) else { return }
      try walk(field, step: step + 1, resource, of: &tree, edit: edit)
    case .scalar:
      throw .wrongFieldKind(
        path: path.description,
        of: resource.id,
        found: "there is a scalar on the way",
        at: tree.location(of: node)
      )
    }
  }

  /// Why a step cannot be the field of a mapping: the reference takes some words for places in lists.
  static func problem(with name: Text) -> String? {
    if name.isEmpty { return "the path has an empty step" }
    return FieldPath.isPlaceInList(name.string) ? "'\(name)' is a place in a list, but there is a mapping" : nil
  }

  /// The field of a mapping that the path goes through next, created where that is asked for.
  private func field(
    _ step: Step,
    isLast: Bool,
    of mapping: NodeID,
    tree: inout NodeTree
  ) -> NodeID? {
    let mayCreate = creates != nil && !step.isList
    let wanted = isLast ? creates ?? .scalar : .mapping
    guard let present = tree.value(underBytes: step.key, in: mapping) else {
      guard mayCreate else { return nil }
      let created =
        wanted == .scalar ? tree.makeScalar("", at: mapping) : tree.makeCollection(wanted, at: mapping)
      return tree.set(step.name, to: created, in: mapping)
    }
    guard tree.isNull(present) else { return present }
    if step.isList {
      tree.clear(present, to: .sequence)
      return present
    }
    guard mayCreate else { return nil }
    if wanted != .scalar { tree.clear(present, to: wanted) }
    return present
  }
}

// MARK: - Edits

extension FieldWalker {
  /// Sets the text of every scalar at the path, made from its present text; a quoted one stays a string.
  ///
  /// Without a tag the text of the new value decides what it is.
  ///
  /// - Throws: `wrong-field-kind` where a mapping or list stands at the path.
  func setScalars(
    of resource: Resource,
    in tree: inout NodeTree,
    tag: Tag = .none,
    at place: NodeID? = nil,
    to text: (String) throws(Diagnostic) -> String?
  ) throws(Diagnostic) {
    try walk(resource, of: &tree) { (node, tree) throws(Diagnostic) in
      guard tree.kind(of: node) == .scalar else {
        throw .wrongFieldKind(
          path: path.description,
          of: resource.id,
          found: "it is a \(tree.kind(of: node).word)",
          at: tree.location(of: node)
        )
      }
      guard let text = try text(tree.string(of: node)) else { return }
      tree.replaceScalar(node, by: Text(text), tag: tag, at: place)
    }
  }

  /// Sets entries of every mapping at the path, as strings.
  ///
  /// The value nodes of new entries are added to `created`, by key.
  ///
  /// - Throws: `wrong-field-kind` where something else stands at the path, and for an empty key.
  func setEntries(
    _ pairs: [(key: Text, value: Text)],
    of resource: Resource,
    in tree: inout NodeTree,
    at place: SourceLocation?,
    created: inout [Text: [NodeID]]
  ) throws(Diagnostic) {
    try walk(resource, of: &tree) { (node, tree) throws(Diagnostic) in
      guard tree.kind(of: node) == .mapping else {
        throw .wrongFieldKind(
          path: path.description,
          of: resource.id,
          found: "it is a \(tree.kind(of: node).word)",
          at: tree.location(of: node)
        )
      }
      for (key, value) in pairs {
        guard !key.isEmpty else {
          throw .wrongFieldKind(path: path.description, of: resource.id, found: "the key is empty", at: place)
        }
        if let new = tree.setEntry(key, to: value, tag: .string, in: node, at: self.place ?? node) {
          created[key, default: []].append(new)
        }
      }
    }
  }
}
