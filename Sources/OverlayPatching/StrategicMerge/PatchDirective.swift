import OverlayDiagnostics
import OverlayYAMLTree

/// A `$patch` directive for a mapping or a list.
enum PatchDirective {
  /// Merge field by field, like without a directive.
  case merge
  /// Replace the target with the patch.
  case replace
  /// Remove the target.
  case delete

  init?(_ node: NodeID, in tree: borrowing NodeTree) {
    if tree.hasText(node, "merge") {
      self = .merge
    } else if tree.hasText(node, "replace") {
      self = .replace
    } else if tree.hasText(node, "delete") {
      self = .delete
    } else {
      return nil
    }
  }
}

extension StrategicMerge {
  /// Removes the directive from a patch and returns it.
  ///
  /// In a mapping, it is the value under `$patch`. In a list, it is in the first element with that key, if the element
  /// has no other key.
  ///
  /// - Throws: `unknown-patch-directive` at the value.
  func takeDirective(from patch: NodeID?, of tree: inout NodeTree) throws(Diagnostic) -> PatchDirective {
    guard let patch, tree.kind(of: patch) != .scalar else { return .merge }
    let holder = tree.kind(of: patch) == .mapping ? patch : listDirective(in: patch, of: tree)
    guard let holder, let value = tree.value("$patch", in: holder) else { return .merge }
    guard let directive = PatchDirective(value, in: tree) else {
      throw .unknownPatchDirective(tree.quotable(value), at: tree.location(of: value))
    }
    if holder == patch {
      tree.removeValue("$patch", from: patch)
    } else {
      var elements = tree.elements(of: patch)
      ElementSetter(keys: ["$patch"], values: [tree.text(of: value)]).remove(from: &elements, of: tree)
      tree.setChildren(of: patch, to: elements)
    }
    return directive
  }

  private func listDirective(in patch: NodeID, of tree: NodeTree) -> NodeID? {
    let element = tree.elements(of: patch).first { tree.value("$patch", in: $0) != nil }
    return element.flatMap { tree.count(of: $0) == 1 ? $0 : nil }
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func unknownPatchDirective(_ word: String?, at location: SourceLocation?) -> Diagnostic {
    let problem = Diagnostic(
      code: .unknownPatchDirective,
      message: "unknown patch directive" + (word.map { " '\($0.abridged)'" } ?? ""),
      at: location
    )
    let near = word.flatMap { Suggestion.nearest(to: $0, among: ["merge", "replace", "delete"]) }
    return problem.suggesting(near, otherwise: "'$patch' takes 'merge', 'replace' or 'delete'")
  }
}
