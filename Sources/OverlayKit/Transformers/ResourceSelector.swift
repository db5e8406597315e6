import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayPatching
import OverlayRegularExpressions
import OverlayYAMLTree

/// Chooses resources for patches: regular expressions for what they are called, selectors for labels and annotations.
struct ResourceSelector: Sendable {
  /// As it is written.
  let source: Selector
  private let group: Pattern?
  private let version: Pattern?
  private let kind: Pattern?
  private let name: Pattern?
  private let namespace: Pattern?
  private let labels: TextSelector
  private let annotations: TextSelector

  /// - Throws: `invalid-regular-expression` at the field.
  init(_ selector: Selector) throws(Diagnostic) {
    source = selector
    group = try Pattern(selector.group)
    version = try Pattern(selector.version)
    kind = try Pattern(selector.kind)
    name = try Pattern(selector.name)
    namespace = try Pattern(selector.namespace)
    labels = TextSelector(selector.labelSelector, field: "labels")
    annotations = TextSelector(selector.annotationSelector, field: "annotations")
  }

  /// The one name that chosen resources have or had, where it is given as plain text.
  var onlyName: Text? { name?.onlyText }

  /// How many steps it takes to hold a resource against the selector.
  var effort: Int {
    [group, version, kind, name, namespace].effort + labels.effort + annotations.effort
  }

  /// Whether a resource is chosen: by its present type, and its original or present name and namespace.
  ///
  /// - Throws: `invalid-selector`, only where a resource comes so far that its labels or annotations count.
  func selects(_ resource: Resource, in tree: NodeTree) throws(Diagnostic) -> Bool {
    let type = resource.type
    guard kind.matches(type.kind), group.matches(type.group), version.matches(type.version) else { return false }
    if let namespace {
      let (original, current) = (resource.originalID.namespace, resource.id.namespace)
      guard namespace.matches(original, or: current) else { return false }
    }
    if let name {
      let current = resource.name
      guard name.matches(resource.previous.first?.name ?? current, or: current) else { return false }
    }
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
      throw .invalidRegularExpression(text.value, error, at: text.location)
    }
  }

  /// The one text that matches, where the pattern is plain text.
  var onlyText: Text? { expression.onlyText.map { Text($0) } }

  /// How many steps it takes to hold a text against the pattern.
  var effort: Int { expression.effort }

  /// Whether the whole text matches.
  func matches(_ text: Text) -> Bool { expression.matches(text.string) }

  /// Whether one of two texts, which are often the same, matches as a whole.
  func matches(_ text: Text, or other: Text) -> Bool { matches(text) || (text != other && matches(other)) }
}

extension [Pattern?] {
  /// How many steps it takes to hold a resource against all of them.
  var effort: Int { reduce(1) { $0 + ($1?.effort ?? 0) } }
}

extension Optional where Wrapped == Pattern {
  /// Whether the text matches; an absent pattern matches everything.
  func matches(_ text: Text) -> Bool { self?.matches(text) ?? true }
}

extension Diagnostic {
  static func invalidRegularExpression(
    _ expression: String,
    _ error: RegularExpression.SyntaxError,
    at location: SourceLocation?
  ) -> Diagnostic {
    Diagnostic(
      code: .invalidRegularExpression,
      message: "invalid regular expression '\(expression)': \(error.message)",
      at: location
    )
  }
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

  /// How many steps it takes to hold a resource against the selector.
  var effort: Int { isEmpty ? 0 : 16 }

  /// Whether holding resources against the selector cannot fail.
  var isReadable: Bool {
    if case .failure = parsed { return false }
    return true
  }

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
