/// Identifies a node within its ``NodeTree``.
@usableFromInline
package struct NodeID: Hashable, Sendable {
  @usableFromInline let index: Int32

  @inlinable init(index: Int32) { self.index = index }
  @inlinable init(_ index: Int) { self.index = Int32(truncatingIfNeeded: index) }

  /// The position of the node in its tree, in the order of creation.
  package var position: Int32 { index }

  /// Finds a node by its position.
  package init(position: Int32) { index = position }

  /// Whether the node was created before another one of its tree.
  package func isOlder(than other: NodeID) -> Bool { index < other.index }
}

/// The three shapes of a YAML node.
@usableFromInline
package enum NodeKind: UInt8, Sendable { case scalar, sequence, mapping }

/// How a scalar was written, or how it is written once a later step replaces its text.
@usableFromInline
package enum ScalarStyle: UInt8, Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

/// A node's YAML tag, as far as Kustomize distinguishes tags.
///
/// The order of cases is the storage format of a slot; the tags under which a string remains a string come first.
@usableFromInline
package enum Tag: UInt8, Sendable {
  /// No tag was written and none has been inferred yet: the text read from the file decides.
  case unresolved
  /// No tag at all: the text at the time of output decides.
  case none
  case string, integer, float, boolean, null, timestamp, binary, merge, mapping, sequence, set
  /// A user-defined tag, such as `!custom`.
  case custom
}

extension Tag {
  /// The word for this kind of value in messages.
  var word: String {
    switch self {
    case .integer: "integer"
    case .float: "number"
    case .boolean: "boolean"
    case .null: "null"
    case .timestamp: "timestamp"
    case .binary: "base64 string"
    case .mapping, .set: "mapping"
    case .sequence: "list"
    default: "string"
    }
  }
}

extension NodeKind {
  /// The word for this shape in messages.
  package var word: String {
    switch self {
    case .scalar: "scalar"
    case .sequence: "list"
    case .mapping: "mapping"
    }
  }
}
