/// A condition on labels or annotations, such as `app=web,tier in (front, back),!canary`.
///
/// Source: the Kubernetes label selector syntax ("Labels and Selectors" in its documentation) as kustomize 5.8.1 reads
/// `labelSelector` and `annotationSelector`; both are read alike, so an annotation can only be compared with values
/// that a label might have. Texts are compared by bytes, never up to Unicode equivalence. A NUL, at which Kubernetes
/// silently stops reading, is refused here like any other character that no key or value may have.
package struct LabelSelector: Hashable, Sendable {
  /// A condition on the value of one key.
  struct Requirement: Hashable, Sendable {
    var key: String
    var condition: Condition
  }

  /// What a value must be.
  enum Condition: Hashable, Sendable {
    case exists
    case doesNotExist
    /// One of these.
    case isIn([String])
    /// None of these, or no value at all.
    case isNotIn([String])
    /// A decimal number above this one.
    case isGreater(than: Int64)
    /// A decimal number below this one.
    case isLess(than: Int64)
  }

  /// All of them must hold.
  private let requirements: [Requirement]

  /// Reads a selector; an empty one, or one of white space, matches everything.
  ///
  /// - Parameter text: Requirements with commas between them.
  /// - Throws: What is wrong with the text, with the place of the problem.
  package init(parsing text: String) throws(SyntaxError) {
    var parser = Parser(text)
    self.requirements = try parser.parse()
  }

  /// Whether every requirement holds.
  ///
  /// - Parameter value: Looks up a label or annotation by its key, comparing keys by bytes; `nil` if there is none. It
  ///   is called at most once for each requirement.
  /// - Returns: `true` if the selector is empty or all of its requirements hold.
  package func matches(_ value: (_ key: String) -> String?) -> Bool {
    requirements.allSatisfy { $0.condition.holds(for: value($0.key)) }
  }
}

extension LabelSelector.Condition {
  /// Whether the condition holds for a value, or for the absence of one.
  fileprivate func holds(for value: String?) -> Bool {
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
