import OverlayDiagnostics

/// Makes and links the nodes of one file: what all readers feed.
///
/// ``TreeBuilder``, which follows libyaml's events, ``PlainStyleReader`` and ``JSONReader`` decide what the text says. How a
/// node is stored, where it is in its file, and how a collection holds its children is decided only here.
struct NodeBuilder {
  /// A collection that has begun and not ended.
  struct OpenCollection {
    let node: NodeID
    /// The child that was linked last; the collection's slot learns it when the collection ends.
    var lastChild: NodeID?
  }

  var tree = NodeTree()
  /// What was found beside the nodes.
  var findings = FileFindings()
  /// Where the document that is being read begins in its file.
  var document: SourceText
  private let file: UInt32

  /// Creates a builder for a file of about `byteCount` bytes.
  init(place: SourceText, byteCount: Int) {
    document = place
    // Manifests have about one node for ten bytes, and about half their bytes are text of scalars.
    tree.reserve(slots: byteCount / 10 + 4, text: byteCount / 2 + 16)
    file = tree.addFile(place.file)
  }

  /// Adds a scalar at a position in the document, which is counted from 0 as libyaml does.
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

  /// Puts a node at the end of a collection.
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

  // MARK: - Taking back

  /// How much has been built.
  struct Progress {
    fileprivate let slotCount: Int
    fileprivate let textCount: Int
    fileprivate let warningCount: Int
  }

  var progress: Progress {
    Progress(slotCount: tree.slots.count, textCount: tree.text.count, warningCount: findings.warnings.count)
  }

  /// Removes what has been added since, to which nothing older may be linked.
  mutating func takeBack(to progress: Progress) {
    tree.slots.removeLast(tree.slots.count - progress.slotCount)
    tree.text.removeLast(tree.text.count - progress.textCount)
    findings.warnings.removeLast(findings.warnings.count - progress.warningCount)
  }
}
