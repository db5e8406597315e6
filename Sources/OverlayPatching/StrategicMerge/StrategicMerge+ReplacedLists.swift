import OverlayDiagnostics
import OverlayYAMLTree

// MARK: - Lists that replace others

extension StrategicMerge {
  /// The fields by which people tell the elements of a list apart.
  private static let identifyingKeys: [Text] = ["name", "id", "key"]
  /// The longest list that is looked at.
  private static let comparedElementLimit = 1_000
  /// The most names in a message.
  private static let shownNameLimit = 3

  /// Warns about a list of mappings that replaces another, because the schema says nothing of either, if parts of the other
  /// are lost that nobody may have meant to remove.
  ///
  /// In types that the schema knows, only lost fields of elements with the same name count: people know that, for
  /// example, `tolerations` are replaced.
  func warnAboutReplacedList(_ target: NodeID, by patch: NodeID, in tree: NodeTree) {
    guard let key = Self.identifyingKeys.first(where: { isKey($0, of: target, tree) && isKey($0, of: patch, tree) })
    else {
      return
    }
    let elements = tree.elements(of: patch)
    let names = Dictionary(
      elements.compactMap { element in tree.value(under: key, in: element).map { (tree.text(of: $0), element) } },
      uniquingKeysWith: { first, _ in first }
    )
    var lost: [NodeID] = []
    var incomplete: (element: NodeID, fields: [NodeID])?
    for element in tree.elements(of: target) {
      guard let name = tree.value(under: key, in: element) else { continue }
      guard let change = names[tree.text(of: name)] else {
        lost.append(name)
        continue
      }
      var changed = KeyIndex(of: change)
      let fields = tree.entries(of: element).map(\.key).filter { field in
        changed.value(under: tree.text(of: field), in: tree) == nil
      }
      if incomplete == nil, !fields.isEmpty { incomplete = (name, fields) }
    }
    guard incomplete != nil || !isOfKnownType && !lost.isEmpty else { return }
    var losses: [String] = []
    if !lost.isEmpty {
      losses.append("\(lost.count == 1 ? "the element" : "\(lost.count) elements")\(list(lost, in: tree)) of it")
    }
    if let incomplete, let name = tree.quotable(incomplete.element) {
      losses.append("the fields\(list(incomplete.fields, in: tree)) of '\(name.abridged)'")
    }
    let problem = Diagnostic.warning(
      .listReplaced,
      "this list replaces the one of the target, which loses \(losses.joined(separator: " and "))",
      at: tree.location(of: patch)
    ).addingNote("the list of the target", at: tree.location(of: target))
    context.warn(problem) { problem in
      let path = path(to: target, in: tree)
      return problem.addingNote("repeat what is to be kept, or change elements of '\(path.abridged)' with a JSON patch")
    }
  }

  /// Whether all elements of a list are mappings, with a different scalar under the key in each.
  private func isKey(_ key: Text, of list: NodeID, _ tree: NodeTree) -> Bool {
    guard tree.kind(of: list) == .sequence else { return false }
    var seen: Set<Text> = []
    var element = tree.firstChild(of: list)
    while let current = element {
      guard seen.count < Self.comparedElementLimit, tree.kind(of: current) == .mapping,
        let value = tree.value(under: key, in: current), tree.kind(of: value) == .scalar, !tree.isNull(value),
        seen.insert(tree.text(of: value)).inserted
      else { return false }
      element = tree.next(after: current)
    }
    return !seen.isEmpty
  }

  /// The first names, in quotes: ` 'a', 'b' and 3 others`; nothing if one may be a value of a Secret.
  private func list(_ names: [NodeID], in tree: NodeTree) -> String {
    let shown = names.prefix(Self.shownNameLimit).compactMap { tree.quotable($0)?.abridged }
    guard shown.count == min(names.count, Self.shownNameLimit) else { return "" }
    let rest = names.count - shown.count
    let quoted = shown.map { "'\($0)'" }.joined(separator: ", ")
    return " \(quoted)" + (rest == 0 ? "" : " and \(rest) other\(rest == 1 ? "" : "s")")
  }

  /// The JSON pointer of a node in the resource that is patched.
  private func path(to node: NodeID, in tree: NodeTree) -> String {
    guard let root else { return "" }
    var pending = [(node: root, path: "")]
    while let (current, path) = pending.popLast() {
      if current == node { return path }
      for entry in tree.entries(of: current) where tree.kind(of: entry.value) != .scalar {
        pending.append((entry.value, "\(path)/\(Self.escaped(tree.string(of: entry.key)))"))
      }
      for (index, element) in tree.elements(of: current).enumerated() where tree.kind(of: element) != .scalar {
        pending.append((element, "\(path)/\(index)"))
      }
    }
    return ""
  }

  /// A key as a part of a JSON pointer.
  private static func escaped(_ key: String) -> String {
    let parts = key.utf8.split(separator: ascii("~"), omittingEmptySubsequences: false).map { part in
      part.split(separator: ascii("/"), omittingEmptySubsequences: false).map { String(Substring($0)) }
        .joined(separator: "~1")
    }
    return parts.joined(separator: "~0")
  }
}
