/// A condition on labels or annotations, such as `app=web,tier in (front, back),!canary`.
///
/// Source: the Kubernetes label selector syntax ("Labels and Selectors" in its documentation) as kustomize 5.8.1 reads
/// `labelSelector` and `annotationSelector`. Both have the same syntax, so an annotation can only be compared with
/// valid label values. Strings are compared by bytes, without Unicode equivalence. A NUL, at which Kubernetes silently
/// stops reading, is rejected here like all other characters that are invalid in keys and values.
package struct LabelSelector: Hashable, Sendable {
  /// A condition on the value of one key.
  struct Requirement: Hashable, Sendable {
    var key: String
    var condition: Condition
  }

  /// A condition on a value.
  enum Condition: Hashable, Sendable {
    case exists
    case doesNotExist
    /// The value is one of these.
    case isIn([String])
    /// The value is none of these, or there is no value.
    case isNotIn([String])
    /// The value is a decimal number above this one.
    case isGreater(than: Int64)
    /// The value is a decimal number below this one.
    case isLess(than: Int64)
  }

  /// The requirements, all of which must be met.
  private let requirements: [Requirement]

  /// Parses a selector; an empty or blank one matches everything.
  ///
  /// - Parameter text: Comma-separated requirements.
  /// - Throws: The first error.
  package init(parsing text: String) throws(SyntaxError) {
    var parser = Parser(text)
    self.requirements = try parser.parse()
  }

  /// Whether all requirements are met.
  ///
  /// - Parameter value: Looks up a label or annotation by its key, comparing keys by bytes; `nil` if there is none. It
  ///   is called at most once for each requirement.
  /// - Returns: `true` if the selector is empty or all of its requirements are met.
  package func matches(_ value: (_ key: String) -> String?) -> Bool {
    requirements.allSatisfy { $0.condition.isMet(by: value($0.key)) }
  }
}

extension LabelSelector.Condition {
  /// Whether a value, or its absence, meets the condition.
  fileprivate func isMet(by value: String?) -> Bool {
    guard let value else {
      switch self {
      case .doesNotExist, .isNotIn: return true
      case .exists, .isIn, .isGreater, .isLess: return false
      }
    }
    switch self {
    case .exists: return true
    case .doesNotExist: return false
    case .isIn(let values): return Self.isValue(value, in: values)
    case .isNotIn(let values): return !Self.isValue(value, in: values)
    case .isGreater(let bound): return Int64(value).map { $0 > bound } ?? false
    case .isLess(let bound): return Int64(value).map { $0 < bound } ?? false
    }
  }

  private static func isValue(_ value: String, in values: [String]) -> Bool {
    values.contains { $0.utf8.elementsEqual(value.utf8) }
  }
}
