/// A list of a resource that a strategic merge patch replaced with its own.
package struct ReplacedList: Hashable, Sendable {
  /// The type of the resource.
  package let apiVersion: Text
  package let kind: Text
  /// The keys that lead to the list.
  package let path: [Text]

  /// Creates a record.
  package init(apiVersion: Text, kind: Text, path: [Text]) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.path = path
  }
}
