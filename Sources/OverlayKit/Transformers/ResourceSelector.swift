import Diagnostics
import KubernetesModel
import Kustomization
import Patching
import YAMLTree

/// Chooses resources for patches: regular expressions for what they are called, selectors for labels and annotations.
struct ResourceSelector: Sendable {
  private let group: Pattern?
  private let version: Pattern?
  private let kind: Pattern?
  private let name: Pattern?
  private let namespace: Pattern?
  private let labels: TextSelector
  private let annotations: TextSelector

  /// - Throws: `invalid-regular-expression` at the field.
  init(_ selector: Selector) throws(Diagnostic) {
    group = try Pattern(selector.group)
    version = try Pattern(selector.version)
    kind = try Pattern(selector.kind)
    name = try Pattern(selector.name)
    namespace = try Pattern(selector.namespace)
    labels = TextSelector(selector.labelSelector, field: "labels")
    annotations = TextSelector(selector.annotationSelector, field: "annotations")
  }

  /// Whether a resource is chosen: by its present type, and its original or present name and namespace.
  ///
  /// - Throws: `invalid-selector`, only where a resource comes so far that its labels or annotations count.
  func selects(_ resource: Resource, in tree: NodeTree) throws(Diagnostic) -> Bool {
    let original = resource.originalID
    let current = resource.id
    guard namespace.matches(original.namespace) || namespace.matches(current.namespace),
      name.matches(original.name) || name.matches(current.name), group.matches(resource.type.group),
      version.matches(resource.type.version), kind.matches(resource.type.kind)
    else { return false }
    guard try labels.selects(resource, in: tree) else { return false }
    return try annotations.selects(resource, in: tree)
  }
}

/// A regular expression for a whole text.
struct Pattern: Sendable {
  private let expression: RegularExpression

  /// - Returns: `nil` for an absent or empty pattern, which matches everything.
  /// - Throws: `invalid-regular-expression` at its place.
  init?(_ text: Located<String>?) throws(Diagnostic) {
    guard let text, !text.value.isEmpty else { return nil }
    do throws(RegularExpression.SyntaxError) {
      expression = try RegularExpression(anchored: text.value)
    } catch {
      throw Diagnostic(
        code: .invalidRegularExpression,
        message: "invalid regular expression '\(text.value)': \(error.message)",
        at: text.location
      )
    }
  }

  /// Whether the whole text matches.
  func matches(_ text: Text) -> Bool { expression.matches(text.string) }
}

extension Optional where Wrapped == Pattern {
  /// Whether the text matches; an absent pattern matches everything.
  func matches(_ text: Text) -> Bool { self?.matches(text) ?? true }
}

/// A selector over labels or annotations, read when a resource is first held against it.
struct TextSelector: Sendable {
  private let source: Located<String>?
  private let field: StaticString
  private let parsed: Result<LabelSelector, LabelSelector.SyntaxError>?

  /// Creates a selector; an absent or empty one selects everything.
  init(_ source: Located<String>?, field: StaticString) {
    self.source = source
    self.field = field
    parsed = source.flatMap { source in
      source.value.isEmpty
        ? nil : Result { () throws(LabelSelector.SyntaxError) in try LabelSelector(parsing: source.value) }
    }
  }

  /// Whether there is nothing to select by.
  var isEmpty: Bool { parsed == nil }

  /// - Throws: `invalid-selector` at the selector.
  func selects(_ resource: Resource, in tree: NodeTree) throws(Diagnostic) -> Bool {
    switch parsed {
    case nil: return true
    case .success(let selector): return selector.matches { key in tree.metadataText(field, key, of: resource.root) }
    case .failure(let error):
      throw Diagnostic(
        code: .invalidSelector,
        message: "invalid selector '\(source?.value ?? "")': \(error.message)",
        at: source?.location
      )
    }
  }
}
