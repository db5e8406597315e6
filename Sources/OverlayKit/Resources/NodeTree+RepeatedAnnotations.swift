import OverlayDiagnostics
import OverlayYAMLTree

extension NodeTree {
  /// The maximum number of `annotations` fields of a resource that Kustomize joins.
  private static var joinedFieldLimit: Int { 4 }

  /// Joins repeated `annotations` fields of a resource, and drops all but the last of equal keys in one such field.
  ///
  /// Source: when Kustomize reads a resource, it adds its state to the annotations and removes it again. Each time it
  /// reads the first field, removes it, and sets its entries in the next field, where they win. Of more than four
  /// fields some remain. These, and all other duplicate keys, are rejected when the resource is written.
  ///
  /// Rare cases are rejected as well: fields that are not mappings, duplicate keys in one of several fields, and
  /// internal annotations, which only the first field can set.
  ///
  /// - Complexity: O(fields of the metadata + annotations).
  mutating func joinRepeatedAnnotations(of root: NodeID, context: BuildContext) {
    guard repeatsAnnotations(root), let metadata = value("metadata", in: root),
      let first = value("annotations", in: metadata)
    else { return }
    let fields = entries(of: metadata).filter { kind(of: $0.key) == .scalar && hasText($0.key, "annotations") }
    let isJoinable = fields.enumerated().allSatisfy { index, field in
      guard kind(of: field.value) == .mapping else { return index == 0 && isNull(field.value) && fields.count > 1 }
      return entries(of: field.value).allSatisfy { kind(of: $0.key) == .scalar && !isInternal($0.key) }
    }
    guard fields.contains(where: { !isNull($0.value) && !isEmptyCollection($0.value) }) || fields.count < 2 else {
      // Without annotations no field remains.
      let all = Set(fields.map(\.key))
      return setEntries(of: metadata, to: entries(of: metadata).filter { !all.contains($0.key) })
    }
    guard isJoinable else { return }
    fields.count == 1 ? dropDuplicateKeys(in: first, context) : join(fields, in: metadata, context)
  }

  /// Whether a resource or patch has several `annotations` fields, or a duplicate annotation.
  func repeatsAnnotations(_ root: NodeID) -> Bool {
    guard let metadata = value("metadata", in: root), kind(of: metadata) == .mapping,
      let first = value("annotations", in: metadata)
    else { return false }
    var count = 0
    let isRepeated = hasKey(in: metadata) { key in
      if hasText(key, "annotations") { count += 1 }
      return count > 1
    }
    return isRepeated || kind(of: first) == .mapping && hasDuplicateKey(first)
  }

  private func hasDuplicateKey(_ mapping: NodeID) -> Bool {
    var keys: Set<Text> = []
    var first: [NodeID] = []
    return hasKey(in: mapping) { key in
      guard first.count == 8 else {
        defer { first.append(key) }
        return first.contains { haveSameText($0, key) }
      }
      if keys.isEmpty { keys = Set(first.map { text(of: $0) }) }
      return !keys.insert(text(of: key)).inserted
    }
  }

  /// Whether a build reads the annotation with this key.
  private func isInternal(_ key: NodeID) -> Bool {
    let key = string(of: key)
    return InternalAnnotation.domains.contains { key.hasPrefix($0) }
  }

  private mutating func dropDuplicateKeys(in annotations: NodeID, _ context: BuildContext) {
    var positions: [Text: Int] = [:]
    var kept: [Entry] = []
    for entry in entries(of: annotations) {
      let key = text(of: entry.key)
      guard let position = positions[key] else {
        positions[key] = kept.count
        kept.append(entry)
        continue
      }
      context.warn(.keyRepeated(key.string, at: location(of: entry.key), first: location(of: kept[position].key)))
      kept[position].value = entry.value
    }
    setEntries(of: annotations, to: kept)
  }

  private mutating func join(_ fields: [Entry], in metadata: NodeID, _ context: BuildContext) {
    let hasDuplicates = fields.contains { kind(of: $0.value) == .mapping && hasDuplicateKey($0.value) }
    guard fields.count <= Self.joinedFieldLimit, !hasDuplicates else { return }
    var seen: Set<Text> = []
    let joined = fields.flatMap { entries(of: $0.value) }.filter { seen.insert(text(of: $0.key)).inserted }
    let message = "duplicate key 'annotations'; its entries are added to the annotations defined first"
    for field in fields.dropFirst() {
      let warning = Diagnostic.warning(.keyRepeated, message, at: location(of: field.key))
      context.warn(warning.addingNote("first defined here", at: location(of: fields[0].key)))
    }
    // Only the last field remains.
    guard let last = fields.last, kind(of: last.value) == .mapping else { return }
    let others = Set(fields.dropLast().map(\.key))
    setEntries(of: last.value, to: joined)
    setEntries(of: metadata, to: entries(of: metadata).filter { !others.contains($0.key) })
  }
}
