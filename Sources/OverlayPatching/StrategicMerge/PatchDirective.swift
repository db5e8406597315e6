import OverlayDiagnostics
import OverlayYAMLTree

/// What a patch says about a mapping or a list with `$patch`.
enum PatchDirective {
  /// Merge field by field, as without a directive.
  case merge
  /// Put the patch in the place of the target.
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
  /// Reads the directive of a patch and takes it out.
  ///
  /// A mapping has it under `$patch`. A list has it as its first element with that key, if the element has no other.
  ///
  /// - Throws: `unknown-patch-directive` at the word.
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
