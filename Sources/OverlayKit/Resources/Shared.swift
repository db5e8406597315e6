/// A value behind a reference: cheap to copy, and copied when one of several holders changes it.
struct Shared<Value: Sendable>: Sendable {
  // A box is changed only by its single holder, so that threads never share a value that changes.
  private final class Box: @unchecked Sendable {
    var value: Value

    init(_ value: Value) { self.value = value }
  }

  private var box: Box

  init(_ value: Value) { box = Box(value) }

  var value: Value {
    _read { yield box.value }
    _modify {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.value) }
      yield &box.value
    }
  }
}
