import OverlayDiagnostics
import OverlayPatching
import OverlayYAMLTree

extension NodePath {
  /// Adds notes to a problem with a path that does not exist: how far it exists, and a similar name for its next step.
  func explain(_ problem: Diagnostic, from root: NodeID, of tree: NodeTree) -> Diagnostic {
    var current = root
    for (index, part) in parts.enumerated() {
      let step = part.trimmingWhiteSpace
      if step.isEmpty { continue }
      let next = step == "*" ? tree.firstChild(of: current) : (try? node(at: step, from: current, of: tree)) ?? nil
      guard let next, !tree.isNull(next) else {
        let isNull = next != nil
        return explain(problem, step, of: Reached(node: current, path: parts[..<index], isNull: isNull), tree)
      }
      current = next
    }
    return tree.isEmptyCollection(current)
      ? problem.addingNote("the \(tree.kind(of: current).word) there is empty", at: tree.location(of: current))
      : problem
  }

  /// The last existing node on a path.
  private struct Reached {
    var node: NodeID
    var path: ArraySlice<String>
    /// Whether the next step leads to a null.
    var isNull: Bool

    func name(in tree: NodeTree) -> String {
      guard !path.isEmpty else { return "the resource" }
      return "the \(tree.kind(of: node).word) at '\(path.joined(separator: ".").abridged)'"
    }
  }

  private func explain(_ problem: Diagnostic, _ step: String, of reached: Reached, _ tree: NodeTree) -> Diagnostic {
    let name = reached.name(in: tree)
    let place = tree.location(of: reached.node)
    switch tree.kind(of: reached.node) {
    case .scalar: return problem.addingNote("\(name) ends the path", at: place)
    case .mapping:
      guard !reached.isNull else { return problem.addingNote("\(name) has no value for '\(step.abridged)'", at: place) }
      let keys = tree.entries(of: reached.node).map(\.key)
      return addingNote(problem, "\(name) has no '\(step.abridged)'", at: place, step, among: keys, of: tree)
    case .sequence:
      guard case .element(let key, let value) = Self.step(step) else {
        let count = tree.count(of: reached.node)
        return problem.addingNote("\(name) has \(count) \(count == 1 ? "element" : "elements")", at: place)
      }
      let values = tree.elements(of: reached.node).compactMap { tree.value(under: key, in: $0) }
      let reason = "\(name) has no element with '\(step.dropFirst().dropLast())'"
      return addingNote(problem, reason.abridged, at: place, value.string, among: values, of: tree)
    }
  }

  private func addingNote(
    _ problem: Diagnostic,
    _ reason: String,
    at place: SourceLocation?,
    _ word: String,
    among nodes: [NodeID],
    of tree: NodeTree
  ) -> Diagnostic {
    let explained = problem.addingNote(reason, at: place)
    guard let near = Suggestion.nearest(to: word, among: nodes.lazy.compactMap { tree.quotable($0) }) else {
      return explained
    }
    let node = nodes.first { tree.text(of: $0) == Text(near) }
    return explained.suggesting(near, at: node.flatMap { tree.location(of: $0) })
  }
}
