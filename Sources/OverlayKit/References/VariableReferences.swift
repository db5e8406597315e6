import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

/// Replaces `$(NAME)` with the values of variables.
struct VariableReferences {
  /// The values of variables that are scalars.
  private var values: [Text: VariableValue] = [:]
  /// The variables whose value is from a Secret.
  private var secrets: Set<Text> = []
  /// Those whose value is a mapping or list, which cannot be part of a string.
  private var collections: [Text: Variable] = [:]
  private let variables: [Variable]
  private let specs: [FieldSpec]
  private var used: Set<Text> = []
  /// The limit of the total size of inserted values in bytes.
  private static let textLimit = 64 * 1024 * 1024
  /// The longest name that is looked for outside the fields in which variables are replaced, in bytes.
  private static let nameLimit = 256
  /// The number of bytes inserted so far.
  private var textCount = 0

  /// The warnings of ``replace(in:of:context:)``, in the order of the variables' names.
  private(set) var warnings: [Diagnostic] = []

  /// Looks up the values of variables.
  ///
  /// - Parameters:
  ///   - variables: All variables of the build.
  ///   - specs: The fields in which variables are replaced.
  ///   - resources: The resources in their final form, except for variables.
  ///   - tree: The tree of the resources.
  ///   - context: Receives the charges.
  /// - Throws: `variable-source-not-found`, or `input-too-large`.
  init(
    _ variables: [Variable],
    specs: [FieldSpec],
    resources: ResourceSet,
    tree: NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    self.variables = variables
    self.specs = specs
    guard !variables.isEmpty else { return }
    var sources: [Text: Resource] = [:]
    for resource in resources.resources {
      for name in resource.variables where sources[name] == nil { sources[name] = resource }
    }
    for variable in variables {
      guard let source = sources[variable.key] else {
        throw .variableWithoutObject(variable, among: resources, of: tree)
      }
      let node = try Self.field(of: variable, in: source, tree, context)
      guard tree.kind(of: node) == .scalar else {
        collections[variable.key] = variable
        continue
      }
      guard let value = VariableValue(node, in: tree) else {
        throw .unreadableVariable(variable, at: tree.location(of: node))
      }
      values[variable.key] = value
      if tree.isSecret(node) { secrets.insert(variable.key) }
    }
  }

  private static func field(
    of variable: Variable,
    in source: Resource,
    _ tree: NodeTree,
    _ context: BuildContext
  ) throws(Diagnostic) -> NodeID {
    let path = NodePath(
      variable: variable.fieldPath?.value ?? "metadata.name",
      at: variable.fieldPath?.location ?? variable.location
    )
    do throws(Diagnostic) {
      if let node = try path.source(in: source.root, of: tree, context: context) { return node }
    } catch {
      guard error.code != .inputTooLarge else { throw error }
      throw .variableWithoutField(variable, in: source, tree).addingNote(error.message)
    }
    throw .variableWithoutField(variable, in: source, tree)
  }

  // MARK: - Replacing

  /// Replaces the variables in all resources.
  ///
  /// - Throws: `wrong-field-kind` for a list with elements that are not strings, or `input-too-large`.
  mutating func replace(
    in resources: inout ResourceSet,
    of tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    guard !variables.isEmpty else { return }
    var searches = FieldSearches(specs, creates: nil)
    var fields: [FieldSearch.Hit] = []
    var mangled: [SourceLocation?] = []
    var visited: Set<NodeID> = []
    for index in resources.indices {
      var resource = resources[index]
      for search in searches.searches(for: resource.type) {
        fields.removeAll(keepingCapacity: true)
        try search.find(nil, in: resource, of: &tree, into: &fields, context: context)
        for field in fields {
          for scalar in try scalars(in: field.node, at: search.paths[0], resource, tree) {
            visited.insert(scalar)
            if try !replace(scalar, in: &tree, context) { mangled.append(tree.location(of: scalar)) }
          }
        }
      }
      resource.refresh(from: tree)
      resources[index] = resource
    }
    var unreached: Set<Text> = []
    var found: [Diagnostic] = []
    for resource in resources.resources {
      for scalar in tree.scalars(below: resource.root) where !visited.contains(scalar) {
        guard let name = variable(in: scalar, of: tree) else { continue }
        unreached.insert(name)
        found.append(.variableNotReplaced(name, at: tree.location(of: scalar)))
      }
    }
    warnings = variables.compactMap { variable in
      if let collection = collections[variable.key], used.contains(variable.key) {
        return .unusableVariable(collection)
      }
      return used.contains(variable.key) || unreached.contains(variable.key) ? nil : .unusedVariable(variable)
    }
    warnings += mangled.map { .mangledText(at: $0) }
    warnings += found.inFileOrder
  }

  /// The first variable that a string refers to; `nil` if there is none of that name.
  private func variable(in scalar: NodeID, of tree: NodeTree) -> Text? {
    let bytes = tree.withBytes(of: scalar) { text in text.contains(ascii("$")) ? Array(text) : [] }
    var rest = bytes[...]
    while let dollar = rest.firstIndex(of: ascii("$")) {
      rest = rest[dollar...].dropFirst()
      // Two dollar signs are one that begins nothing.
      if rest.first == ascii("$") {
        rest = rest.dropFirst()
      } else if rest.first == ascii("("), let end = rest.prefix(Self.nameLimit).firstIndex(of: ascii(")")) {
        let name = Text(String(decoding: rest[rest.startIndex..<end].dropFirst(), as: UTF8.self))
        if values[name] != nil || collections[name] != nil { return name }
      }
    }
    return nil
  }

  /// The strings in a field: the field itself, the elements of a list, or those values of a mapping that are strings.
  private func scalars(
    in node: NodeID,
    at path: FieldPath,
    _ resource: Resource,
    _ tree: NodeTree
  ) throws(Diagnostic) -> [NodeID] {
    if tree.isNull(node) { return [] }
    switch tree.kind(of: node) {
    case .scalar: return Self.isString(node, tree) ? [node] : []
    case .mapping:
      let entries = tree.entries(of: node)
      if let key = entries.first(where: { !Self.isString($0.key, tree) })?.key {
        let problem = "the key '\(tree.string(of: key))' is not a string"
        throw resource.wrongField(path.description, problem, at: key, in: tree)
      }
      return entries.map(\.value).filter { Self.isString($0, tree) }
    case .sequence:
      let elements = tree.elements(of: node)
      if let other = elements.first(where: { !Self.isString($0, tree) }) {
        let problem = "a list with variables in it must hold strings only"
        throw resource.wrongField(path.description, problem, at: other, in: tree)
          .addingNote("put the value in quotes if it is meant as a string")
      }
      return elements
    }
  }

  /// Whether Kustomize treats a scalar as a string, as it does for one without a tag.
  private static func isString(_ node: NodeID, _ tree: NodeTree) -> Bool {
    guard tree.kind(of: node) == .scalar else { return false }
    return tree.storedTag(of: node) == .none || tree.tag(of: node) == .string
  }

  /// Replaces the variables in one string, which loses its quotes and its style even if it has none.
  ///
  /// - Returns: `false` if the result is not UTF-8; Kustomize then writes its bytes in base64.
  /// - Throws: `input-too-large`.
  private mutating func replace(
    _ node: NodeID,
    in tree: inout NodeTree,
    _ context: BuildContext
  ) throws(Diagnostic) -> Bool {
    let text = tree.withBytes(of: node) { Array($0) }
    var (isSecret, hasValues) = (false, false)
    let expansion = VariableExpansion(text) { name in
      if values[name] != nil || collections[name] != nil { used.insert(name) }
      // Beyond the limit nothing is inserted, as one string may contain any number of references.
      guard let value = values[name], textCount <= Self.textLimit else { return nil }
      textCount += value.spliced.utf8.count
      hasValues = true
      if secrets.contains(name) { isSecret = true }
      return value
    }
    guard textCount <= Self.textLimit else {
      throw Diagnostic(
        code: .inputTooLarge,
        message: "variables put more than \(Self.textLimit / 1_048_576) MiB of text into the resources",
        at: tree.location(of: node)
      )
    }
    if isSecret { tree.markSecret(node) }
    defer {
      let isChanged = hasValues || text.withUnsafeBufferPointer { !tree.hasText(node, $0) }
      if isChanged { context.didSet(node, in: tree) }
    }
    switch expansion {
    case .value(let value):
      let scalar = value.scalar
      tree.setText(of: node, to: scalar.text.utf8, tag: scalar.tag)
      tree.setStyle(of: node, to: .plain)
      return true
    case .text(let bytes):
      let isText = bytes == text || String(validating: bytes, as: UTF8.self) != nil
      tree.setText(of: node, to: isText ? bytes : Base64.encodeInLines(bytes), tag: .string)
      tree.setStyle(of: node, to: .plain)
      return isText
    }
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func variableWithoutObject(
    _ variable: Variable,
    among resources: ResourceSet,
    of tree: NodeTree
  ) -> Diagnostic {
    let problem = Diagnostic(
      code: .variableSourceNotFound,
      message: "no resource matches the variable '\(variable.key)', which refers to \(variable.objectDescription)",
      at: variable.object.name?.location ?? variable.location
    )
    return NearMiss(variable.object).explain(problem, among: resources, of: tree)
      .addingNote("apiVersion, kind and name must be exactly those of a resource in this layer or its bases")
  }

  fileprivate static func variableWithoutField(_ variable: Variable, in source: Resource, _ tree: NodeTree)
    -> Diagnostic
  {
    Diagnostic(
      code: .variableSourceNotFound,
      message:
        "the variable '\(variable.key)' refers to the field '\(variable.fieldPath?.value ?? "metadata.name")', "
        + "which \(source.title(in: tree)) does not have",
      at: variable.fieldPath?.location ?? variable.location
    )
    .addingNote("the resource", at: tree.location(of: source.root))
  }

  fileprivate static func unreadableVariable(_ variable: Variable, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .variableSourceNotFound,
      message: "the variable '\(variable.key)' refers to a number that is not written in plain decimal digits",
      at: variable.fieldPath?.location ?? variable.location
    )
    .addingNote("put the value in quotes if it is meant as a string", at: location)
  }

  fileprivate static func unusedVariable(_ variable: Variable) -> Diagnostic {
    Diagnostic(
      code: .unusedVariable,
      message: "the variable '\(variable.key)' is never used",
      at: variable.place
    )
  }

  fileprivate static func variableNotReplaced(_ name: Text, at location: SourceLocation?) -> Diagnostic {
    warning(
      .variableNotReplaced,
      "'$(\(name))' stays as it is, because variables are not replaced in this field",
      at: location
    )
    .addingNote("set the field with 'replacements', or add it to 'varReference' in a file under 'configurations'")
  }

  fileprivate static func unusableVariable(_ variable: Variable) -> Diagnostic {
    Diagnostic(
      code: .unusableVariable,
      message: "the variable '\(variable.key)' refers to a mapping or list, so '$(\(variable.key))' stays as it is",
      at: variable.fieldPath?.location ?? variable.place
    )
  }

  fileprivate static func mangledText(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .mangledText,
      message: "a '$' before a non-ASCII character makes Kustomize write this string in base64",
      at: location
    )
    .addingNote("write '$$' for a dollar sign")
  }
}
