package import OverlayDiagnostics

/// A write to a resource that a part of the input requests, such as an operation of a patch, an entry of `images`, a
/// label, the target of a replacement, or a reference to a renamed resource.
///
/// It is reported even if the field already had the value.
package struct FieldWrite: Sendable {
  package enum Effect: Sendable {
    /// The node, with everything below it, was set.
    case set
    /// The node, which is the key of a field or an element of a list, was removed; or the root of a resource.
    case removed
    /// The node is the root of a new resource, which takes the place of another one, if any. Only what differs from that
    /// one was written.
    case added(replacing: NodeID?)
    /// The node has the value that it had before the current step, which wrote it only for the time being.
    case restored
    /// The node holds the unchanged value of another one, whose place it has taken.
    case moved(from: NodeID)
    /// The lists below the node have new elements, or another order.
    case rearranged
  }

  /// The value, key or element.
  package let node: NodeID
  package let effect: Effect
  /// The node that the value was copied from: the source of a replacement, or the name of the referenced resource.
  package let source: NodeID?
  /// The location of the text that requests the write, if it is not ``NodeTree/location(of:)``.
  package let place: SourceLocation?
  /// The collection that holds or held the node, if it may not be known.
  package let parent: NodeID?
  /// The index of a removed element in its list.
  package let index: Int?

  init(
    _ node: NodeID,
    _ effect: Effect,
    source: NodeID? = nil,
    place: SourceLocation? = nil,
    parent: NodeID? = nil,
    index: Int? = nil
  ) {
    (self.node, self.effect) = (node, effect)
    (self.source, self.place) = (source, place)
    (self.parent, self.index) = (parent, index)
  }
}

extension BuildContext {
  /// Reports that a node was set.
  ///
  /// - Parameters:
  ///   - node: The value in its resource.
  ///   - source: The node that the value was copied from.
  ///   - place: The location of the text that requests the write, if it is not that of the node.
  ///   - parent: The collection that holds the node, if it may be new there.
  ///   - tree: The tree of the nodes, after the write.
  @inline(__always)
  package func didSet(
    _ node: NodeID,
    from source: NodeID? = nil,
    at place: @autoclosure () -> SourceLocation? = nil,
    under parent: NodeID? = nil,
    in tree: NodeTree
  ) {
    guard isObserved else { return }
    report(FieldWrite(node, .set, source: source, place: place(), parent: parent), in: tree)
  }

  /// Reports a new resource.
  ///
  /// - Parameters:
  ///   - root: The root of the resource.
  ///   - old: The root of the resource that it was made of.
  ///   - place: The location of the text that requests the resource, if it is not that of its fields.
  ///   - tree: The tree of the nodes.
  @inline(__always)
  package func didAdd(
    _ root: NodeID,
    replacing old: NodeID? = nil,
    at place: @autoclosure () -> SourceLocation? = nil,
    in tree: NodeTree
  ) {
    guard isObserved else { return }
    report(FieldWrite(root, .added(replacing: old), place: place()), in: tree)
  }

  /// Reports that a node has the value that it had before the step.
  @inline(__always)
  package func didRestore(_ node: NodeID?, in tree: NodeTree) {
    guard isObserved, let node else { return }
    report(FieldWrite(node, .restored), in: tree)
  }

  /// Reports that a node holds the unchanged value of another one, whose place it has taken.
  @inline(__always)
  package func didMove(_ old: NodeID?, to node: NodeID, under parent: NodeID, in tree: NodeTree) {
    guard isObserved, let old else { return }
    report(FieldWrite(node, .moved(from: old), parent: parent), in: tree)
  }

  /// Reports that lists below a node have new elements, or another order.
  @inline(__always)
  package func didRearrange(_ node: NodeID, in tree: NodeTree) {
    guard isObserved else { return }
    report(FieldWrite(node, .rearranged), in: tree)
  }

  /// Reports that a field, an element or a resource was removed.
  ///
  /// - Parameters:
  ///   - node: The key, the element or the root.
  ///   - place: The location of the text that requests the removal.
  ///   - parent: The collection that held the node, if it may not be known.
  ///   - index: The index of an element in its list.
  ///   - tree: The tree of the node.
  @inline(__always)
  package func didRemove(
    _ node: NodeID,
    at place: @autoclosure () -> SourceLocation?,
    from parent: NodeID? = nil,
    index: @autoclosure () -> Int? = nil,
    in tree: NodeTree
  ) {
    guard isObserved else { return }
    report(FieldWrite(node, .removed, place: place(), parent: parent, index: index()), in: tree)
  }
}
