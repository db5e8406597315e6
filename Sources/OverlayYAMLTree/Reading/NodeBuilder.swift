import OverlayDiagnostics

/// Creates and links the nodes of one file, for all readers.
///
/// ``TreeBuilder``, which processes libyaml's events, ``PlainStyleReader`` and ``JSONReader`` interpret the text. Only
/// this type decides how nodes, their locations and the children of collections are stored.
struct NodeBuilder {
  /// A collection that has started and not ended.
  struct OpenCollection {
    let node: NodeID
    /// The child that was linked last, which is stored in the collection's slot when the collection ends.
    var lastChild: NodeID?
  }

  var tree = NodeTree()
  /// What was found in addition to the nodes.
  var findings = FileFindings()
  /// Where the current document begins in its file.
  var document: SourceText
  private let file: UInt32

  /// Creates a builder for a file of about `byteCount` bytes.
  init(place: SourceText, byteCount: Int) {
    document = place
    // Manifests have about one node per ten bytes, and about half of their bytes are text of scalars.
    tree.reserve(slots: byteCount / 10 + 4, text: byteCount / 2 + 16)
    file = tree.addFile(place.file)
  }

  /// Adds a scalar at a position in the document, which is counted from 0 like libyaml's.
  @inline(__always)
  mutating func addScalar(
    _ bytes: UnsafeBufferPointer<UInt8>,
    tag: Tag,
    isTagExplicit: Bool = false,
    style: ScalarStyle,
    line: Int,
    column: Int
  ) -> NodeID {
    let text = tree.store(bytes)
    return append(NodeTree.Slot(text, tag: tag, isTagExplicit: isTagExplicit, style: style), line: line, column: column)
  }

  /// Adds an empty collection at a position in the document.
  mutating func addCollection(
    _ kind: NodeKind,
    tag: Tag? = nil,
    isFlow: Bool,
    line: Int,
    column: Int
  ) -> OpenCollection {
    let slot = NodeTree.Slot(collection: kind, tag: tag, isFlow: isFlow)
    return OpenCollection(node: append(slot, line: line, column: column))
  }

  @inline(__always)
  private mutating func append(_ slot: NodeTree.Slot, line: Int, column: Int) -> NodeID {
    var slot = slot
    let position = document.position(line: line, column: column)
    slot.line = UInt32(truncatingIfNeeded: position.line)
    slot.column = UInt16(clamping: position.column)
    slot.file = file
    return tree.append(slot)
  }

  /// Appends a node to a collection.
  @inline(__always)
  mutating func link(_ node: NodeID, into collection: inout OpenCollection) {
    if let previous = collection.lastChild {
      tree.slots[Int(previous.index)].next = node.index
    } else {
      tree.slots[Int(collection.node.index)].a = UInt32(bitPattern: node.index)
    }
    collection.lastChild = node
  }

  /// Ends a collection.
  mutating func close(_ collection: OpenCollection) {
    guard let last = collection.lastChild else { return }
    tree.slots[Int(collection.node.index)].b = UInt32(bitPattern: last.index)
  }

  /// Records a warning.
  mutating func warn(_ warning: Diagnostic) {
    if findings.warnings.count < BuildContext.warningLimit { findings.warnings.append(warning) }
  }

  // MARK: - Rolling back

  /// A state that the builder can return to.
  struct Checkpoint {
    fileprivate let slotCount: Int
    fileprivate let textCount: Int
    fileprivate let warningCount: Int
  }

  var checkpoint: Checkpoint {
    Checkpoint(slotCount: tree.slots.count, textCount: tree.text.count, warningCount: findings.warnings.count)
  }

  /// Removes everything that was added after a checkpoint; older nodes must not link to it.
  mutating func rollBack(to checkpoint: Checkpoint) {
    tree.slots.removeLast(tree.slots.count - checkpoint.slotCount)
    tree.text.removeLast(tree.text.count - checkpoint.textCount)
    findings.warnings.removeLast(findings.warnings.count - checkpoint.warningCount)
  }
}
