import CLibYAML
import Diagnostics

/// Builds a ``NodeTree`` from libyaml's events, with an explicit stack.
///
/// Aliases become copies of what they name, and merge keys are resolved when their mapping ends, so that nothing later
/// knows of either.
struct TreeBuilder {
  /// A collection that has begun and not ended.
  private struct Level {
    var node: NodeID
    var isMapping: Bool
    var isKeyNext = true
    var mergeKeys: [NodeID] = []
    var anchor: String?
  }

  private enum Anchor {
    case open
    /// A finished node, its number of nodes and the levels below and with it.
    case node(NodeID, size: Int, height: Int)
  }

  private var tree = NodeTree()
  private var documents: [NodeID] = []
  private var levels: [Level] = []
  private var anchors: [String: Anchor] = [:]
  private var expandedNodes = 0
  private let place: SourceText
  private let file: UInt32
  private let mergesInPosition: Bool
  /// Looks for escapes that libyaml knows and the reference does not; `nil` where the text has none.
  private var escapes: EscapeChecker?

  /// Creates a builder for the documents of one file.
  ///
  /// With `mergesInPosition` a merge key overrides the keys before it, as in YAML 1.1 files of the reference; otherwise it
  /// gives way to all of the mapping's own keys, as in resources.
  ///
  /// - Throws: `input-too-large`.
  init(place: SourceText, byteCount: Int, mergesInPosition: Bool = false) throws(Diagnostic) {
    guard byteCount < Int32.max else { throw .inputTooLarge(at: SourceLocation(file: place.file)) }
    self.place = place
    self.mergesInPosition = mergesInPosition
    // Manifests have about one node for ten bytes, and about half their bytes are text of scalars.
    tree.reserve(slots: byteCount / 10 + 4, text: byteCount / 2 + 16)
    file = tree.addFile(place.file)
  }

  /// What was read.
  consuming func finish() -> ParsedFile { ParsedFile(tree: tree, documents: documents) }

  /// Reads the first document of `bytes`, where there is one that is not null.
  mutating func readDocument(_ bytes: UnsafeBufferPointer<UInt8>, lineOffset: Int) throws(Diagnostic) {
    var chunk = place
    chunk.lineOffset += lineOffset
    var reader = try EventReader(bytes, place: chunk)
    escapes = EscapeChecker(bytes)
    anchors.removeAll(keepingCapacity: true)
    levels.removeAll(keepingCapacity: true)
    var root: NodeID?
    var isFinished = false
    while !isFinished {
      isFinished = try reader.next { (event) throws(Diagnostic) in
        switch event.type {
        case YAML_DOCUMENT_END_EVENT, YAML_STREAM_END_EVENT: return true
        default:
          if let node = try add(event, chunk: chunk), levels.count <= 1, root == nil { root = node }
          return false
        }
      }
    }
    if let root, !tree.isNull(root) { documents.append(root) }
    if let place = Self.contentAfterDocument(&reader, chunk: chunk) { tree.note(.contentIgnored(at: place)) }
  }

  /// Where something stands that will not be read, because a document ended before it.
  private static func contentAfterDocument(_ reader: inout EventReader, chunk: SourceText) -> SourceLocation? {
    while true {
      do throws(Diagnostic) {
        let (isEnd, place) = try reader.next { (event) throws(Diagnostic) -> (Bool, SourceLocation?) in
          let start = chunk.location(line: event.start_mark.line, column: event.start_mark.column)
          switch event.type {
          case YAML_NO_EVENT, YAML_STREAM_END_EVENT: return (true, nil)
          case YAML_SCALAR_EVENT:
            let isEmpty = event.data.scalar.length == 0 && event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE
            return (!isEmpty, isEmpty ? nil : start)
          case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT, YAML_ALIAS_EVENT: return (true, start)
          default: return (false, nil)
          }
        }
        if isEnd { return place }
      } catch {
        return error.location
      }
    }
  }

  /// Takes one event in; gives the node that it began, where it began one.
  private mutating func add(_ event: borrowing yaml_event_t, chunk: SourceText) throws(Diagnostic) -> NodeID? {
    switch event.type {
    case YAML_SCALAR_EVENT:
      let node = try makeScalar(event, chunk: chunk)
      try define(event.data.scalar.anchor, as: .node(node, size: 1, height: 0))
      try link(node)
      return node
    case YAML_SEQUENCE_START_EVENT:
      let start = event.data.sequence_start
      let isFlow = start.style == YAML_FLOW_SEQUENCE_STYLE
      return try begin(.sequence, start.tag, start.anchor, isFlow: isFlow, event.start_mark, chunk: chunk)
    case YAML_MAPPING_START_EVENT:
      let start = event.data.mapping_start
      let isFlow = start.style == YAML_FLOW_MAPPING_STYLE
      return try begin(.mapping, start.tag, start.anchor, isFlow: isFlow, event.start_mark, chunk: chunk)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      try end()
      return nil
    case YAML_ALIAS_EVENT:
      return try expandAlias(event, chunk: chunk)
    default:
      return nil
    }
  }

  // MARK: - Nodes

  private mutating func makeScalar(
    _ event: borrowing yaml_event_t,
    chunk: SourceText
  ) throws(Diagnostic) -> NodeID {
    let scalar = event.data.scalar
    let bytes = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    let stored = tree.store(bytes)
    let node = tree.append(NodeTree.Slot(kind: .scalar, a: stored.start, b: stored.count))
    let style: ScalarStyle =
      switch scalar.style {
      case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
      case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
      case YAML_LITERAL_SCALAR_STYLE: .literal
      case YAML_FOLDED_SCALAR_STYLE: .folded
      default: .plain
      }
    if style == .doubleQuoted {
      try escapes?.check(from: event.start_mark.index, to: event.end_mark.index, chunk: chunk)
    }
    tree.setStyle(of: node, to: style)
    setLocation(of: node, to: event.start_mark, chunk: chunk)
    if let tag = Self.tag(scalar.tag) {
      tree.setTag(of: node, to: tag, explicit: true)
      if tag == .custom { noteLostTag(scalar.tag, of: node) }
    } else {
      // A lone exclamation mark says that a plain scalar is a string, though only YAML 1.1 files of the reference heed it.
      let isText = style != .plain || (mergesInPosition && scalar.tag != nil)
      tree.setTag(of: node, to: isText ? .string : .unresolved)
    }
    return node
  }

  private mutating func begin(
    _ kind: NodeKind,
    _ tag: UnsafeMutablePointer<UInt8>?,
    _ anchor: UnsafeMutablePointer<UInt8>?,
    isFlow: Bool,
    _ mark: yaml_mark_t,
    chunk: SourceText
  ) throws(Diagnostic) -> NodeID {
    let node = tree.makeCollection(kind, flow: isFlow)
    let implicit: Tag = kind == .mapping ? .mapping : .sequence
    setLocation(of: node, to: mark, chunk: chunk)
    if let known = Self.tag(tag) {
      tree.setTag(of: node, to: known, explicit: true)
      if known == .custom { noteLostTag(tag, of: node) }
    } else {
      tree.setTag(of: node, to: implicit)
    }
    guard levels.count < YAMLReader.depthLimit else {
      throw .nestingTooDeep(limit: YAMLReader.depthLimit, at: tree.location(of: node))
    }
    try define(anchor, as: .open)
    try link(node)
    levels.append(Level(node: node, isMapping: kind == .mapping, anchor: anchor.map { String(cString: $0) }))
    return node
  }

  private mutating func end() throws(Diagnostic) {
    guard let level = levels.popLast() else { return }
    if mergesInPosition, level.isMapping { noteRepeatedKeys(of: level.node) }
    if !level.mergeKeys.isEmpty { try resolveMergeKeys(of: level) }
    if let anchor = level.anchor {
      let (size, height) = tree.measure(level.node)
      anchors[anchor] = .node(level.node, size: size, height: height)
    }
  }

  /// Warns of keys that stand twice, where the last one will count.
  private mutating func noteRepeatedKeys(of mapping: NodeID) {
    var seen: [Text: NodeID] = [:]
    for entry in tree.entries(of: mapping) where tree.kind(of: entry.key) == .scalar && !isMergeKey(entry.key) {
      guard let first = seen.updateValue(entry.key, forKey: tree.text(of: entry.key)) else { continue }
      let key = tree.string(of: entry.key)
      tree.note(.keyRepeated(key, at: tree.location(of: entry.key), first: tree.location(of: first)))
    }
  }

  /// Links a node into the collection that is open, and notes merge keys.
  private mutating func link(_ node: NodeID) throws(Diagnostic) {
    guard let last = levels.indices.last else { return }
    tree.append(node, to: levels[last].node)
    guard levels[last].isMapping else { return }
    if levels[last].isKeyNext, isMergeKey(node) { levels[last].mergeKeys.append(node) }
    levels[last].isKeyNext.toggle()
  }

  private func isMergeKey(_ node: NodeID) -> Bool {
    tree.kind(of: node) == .scalar && tree.hasText(node, "<<")
      && (tree.storedTag(of: node) == .unresolved || tree.storedTag(of: node) == .merge)
  }

  private mutating func setLocation(of node: NodeID, to mark: yaml_mark_t, chunk: SourceText) {
    tree.slots[Int(node.index)].line = UInt32(truncatingIfNeeded: mark.line + chunk.lineOffset + 1)
    tree.slots[Int(node.index)].column = UInt16(clamping: mark.column + chunk.columnOffset + 1)
    tree.slots[Int(node.index)].file = file
  }

  // MARK: - Anchors

  private mutating func define(_ name: UnsafeMutablePointer<UInt8>?, as anchor: Anchor) throws(Diagnostic) {
    guard let name else { return }
    anchors[String(cString: name)] = anchor
  }

  private mutating func expandAlias(
    _ event: borrowing yaml_event_t,
    chunk: SourceText
  ) throws(Diagnostic) -> NodeID? {
    let location = chunk.location(line: event.start_mark.line, column: event.start_mark.column)
    let name = event.data.alias.anchor.map { String(cString: $0) } ?? ""
    switch anchors[name] {
    case nil: throw .unknownAnchor(name, at: location)
    case .open: throw .anchorContainsItself(name, at: location)
    case .node(let node, let size, let height):
      expandedNodes += size
      guard expandedNodes <= YAMLReader.aliasLimit else {
        throw .aliasesTooLarge(limit: YAMLReader.aliasLimit, at: location)
      }
      guard levels.count + height <= YAMLReader.depthLimit else {
        throw .nestingTooDeep(limit: YAMLReader.depthLimit, at: location)
      }
      let copy = tree.copy(node)
      try link(copy)
      return copy
    }
  }

  /// Replaces the merge keys of a mapping by the entries they bring: the mapping's own keys win, then earlier sources.
  private mutating func resolveMergeKeys(of level: Level) throws(Diagnostic) {
    let entries = tree.entries(of: level.node)
    let isMerge = Set(level.mergeKeys)
    guard !mergesInPosition else { return try mergeInPosition(entries, isMerge, of: level.node) }
    if level.mergeKeys.count > 1 {
      let first = tree.location(of: level.mergeKeys[0])
      throw .duplicateKey("<<", at: tree.location(of: level.mergeKeys[1]), first: first)
    }
    var kept = entries.filter { !isMerge.contains($0.key) }
    var seen = Set(kept.map { tree.text(of: $0.key) })
    for entry in entries where isMerge.contains(entry.key) {
      for source in try mergeSources(entry.value) {
        for addition in tree.entries(of: source) where seen.insert(tree.text(of: addition.key)).inserted {
          kept.append(try duplicate(addition))
        }
      }
    }
    tree.setChildren(of: level.node, to: kept.flatMap { [$0.key, $0.value] })
  }

  /// Puts the entries of merge keys where the keys stand; the last of equal keys will count.
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
      for source in try mergeSources(entry.value).reversed() {
        for addition in tree.entries(of: source) { result.append(try duplicate(addition)) }
      }
    }
    tree.setChildren(of: mapping, to: result.flatMap { [$0.key, $0.value] })
  }

  /// A copy of an entry that a merge key brings: its source may have an anchor and be meant again.
  private mutating func duplicate(_ entry: Entry) throws(Diagnostic) -> Entry {
    let before = tree.slotCount
    let copy = Entry(key: tree.copy(entry.key), value: tree.copy(entry.value))
    expandedNodes += tree.slotCount - before
    guard expandedNodes <= YAMLReader.aliasLimit else {
      throw .aliasesTooLarge(limit: YAMLReader.aliasLimit, at: tree.location(of: entry.key))
    }
    return copy
  }

  private func mergeSources(_ value: NodeID) throws(Diagnostic) -> [NodeID] {
    if tree.kind(of: value) == .mapping { return [value] }
    let sources = tree.elements(of: value)
    guard tree.kind(of: value) == .sequence, sources.allSatisfy({ tree.kind(of: $0) == .mapping }) else {
      throw .invalidMergeKey(at: tree.location(of: value))
    }
    return sources
  }

  private mutating func noteLostTag(_ text: UnsafeMutablePointer<UInt8>?, of node: NodeID) {
    tree.note(.tagLost(text.map { String(cString: $0) } ?? "", at: tree.location(of: node)))
  }

  private static func tag(_ text: UnsafeMutablePointer<UInt8>?) -> Tag? {
    guard let text else { return nil }
    let name = String(cString: text)
    guard name.hasPrefix("tag:yaml.org,2002:") else { return name == "!" ? nil : .custom }
    switch name.dropFirst(18) {
    case "str": return .string
    case "int": return .integer
    case "float": return .float
    case "bool": return .boolean
    case "null": return .null
    case "timestamp": return .timestamp
    case "binary": return .binary
    case "merge": return .merge
    case "map": return .mapping
    case "seq": return .sequence
    case "set": return .set
    default: return .custom
    }
  }
}
