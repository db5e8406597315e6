import OverlayKubernetesModel

/// What has been worked out for types of resources: a build has many resources and few types.
struct ByType<Value> {
  private var recent: [(type: GroupVersionKind, value: Value)] = []
  private var all: [GroupVersionKind: Value] = [:]
  private static var recentLimit: Int { 8 }

  /// What belongs to a type, which `make` works out the first time.
  mutating func value(for type: GroupVersionKind, make: () -> Value) -> Value {
    // Nearly always the type is one of very few, and told by its identity.
    for index in recent.indices where recent[index].type.isIdentical(to: type) { return recent[index].value }
    let value = all[type] ?? make()
    all[type] = value
    if recent.count == Self.recentLimit { recent.removeFirst() }
    recent.append((type, value))
    return value
  }
}
