import OverlayDiagnostics
import OverlayYAMLTree

/// The operations of a JSON patch that merge a list into another, element by element.
struct MergingOperations {
  private enum Operation: String { case add, replace, remove }

  private var operations: [(operation: Operation, path: String, value: NodeID?)] = []

  /// Adds the operations for a list whose elements have different texts under a key.
  mutating func merge(_ patch: NodeID, into target: NodeID, at pointer: String, by key: Text, in tree: NodeTree) {
    var positions: [Text: (index: Int, element: NodeID)] = [:]
    for (index, element) in tree.elements(of: target).enumerated() {
      if let name = tree.value(under: key, in: element) { positions[tree.text(of: name)] = (index, element) }
    }
    for element in tree.elements(of: patch) {
      let position = tree.value(under: key, in: element).flatMap { positions[tree.text(of: $0)] }
      if let position {
        mergeMapping(element, into: position.element, at: "\(pointer)/\(position.index)", in: tree)
      } else {
        operations.append((.add, "\(pointer)/-", element))
      }
    }
  }

  private mutating func mergeMapping(_ patch: NodeID, into target: NodeID, at pointer: String, in tree: NodeTree) {
    var fields = KeyIndex(of: target)
    for entry in tree.entries(of: patch) {
      let key = tree.text(of: entry.key)
      let path = "\(pointer)/\(key.string.escapedInPointer)"
      guard let old = fields.value(under: key, in: tree) else {
        if !tree.isNull(entry.value) { operations.append((.add, path, entry.value)) }
        continue
      }
      if tree.isNull(entry.value) {
        operations.append((.remove, path, nil))
      } else if tree.kind(of: old) == .mapping, tree.kind(of: entry.value) == .mapping {
        mergeMapping(entry.value, into: old, at: path, in: tree)
      } else if let key = StrategicMerge.identifyingKey(of: old, entry.value, in: tree) {
        merge(entry.value, into: old, at: path, by: key, in: tree)
      } else if tree.kind(of: old) != .scalar || !tree.haveSameText(old, entry.value) {
        operations.append((.replace, path, entry.value))
      }
    }
  }

  /// The operations as a JSON patch on one line.
  ///
  /// - Parameter tree: The tree of the lists, which gets copies of the values.
  /// - Returns: `nil` if there are no operations, or if JSON cannot hold a value.
  func json(in tree: inout NodeTree) -> String? {
    var parts: [String] = []
    for (operation, path, value) in operations {
      var writer = JSONWriter()
      let copy = value.map { tree.copy($0) }
      if let copy { do { try tree.canonicalize(copy) } catch { return nil } }
      writer.writeObject(copy == nil ? ["op", "path"] : ["op", "path", "value"]) { writer, index in
        if index == 0 { writer.writeString(Text(operation.rawValue)) }
        if index == 1 { writer.writeString(Text(path)) }
        if index == 2, let copy { writer.write(copy, of: tree) }
      }
      parts.append(String(decoding: writer.bytes, as: UTF8.self))
    }
    return parts.isEmpty ? nil : "[\(parts.joined(separator: ","))]"
  }
}
