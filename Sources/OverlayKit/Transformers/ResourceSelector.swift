import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayPatching
import OverlayRegularExpressions
import OverlayYAMLTree

/// Selects resources by type, name and namespace, and by labels and annotations.
struct ResourceSelector: Sendable {
  /// The use of a selector, which determines what its strings are compared with, and how.
  enum Mode {
    /// The target of a patch: regular expressions for the current type, and for the original or current name and
    /// namespace.
    case patchTarget
    /// The target of a replacement: regular expressions for any type, name and namespace that the resource has or had,
    /// with the current namespace as written.
    case replacementTarget
    /// The source of a replacement: strings that equal any type, name and namespace that the resource has or had, with
    /// effective namespaces. Labels and annotations are ignored.
    case replacementSource
  }

  /// The selector as written.
  let source: Selector
  private let mode: Mode
  private let group: Pattern?
  private let version: Pattern?
  private let kind: Pattern?
  private let name: Pattern?
  private let namespace: Pattern?
  private let labels: TextSelector
  private let annotations: TextSelector

  /// - Throws: `invalid-regular-expression` at the field.
  init(_ selector: Selector, for mode: Mode = .patchTarget) throws(Diagnostic) {
    source = selector
    self.mode = mode
    let isExact = mode == .replacementSource
    group = try Pattern(selector.group, isExact: isExact)
    version = try Pattern(selector.version, isExact: isExact)
    kind = try Pattern(selector.kind, isExact: isExact)
    name = try Pattern(selector.name, isExact: isExact)
    labels = TextSelector(isExact ? nil : selector.labelSelector, field: "labels")
    annotations = TextSelector(isExact ? nil : selector.annotationSelector, field: "annotations")
    var namespace = selector.namespace
    if isExact, let written = namespace?.value, !written.isEmpty {
      let text: (Located<String>?) -> Text = { Text($0?.value ?? "") }
      let type = GroupVersionKind(
        group: text(selector.group),
        version: text(selector.version),
        kind: text(selector.kind)
      )
      namespace?.value = ResourceID(type: type, name: "", namespace: Text(written)).namespace.string
    }
    self.namespace = try Pattern(namespace, isExact: isExact)
  }

  /// The only name that selected resources can have or have had, if the pattern is plain text.
  var onlyName: Text? { name?.onlyText }

  /// The number of steps for comparing a resource with the selector.
  var effort: Int {
    [group, version, kind, name, namespace].reduce(1) { $0 + ($1?.effort ?? 0) } + labels.effort + annotations.effort
  }

  /// Whether the selector has conditions on types, names or namespaces.
  var hasNameConditions: Bool { group != nil || version != nil || kind != nil || name != nil || namespace != nil }

  /// Whether the selector has conditions on labels or annotations.
  var hasMetadataConditions: Bool { !labels.isEmpty || !annotations.isEmpty }

  /// Whether the label and annotation selectors are valid; otherwise, comparing resources with them fails.
  var isValid: Bool { labels.isValid && annotations.isValid }

  /// Whether a resource is selected.
  ///
  /// - Throws: `invalid-selector`, only if type, name and namespace match, so that labels and annotations are checked.
  func selects(_ resource: Resource, in tree: NodeTree) throws(Diagnostic) -> Bool {
    guard selectsName(of: resource) else { return false }
    return try selectsMetadata(of: resource, in: tree)
  }

  /// Whether the labels and annotations of a resource match.
  ///
  /// - Throws: `invalid-selector`.
  func selectsMetadata(of resource: Resource, in tree: NodeTree) throws(Diagnostic) -> Bool {
    guard try labels.selects(resource, in: tree) else { return false }
    return try annotations.selects(resource, in: tree)
  }

  /// Whether type, name and namespace of a resource match.
  func selectsName(of resource: Resource) -> Bool {
    switch mode {
    case .replacementSource: resource.allIDs.contains { matches($0.type, $0.name, $0.namespace) }
    case .replacementTarget:
      matches(resource.type, resource.name, resource.namespace)
        || resource.previousIDs.contains { matches($0.type, $0.name, $0.namespace) }
    case .patchTarget:
      matches(resource.type)
        && (namespace?.matches(resource.originalID.namespace, or: resource.id.namespace) ?? true)
        && (name?.matches(resource.previous.first?.name ?? resource.name, or: resource.name) ?? true)
    }
  }

  private func matches(_ type: GroupVersionKind) -> Bool {
    kind.matches(type.kind) && group.matches(type.group) && version.matches(type.version)
  }

  private func matches(_ type: GroupVersionKind, _ name: Text, _ namespace: Text) -> Bool {
    matches(type) && self.name.matches(name) && self.namespace.matches(namespace)
  }
}

extension ResourceSet {
  /// Finds the resources that a selector may match: all of them, or those with the only name that it matches.
  ///
  /// - Parameters:
  ///   - name: The only name.
  ///   - effort: The cost of comparing one resource, which is charged for each.
  ///   - place: The location of the selector.
  ///   - tree: The tree of the resources.
  ///   - context: Receives the charges.
  /// - Returns: Their positions.
  /// - Throws: `input-too-large`.
  mutating func candidates(
    named name: Text?,
    effort: Int,
    at place: SourceLocation?,
    in tree: NodeTree,
    context: BuildContext
  ) throws(Diagnostic) -> [Int] {
    let positions = name.map { self.positions(named: $0) } ?? Array(indices)
    context.charge(effort * positions.count)
    try context.checkLimits(tree, at: place)
    return positions
  }
}

extension Selector {
  /// A description of the selected resources for messages: `Deployment 'web' in namespace 'shop'`.
  var summary: String {
    let what = kind?.value.abridged ?? "resource"
    let named = name.map { "\(what) '\($0.value.abridged)'" } ?? what
    return namespace.map { "\(named) in namespace '\($0.value.abridged)'" } ?? named
  }
}

/// A condition on a whole string: it must equal a string, or match a regular expression.
private enum Pattern: Sendable {
  case equal(Text)
  case expression(RegularExpression)

  /// - Returns: `nil` for an absent or empty pattern, which matches everything.
  /// - Throws: `invalid-regular-expression` at the pattern.
  init?(_ text: Located<String>?, isExact: Bool) throws(Diagnostic) {
    guard let text, !text.value.isEmpty else { return nil }
    if isExact {
      self = .equal(Text(text.value))
      return
    }
    do throws(RegularExpression.SyntaxError) {
      self = .expression(try RegularExpression(anchored: text.value))
    } catch {
      throw .invalidRegularExpression(text.value, error, at: text.location)
    }
  }

  /// The only text that matches, if the pattern is plain text.
  var onlyText: Text? {
    switch self {
    case .equal(let text): text
    case .expression(let expression): expression.onlyText.map { Text($0) }
    }
  }

  /// The number of steps for comparing a string with the pattern.
  var effort: Int {
    if case .expression(let expression) = self { expression.effort } else { 1 }
  }

  func matches(_ text: Text) -> Bool {
    switch self {
    case .equal(let wanted): text == wanted
    case .expression(let expression): expression.matches(text.string)
    }
  }

  /// Whether one of two strings, which are often equal, matches.
  func matches(_ text: Text, or other: Text) -> Bool { matches(text) || (text != other && matches(other)) }
}

extension Pattern? {
  /// Whether the string matches; an absent pattern matches everything.
  fileprivate func matches(_ text: Text) -> Bool { self?.matches(text) ?? true }
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

/// A selector for labels or annotations.
private struct TextSelector: Sendable {
  private let source: Located<String>?
  private let field: StaticString
  private let parsed: Result<LabelSelector, LabelSelector.SyntaxError>?

  /// Creates a selector; without a source, or with an empty one, it matches everything.
  init(_ source: Located<String>?, field: StaticString) {
    self.source = source
    self.field = field
    parsed = source.flatMap { source in
      source.value.isEmpty
        ? nil : Result { () throws(LabelSelector.SyntaxError) in try LabelSelector(parsing: source.value) }
    }
  }

  var isEmpty: Bool { parsed == nil }

  var effort: Int { isEmpty ? 0 : 16 }

  var isValid: Bool {
    if case .failure = parsed { return false }
    return true
  }

  /// - Throws: `invalid-selector` at the selector.
  func selects(_ resource: Resource, in tree: NodeTree) throws(Diagnostic) -> Bool {
    switch parsed {
    case nil: return true
    case .success(let selector): return selector.matches { key in tree.metadataString(field, key, of: resource.root) }
    case .failure(let error):
      throw Diagnostic(
        code: .invalidSelector,
        message: "invalid selector '\(source?.value ?? "")': \(error.message)",
        at: source?.location
      )
    }
  }
}
