package import OverlayDiagnostics

// MARK: - Merge keys

extension NodeTree {
  /// Whether the current or former text of any scalar contains `<<`.
  package var mayHaveMergeKeys: Bool {
    zip(text, text.dropFirst()).contains { $0 == ascii("<") && $1 == ascii("<") }
  }

  /// Replaces keys `<<` that a step has set as text with the entries that they add when the document is read again, as
  /// Kustomize does.
  ///
  /// A mapping's own keys win, then earlier sources.
  ///
  /// - Throws: `invalid-merge-key` if the value is neither a mapping nor a list of mappings.
  package mutating func resolveMergeKeys(below root: NodeID) throws(Diagnostic) {
    var mappings: [NodeID] = []
    var pending = [root]
    while let node = pending.popLast() {
      if kind(of: node) == .mapping { mappings.append(node) }
      pending += kind(of: node) == .mapping ? entries(of: node).map(\.value) : elements(of: node)
    }
    // Inner mappings come after outer ones.
    for mapping in mappings.reversed() {
      let all = entries(of: mapping)
      guard let merge = all.first(where: { hasText($0.key, "<<") }) else { continue }
      var kept = all.filter { $0.key != merge.key }
      var seen = Set(kept.map { text(of: $0.key) })
      for source in try mergeSources(merge.value) {
        for entry in entries(of: source) where seen.insert(text(of: entry.key)).inserted { kept.append(entry) }
      }
      setEntries(of: mapping, to: kept)
    }
  }

  /// The mappings that a merge key adds.
  ///
  /// - Throws: `invalid-merge-key`.
  func mergeSources(_ value: NodeID) throws(Diagnostic) -> [NodeID] {
    if kind(of: value) == .mapping { return [value] }
    let sources = elements(of: value)
    guard kind(of: value) == .sequence, sources.allSatisfy({ kind(of: $0) == .mapping }) else {
      throw .invalidMergeKey(at: location(of: value))
    }
    return sources
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func invalidMergeKey(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .invalidMergeKey,
      message: "the value of a merge key '<<' must be a mapping or a list of mappings",
      at: location
    )
  }
}
