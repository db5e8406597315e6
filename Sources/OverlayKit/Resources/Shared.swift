/// A value behind a reference: cheap to copy, and made anew when it changes.
struct Shared<Value: Sendable>: Sendable {
  private final class Box: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  private var box: Box

  /// Puts a value behind a reference.
  init(_ value: Value) { box = Box(value) }

  /// The value.
  var value: Value {
    get { box.value }
    set { box = Box(newValue) }
  }
}
