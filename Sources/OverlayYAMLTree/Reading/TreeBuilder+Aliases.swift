import COverlayYAML
import OverlayDiagnostics

// MARK: - Aliases and merge keys

extension TreeBuilder {
  /// Whether the next node is the value of a merge key, or an element of it.
  private var isMergeValueNext: Bool {
    if level.isMapping { return !level.isKeyNext && level.hasMergeKey && isMergeKey(level) }
    guard let outer = outerLevels.last, outer.isMapping, outer.hasMergeKey else { return false }
    return isMergeKey(outer)
  }

  /// Whether the last key of a level is a merge key.
  func isMergeKey(_ level: Level) -> Bool {
    guard let collection = level.collection, let last = mergeKeys[collection.node]?.last else { return false }
    // The value is already linked if it is an open list.
    return collection.lastChild == last || nodes.tree.next(after: last) == collection.lastChild
  }

  mutating func expandAlias(_ event: UnsafePointer<yaml_event_t>) throws(Diagnostic) -> NodeID? {
    let location = location(of: event.pointee.start_mark)
    let name = event.pointee.data.alias.anchor.map { String(cString: $0) } ?? ""
    switch anchors[name] {
    case nil: throw .unknownAnchor(at: location)
    case .open: throw .anchorContainsItself(at: location)
    case .node(let node, let extent):
      expandedNodes += extent.size
      guard expandedNodes <= aliasLimit else {
        throw .aliasesTooLarge(limit: aliasLimit, at: location)
      }
      expandedText += extent.text
      guard expandedText <= YAMLReader.aliasTextLimit else {
        throw .aliasTextTooLarge(limit: YAMLReader.aliasTextLimit, at: location)
      }
      guard outerLevels.count + extent.height <= YAMLReader.depthLimit else {
        throw .nestingTooDeep(at: location)
      }
      let copy = nodes.tree.copy(node)
      nodes.findings.fileWithAliases = location.file
      let isMerged = isMergeValueNext
      link(copy, mayBeMergeKey: true)
      // The entries that a merge key adds are counted when it is resolved, and become part of this level.
      level.extent.add(isMerged ? Extent(height: extent.height - 1) : extent)
      return copy
    }
  }

  /// Replaces the merge keys of a mapping with the entries they add: the mapping's own keys win, then earlier sources.
  mutating func resolveMergeKeys(_ keys: [NodeID], of mapping: NodeID, _ extent: inout Extent) throws(Diagnostic) {
    let start = (slots: nodes.tree.slotCount, text: mergedText)
    defer {
      extent.size += nodes.tree.slotCount - start.slots
      extent.text += mergedText - start.text
    }
    let entries = nodes.tree.entries(of: mapping)
    let isMerge = Set(keys)
    guard !mergesInPosition else { return try mergeInPosition(entries, isMerge, of: mapping) }
    if keys.count > 1 {
      throw .duplicateKey("<<", at: nodes.tree.location(of: keys[1]), first: nodes.tree.location(of: keys[0]))
    }
    var kept = entries.filter { !isMerge.contains($0.key) }
    var seen = Set(kept.map { nodes.tree.text(of: $0.key) })
    for entry in entries where isMerge.contains(entry.key) {
      for source in try nodes.tree.mergeSources(entry.value) {
        for addition in nodes.tree.entries(of: source) where seen.insert(nodes.tree.text(of: addition.key)).inserted {
          kept.append(try duplicate(addition))
        }
      }
    }
    nodes.tree.setEntries(of: mapping, to: kept)
  }

  /// Inserts the entries of merge keys at the positions of the keys; the last of equal keys will count.
  private mutating func mergeInPosition(
    _ entries: [Entry],
    _ isMerge: Set<NodeID>,
    of mapping: NodeID
  ) throws(Diagnostic) {
    var result: [Entry] = []
    for entry in entries {
      guard isMerge.contains(entry.key) else {
        result.append(entry)
        continue
      }
      for source in try nodes.tree.mergeSources(entry.value).reversed() {
        for addition in nodes.tree.entries(of: source) { result.append(try duplicate(addition)) }
      }
    }
    nodes.tree.setEntries(of: mapping, to: result)
  }

  /// A copy of an entry that a merge key adds: its source may have an anchor that is used again.
  private mutating func duplicate(_ entry: Entry) throws(Diagnostic) -> Entry {
    let before = nodes.tree.slotCount
    let copy = Entry(key: nodes.tree.copy(entry.key), value: nodes.tree.copy(entry.value))
    expandedNodes += nodes.tree.slotCount - before
    guard expandedNodes <= aliasLimit else {
      throw .aliasesTooLarge(limit: aliasLimit, at: nodes.tree.location(of: entry.key))
    }
    for slot in nodes.tree.slots[before...] where slot.isScalar { mergedText += Int(slot.b) }
    return copy
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func aliasesTooLarge(limit: Int, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .aliasesTooLarge,
      message: "the aliases up to here expand to more than \(limit) nodes",
      at: location
    )
  }

  /// The name is left out: it may be a secret value that starts with an asterisk.
  fileprivate static func unknownAnchor(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .unknownAnchor, message: "this alias does not refer to an anchor", at: location)
      .addingNote("define the anchor before its aliases, in the same document")
  }

  fileprivate static func anchorContainsItself(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .unknownAnchor, message: "the value of this alias's anchor contains the alias", at: location)
  }

  fileprivate static func aliasTextTooLarge(limit: Int, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .aliasesTooLarge,
      message: "the aliases up to here expand to more than \(limit >> 20) MiB of strings",
      at: location
    )
  }
}
