import OverlayDiagnostics
import OverlayYAMLTree

/// What the operations of a patch leave behind for those that follow: what they may still cost, and where the last one was.
///
/// Patches that add one element or key after the other would otherwise go through all of them each time.
struct JSONPatchProgress {
  /// How many nodes may still be copied.
  private(set) var copies = Limits.fileNodes / 2
  /// How many elements and entries were passed by.
  private(set) var steps = 0
  /// The most that one patch may pass by.
  private static let stepLimit = 100_000_000
  /// An element that was added, and its position in its list.
  private var last: (list: NodeID, position: Int, element: NodeID)?
  /// The keys of the mapping that was last added to.
  private var keys: KeyIndex?

  /// Takes note of nodes that were copied.
  ///
  /// - Returns: `false` where they are too many.
  mutating func didCopy(_ count: Int) -> Bool {
    copies -= count
    return copies >= 0
  }

  /// Takes note of elements and entries that were passed by.
  ///
  /// - Returns: `false` where they are too many.
  mutating func didPass(_ count: Int) -> Bool {
    steps += count
    return steps <= Self.stepLimit
  }

  /// Forgets where the last operation was, as others change what it knew.
  mutating func forgetPlaces() {
    last = nil
    keys = nil
  }

  /// Takes note of an element that was added to a list.
  mutating func didAdd(_ element: NodeID, at position: Int, to list: NodeID) { last = (list, position, element) }

  /// The last element at or before a position of a list that is known, with its position.
  func element(atOrBefore position: Int, of list: NodeID) -> (position: Int, element: NodeID)? {
    guard let last, last.list == list, last.position <= position else { return nil }
    return (last.position, last.element)
  }

  /// Gives a mapping the value under a key.
  ///
  /// - Returns: `false` where too many entries were passed by, of which an index of the mapping has to be made anew.
  mutating func set(_ key: Text, to value: NodeID, in mapping: NodeID, of tree: inout NodeTree) -> Bool {
    if keys?.mapping != mapping {
      keys = KeyIndex(of: mapping)
      guard didPass(Self.indexEffort * tree.count(of: mapping)) else { return false }
    }
    guard var index = keys.take() else { return false }
    // A list that is replaced keeps its name.
    if index.value(under: key, in: tree) != nil { last = nil }
    index.set(key, to: value, in: &tree, keyTag: .string)
    keys = index
    return true
  }

  /// How many steps it takes to put an entry into an index.
  private static let indexEffort = 8
}
