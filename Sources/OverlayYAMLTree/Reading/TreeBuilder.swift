import COverlayYAML
package import OverlayDiagnostics

/// Builds the documents of one file: from libyaml's events, with an explicit stack, or with the plain-style reader.
///
/// Aliases become copies of their anchors' nodes, and merge keys are resolved when their mapping ends, so later steps
/// need to handle neither.
struct TreeBuilder {
  /// A collection that has started and not ended, or the document.
  struct Level {
    /// `nil` for the document.
    var collection: NodeBuilder.OpenCollection?
    var isMapping = false
    var isFlow = false
    var isKeyNext = true
    var hasMergeKey = false
    var hasAnchor = false
    /// The extent of its children so far.
    var extent = Extent(height: 1)
  }

  /// How much an alias of a node expands to.
  struct Extent {
    /// The number of nodes, and of nested collection levels.
    var size = 1
    var height = 0
    /// The number of bytes of their text.
    var text = 0

    /// Adds the extent of a child.
    mutating func add(_ child: Extent) {
      size += child.size
      height = max(height, child.height + 1)
      text += child.text
    }
  }

  enum Anchor {
    case open
    case node(NodeID, Extent)
  }

  var nodes: NodeBuilder
  private var documents: [NodeID] = []
  /// The innermost level, and the levels around it, outermost first.
  var level = Level()
  var outerLevels: [Level] = []
  var anchors: [String: Anchor] = [:]
  /// The anchors of the levels that have one, and the merge keys of those that have any.
  private var openAnchors: [String] = []
  var mergeKeys: [NodeID: [NodeID]] = [:]
  /// The number of nodes, and of bytes of text, that aliases and merge keys have expanded to.
  var expandedNodes = 0
  var expandedText = 0
  /// The number of bytes of text that merge keys have added.
  var mergedText = 0
  /// The minimum total indentation of deeply nested nodes in the output, in columns.
  private var indentation = 0
  private let nodeLimit: Int
  let aliasLimit: Int
  private let place: SourceText
  let mergesInPosition: Bool
  /// Looks for escapes that libyaml knows and Kustomize does not; `nil` if the text has none.
  var escapes: EscapeChecker?
  /// The end of the last tag that was checked in the source.
  var cursor: SourceCursor?
  /// The text that is read instead of one that libyaml has rejected.
  var placeholders: PlaceholderText?
  private var rereading = RereadingBudget()

  /// Creates a builder for the documents of one file.
  ///
  /// With `mergesInPosition` a merge key overrides the keys before it, as in Kustomize's YAML 1.1 files; otherwise all
  /// of the mapping's own keys take precedence, as in resources.
  ///
  /// - Throws: `input-too-large`.
  init(place: SourceText, byteCount: Int, mergesInPosition: Bool = false) throws(Diagnostic) {
    guard byteCount <= Limits.inputBytes else {
      throw .inputTooLarge(
        "the file is larger than \(Limits.inputBytes >> 20) MiB",
        at: SourceLocation(file: place.file)
      )
    }
    self.place = place
    self.mergesInPosition = mergesInPosition
    nodeLimit = mergesInPosition ? Limits.decodedNodes : Limits.fileNodes
    aliasLimit = nodeLimit / 2
    nodes = NodeBuilder(place: place, byteCount: byteCount)
  }

  /// Returns what was read.
  consuming func finish() -> ParsedFile {
    ParsedFile(tree: nodes.tree, documents: documents, findings: nodes.findings)
  }

  /// Reads a document in plain style; see ``PlainStyleReader``.
  ///
  /// - Returns: `false` if the text is in another style, which ``readDocument(_:lineOffset:)`` reads.
  /// - Throws: `input-too-large`.
  mutating func readPlainDocument(_ bytes: UnsafeBufferPointer<UInt8>, lineOffset: Int) throws(Diagnostic) -> Bool {
    nodes.document = place
    nodes.document.lineOffset += lineOffset
    guard let root = PlainStyleReader.read(bytes, into: &nodes) else { return false }
    try checkSize(at: root)
    documents.append(root)
    nodes.findings.documentCounts.plainStyle += 1
    return true
  }

  /// - Throws: `input-too-large`.
  private func checkSize(at node: NodeID?) throws(Diagnostic) {
    guard nodes.tree.slotCount > nodeLimit else { return }
    throw .tooManyNodes(limit: nodeLimit, at: node.flatMap { nodes.tree.location(of: $0) })
  }

  /// The number of levels whose indentation is not counted: hardly any manifest has more, and items of a `List` lose
  /// some.
  private static let fewLevels = 32

  /// Rejects a document whose indentation makes it too large, before all of it is read.
  ///
  /// For each token, libyaml iterates over all open flow collections, so reading costs as much as writing.
  ///
  /// - Throws: `input-too-large`.
  private mutating func addIndentation(root: NodeID?) throws(Diagnostic) {
    indentation += 2 * (outerLevels.count - Self.fewLevels)
    guard indentation > Limits.outputBytes else { return }
    let problem =
      mergesInPosition
      ? "too much in this file is nested too deeply" : "the output is larger than \(Limits.outputBytes >> 20) MiB"
    throw .inputTooLarge(problem, at: root.flatMap { nodes.tree.location(of: $0) })
  }

  /// Reads the first document of `bytes`, if there is one that is not null.
  mutating func readDocument(_ bytes: UnsafeBufferPointer<UInt8>, lineOffset: Int) throws(Diagnostic) {
    nodes.document = place
    nodes.document.lineOffset += lineOffset
    placeholders = nil
    let start = (nodes: nodes.checkpoint, expanded: expandedNodes, expandedText: expandedText, merged: mergedText)
    let startIndentation = indentation
    var failure: ScannerFailure?
    do throws(Diagnostic) { return try readDocument(bytes, source: bytes, failure: &failure) } catch {
      guard failure != nil, var next = PlaceholderText(bytes) else { throw error }
      var error = error
      while let lastFailure = failure, rereading.spend(bytes.count), next.resolve(lastFailure) {
        nodes.rollBack(to: start.nodes)
        (expandedNodes, expandedText, mergedText) = (start.expanded, start.expandedText, start.merged)
        indentation = startIndentation
        placeholders = next
        failure = nil
        let result = next.bytes.withUnsafeBufferPointer { buffer in
          Result { () throws(Diagnostic) in try readDocument(buffer, source: bytes, failure: &failure) }
        }
        guard case .failure(let problem) = result else { return }
        error = problem
      }
      throw error
    }
  }

  private mutating func readDocument(
    _ bytes: UnsafeBufferPointer<UInt8>,
    source: UnsafeBufferPointer<UInt8>,
    failure: inout ScannerFailure?
  ) throws(Diagnostic) {
    var reader = try EventReader(bytes, source: source, place: nodes.document)
    escapes = EscapeChecker(bytes)
    cursor = SourceCursor(bytes)
    anchors.removeAll(keepingCapacity: true)
    level = Level()
    outerLevels.removeAll(keepingCapacity: true)
    openAnchors.removeAll(keepingCapacity: true)
    mergeKeys.removeAll(keepingCapacity: true)
    var root: NodeID?
    while true {
      let event: UnsafePointer<yaml_event_t>
      do throws(Diagnostic) { event = try reader.next() } catch {
        failure = reader.failure
        throw error
      }
      let type = event.pointee.type
      if type == YAML_DOCUMENT_END_EVENT || type == YAML_STREAM_END_EVENT { break }
      let node = try process(event)
      try checkSize(at: node)
      if root == nil { root = node }
      if node != nil, outerLevels.count > Self.fewLevels { try addIndentation(root: root) }
    }
    if root != nil { nodes.findings.documentCounts.libYAML += 1 }
    if let root, !nodes.tree.isNull(root) { documents.append(root) }
    if let place = contentAfterDocument(&reader) { nodes.warn(.contentIgnored(at: place)) }
  }

  /// The location of content that will not be read because the document ends before it.
  private func contentAfterDocument(_ reader: inout EventReader) -> SourceLocation? {
    while true {
      do throws(Diagnostic) {
        let event = try reader.next()
        let start = location(of: event.pointee.start_mark)
        switch event.pointee.type {
        case YAML_NO_EVENT, YAML_STREAM_END_EVENT: return nil
        case YAML_SCALAR_EVENT:
          let scalar = event.pointee.data.scalar
          if scalar.length > 0 || scalar.style != YAML_PLAIN_SCALAR_STYLE { return start }
        case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT, YAML_ALIAS_EVENT: return start
        default: break
        }
      } catch {
        return error.location
      }
    }
  }

  /// Processes an event.
  ///
  /// - Returns: The node that it starts, if any.
  private mutating func process(_ event: UnsafePointer<yaml_event_t>) throws(Diagnostic) -> NodeID? {
    switch event.pointee.type {
    case YAML_SCALAR_EVENT:
      let node = try makeScalar(event)
      let scalar = event.pointee.data.scalar
      let extent = Extent(text: scalar.length)
      if let anchor = scalar.anchor { anchors[String(cString: anchor)] = .node(node, extent) }
      link(node, mayBeMergeKey: scalar.length == 2)
      level.extent.add(extent)
      return node
    case YAML_SEQUENCE_START_EVENT:
      let start = event.pointee.data.sequence_start
      let isFlow = start.style == YAML_FLOW_SEQUENCE_STYLE
      return try begin(.sequence, start.tag, start.anchor, isFlow: isFlow, event.pointee.start_mark)
    case YAML_MAPPING_START_EVENT:
      let start = event.pointee.data.mapping_start
      let isFlow = start.style == YAML_FLOW_MAPPING_STYLE
      return try begin(.mapping, start.tag, start.anchor, isFlow: isFlow, event.pointee.start_mark)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
      try end()
      return nil
    case YAML_ALIAS_EVENT:
      return try expandAlias(event)
    default:
      return nil
    }
  }

  // MARK: - Nodes

  private mutating func begin(
    _ kind: NodeKind,
    _ tag: UnsafeMutablePointer<UInt8>?,
    _ anchor: UnsafeMutablePointer<UInt8>?,
    isFlow: Bool,
    _ mark: yaml_mark_t
  ) throws(Diagnostic) -> NodeID {
    let known = Self.tag(tag)
    let collection = nodes.addCollection(kind, tag: known, isFlow: isFlow, line: mark.line, column: mark.column)
    let node = collection.node
    if known == .custom { warnAboutLostTag(of: node) }
    guard outerLevels.count < YAMLReader.depthLimit else {
      throw .nestingTooDeep(at: nodes.tree.location(of: node))
    }
    link(node, mayBeMergeKey: false)
    outerLevels.append(level)
    level = Level(collection: collection, isMapping: kind == .mapping, isFlow: isFlow, hasAnchor: anchor != nil)
    if let anchor {
      let name = String(cString: anchor)
      anchors[name] = .open
      openAnchors.append(name)
    }
    return node
  }

  private mutating func end() throws(Diagnostic) {
    guard let collection = level.collection, let outer = outerLevels.popLast() else { return }
    let node = collection.node
    let ended = level
    var extent = ended.extent
    level = outer
    nodes.close(collection)
    if mergesInPosition, ended.isMapping { warnAboutRepeatedKeys(of: node) }
    if ended.hasMergeKey, let keys = mergeKeys.removeValue(forKey: node) {
      try resolveMergeKeys(keys, of: node, &extent)
    }
    let isMerged = level.isMapping && level.hasMergeKey && isMergeKey(level)
    let height = extent.height
    if isMerged { extent.height -= 1 }
    level.extent.add(extent)
    extent.height = height
    if ended.hasAnchor, let anchor = openAnchors.popLast() {
      anchors[anchor] = .node(node, extent)
    }
  }

  /// Warns about repeated keys; the last one counts.
  private mutating func warnAboutRepeatedKeys(of mapping: NodeID) {
    var seen: [Text: NodeID] = [:]
    // A copy of the tree held here would make each warning copy all others.
    for key in nodes.tree.entries(of: mapping).map(\.key) where nodes.tree.kind(of: key) == .scalar && !isMergeKey(key)
    {
      guard let first = seen.updateValue(key, forKey: nodes.tree.text(of: key)) else { continue }
      let places = (here: nodes.tree.location(of: key), first: nodes.tree.location(of: first))
      nodes.warn(.keyRepeated(nodes.tree.string(of: key), at: places.here, first: places.first))
    }
  }

  /// Links a node into the open collection, and records merge keys.
  mutating func link(_ node: NodeID, mayBeMergeKey: Bool) {
    guard var parent = level.collection else { return }
    nodes.link(node, into: &parent)
    level.collection = parent
    guard level.isMapping else { return }
    if level.isKeyNext, mayBeMergeKey, isMergeKey(node) {
      level.hasMergeKey = true
      mergeKeys[parent.node, default: []].append(node)
    }
    level.isKeyNext.toggle()
  }

  func isMergeKey(_ node: NodeID) -> Bool {
    let slot = nodes.tree.slots[Int(node.index)]
    guard slot.isScalar, slot.tag == .unresolved || slot.tag == .merge else { return false }
    return nodes.tree.hasText(node, "<<")
  }

  /// The location of a mark in the file.
  func location(of mark: yaml_mark_t) -> SourceLocation {
    nodes.document.location(line: mark.line, column: mark.column)
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func contentIgnored(at location: SourceLocation?) -> Diagnostic {
    warning(.contentIgnored, "content after the end of the document is ignored", at: location)
  }

  package static func keyRepeated(
    _ key: String,
    firstCounts: Bool = false,
    at location: SourceLocation?,
    first: SourceLocation?
  ) -> Diagnostic {
    let value = firstCounts ? "the first" : "this"
    return warning(
      .keyRepeated,
      "the key '\(key)' is already defined in this mapping; only \(value) value counts",
      at: location
    ).addingNote("first defined here", at: first)
  }
}
