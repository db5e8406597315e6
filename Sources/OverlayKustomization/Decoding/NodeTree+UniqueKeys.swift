import OverlayDiagnostics
import OverlayYAMLTree

extension NodeTree {
  /// Refuses a key that is repeated in a mapping, in a document that ``checkJSON(_:file:)`` has accepted.
  ///
  /// - Throws: `duplicate-key` at the first one found.
  /// - Complexity: O(nodes).
  func checkKeysAreUnique(_ root: NodeID, file: String) throws(Diagnostic) {
    var pending = [root]
    while let node = pending.popLast() {
      switch kind(of: node) {
      case .scalar: break
      case .sequence: pending += elements(of: node).reversed()
      case .mapping:
        var seen: [Text: NodeID] = [:]
        for entry in entries(of: node) {
          let key = DocumentValue(entry.key, in: self)?.key ?? ""
          if let first = seen.updateValue(entry.key, forKey: Text(key)) {
            let place = location(of: entry.key) ?? SourceLocation(file: file)
            throw .duplicateKey(key, at: place, first: location(of: first))
          }
        }
        pending += entries(of: node).reversed().map(\.value)
      }
    }
  }
}
