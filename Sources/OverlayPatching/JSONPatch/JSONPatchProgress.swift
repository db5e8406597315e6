import OverlayDiagnostics
import OverlayYAMLTree

/// State that operations of a patch share: the remaining budget, and the position of the last operation.
///
/// Without the position, patches that add one element or key after another would visit all of them each time.
struct JSONPatchProgress {
  /// The number of nodes that may still be copied.
  private(set) var copies = Limits.fileNodes / 2
  /// The number of elements and entries that were visited.
  private(set) var steps = 0
  /// The maximum number of visits of one patch.
  private static let stepLimit = 100_000_000
  /// The element that was last added, and its position in its list.
  private var last: (list: NodeID, position: Int, element: NodeID)?
  /// The keys of the mapping that an entry was last added to.
  private var keys: KeyIndex?

  /// Records copied nodes.
  ///
  /// - Returns: `false` if there are too many.
  mutating func didCopy(_ count: Int) -> Bool {
    copies -= count
    return copies >= 0
  }

  /// Records visited elements and entries.
  ///
  /// - Returns: `false` if there are too many.
  mutating func didVisit(_ count: Int) -> Bool {
    steps += count
    return steps <= Self.stepLimit
  }

  /// Discards the position of the last operation, before an operation that may invalidate it.
  mutating func resetPosition() {
    last = nil
    keys = nil
  }

  /// Records an element that was added to a list.
  mutating func didAdd(_ element: NodeID, at position: Int, to list: NodeID) { last = (list, position, element) }

  /// The known element of a list that is at or before a position, with its position.
  func element(atOrBefore position: Int, of list: NodeID) -> (position: Int, element: NodeID)? {
    guard let last, last.list == list, last.position <= position else { return nil }
    return (last.position, last.element)
  }

  /// Sets the value under a key in a mapping.
  ///
  /// - Returns: `false` if creating a new index of the mapping visits too many entries.
  mutating func set(_ key: Text, to value: NodeID, in mapping: NodeID, of tree: inout NodeTree) -> Bool {
    if keys?.mapping != mapping {
      keys = KeyIndex(of: mapping)
      guard didVisit(Self.indexEffort * tree.count(of: mapping)) else { return false }
    }
    guard var index = keys.take() else { return false }
    // A list whose content is replaced keeps its ID.
    if index.value(under: key, in: tree) != nil { last = nil }
    index.set(key, to: value, in: &tree, keyTag: .string)
    keys = index
    return true
  }

  /// The number of steps for adding an entry to an index.
  private static let indexEffort = 8
}
