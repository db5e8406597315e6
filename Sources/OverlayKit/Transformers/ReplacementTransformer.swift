import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayPatching
import OverlayYAMLTree

/// Copies values from one resource to fields of others (`replacements`).
struct ReplacementTransformer: Transformer {
  let replacements: [ListedReplacement]

  /// The maximum number of nodes and bytes of text that the replacements of one kustomization may create.
  private static let nodeLimit = 1_000_000
  private static let textLimit = 64 * 1024 * 1024

  func transform(
    _ resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    if let first = problems(transforming: &resources, tree: &tree, context: context).first { throw first }
  }

  func problems(
    transforming resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) -> [Diagnostic] {
    let start = (nodes: tree.slotCount, text: tree.textCount)
    var errors: [Diagnostic] = []
    var progress = Progress()
    for listed in replacements where errors.count < Diagnostic.errorLimit {
      do throws(Diagnostic) {
        try apply(listed.replacement, to: &resources, progress: &progress, tree: &tree, start: start, context: context)
      } catch { errors.append(error.addingNote("while applying \(listed.title)", at: listed.replacement.location)) }
    }
    return errors.isEmpty
      ? progress.broken.sorted { $0.key < $1.key }.prefix(Diagnostic.errorLimit).map(\.value) : errors
  }

  /// What the replacements so far have left behind.
  struct Progress {
    /// The errors of resources without a kind or name, which a later replacement may repair, by their position.
    var broken: [Int: Diagnostic] = [:]
    /// The parts of strings that were replaced by values with the delimiter in them, which shifts the parts after them.
    var shifts: [NodeID: Shift] = [:]
    /// The field that the current value is from; `nil` for a `sourceValue`.
    fileprivate(set) var source: NodeID?
    /// The location of the current value, if it is a `sourceValue`.
    fileprivate(set) var place: SourceLocation?
  }

  private func apply(
    _ replacement: Replacement,
    to resources: inout ResourceSet,
    progress: inout Progress,
    tree: inout NodeTree,
    start: (nodes: Int, text: Int),
    context: BuildContext
  ) throws(Diagnostic) {
    let source = try checkedSource(of: replacement, in: &resources, tree: &tree, context: context)
    progress.source = replacement.source == nil ? nil : source
    progress.place = replacement.sourceValue?.location
    let value = try refined(source, by: replacement.source?.options, in: &tree)
    warnAboutEncoding(replacement.source?.options, context: context)
    for target in replacement.targets {
      warnAboutEncoding(target.options, context: context)
      do throws(Diagnostic) {
        try set(value, at: target, in: &resources, progress: &progress, tree: &tree, context: context)
      } catch {
        guard let source = replacement.source else { throw error }
        let field = source.fieldPath?.value.abridged ?? "metadata.name"
        throw error.addingNote("the value is that of '\(field)' of \(source.resource.summary)", at: source.location)
      }
      guard tree.slotCount - start.nodes <= Self.nodeLimit, tree.textCount - start.text <= Self.textLimit else {
        throw .invalidReplacement("the replacements up to here copy too much data", at: target.location)
      }
    }
  }

  /// The node that the value of a replacement is from, after checking that the replacement is complete.
  private func checkedSource(
    of replacement: Replacement,
    in resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) -> NodeID {
    if let text = replacement.sourceValue, replacement.source != nil {
      throw .invalidReplacement("'source' and 'sourceValue' are mutually exclusive", at: text.location)
    }
    guard replacement.source != nil || replacement.sourceValue != nil, !replacement.targets.isEmpty else {
      throw .invalidReplacement("a replacement needs a source and at least one target", at: replacement.location)
    }
    return try source(of: replacement, in: &resources, tree: &tree, context: context)
  }

  private func warnAboutEncoding(_ options: ReplacementOptions?, context: BuildContext) {
    guard let encoding = options?.encoding, !encoding.value.isEmpty else { return }
    context.warn(.warning(.encodingIgnored, "the option 'encoding' has no effect", at: encoding.location))
  }

  // MARK: - Source

  private func source(
    of replacement: Replacement,
    in resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) -> NodeID {
    guard let source = replacement.source else {
      let node = tree.makeScalar(replacement.sourceValue?.value ?? "")
      tree.setLocation(of: node, to: replacement.location)
      if replacement.targets.contains(where: \.mayBeInSecret) { tree.markSecret(node) }
      return node
    }
    let resource = try sourceResource(source, in: &resources, tree: tree, context: context)
    let text = source.fieldPath.flatMap { $0.value.isEmpty ? nil : $0 }
    let path = NodePath(text?.value ?? "metadata.name", at: text?.location ?? source.location)
    let found = try path.source(in: resource.root, of: tree, context: context)
    guard let found, !tree.isNull(found), !tree.isEmptyCollection(found) else {
      let problem = Diagnostic(
        code: .replacementSourceNotFound,
        message: "the source, \(resource.title(in: tree)), has no value at '\(path.text.abridged)'",
        at: text?.location ?? source.location
      )
      throw path.explain(problem, from: resource.root, of: tree)
    }
    return found
  }

  private func sourceResource(
    _ source: ReplacementSource,
    in resources: inout ResourceSet,
    tree: NodeTree,
    context: BuildContext
  ) throws(Diagnostic) -> Resource {
    let selector = try ResourceSelector(source.resource, for: .replacementSource)
    let effort = ResourceSet.identityCost
    let matches = try resources.candidates(
      named: selector.onlyName,
      effort: effort,
      at: source.location,
      in: tree,
      context: context
    ).map { resources[$0] }.filter { selector.selectsName(of: $0) }
    guard let first = matches.first else {
      let problem = Diagnostic(
        code: .replacementSourceNotFound,
        message: "no resource matches the source of the replacement, \(source.resource.summary)",
        at: source.location
      )
      throw NearMiss(source.resource).explain(problem, among: resources, of: tree)
    }
    guard matches.count == 1 else {
      throw Diagnostic(
        code: .replacementSourceNotFound,
        message: "\(matches.count) resources match the source of the replacement, \(source.resource.summary)",
        at: source.location
      ).listing(matches, of: tree)
    }
    return first
  }

  // MARK: - Targets

  private func set(
    _ value: NodeID,
    at target: ReplacementTarget,
    in resources: inout ResourceSet,
    progress: inout Progress,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    guard let select = target.select else {
      throw .invalidReplacement("a target needs 'select'", at: target.location)
    }
    let selector = try ResourceSelector(select, for: .replacementTarget)
    var rejects: [ResourceSelector] = []
    for reject in target.reject { rejects.append(try ResourceSelector(reject, for: .replacementTarget)) }
    var paths = target.fieldPaths.map { NodePath($0.value, at: $0.location) }
    if paths.isEmpty { paths = [NodePath("metadata.name", at: target.location)] }
    // An invalid label selector is reported regardless of the names of resources.
    let isValid = selector.isValid && rejects.allSatisfy(\.isValid)
    let name = isValid ? selector.onlyName : nil
    let effort = rejects.reduce(selector.effort) { $0 + $1.effort }
    var isUsed = false
    let place = target.location
    for index in try resources.candidates(named: name, effort: effort, at: place, in: tree, context: context) {
      var resource = resources[index]
      guard try isSelected(resource, by: selector, rejects, in: tree) else { continue }
      isUsed = true
      let former = resource.title(in: tree)
      for path in paths {
        try set(
          value,
          at: path,
          options: target.options,
          of: resource,
          progress: &progress,
          tree: &tree,
          context: context
        )
      }
      resource.refresh(from: tree)
      resources[index] = resource
      do throws(Diagnostic) {
        try ResourceReader.check(resource.root, of: tree)
        progress.broken[index] = nil
      } catch {
        if progress.broken[index] == nil {
          progress.broken[index] = .brokenByReplacement(former, by: paths[0], problem: error)
        }
      }
    }
    guard !isUsed else { return }
    let problem = Diagnostic.warning(
      .unusedReplacementTarget,
      "no resource matches this target of the replacement",
      at: select.location
    )
    guard rejects.isEmpty else { return context.warn(problem) }
    context.warn(problem) { NearMiss(select).explain($0, among: resources, of: tree) }
  }

  private func isSelected(
    _ resource: Resource,
    by selector: ResourceSelector,
    _ rejects: [ResourceSelector],
    in tree: NodeTree
  ) throws(Diagnostic) -> Bool {
    guard try selector.selectsMetadata(of: resource, in: tree) else { return false }
    for reject in rejects where reject.hasMetadataConditions {
      if try reject.selectsMetadata(of: resource, in: tree) { return false }
    }
    guard selector.selectsName(of: resource) else { return false }
    return !rejects.contains { $0.hasNameConditions && $0.selectsName(of: resource) }
  }

  private func set(
    _ value: NodeID,
    at path: NodePath,
    options: ReplacementOptions?,
    of resource: Resource,
    progress: inout Progress,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    if try setInText(
      value,
      at: path,
      options: options,
      of: resource,
      progress: &progress,
      tree: &tree,
      context: context
    ) {
      return
    }
    try setField(
      value,
      at: path,
      from: resource.root,
      options: options,
      of: resource,
      progress: &progress,
      tree: &tree,
      context: context
    )
  }

  /// Sets the fields at a path, relative to a node, to a value.
  func setField(
    _ value: NodeID,
    at path: NodePath,
    from root: NodeID,
    options: ReplacementOptions?,
    of resource: Resource,
    progress: inout Progress,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    let creates = options?.create == true ? tree.kind(of: value) : nil
    let targets: NodePath.Targets
    do throws(Diagnostic) {
      targets = try path.targets(in: root, creating: creates, of: &tree, context: context)
    } catch {
      throw error.addingNote("while replacing in \(resource.title(in: tree))", at: tree.location(of: resource.root))
    }
    guard !targets.nodes.isEmpty else {
      let problem = Diagnostic(
        code: .replacementTargetNotFound,
        message: "the target, \(resource.title(in: tree)), has no field '\(path.text.abridged)'",
        at: path.location
      )
      let explained = path.explain(problem, from: root, of: tree)
      guard options?.create != true else { throw explained }
      throw explained.addingNote("set 'create: true' in 'options' to create it, or exclude the resource with 'reject'")
    }
    guard path.parts.count + tree.measure(value).height <= YAMLReader.depthLimit else {
      throw .invalidReplacement(
        "collections would be nested more than \(YAMLReader.depthLimit) levels deep",
        at: path.location
      )
    }
    let isSecret = tree.containsSecret(value)
    if targets.areLost { context.warn(.valueLost(path.text, of: resource.title(in: tree), at: path.location)) }
    for field in targets.nodes {
      if tree.kind(of: field) == .scalar, tree.kind(of: value) != .scalar {
        context.warn(
          .valueEmptied(path.text, of: resource.title(in: tree), kind: tree.kind(of: value), at: path.location)
        )
      }
      if let problem = progress.shift(of: field, by: value, options, at: path.location, in: tree) {
        context.warn(problem)
      }
      try set(value, in: field, options: options, at: path.location, tree: &tree)
      try context.checkLimits(tree, at: path.location)
      if isSecret { tree.markSecret(field) } else { tree.markSecret(field, of: resource) }
      context.didSet(field, from: progress.source, at: progress.place ?? path.location, in: tree)
      if tree.kind(of: value) == .scalar, tree.tag(of: value) == .string {
        context.didReplaceString(field, at: path.location, in: tree)
      }
    }
  }
}

extension ReplacementTarget {
  /// Whether the target may be a value of a Secret, and not only its name or namespace.
  fileprivate var mayBeInSecret: Bool {
    (select?.maySelectSecrets ?? false)
      && fieldPaths.contains { !["metadata.name", "metadata.namespace"].contains($0.value) }
  }
}

extension Diagnostic {
  /// The error for a resource that no longer has a kind or name, which every resource must have.
  fileprivate static func brokenByReplacement(_ title: String, by path: NodePath, problem: Diagnostic) -> Diagnostic {
    Diagnostic(
      code: .notAResource,
      message: "after the replacement of '\(path.text.abridged)', \(title) is not a resource: \(problem.message)",
      at: path.location
    ).addingNote("the resource", at: problem.location)
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func valueEmptied(_ path: String, of title: String, kind: NodeKind, at location: SourceLocation?)
    -> Diagnostic
  {
    warning(
      .valueEmptied,
      "the source is a \(kind.word), so the string at '\(path)' of \(title) becomes empty",
      at: location
    )
    .addingNote("a string can only be replaced by a scalar")
  }

  static func delimiterForCollection(at location: SourceLocation) -> Diagnostic {
    .invalidReplacement("'delimiter' can be used with scalars only", at: location)
  }

  static func invalidReplacement(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .invalidReplacement, message: reason, at: location)
  }
}
