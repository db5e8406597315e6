package import OverlayDiagnostics

extension NodeTree {
  /// Brings a tree into canonical form the way YAML 1.1 is converted to JSON, for kustomization files and JSON patches.
  ///
  /// Unlike in ``canonicalize(_:context:)``, words such as `yes` are booleans, dates remain strings, keys that are
  /// numbers or booleans become strings, and the last of several equal keys wins.
  ///
  /// - Throws: `non-string-key` for a null or a collection as key, `unwritable-value` for infinities.
  package mutating func canonicalizeYAML11(_ node: NodeID, context: BuildContext? = nil) throws(Diagnostic) {
    switch kind(of: node) {
    case .scalar: try canonicalizeScalar11(node, context)
    case .sequence:
      setTag(of: node, to: .sequence)
      for element in elements(of: node) { try canonicalizeYAML11(element, context: context) }
    case .mapping:
      setTag(of: node, to: .mapping)
      var last: [Text: Int] = [:]
      var kept: [Entry] = []
      for entry in entries(of: node) {
        try canonicalizeKey11(entry.key, context)
        try canonicalizeYAML11(entry.value, context: context)
        if let index = last[text(of: entry.key)] {
          kept[index].value = entry.value
        } else {
          last[text(of: entry.key)] = kept.count
          kept.append(entry)
        }
      }
      setEntries(of: node, to: kept)
    }
  }

  private mutating func canonicalizeKey11(_ key: NodeID, _ context: BuildContext?) throws(Diagnostic) {
    guard kind(of: key) == .scalar else { throw .nonStringKey("a collection", at: location(of: key)) }
    try canonicalizeScalar11(key, context)
    guard storedTag(of: key) != .null else { throw .nonStringKey("null", at: location(of: key)) }
    setTag(of: key, to: .string)
  }

  private mutating func canonicalizeScalar11(_ node: NodeID, _ context: BuildContext?) throws(Diagnostic) {
    let stored = storedTag(of: node)
    // The value is converted to JSON directly, so its style is lost.
    setStyle(of: node, to: .plain)
    guard stored == .unresolved else {
      if stored == .string || stored == .custom { return setTag(of: node, to: .string) }
      return try canonicalize(node, context: context)
    }
    switch withBytes(of: node, { PlainScalar.resolve11($0) }) {
    case .boolean(let value): setText(of: node, to: (value ? "true" : "false").utf8, tag: .boolean)
    case .timestamp, .string, .merge: setTag(of: node, to: .string)
    case .null, .integer, .float: try canonicalize(node, context: context)
    }
  }
}

extension ParsedFile {
  /// Brings a document into canonical form like ``NodeTree/canonicalizeYAML11(_:context:)``, and adds the warnings to
  /// the findings of the file.
  package mutating func canonicalizeYAML11(_ root: NodeID) throws(Diagnostic) {
    let context = BuildContext()
    defer { findings.warnings += context.warnings }
    try tree.canonicalizeYAML11(root, context: context)
  }
}
