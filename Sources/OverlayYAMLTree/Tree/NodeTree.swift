package import OverlayDiagnostics

/// Every node of any number of documents, in one array; all text in one byte store.
///
/// Nodes are named by ``NodeID``. A mapping's children alternate key and value. A node that is unlinked keeps its slot
/// until the tree dies, and a replaced node keeps its name: whoever holds a ``NodeID`` sees the new content.
///
/// Copying a tree copies two references; the first change after that copies the arrays.
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

    /// A scalar with text that has been stored.
    init(_ text: StoredText, tag: Tag, isTagExplicit: Bool = false, style: ScalarStyle) {
      self.init(kind: .scalar, a: text.start, b: text.count)
      bits = UInt16(tag.rawValue) << Bits.tagShift | UInt16(style.rawValue) << Bits.styleShift
      if isTagExplicit { bits |= Bits.explicitTag }
      if text.isPlainString { bits |= Bits.plainString }
    }

    /// An empty collection, with the tag of its kind where its source names none.
    init(collection kind: NodeKind, tag: Tag?, isFlow: Bool) {
      self.init(kind: kind, a: NodeTree.none, b: NodeTree.none)
      bits |= UInt16((tag ?? (kind == .mapping ? .mapping : .sequence)).rawValue) << Bits.tagShift
      if tag != nil { bits |= Bits.explicitTag }
      if isFlow { bits |= Bits.flow }
    }

    /// Whether this is a scalar, and not a collection.
    var isScalar: Bool { bits & Bits.kind == 0 }

    /// The stored tag.
    var tag: Tag { Tag(rawValue: UInt8((bits & Bits.tag) >> Bits.tagShift)) ?? .none }

    /// Whether this is a scalar that is a string even without quotes; see ``PlainScalar/isPlainString(_:)``.
    var isPlainString: Bool { bits & Bits.plainString != 0 }

    /// Takes over the place of another node in its file.
    mutating func takePlace(of other: Slot) {
      line = other.line
      file = other.file
      column = other.column
    }
  }

  /// Where text is stored, and what it was found to be.
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
    /// Always says what ``PlainScalar/isPlainString(_:)`` says of the text; whatever stores text sets or clears it.
    static let plainString: UInt16 = 1 << 12
    /// See ``NodeTree/isSecret(_:)``.
    static let secret: UInt16 = 1 << 13
    /// The scalar was last changed only because one that it shares its content with was.
    static let changedBySharer: UInt16 = 1 << 14
    /// What belongs to a scalar with sharers, and not to its content.
    static let sharing = shared | changedBySharer
    /// What a node keeps when it becomes another one.
    static let lasting = shared | secret
  }

  @usableFromInline var slots: [Slot] = []
  @usableFromInline var text: [UInt8] = []
  @usableFromInline var files: [String] = []
  /// For each of the scalars that have one content together the next of them, in a ring; see ``share(_:)``.
  var sharers: [Int32] = []
  /// Whether a scalar may have ``Bits/changedBySharer``.
  var hasSharedChanges = false
  /// Whether the documents may be for Secrets, so that no value may be quoted; see ``withholdValues()``.
  var mayConcernSecrets = false

  /// No child, no next: the end of a list.
  @usableFromInline static let none: UInt32 = .max

  /// Creates an empty tree.
  package init() {}

  /// The number of slots in use, unlinked ones included.
  package var slotCount: Int { slots.count }

  /// The number of bytes of text in store.
  package var textCount: Int { text.count }

  /// Makes room, so that growing to the given sizes moves nothing.
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

  /// How a scalar is written; for collections `plain`.
  @inlinable
  package func style(of node: NodeID) -> ScalarStyle {
    ScalarStyle(rawValue: UInt8((slots[Int(node.index)].bits & Bits.style) >> Bits.styleShift)) ?? .plain
  }

  /// The stored tag, which may still be ``Tag/unresolved``.
  @inlinable
  package func storedTag(of node: NodeID) -> Tag {
    Tag(rawValue: UInt8((slots[Int(node.index)].bits & Bits.tag) >> Bits.tagShift)) ?? .none
  }

  /// Whether a scalar is a string wherever it is written without quotes; see ``PlainScalar/isPlainString(_:)``.
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

  /// The node after `node` in its parent: for a mapping's key that is its value.
  @inlinable
  package func next(after node: NodeID) -> NodeID? {
    let next = slots[Int(node.index)].next
    return next < 0 ? nil : NodeID(index: next)
  }

  /// Lends a scalar's text; for a collection the buffer is empty.
  @inlinable
  @inline(__always)
  package func withBytes<Result>(of node: NodeID, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    let slot = slots[Int(node.index)]
    let isScalar = slot.bits & Bits.kind == 0
    let start = isScalar ? Int(slot.a) : 0
    let count = isScalar ? Int(slot.b) : 0
    return text.withUnsafeBufferPointer { all in body(UnsafeBufferPointer(rebasing: all[start..<start + count])) }
  }

  /// A scalar's text as a string, for messages and names; a collection has none.
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

  /// Where a scalar's text is in store; scalars that are copies of each other have the same place.
  package func storePlace(of node: NodeID) -> UInt64 {
    UInt64(slots[Int(node.index)].a) << 32 | UInt64(slots[Int(node.index)].b)
  }

  /// Whether two scalars have the same text.
  package func haveSameText(_ left: NodeID, _ right: NodeID) -> Bool {
    withBytes(of: left) { bytes in hasText(right, bytes) }
  }

  /// The place of the node in its file; for a node that a step of the build made, the place that asked for it.
  package func location(of node: NodeID) -> SourceLocation? {
    let slot = slots[Int(node.index)]
    guard slot.line > 0, Int(slot.file) < files.count else { return nil }
    return SourceLocation(file: files[Int(slot.file)], line: Int(slot.line), column: Int(slot.column))
  }

  // MARK: - Creating

  /// Registers a file name for locations; one that was registered a short while ago is found again.
  mutating func addFile(_ name: String) -> UInt32 {
    if let index = files.suffix(16).lastIndex(of: name) { return UInt32(truncatingIfNeeded: index) }
    files.append(name)
    return UInt32(truncatingIfNeeded: files.count - 1)
  }

  /// Gives a node a location that no node has yet.
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

  /// Stores bytes and gives their place.
  mutating func store(_ bytes: some Collection<UInt8>) -> StoredText {
    // Nearly all bytes are in one place, from where they are copied at once.
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

  /// A new scalar that belongs to no collection yet.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 text.
  ///   - tag: What the value is; ``Tag/none`` leaves that to the text.
  ///   - style: How it counts as written, which a later replacement of its text keeps.
  ///   - place: A node whose location the new one takes over.
  /// - Returns: The node.
  package mutating func makeScalar(
    _ bytes: some Collection<UInt8>,
    tag: Tag = .none,
    style: ScalarStyle = .plain,
    at place: NodeID? = nil
  ) -> NodeID {
    var slot = Slot(store(bytes), tag: tag, style: style)
    if let place { slot.takePlace(of: slots[Int(place.index)]) }
    return append(slot)
  }

  /// A new scalar from a text; see ``makeScalar(_:tag:style:at:)``.
  package mutating func makeScalar(
    _ text: Text,
    tag: Tag = .none,
    style: ScalarStyle = .plain,
    at place: NodeID? = nil
  ) -> NodeID {
    var slot = Slot(text.withBytes { store($0) }, tag: tag, style: style)
    if let place { slot.takePlace(of: slots[Int(place.index)]) }
    return append(slot)
  }

  /// A new scalar from a string; see ``makeScalar(_:tag:style:at:)``.
  package mutating func makeScalar(
    _ string: String,
    tag: Tag = .none,
    style: ScalarStyle = .plain,
    at place: NodeID? = nil
  ) -> NodeID {
    makeScalar(Text(string), tag: tag, style: style, at: place)
  }

  /// A new, empty mapping or sequence.
  package mutating func makeCollection(_ kind: NodeKind, flow: Bool = false, at place: NodeID? = nil) -> NodeID {
    var slot = Slot(kind: kind, a: Self.none, b: Self.none)
    if flow { slot.bits |= Bits.flow }
    if let place { slot.takePlace(of: slots[Int(place.index)]) }
    return append(slot)
  }

  // MARK: - Attributes

  /// Sets the tag as one that was not written in a source.
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
  package mutating func takeLocation(of place: NodeID?, for node: NodeID) {
    guard let place else { return }
    slots[Int(node.index)].takePlace(of: slots[Int(place.index)])
  }

  /// The tag, worked out from the text where the source gave none.
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

  /// Whether the node counts as a null while the tree is worked on.
  ///
  /// That is a null that was read from a file or tagged so. A scalar that a step made without a tag is none, even where its
  /// text will be printed as `null`; Kustomize makes the same difference.
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
