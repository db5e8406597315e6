package import OverlayDiagnostics

/// A write to a resource that a part of the input requests, such as an operation of a patch, an entry of `images`, a
/// label, the target of a replacement, or a reference to a renamed resource.
///
/// It is reported even if the field already had the value.
package struct FieldWrite: Sendable {
  package enum Effect: Sendable {
    /// The node, with everything below it, was set.
    case set
    /// The node, which is the key of a field or an element of a list, was removed.
    case removed
  }

  /// The value, key or element.
  package let node: NodeID
  package let effect: Effect
  /// The node that the value was copied from: the source of a replacement, or the name of the referenced resource.
  package let source: NodeID?
  /// The location of the text that requests the write, if it is not ``NodeTree/location(of:)``.
  package let place: SourceLocation?
}

extension BuildContext {
  /// Reports that a node was set.
  ///
  /// - Parameters:
  ///   - node: The value in its resource.
  ///   - source: The node that the value was copied from.
  ///   - place: The location of the text that requests the write, if it is not that of the node.
  ///   - tree: The tree of the nodes, after the write.
  @inline(__always)
  package func didSet(
    _ node: NodeID,
    from source: NodeID? = nil,
    at place: @autoclosure () -> SourceLocation? = nil,
    in tree: NodeTree
  ) {
    guard let onWrite else { return }
    onWrite(FieldWrite(node: node, effect: .set, source: source, place: place()), tree)
  }

  /// Reports that a field or an element was removed.
  ///
  /// - Parameters:
  ///   - node: The key or the element.
  ///   - place: The location of the text that requests the removal.
  ///   - tree: The tree of the node.
  @inline(__always)
  package func didRemove(_ node: NodeID, at place: @autoclosure () -> SourceLocation?, in tree: NodeTree) {
    guard let onWrite else { return }
    onWrite(FieldWrite(node: node, effect: .removed, source: nil, place: place()), tree)
  }
}
