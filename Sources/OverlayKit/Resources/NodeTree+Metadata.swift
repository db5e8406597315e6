import OverlayDiagnostics
import OverlayPatching
import OverlayYAMLTree

extension NodeTree {
  /// A node that belongs to no collection, for others to take its place in the source.
  ///
  /// - Returns: `nil` without a location.
  mutating func makeMarker(at location: SourceLocation?) -> NodeID? {
    guard let location else { return nil }
    let marker = makeScalar("")
    setLocation(of: marker, to: location)
    return marker
  }

  /// Gives a mapping's entry a text, the way labels and annotations are set: an existing value keeps its quoting.
  ///
  /// - Returns: The value's node where the entry is new.
  @discardableResult
  mutating func setEntry(_ key: Text, to value: Text, tag: Tag, in mapping: NodeID, at place: NodeID?) -> NodeID? {
    let node = makeScalar(value, tag: tag, at: place)
    if let present = self.value(under: key, in: mapping) {
      becomeKeepingStyle(present, node)
      return nil
    }
    quoteIfAmbiguous(node)
    append(key: makeScalar(key, at: place), value: node, to: mapping)
    return node
  }

  /// An entry that is put into many mappings, made once.
  struct EntryModel {
    fileprivate let key: [UInt8]
    fileprivate let keyNode: NodeID
    fileprivate let value: NodeID
    /// The value as it is where the entry is new.
    fileprivate let newValue: NodeID
    fileprivate let hasPlace: Bool

    /// Makes an entry; without a place its copies are said to stand where the mappings do that they are put into.
    init(_ key: Text, _ value: Text, tag: Tag, at place: NodeID?, in tree: inout NodeTree) {
      self.key = Array(key.utf8)
      self.value = tree.makeScalar(value, tag: tag, at: place)
      keyNode = tree.makeScalar(key, at: place)
      newValue = tree.copy(self.value)
      tree.quoteIfAmbiguous(newValue)
      hasPlace = place != nil
    }
  }

  /// Gives a mapping an entry, as ``setEntry(_:to:tag:in:at:)``.
  ///
  /// - Returns: The value's node where the entry is new.
  mutating func setEntry(_ entry: EntryModel, in mapping: NodeID) -> NodeID? {
    let present = entry.key.withUnsafeBufferPointer { findEntry($0, in: mapping)?.value }
    return setEntry(entry, over: present, in: mapping)
  }

  fileprivate mutating func setEntry(_ entry: EntryModel, over present: NodeID?, in mapping: NodeID) -> NodeID? {
    if let present {
      becomeKeepingStyle(present, copy(of: entry.value, entry, in: mapping))
      return nil
    }
    let value = copy(of: entry.newValue, entry, in: mapping)
    append(key: copy(of: entry.keyNode, entry, in: mapping), value: value, to: mapping)
    return value
  }

  private mutating func copy(of node: NodeID, _ entry: EntryModel, in mapping: NodeID) -> NodeID {
    let copy = copy(node)
    if !entry.hasPlace { takeLocation(of: mapping, for: copy) }
    return copy
  }

  /// Gives a scalar another text, without a tag unless one is given; it keeps its quoting.
  ///
  /// Without a `place` it keeps its place, too.
  mutating func replaceScalar(_ node: NodeID, by text: Text, tag: Tag = .none, at place: NodeID? = nil) {
    // Hardly any new text looks like anything but a string, so the old one is seldom looked at.
    let isSuspect = tag == .none && text.withBytes { PlainScalar.resolve($0).tag } != .string
    let wasString = isSuspect && self.tag(of: node) == .string
    let old = wasString ? location(of: node) : nil
    becomeKeepingStyle(node, makeScalar(text, tag: tag, at: place ?? node))
    watchType(of: node, wasString: wasString, at: old)
  }

  /// A text that replaces that of many scalars, made once.
  struct TextModel {
    /// The text.
    let text: Text
    fileprivate let node: NodeID
    fileprivate let isSuspect: Bool

    /// Makes a text without a tag, which says what it is by itself, and that takes its place from a node.
    init(_ text: Text, at place: NodeID?, in tree: inout NodeTree) {
      self.text = text
      node = tree.makeScalar(text, at: place)
      isSuspect = text.withBytes { PlainScalar.resolve($0).tag } != .string
    }
  }

  /// Gives a scalar another text, as ``replaceScalar(_:by:tag:at:)``.
  mutating func replaceScalar(_ node: NodeID, by model: TextModel) {
    let wasString = model.isSuspect && self.tag(of: node) == .string
    let old = wasString ? location(of: node) : nil
    becomeKeepingStyle(node, copy(model.node))
    watchType(of: node, wasString: wasString, at: old)
  }

  /// The metadata mapping of a resource, made where it is missing.
  mutating func metadata(of root: NodeID) -> NodeID {
    if let present = value("metadata", in: root) {
      if isNull(present) { clear(present, to: .mapping) }
      return present
    }
    return set("metadata", to: makeCollection(.mapping, at: root), in: root)
  }

  /// Sets the name of a resource; what kind of scalar it is follows from its text and the old name's quotes.
  ///
  /// Without a tag the text of the new value decides what it is.
  mutating func setName(of root: NodeID, to name: Text, tag: Tag = .none) {
    let metadata = metadata(of: root)
    setEntry("name", to: name, tag: tag, in: metadata, at: value("name", in: metadata) ?? root)
  }

  /// Sets the namespace of a resource, or removes it where the text is empty.
  ///
  /// Without a tag the text of the new value decides what it is.
  mutating func setNamespace(of root: NodeID, to namespace: Text, tag: Tag = .none) {
    guard !namespace.isEmpty else {
      if let metadata = value("metadata", in: root) { removeValue("namespace", from: metadata) }
      return
    }
    let metadata = metadata(of: root)
    setEntry("namespace", to: namespace, tag: tag, in: metadata, at: value("namespace", in: metadata) ?? root)
  }

  /// The entries of `metadata.labels` or `metadata.annotations` as texts, a null as the text it was written with.
  func stringMap(_ field: StaticString, of root: NodeID) -> [(key: Text, value: Text)] {
    guard let map = value(at: "metadata", field, in: root) else { return [] }
    // A replacement can put a list there, whose elements then count as keys and values in turn.
    if kind(of: map) == .sequence {
      let elements = elements(of: map)
      return stride(from: 0, to: elements.count - 1, by: 2).map {
        (key: text(of: elements[$0]), value: text(of: elements[$0 + 1]))
      }
    }
    return entries(of: map).map { (key: text(of: $0.key), value: text(of: $0.value)) }
  }

  /// The text of one label or annotation; the last where a key stands twice.
  func metadataText(_ field: StaticString, _ key: String, of root: NodeID) -> String? {
    guard let map = value(at: "metadata", field, in: root) else { return nil }
    return value(under: Text(key), in: map).map { string(of: $0) }
  }

  /// Replaces `metadata.labels` or `metadata.annotations` by strings, sorted; without entries the field goes.
  ///
  /// Kustomize cannot set an empty key, and drops it. A value keeps its place if there was one under its key.
  mutating func setStringMap(_ field: StaticString, of root: NodeID, to pairs: [(key: Text, value: Text)]) {
    let metadata = metadata(of: root)
    let name = Text("\(field)")
    let old = removeValue(name, from: metadata)
    if name == "annotations", let old { for entry in entries(of: old) { noteMadeText(entry) } }
    guard !pairs.isEmpty else { return }
    let map = makeCollection(.mapping, at: old ?? root)
    let places = Dictionary(
      (old.map { entries(of: $0) } ?? []).map { (text(of: $0.key), $0.value) },
      uniquingKeysWith: { first, _ in first }
    )
    var last: (key: Text, value: NodeID)?
    for (key, value) in pairs.sorted(by: { $0.key < $1.key }) where !key.isEmpty {
      let place = places[key] ?? old ?? root
      let node = makeScalar(value, tag: .string, at: place)
      if isSecret(place) { markSecret(node) }
      // What comes again stands behind the first, and wins.
      if let last, last.key == key {
        becomeKeepingStyle(last.value, node)
        continue
      }
      quoteIfAmbiguous(node)
      append(key: makeScalar(key, at: place), value: node, to: map)
      last = (key, node)
    }
    set(name, to: map, in: metadata)
  }

  /// Warns of the value of an annotation that is no text and is about to become one.
  mutating func noteMadeText(_ annotation: Entry) {
    let tag = tag(of: annotation.value)
    // Dates and base 64 keep their text here.
    guard tag != .string, tag != .timestamp, tag != .binary, tag != .custom else { return }
    note(
      .annotationMadeText(
        string(of: annotation.key),
        kind: kind(of: annotation.value),
        at: location(of: annotation.value)
      )
    )
  }

  /// Makes sure that there is a mapping of annotations.
  ///
  /// Kustomize keeps what it knows of a resource in annotations, and so a JSON patch can add one to a resource that
  /// has none in its file. An empty mapping goes at the end of the build.
  mutating func ensureAnnotations(of root: NodeID) {
    if let present = value(at: "metadata", "annotations", in: root), kind(of: present) == .mapping { return }
    set("annotations", to: makeCollection(.mapping, at: root), in: metadata(of: root))
  }
}

extension KeyIndex {
  /// Gives the mapping an entry, as ``NodeTree/setEntry(_:in:)``.
  mutating func setEntry(_ entry: NodeTree.EntryModel, in tree: inout NodeTree) -> NodeID? {
    let key = tree.text(of: entry.keyNode)
    let new = tree.setEntry(entry, over: value(under: key, in: tree), in: mapping)
    if let new { didAppend(key, new) }
    return new
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func annotationMadeText(_ key: String, kind: NodeKind, at location: SourceLocation?) -> Diagnostic
  {
    let isScalar = kind == .scalar
    let message =
      "the value of the annotation '\(key)' is not a string and is converted to \(isScalar ? "one" : "an empty one")"
    return warning(.annotationMadeText, message, at: location).addingNote("put it in quotes")
  }
}
