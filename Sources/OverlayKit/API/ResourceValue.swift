public import OverlayDiagnostics
import OverlayYAMLTree

/// A value in a built resource: a mapping, a list or a scalar.
///
/// Cheap to create and to copy. The entries of a mapping have the order of the output. Looking up a key takes linear time.
public struct ResourceValue: Sendable {
  /// The type of a value.
  public enum Kind: Sendable { case mapping, list, string, integer, number, boolean, null }

  let node: NodeID
  let sharedTree: Shared<NodeTree>

  var tree: NodeTree { sharedTree.value }

  /// The type of the value.
  public var kind: Kind { Kind(of: node, in: tree) }

  /// The content of a scalar as it is written, without quotes; empty for mappings and lists.
  public var text: String { tree.string(of: node) }

  /// The value of a string; `nil` for anything else.
  public var string: String? { kind == .string ? text : nil }

  /// The value of an integer that fits in 64 bits; `nil` for anything else.
  public var integer: Int? { kind == .integer ? Int(text) : nil }

  /// The value of a boolean; `nil` for anything else.
  public var boolean: Bool? { kind == .boolean ? text == "true" : nil }

  /// The elements of a list; empty for anything else.
  public var elements: [ResourceValue] { tree.elements(of: node).map(sibling) }

  /// The keys and values of a mapping; empty for anything else.
  public var entries: [(key: String, value: ResourceValue)] {
    tree.entries(of: node).map { (key: tree.string(of: $0.key), value: sibling($0.value)) }
  }

  /// The location of the value in a manifest or a patch, or of the field of a kustomization that made it.
  public var location: SourceLocation? { tree.location(of: node) }

  /// The value of a key in a mapping; `nil` if there is none.
  public subscript(key: String) -> ResourceValue? { tree.value(under: Text(key), in: node).map(sibling) }

  /// An element of a list; `nil` if the index is out of bounds.
  public subscript(index: Int) -> ResourceValue? {
    let elements = tree.elements(of: node)
    return elements.indices.contains(index) ? sibling(elements[index]) : nil
  }

  /// Another value of the same tree.
  private func sibling(_ node: NodeID) -> ResourceValue { ResourceValue(node: node, sharedTree: sharedTree) }
}

// MARK: - Printing

extension ResourceValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The value as YAML without a final line break; a scalar without quotes.
  public var description: String {
    tree.kind(of: node) == .scalar ? text : String(decoding: YAMLWriter.text(of: node, in: tree), as: UTF8.self)
  }

  /// The value as compact JSON, in which `"1"` and `1` differ.
  public var debugDescription: String {
    var writer = JSONWriter()
    writer.write(node, of: tree)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// The entries of a mapping or the elements of a list, without internal storage.
  public var customMirror: Mirror {
    switch kind {
    case .mapping:
      Mirror(self, children: entries.map { (label: $0.key, value: $0.value as Any) }, displayStyle: .dictionary)
    case .list: Mirror(self, unlabeledChildren: elements, displayStyle: .collection)
    default: Mirror(self, children: [])
    }
  }
}

extension ResourceValue.Kind {
  /// The type of a node in its final form.
  init(of node: NodeID, in tree: borrowing NodeTree) {
    switch tree.kind(of: node) {
    case .mapping: self = .mapping
    case .sequence: self = .list
    case .scalar:
      switch tree.storedTag(of: node) {
      case .integer: self = .integer
      case .float: self = .number
      case .boolean: self = .boolean
      case .null: self = .null
      default: self = .string
      }
    }
  }
}
