// The rows of a schema's tables. They hold numbers and strings as the compiler knows them, and no ``Text``: only then
// does the optimizer lay out an array literal of them as data of the program, and only up to six words a row, of which
// a string has two. A negative index means none.

extension Schema {
  /// Where resources of a kind live.
  enum Scope: UInt8, Sendable {
    case unknown, namespaced, cluster
  }

  /// One kind in one version of its group.
  struct KindRow: Sendable {
    let kind: String
    let apiVersion: String
    /// The node of the resource; negative if its fields are unknown.
    let root: Int32
    let scope: Scope

    init(_ kind: String, _ apiVersion: String, root: Int32, _ scope: Scope) {
      self.kind = kind
      self.apiVersion = apiVersion
      self.root = root
      self.scope = scope
    }
  }

  /// One type: an object with its run of known fields, or a list.
  struct NodeRow: Sendable {
    let firstField: Int32
    let fieldCount: Int32
    /// The node of a list's elements, or negative.
    let element: Int32
    /// The index of the list's merge rule, or negative.
    let merge: Int32

    static func object(firstField: Int32, count: Int32) -> NodeRow {
      NodeRow(firstField: firstField, fieldCount: count, element: -1, merge: -1)
    }

    static func list(of element: Int32, merge: Int32) -> NodeRow {
      NodeRow(firstField: 0, fieldCount: 0, element: element, merge: merge)
    }
  }

  /// One field of an object.
  struct FieldRow: Sendable {
    let name: String
    /// The node of the field's value.
    let node: Int32

    init(_ name: String, _ node: Int32) {
      self.name = name
      self.node = node
    }
  }

  /// One way in which lists merge, with its run of keys.
  struct MergeRow: Sendable {
    let merges: Bool
    let firstKey: Int32
    let keyCount: Int32

    init(_ merges: Bool, _ firstKey: Int32, _ keyCount: Int32) {
      self.merges = merges
      self.firstKey = firstKey
      self.keyCount = keyCount
    }
  }
}

extension Range<Int> {
  /// The position at which `order`, which ascends, is zero: a binary search.
  @inline(__always)
  func search(_ order: (Int) -> Int) -> Int? {
    var (low, high) = (lowerBound, upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      let order = order(middle)
      if order == 0 { return middle }
      if order < 0 { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}

extension String {
  /// Compares byte by byte: negative if this string comes first, zero if both are equal.
  func order(against bytes: UnsafeBufferPointer<UInt8>) -> Int {
    utf8.withContiguousStorageIfAvailable { Self.order($0, bytes) }
      ?? Array(utf8).withUnsafeBufferPointer {
        Self.order($0, bytes)
      }
  }

  private static func order(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Int {
    for index in 0..<Swift.min(left.count, right.count) where left[index] != right[index] {
      return Int(left[index]) - Int(right[index])
    }
    return left.count - right.count
  }
}
