import OverlayDiagnostics
import OverlayYAMLTree

// MARK: - Annotations that are written twice

extension NodeTree {
  /// The most `annotations` fields of one resource that Kustomize joins.
  private static var joinedFieldLimit: Int { 4 }

  /// Joins repeated `annotations` fields of a resource, and drops all but the last of equal keys in one such field.
  ///
  /// Source: when Kustomize reads a resource, it keeps records in the annotations and takes them out again. Each time it
  /// reads the first field, removes it, and sets what was in it in the next one, where it wins. With more than four fields
  /// some are left. These, and every other key that is repeated, are refused when the resource is written.
  ///
  /// What would need a closer look is left to be refused too: fields that are not mappings, equal keys in one of several
  /// fields, and the build's own annotations, which count only in the first.
  ///
  /// - Complexity: O(fields of the metadata + annotations).
  mutating func joinRepeatedAnnotations(of root: NodeID) {
    guard repeatsAnnotations(root), let metadata = value("metadata", in: root),
      let first = value("annotations", in: metadata)
    else { return }
    let fields = entries(of: metadata).filter { kind(of: $0.key) == .scalar && hasText($0.key, "annotations") }
    let isJoinable = fields.enumerated().allSatisfy { index, field in
      guard kind(of: field.value) == .mapping else { return index == 0 && isNull(field.value) && fields.count > 1 }
      return entries(of: field.value).allSatisfy { kind(of: $0.key) == .scalar && !isRecord($0.key) }
    }
    guard fields.contains(where: { !isNull($0.value) && !isEmptyCollection($0.value) }) || fields.count < 2 else {
      // Without any annotation no field remains.
      let all = Set(fields.map(\.key))
      return setEntries(of: metadata, to: entries(of: metadata).filter { !all.contains($0.key) })
    }
    guard isJoinable else { return }
    fields.count == 1 ? dropRepeatedKeys(in: first) : join(fields, in: metadata)
  }

  /// Whether a resource or patch has several `annotations` fields, or an annotation twice.
  func repeatsAnnotations(_ root: NodeID) -> Bool {
    guard let metadata = value("metadata", in: root), kind(of: metadata) == .mapping,
      let first = value("annotations", in: metadata)
    else { return false }
    return hasRepeatedAnnotations(metadata, first)
  }

  private func hasRepeatedAnnotations(_ metadata: NodeID, _ annotations: NodeID) -> Bool {
    var count = 0
    var key = firstChild(of: metadata)
    while let current = key {
      if hasText(current, "annotations") { count += 1 }
      key = next(after: current).flatMap { next(after: $0) }
    }
    return count > 1 || kind(of: annotations) == .mapping && hasRepeatedKey(annotations)
  }

  private func hasRepeatedKey(_ mapping: NodeID) -> Bool {
    var keys: Set<Text> = []
    var previous: [NodeID] = []
    var key = firstChild(of: mapping)
    while let current = key {
      if previous.count < 8 {
        if previous.contains(where: { haveSameText($0, current) }) { return true }
        previous.append(current)
      } else {
        if keys.isEmpty { keys = Set(previous.map { text(of: $0) }) }
        if !keys.insert(text(of: current)).inserted { return true }
      }
      key = next(after: current).flatMap { next(after: $0) }
    }
    return false
  }

  /// Whether a key is that of an annotation which the build itself reads.
  private func isRecord(_ key: NodeID) -> Bool {
    let text = string(of: key)
    return InternalAnnotation.domains.contains { text.hasPrefix($0) }
  }

  private mutating func dropRepeatedKeys(in annotations: NodeID) {
    var positions: [Text: Int] = [:]
    var kept: [Entry] = []
    for entry in entries(of: annotations) {
      let key = text(of: entry.key)
      guard let position = positions[key] else {
        positions[key] = kept.count
        kept.append(entry)
        continue
      }
      note(.keyRepeated(key.string, at: location(of: entry.key), first: location(of: kept[position].key)))
      kept[position].value = entry.value
    }
    setEntries(of: annotations, to: kept)
  }

  private mutating func join(_ fields: [Entry], in metadata: NodeID) {
    let isSimple = fields.allSatisfy { kind(of: $0.value) != .mapping || !hasRepeatedKey($0.value) }
    let all = fields.flatMap { entries(of: $0.value) }
    guard fields.count <= Self.joinedFieldLimit, isSimple else { return }
    var seen: Set<Text> = []
    let joined = all.filter { seen.insert(text(of: $0.key)).inserted }
    for field in fields.dropFirst() {
      note(.annotationsRepeated(at: location(of: field.key), first: location(of: fields[0].key)))
    }
    // The last field is the one that remains.
    guard let last = fields.last, kind(of: last.value) == .mapping else { return }
    let others = Set(fields.dropLast().map(\.key))
    setEntries(of: last.value, to: joined)
    setEntries(of: metadata, to: entries(of: metadata).filter { !others.contains($0.key) })
  }
}

extension Diagnostic {
  fileprivate static func annotationsRepeated(at location: SourceLocation?, first: SourceLocation?) -> Diagnostic {
    warning(
      .keyRepeated,
      "the key 'annotations' is already defined in this mapping; what is new here is added to the annotations there",
      at: location
    ).addingNote("first defined here", at: first)
  }
}
