package import OverlayDiagnostics

/// Every node of any number of documents, in one array; all text in one byte store.
///
/// A ``NodeID`` identifies a node. A mapping's children are alternating keys and values. An unlinked node keeps its
/// slot for the lifetime of the tree, and a node whose content is replaced keeps its ID: whoever holds it sees the new
/// content.
///
/// Copying a tree copies references to its arrays; the first change after that copies the arrays.
@usableFromInline
package struct NodeTree: Sendable {
  /// A node, in 24 bytes.
  ///
  /// A scalar's `a` and `b` are the start and count of its text; a collection's are its first and last child.
  @usableFromInline
  struct Slot: Sendable {
    @usableFromInline var a: UInt32
    @usableFromInline var b: UInt32
    @usableFromInline var next: Int32
    @usableFromInline var line: UInt32
    @usableFromInline var file: UInt32
    @usableFromInline var column: UInt16
    @usableFromInline var bits: UInt16

    @inlinable
    init(kind: NodeKind, a: UInt32, b: UInt32) {
      self.a = a
      self.b = b
      next = -1
      line = 0
      file = 0
      column = 0
      bits = UInt16(kind.rawValue)
    }

    /// A scalar whose text has been stored.
    init(_ text: StoredText, tag: Tag, isTagExplicit: Bool = false, style: ScalarStyle) {
      self.init(kind: .scalar, a: text.start, b: text.count)
      bits = UInt16(tag.rawValue) << Bits.tagShift | UInt16(style.rawValue) << Bits.styleShift
      if isTagExplicit { bits |= Bits.explicitTag }
      if text.isPlainString { bits |= Bits.plainString }
    }

    /// An empty collection, with the tag of its kind if its source has no tag.
    init(collection kind: NodeKind, tag: Tag?, isFlow: Bool) {
      self.init(kind: kind, a: NodeTree.none, b: NodeTree.none)
      bits |= UInt16((tag ?? (kind == .mapping ? .mapping : .sequence)).rawValue) << Bits.tagShift
      if tag != nil { bits |= Bits.explicitTag }
      if isFlow { bits |= Bits.flow }
    }

    var isScalar: Bool { bits & Bits.kind == 0 }

    var tag: Tag { Tag(rawValue: UInt8((bits & Bits.tag) >> Bits.tagShift)) ?? .none }

    /// Whether this is a scalar that is a string even without quotes; see ``PlainScalar/isPlainString(_:)``.
    var isPlainString: Bool { bits & Bits.plainString != 0 }

    mutating func copyLocation(from other: Slot) {
      line = other.line
      file = other.file
      column = other.column
    }
  }

  /// Where text is stored, and whether it is a plain string.
  struct StoredText {
    var start: UInt32
    var count: UInt32
    var isPlainString: Bool
  }

  /// How the 16 bits of a slot are divided: kind, style, tag, and flags.
  @usableFromInline
  enum Bits {
    @usableFromInline static let kind: UInt16 = 0b11
    @usableFromInline static let styleShift: UInt16 = 2
    @usableFromInline static let style: UInt16 = 0b111 << 2
    @usableFromInline static let tagShift: UInt16 = 5
    @usableFromInline static let tag: UInt16 = 0b1111 << 5
    @usableFromInline static let explicitTag: UInt16 = 1 << 9
    @usableFromInline static let flow: UInt16 = 1 << 10
    @usableFromInline static let shared: UInt16 = 1 << 11
    /// The result of ``PlainScalar/isPlainString(_:)`` for the text; set or cleared whenever text is stored.
    static let plainString: UInt16 = 1 << 12
    /// See ``NodeTree/isSecret(_:)``.
    static let secret: UInt16 = 1 << 13
    /// The scalar was last changed through another scalar that it shares its content with.
    static let changedBySharer: UInt16 = 1 << 14
    /// Bits that describe the sharing of a scalar, not its content.
    static let sharing = shared | changedBySharer
    /// Bits that a node keeps when its content is replaced.
    static let lasting = shared | secret
  }

  @usableFromInline var slots: [Slot] = []
  @usableFromInline var text: [UInt8] = []
  @usableFromInline var files: [String] = []
  /// For each scalar that shares its content, the next scalar in the ring of sharers; see ``share(_:)``.
  var sharers: [Int32] = []
  /// Whether a scalar may have ``Bits/changedBySharer``.
  var hasSharedChanges = false
  /// Whether the documents may be for Secrets, so that values must not be quoted; see ``withholdValues()``.
  var mayConcernSecrets = false

  /// Marks the absence of a child.
  @usableFromInline static let none: UInt32 = .max

  /// Creates an empty tree.
  package init() {}

  /// The number of slots in use, including those of unlinked nodes.
  package var slotCount: Int { slots.count }

  /// The number of bytes of stored text.
  package var textCount: Int { text.count }

  /// Reserves capacity for additional slots and text, to avoid reallocations.
  package mutating func reserve(slots slotCount: Int, text textCount: Int) {
    slots.makeRoom(for: slotCount)
    text.makeRoom(for: textCount)
  }

  // MARK: - Reading

  /// The shape of a node.
  @inlinable
  @inline(__always)
  package func kind(of node: NodeID) -> NodeKind {
    NodeKind(rawValue: UInt8(slots[Int(node.index)].bits & Bits.kind)) ?? .scalar
  }

  /// How a scalar is written; `plain` for collections.
  @inlinable
  package func style(of node: NodeID) -> ScalarStyle {
    ScalarStyle(rawValue: UInt8((slots[Int(node.index)].bits & Bits.style) >> Bits.styleShift)) ?? .plain
  }

  /// The stored tag, which may still be ``Tag/unresolved``.
  @inlinable
  package func storedTag(of node: NodeID) -> Tag {
    Tag(rawValue: UInt8((slots[Int(node.index)].bits & Bits.tag) >> Bits.tagShift)) ?? .none
  }

  /// Whether a scalar is a string even without quotes; see ``PlainScalar/isPlainString(_:)``.
  func isPlainString(_ node: NodeID) -> Bool { slots[Int(node.index)].isPlainString }

  /// Whether the tag was written in the source.
  @inlinable
  package func hasExplicitTag(_ node: NodeID) -> Bool { slots[Int(node.index)].bits & Bits.explicitTag != 0 }

  /// Whether a collection was written in flow style, as `{…}` or `[…]`.
  @inlinable
  package func isFlow(_ node: NodeID) -> Bool { slots[Int(node.index)].bits & Bits.flow != 0 }

  /// The first child of a collection; `nil` for scalars and empty collections.
  @inlinable
  package func firstChild(of node: NodeID) -> NodeID? {
    let slot = slots[Int(node.index)]
    guard slot.bits & Bits.kind != 0, slot.a != Self.none else { return nil }
    return NodeID(index: Int32(truncatingIfNeeded: slot.a))
  }

  /// The last child of a collection.
  @inlinable
  package func lastChild(of node: NodeID) -> NodeID? {
    let slot = slots[Int(node.index)]
    guard slot.bits & Bits.kind != 0, slot.b != Self.none else { return nil }
    return NodeID(index: Int32(truncatingIfNeeded: slot.b))
  }

  /// The node after `node` in its parent: for a key, its value.
  @inlinable
  package func next(after node: NodeID) -> NodeID? {
    let next = slots[Int(node.index)].next
    return next < 0 ? nil : NodeID(index: next)
  }

  /// Calls `body` with a scalar's text; for a collection the buffer is empty.
  @inlinable
  @inline(__always)
  package func withBytes<Result>(of node: NodeID, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let slot = slots[Int(node.index)]
    let isScalar = slot.bits & Bits.kind == 0
    let start = isScalar ? Int(slot.a) : 0
    let count = isScalar ? Int(slot.b) : 0
    return text.withUnsafeBufferPointer { all in body(UnsafeBufferPointer(rebasing: all[start..<start + count])) }
  }

  /// A scalar's text as a string, for messages and names; empty for a collection.
  package func string(of node: NodeID) -> String {
    withBytes(of: node) { String(decoding: $0, as: UTF8.self) }
  }

  /// A scalar's text, comparable byte by byte.
  package func text(of node: NodeID) -> Text { Text(string(of: node)) }

  /// Whether a scalar has exactly this text.
  @inlinable
  package func hasText(_ node: NodeID, _ wanted: StaticString) -> Bool {
    withBytes(of: node) { bytes in
      bytes.count == wanted.utf8CodeUnitCount && isEqual(bytes, wanted.utf8Start)
    }
  }

  /// Whether a scalar has exactly these bytes.
  @inlinable
  package func hasText(_ node: NodeID, _ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
    withBytes(of: node) { bytes in
      guard bytes.count == wanted.count else { return false }
      guard let start = wanted.baseAddress else { return true }
      return isEqual(bytes, start)
    }
  }

  /// Whether a scalar has exactly this text.
  package func hasText(_ node: NodeID, as wanted: Text) -> Bool { wanted.withBytes { hasText(node, $0) } }

  /// Identifies the stored text of a scalar; scalars that are copies of each other have the same one.
  package func storedTextID(of node: NodeID) -> UInt64 {
    UInt64(slots[Int(node.index)].a) << 32 | UInt64(slots[Int(node.index)].b)
  }

  /// Whether two scalars have the same text.
  package func haveSameText(_ left: NodeID, _ right: NodeID) -> Bool {
    withBytes(of: left) { bytes in hasText(right, bytes) }
  }

  /// The location of the node in its file; for a node that a step of the build created, the location that asked for it.
  package func location(of node: NodeID) -> SourceLocation? {
    let slot = slots[Int(node.index)]
    guard slot.line > 0, Int(slot.file) < files.count else { return nil }
    return SourceLocation(file: files[Int(slot.file)], line: Int(slot.line), column: Int(slot.column))
  }

  // MARK: - Creating

  /// Registers a file name for locations, or finds it among those registered last.
  mutating func addFile(_ name: String) -> UInt32 {
    if let index = files.suffix(16).lastIndex(of: name) { return UInt32(truncatingIfNeeded: index) }
    files.append(name)
    return UInt32(truncatingIfNeeded: files.count - 1)
  }

  /// Sets the location of a node.
  package mutating func setLocation(of node: NodeID, to location: SourceLocation) {
    slots[Int(node.index)].file = addFile(location.file)
    slots[Int(node.index)].line = UInt32(clamping: location.line)
    slots[Int(node.index)].column = UInt16(clamping: location.column)
  }

  @inlinable
  mutating func append(_ slot: Slot) -> NodeID {
    slots.append(slot)
    return NodeID(slots.count - 1)
  }

  mutating func store(_ bytes: some Collection<UInt8>) -> StoredText {
    // Nearly all collections are contiguous and can be copied at once.
    if let stored = bytes.withContiguousStorageIfAvailable({ store($0) }) { return stored }
    return Array(bytes).withUnsafeBufferPointer { store($0) }
  }

  mutating func store(_ bytes: UnsafeBufferPointer<UInt8>) -> StoredText {
    let start = text.count
    text.append(contentsOf: bytes)
    return StoredText(
      start: UInt32(truncatingIfNeeded: start),
      count: UInt32(truncatingIfNeeded: text.count - start),
      isPlainString: PlainScalar.isPlainString(bytes)
    )
  }

  /// Creates a scalar that does not belong to a collection yet.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 text.
  ///   - tag: The type of the value; with ``Tag/none`` the text decides.
  ///   - style: How the scalar counts as written, which a later replacement of its text keeps.
  ///   - place: A node whose location the new node gets.
  /// - Returns: The node.
  package mutating func makeScalar(
    _ bytes: some Collection<UInt8>,
    tag: Tag = .none,
    style: ScalarStyle = .plain,
    at place: NodeID? = nil
  ) -> NodeID {
    var slot = Slot(store(bytes), tag: tag, style: style)
    if let place { slot.copyLocation(from: slots[Int(place.index)]) }
    return append(slot)
  }

  /// Creates a scalar from a text; see ``makeScalar(_:tag:style:at:)``.
  package mutating func makeScalar(
    _ text: Text,
    tag: Tag = .none,
    style: ScalarStyle = .plain,
    at place: NodeID? = nil
  ) -> NodeID {
    var slot = Slot(text.withBytes { store($0) }, tag: tag, style: style)
    if let place { slot.copyLocation(from: slots[Int(place.index)]) }
    return append(slot)
  }

  /// Creates a scalar from a string; see ``makeScalar(_:tag:style:at:)``.
  package mutating func makeScalar(
    _ string: String,
    tag: Tag = .none,
    style: ScalarStyle = .plain,
    at place: NodeID? = nil
  ) -> NodeID {
    makeScalar(Text(string), tag: tag, style: style, at: place)
  }

  /// Creates an empty mapping or sequence.
  package mutating func makeCollection(_ kind: NodeKind, flow: Bool = false, at place: NodeID? = nil) -> NodeID {
    var slot = Slot(kind: kind, a: Self.none, b: Self.none)
    if flow { slot.bits |= Bits.flow }
    if let place { slot.copyLocation(from: slots[Int(place.index)]) }
    return append(slot)
  }

  // MARK: - Attributes

  /// Sets the tag; unless `explicit`, it counts as not written in the source.
  package mutating func setTag(of node: NodeID, to tag: Tag, explicit: Bool = false) {
    let bits = slots[Int(node.index)].bits & ~(Bits.tag | Bits.explicitTag)
    slots[Int(node.index)].bits = bits | UInt16(tag.rawValue) << Bits.tagShift | (explicit ? Bits.explicitTag : 0)
  }

  /// Sets how a scalar counts as written.
  package mutating func setStyle(of node: NodeID, to style: ScalarStyle) {
    let bits = slots[Int(node.index)].bits & ~Bits.style
    slots[Int(node.index)].bits = bits | UInt16(style.rawValue) << Bits.styleShift
  }

  /// Marks a collection as written in block style.
  package mutating func clearFlow(_ node: NodeID) { slots[Int(node.index)].bits &= ~Bits.flow }

  /// Marks a collection as written in flow or block style.
  package mutating func setFlow(_ node: NodeID, to isFlow: Bool) {
    clearFlow(node)
    if isFlow, kind(of: node) != .scalar { slots[Int(node.index)].bits |= Bits.flow }
  }

  /// Gives `node` the location of another node.
  package mutating func copyLocation(of other: NodeID?, to node: NodeID) {
    guard let other else { return }
    slots[Int(node.index)].copyLocation(from: slots[Int(other.index)])
  }

  /// The tag, inferred from the text if the source has none.
  package func tag(of node: NodeID) -> Tag {
    let stored = storedTag(of: node)
    guard stored == .unresolved || stored == .none else { return stored }
    switch kind(of: node) {
    case .mapping: return .mapping
    case .sequence: return .sequence
    case .scalar:
      if slots[Int(node.index)].isPlainString { return .string }
      return withBytes(of: node) { PlainScalar.resolve($0).tag }
    }
  }

  /// Whether the node counts as null during the build.
  ///
  /// Nulls that were read from a file, and scalars tagged as null, do. A scalar that a step created without a tag does
  /// not, even if its text will be printed as `null`; Kustomize makes the same distinction.
  package func isNull(_ node: NodeID) -> Bool {
    let slot = slots[Int(node.index)]
    guard slot.isScalar else { return false }
    switch slot.tag {
    case .null: return true
    case .unresolved: return !slot.isPlainString && withBytes(of: node) { PlainScalar.isNull($0) }
    default: return false
    }
  }
}

/// Whether `bytes` equals the memory at `other`, of the same length.
@inlinable
package func isEqual(_ bytes: UnsafeBufferPointer<UInt8>, _ other: UnsafePointer<UInt8>) -> Bool {
  for index in bytes.indices where bytes[index] != other[index] { return false }
  return true
}
