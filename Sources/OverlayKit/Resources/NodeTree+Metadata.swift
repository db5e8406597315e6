import OverlayDiagnostics
import OverlayPatching
import OverlayYAMLTree

extension NodeTree {
  /// Creates a node outside of all collections from which other nodes can copy their location; `nil` without a
  /// location.
  mutating func makeMarker(at location: SourceLocation?) -> NodeID? {
    guard let location else { return nil }
    let marker = makeScalar("")
    setLocation(of: marker, to: location)
    return marker
  }

  /// Sets an entry of a mapping the way Kustomize sets labels and annotations: an existing value keeps its quoting.
  ///
  /// - Returns: The node of the value.
  @discardableResult
  mutating func setEntry(_ key: Text, to value: Text, tag: Tag, in mapping: NodeID, at place: NodeID?) -> NodeID {
    let node = makeScalar(value, tag: tag, at: place)
    if let present = self.value(under: key, in: mapping) {
      replaceContentKeepingStyle(of: present, with: node)
      return present
    }
    quoteIfAmbiguous(node)
    append(key: makeScalar(key, at: place), value: node, to: mapping)
    return node
  }

  /// An entry that is created once and set in many mappings.
  struct EntryTemplate {
    fileprivate let key: [UInt8]
    fileprivate let keyNode: NodeID
    fileprivate let value: NodeID
    /// The value of a new entry.
    fileprivate let newValue: NodeID
    fileprivate let hasPlace: Bool

    /// Creates an entry; without a place, its copies get the location of their mappings.
    init(_ key: Text, _ value: Text, tag: Tag, at place: NodeID?, in tree: inout NodeTree) {
      self.key = Array(key.utf8)
      self.value = tree.makeScalar(value, tag: tag, at: place)
      keyNode = tree.makeScalar(key, at: place)
      newValue = tree.copy(self.value)
      tree.quoteIfAmbiguous(newValue)
      hasPlace = place != nil
    }
  }

  /// Sets an entry like ``setEntry(_:to:tag:in:at:)``, and reports it.
  ///
  /// - Returns: The value's node if the entry is new.
  mutating func setEntry(_ entry: EntryTemplate, in mapping: NodeID, context: BuildContext) -> NodeID? {
    let present = entry.key.withUnsafeBufferPointer { findEntry($0, in: mapping, context: context)?.value }
    return setEntry(entry, over: present, in: mapping, context)
  }

  fileprivate mutating func setEntry(
    _ entry: EntryTemplate,
    over present: NodeID?,
    in mapping: NodeID,
    _ context: BuildContext
  ) -> NodeID? {
    if let present {
      replaceContentKeepingStyle(of: present, with: copy(of: entry.value, entry, in: mapping))
      context.didSet(present, in: self)
      return nil
    }
    let value = copy(of: entry.newValue, entry, in: mapping)
    append(key: copy(of: entry.keyNode, entry, in: mapping), value: value, to: mapping)
    context.didSet(value, under: mapping, in: self)
    return value
  }

  private mutating func copy(of node: NodeID, _ entry: EntryTemplate, in mapping: NodeID) -> NodeID {
    let copy = copy(node)
    if !entry.hasPlace { copyLocation(of: mapping, to: copy) }
    return copy
  }

  /// Replaces the content of a scalar, which keeps its quoting, and without a `place` its location.
  ///
  /// Without a tag, the content determines the type.
  mutating func replaceScalar(
    _ node: NodeID,
    by text: Text,
    tag: Tag = .none,
    at place: NodeID? = nil,
    from source: NodeID? = nil,
    context: BuildContext
  ) {
    let mayChangeType = tag == .none && !text.isPlainString
    replaceScalar(
      node,
      with: makeScalar(text, tag: tag, at: place ?? node),
      mayChangeType: mayChangeType,
      from: source,
      context
    )
  }

  /// The new content of many scalars, created once.
  struct ScalarTemplate {
    let text: Text
    fileprivate let node: NodeID
    fileprivate let mayChangeType: Bool

    /// Creates a scalar without a tag at the location of another node.
    init(_ text: Text, at place: NodeID?, in tree: inout NodeTree) {
      self.text = text
      node = tree.makeScalar(text, at: place)
      mayChangeType = !text.isPlainString
    }
  }

  /// Replaces the content of a scalar like ``replaceScalar(_:by:tag:at:from:context:)``.
  mutating func replaceScalar(_ node: NodeID, by template: ScalarTemplate, context: BuildContext) {
    replaceScalar(node, with: copy(template.node), mayChangeType: template.mayChangeType, from: nil, context)
  }

  private mutating func replaceScalar(
    _ node: NodeID,
    with new: NodeID,
    mayChangeType: Bool,
    from source: NodeID?,
    _ context: BuildContext
  ) {
    // Hardly any new content looks like anything but a string, so the old type is seldom needed.
    let wasString = mayChangeType && self.tag(of: node) == .string
    let old = wasString ? location(of: node) : nil
    replaceContentKeepingStyle(of: node, with: new)
    if wasString { context.didReplaceString(node, at: old, in: self) }
    context.didSet(node, from: source, in: self)
  }

  /// The metadata mapping of a resource, created if it is missing.
  mutating func metadata(of root: NodeID) -> NodeID {
    if let present = value("metadata", in: root) {
      if isNull(present) { clear(present, to: .mapping) }
      return present
    }
    return set("metadata", to: makeCollection(.mapping, at: root), in: root)
  }

  /// Sets the name of a resource.
  ///
  /// Without a tag, the name and the quotes of the old one determine its type.
  @discardableResult
  mutating func setName(of root: NodeID, to name: Text, tag: Tag = .none) -> NodeID {
    let metadata = metadata(of: root)
    return setEntry("name", to: name, tag: tag, in: metadata, at: value("name", in: metadata) ?? root)
  }

  /// Sets the namespace of a resource like ``setName(of:to:tag:)``, or removes it if it is empty.
  ///
  /// A new one gets the location of `place`, or without it that of the resource.
  mutating func setNamespace(of root: NodeID, to namespace: Text, tag: Tag = .none, at place: NodeID? = nil) {
    guard !namespace.isEmpty else {
      if let metadata = value("metadata", in: root) { removeValue("namespace", from: metadata) }
      return
    }
    let metadata = metadata(of: root)
    setEntry("namespace", to: namespace, tag: tag, in: metadata, at: value("namespace", in: metadata) ?? place ?? root)
  }

  /// The entries of `metadata.labels` or `metadata.annotations` as strings, a null as it was written.
  func stringMap(_ field: StaticString, of root: NodeID) -> [(key: Text, value: Text)] {
    guard let map = value(at: "metadata", field, in: root) else { return [] }
    // A replacement can set the field to a list, whose elements are then alternating keys and values.
    if kind(of: map) == .sequence {
      let elements = elements(of: map)
      return stride(from: 0, to: elements.count - 1, by: 2).map {
        (key: text(of: elements[$0]), value: text(of: elements[$0 + 1]))
      }
    }
    return entries(of: map).map { (key: text(of: $0.key), value: text(of: $0.value)) }
  }

  /// The value of one label or annotation; the last one of a duplicate key.
  func metadataString(_ field: StaticString, _ key: String, of root: NodeID) -> String? {
    guard let map = value(at: "metadata", field, in: root) else { return nil }
    return value(under: Text(key), in: map).map { string(of: $0) }
  }

  /// Replaces `metadata.labels` or `metadata.annotations` with sorted strings; without entries the field is removed.
  ///
  /// Kustomize cannot set an empty key, and drops it. The value of an existing key, or of one that only the mapping
  /// `other` has, keeps its location. With a `context`, there is a warning for each annotation that was not a string.
  mutating func setStringMap(
    _ field: StaticString,
    of root: NodeID,
    to pairs: [(key: Text, value: Text)],
    from other: NodeID? = nil,
    context: BuildContext? = nil
  ) {
    let metadata = metadata(of: root)
    let name = Text("\(field)")
    let old = removeValue(name, from: metadata)
    if name == "annotations", let old, let context {
      for entry in entries(of: old) { warnIfNotString(entry, context: context) }
    }
    guard !pairs.isEmpty else { return }
    let map = makeCollection(.mapping, at: old ?? root)
    let places = Dictionary(
      [old, other].compactMap { $0 }.flatMap { entries(of: $0) }.map { (text(of: $0.key), $0.value) },
      uniquingKeysWith: { first, _ in first }
    )
    var last: (key: Text, value: NodeID)?
    for (key, value) in pairs.sorted(by: { $0.key < $1.key }) where !key.isEmpty {
      let place = places[key] ?? old ?? root
      let node = makeScalar(value, tag: .string, at: place)
      if isSecret(place) { markSecret(node) }
      // The last of equal keys wins.
      if let last, last.key == key {
        replaceContentKeepingStyle(of: last.value, with: node)
        continue
      }
      quoteIfAmbiguous(node)
      append(key: makeScalar(key, at: place), value: node, to: map)
      context?.didMove(places[key], to: node, under: map, in: self)
      last = (key, node)
    }
    set(name, to: map, in: metadata)
  }

  /// Warns if the value of an annotation, which becomes a string, is not one yet.
  func warnIfNotString(_ annotation: Entry, context: BuildContext) {
    let tag = tag(of: annotation.value)
    // Dates and base64 strings are kept as written.
    guard tag != .string, tag != .timestamp, tag != .binary, tag != .custom else { return }
    let (key, value) = (string(of: annotation.key), annotation.value)
    context.warn(.annotationMadeText(key, kind: kind(of: value), at: location(of: value)))
  }

  /// Ensures that a resource has a mapping of annotations.
  ///
  /// Kustomize stores its state of a resource in annotations, so a JSON patch can add one to a resource that has none
  /// in its file. An empty mapping is removed at the end of the build.
  mutating func ensureAnnotations(of root: NodeID) {
    if let present = value(at: "metadata", "annotations", in: root), kind(of: present) == .mapping { return }
    set("annotations", to: makeCollection(.mapping, at: root), in: metadata(of: root))
  }

  /// Whether any key of a mapping satisfies a predicate.
  func hasKey(in mapping: NodeID, where predicate: (NodeID) -> Bool) -> Bool {
    var key = firstChild(of: mapping)
    while let current = key {
      if predicate(current) { return true }
      key = next(after: current).flatMap { next(after: $0) }
    }
    return false
  }
}

extension Text {
  /// Whether a plain scalar with this content is a string.
  fileprivate var isPlainString: Bool { withBytes { PlainScalar.resolve($0).tag } == .string }
}

extension KeyIndex {
  /// Sets an entry like ``NodeTree/setEntry(_:in:context:)``.
  mutating func setEntry(
    _ entry: NodeTree.EntryTemplate,
    in tree: inout NodeTree,
    context: BuildContext
  ) -> NodeID? {
    let key = tree.text(of: entry.keyNode)
    let new = tree.setEntry(entry, over: value(under: key, in: tree), in: mapping, context)
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
