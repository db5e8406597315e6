public import OverlayDiagnostics
import OverlayYAMLTree

/// A value inside of a finished resource: a mapping, a list or a scalar.
///
/// Cheap to make and to copy. Mappings are in the order of the output, and looking up a key costs a scan.
public struct ResourceValue: Sendable {
  /// What a value is.
  public enum Kind: Sendable { case mapping, list, string, integer, number, boolean, null }

  let node: NodeID
  let sharedTree: Shared<NodeTree>

  var tree: NodeTree { sharedTree.value }

  /// What the value is.
  public var kind: Kind {
    switch tree.kind(of: node) {
    case .mapping: return .mapping
    case .sequence: return .list
    case .scalar:
      switch tree.storedTag(of: node) {
      case .integer: return .integer
      case .float: return .number
      case .boolean: return .boolean
      case .null: return .null
      default: return .string
      }
    }
  }

  /// A scalar's text as it is printed, without quotes; empty for mappings and lists.
  public var text: String { tree.string(of: node) }

  /// The text of a string; `nil` for anything else.
  public var string: String? { kind == .string ? text : nil }

  /// The value of an integer that fits in 64 bits; `nil` for anything else.
  public var integer: Int? { kind == .integer ? Int(text) : nil }

  /// The value of a boolean; `nil` for anything else.
  public var boolean: Bool? { kind == .boolean ? text == "true" : nil }

  /// The elements of a list; empty for anything else.
  public var elements: [ResourceValue] {
    tree.elements(of: node).map { ResourceValue(node: $0, sharedTree: sharedTree) }
  }

  /// The keys and values of a mapping; empty for anything else.
  public var entries: [(key: String, value: ResourceValue)] {
    tree.entries(of: node).map {
      (key: tree.string(of: $0.key), value: ResourceValue(node: $0.value, sharedTree: sharedTree))
    }
  }

  /// Where the value was written: in a manifest, a patch, or the field of a kustomization that made it.
  public var location: SourceLocation? { tree.location(of: node) }

  /// The value under a key of a mapping; `nil` where there is none.
  public subscript(key: String) -> ResourceValue? {
    tree.value(under: Text(key), in: node).map { ResourceValue(node: $0, sharedTree: sharedTree) }
  }

  /// An element of a list; `nil` where the index is out of bounds.
  public subscript(index: Int) -> ResourceValue? {
    let elements = tree.elements(of: node)
    return elements.indices.contains(index) ? ResourceValue(node: elements[index], sharedTree: sharedTree) : nil
  }
}

// MARK: - Printing

extension ResourceValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The value as YAML, without a final line break; a string without quotes.
  public var description: String {
    tree.kind(of: node) == .scalar ? text : String(decoding: YAMLWriter.text(of: node, in: tree), as: UTF8.self)
  }

  /// The value as compact JSON, in which `"1"` and `1` differ.
  public var debugDescription: String {
    var writer = JSONWriter()
    writer.write(node, of: tree)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The entries of a mapping or the elements of a list, and nothing of how they are stored.
  public var customMirror: Mirror {
    switch kind {
    case .mapping:
      Mirror(self, children: entries.map { (label: $0.key, value: $0.value as Any) }, displayStyle: .dictionary)
    case .list: Mirror(self, unlabeledChildren: elements, displayStyle: .collection)
    default: Mirror(self, children: [])
    }
  }
}
