/// A value behind a reference: cheap to copy, and copied when one of several holders changes it.
struct Shared<Value: Sendable>: Sendable {
  // Changed only where nobody else holds the box, so that threads never share what one of them changes.
  private final class Box: @unchecked Sendable {
    var value: Value

    init(_ value: Value) { self.value = value }
  }

  private var box: Box

  /// Puts a value behind a reference.
  init(_ value: Value) { box = Box(value) }

  /// The value.
  var value: Value {
    _read { yield box.value }
    _modify {
      if !isKnownUniquelyReferenced(&box) { box = Box(box.value) }
      yield &box.value
    }
  }
}
