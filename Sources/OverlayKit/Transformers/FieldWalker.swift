import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayPatching
import OverlayYAMLTree

/// Finds the fields that a field spec names in a resource, and edits them.
///
/// Source: Kustomize's field specs; see ``FieldPath`` for the syntax. A missing field ends the walk silently, unless
/// the spec creates it.
final class FieldWalker: Sendable {
  /// Where the path leads.
  let path: FieldPath
  /// The steps of the path, ready to be compared with keys.
  private let steps: [Step]
  /// The keys of all steps, one behind the other.
  private let keys: [UInt8]
  /// What a missing last field is created as; `nil` where nothing is created.
  private let creates: NodeKind?
  /// Whether the last field is to be a scalar; then a null is one, with the text it is written with.
  private let leadsToScalar: Bool

  /// A step of the path; see ``FieldPath/Segment``.
  ///
  /// It has no reference to anything, as a build goes through steps at every turn.
  private struct Step: Sendable {
    /// Where its key is in ``FieldWalker/keys``.
    let key: Range<Int>
    let isList: Bool
    /// Whether no mapping can have such a field.
    let isImpossible: Bool
  }

  /// Creates a walker for a spec, which creates fields only if the spec says so.
  init(_ spec: FieldSpec, creates: NodeKind?) {
    path = spec.path
    var keys: [UInt8] = []
    var steps: [Step] = []
    for position in 0..<spec.path.count {
      let segment = spec.path[position]
      let start = keys.count
      keys += segment.name.utf8
      let isImpossible = spec.path.hasStepsInLists && Self.problem(with: segment.name) != nil
      steps.append(Step(key: start..<keys.count, isList: segment.isList, isImpossible: isImpossible))
    }
    self.keys = keys
    self.steps = steps
    self.creates = spec.create ? creates : nil
    leadsToScalar = creates == .scalar
  }

  /// Why a step cannot be the field of a mapping: Kustomize takes some words for places in lists.
  static func problem(with name: Text) -> String? {
    if name.isEmpty { return "the path has an empty step" }
    if name == "*" { return "'*' is not supported here" }
    return FieldPath.isPlaceInList(name.string) ? "'\(name)' is a place in a list, but there is a mapping" : nil
  }

  /// The fields at the path, in their order; those that are created stand there already.
  ///
  /// - Throws: `wrong-field-kind` where the path runs through a scalar.
  func fields(of resource: Resource, in tree: inout NodeTree) throws(Diagnostic) -> [NodeID] {
    var fields: [NodeID] = []
    try find(in: resource, of: &tree, into: &fields)
    return fields
  }

  /// Adds the fields at the path to `fields`, as ``fields(of:in:)``, all of them of one kind.
  ///
  /// - Throws: `wrong-field-kind` where something else stands there, too.
  func find(
    _ kind: NodeKind,
    in resource: Resource,
    of tree: inout NodeTree,
    into fields: inout [NodeID]
  ) throws(Diagnostic) {
    let known = fields.count
    try find(in: resource, of: &tree, into: &fields)
    for node in fields[known...] where tree.kind(of: node) != kind {
      throw .wrongFieldKind(
        path: path.description,
        of: resource.title(in: tree),
        found: "it is a \(tree.kind(of: node).word)",
        at: tree.location(of: node)
      )
    }
  }

  private func find(
    in resource: Resource,
    of tree: inout NodeTree,
    into fields: inout [NodeID]
  ) throws(Diagnostic) {
    do throws(Obstacle) { try find(from: resource.root, step: 0, of: &tree, into: &fields) } catch {
      throw .wrongFieldKind(
        path: path.description,
        of: resource.title(in: tree),
        found: error.problem,
        at: tree.location(of: error.node)
      )
    }
  }

  /// What stands in the way of a path.
  private struct Obstacle: Error {
    let node: NodeID
    let problem: String
  }

  private func find(
    from start: NodeID,
    step first: Int,
    of tree: inout NodeTree,
    into fields: inout [NodeID]
  ) throws(Obstacle) {
    var node = start
    for step in first..<steps.count {
      switch tree.kind(of: node) {
      case .sequence:
        var child = tree.firstChild(of: node)
        while let element = child {
          child = tree.next(after: element)
          if !tree.isNull(element) { try find(from: element, step: step, of: &tree, into: &fields) }
        }
        return
      case .mapping:
        if steps[step].isImpossible {
          throw Obstacle(node: node, problem: Self.problem(with: path[step].name) ?? "there is a mapping")
        }
        guard let field = field(step, of: node, tree: &tree) else { return }
        node = field
      case .scalar:
        throw Obstacle(node: node, problem: "there is a scalar on the way")
      }
    }
    fields.append(node)
  }

  /// The field of a mapping that the path goes through next, created where that is asked for.
  private func field(_ step: Int, of mapping: NodeID, tree: inout NodeTree) -> NodeID? {
    let mayCreate = creates != nil && !steps[step].isList
    let found = keys.withUnsafeBufferPointer { keys in
      tree.findEntry(UnsafeBufferPointer(rebasing: keys[steps[step].key]), in: mapping)?.value
    }
    guard let present = found else {
      guard mayCreate else { return nil }
      let kind = created(at: step)
      let created = kind == .scalar ? tree.makeScalar("", at: mapping) : tree.makeCollection(kind, at: mapping)
      return tree.set(path[step].name, to: created, in: mapping)
    }
    guard tree.isNull(present) else { return present }
    if steps[step].isList {
      tree.clear(present, to: .sequence)
      return present
    }
    guard mayCreate else { return leadsToScalar && step == steps.count - 1 ? present : nil }
    if created(at: step) != .scalar { tree.clear(present, to: created(at: step)) }
    return present
  }

  private func created(at step: Int) -> NodeKind { step == steps.count - 1 ? creates ?? .scalar : .mapping }
}

// MARK: - Edits

extension FieldWalker {
  /// Sets the text of every scalar at the path, made from its present text; a quoted one stays a string.
  ///
  /// Without a tag the text of the new value decides what it is. The scalars take their place in the source from a node.
  ///
  /// - Throws: `wrong-field-kind` where a mapping or list stands at the path.
  func setScalars(
    of resource: Resource,
    in tree: inout NodeTree,
    tag: Tag = .none,
    at place: NodeID?,
    to text: (Text) -> Text?
  ) throws(Diagnostic) {
    var fields: [NodeID] = []
    try find(.scalar, in: resource, of: &tree, into: &fields)
    for node in fields {
      guard let text = text(tree.text(of: node)) else { continue }
      tree.replaceScalar(node, by: text, tag: tag, at: place)
    }
  }
}
