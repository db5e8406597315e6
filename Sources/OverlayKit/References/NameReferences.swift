import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayPatching
import OverlayYAMLTree

/// Updates references to resources that were renamed.
///
/// Source: Kustomize's name reference rules. A reference matches a resource by any of its former names. Resources
/// that were never renamed never match, so unrelated names do not change.
struct NameReferences {
  private let rules: [NameReferenceRule]
  private let resources: [Resource]
  /// The positions of resources by each of their former names.
  private let byFormerName: NameIndex
  /// The current namespaces of the resources, by their original namespace.
  private lazy var namespaceIndex = NamespaceIndex.byOrigin(of: resources)
  /// Finds the candidates among many resources with the same former name.
  private var namesakes: NamesakeIndex
  /// The limit of resources with one former name that are compared one by one.
  private static let namesakeLimit = 8

  /// Creates an index of the resources that were renamed.
  init(_ resources: [Resource], rules: [NameReferenceRule]) {
    self.resources = resources
    self.rules = rules
    var index = NameIndex(capacity: resources.count)
    for (position, resource) in resources.enumerated() {
      for old in resource.previous { index.add(position, named: old.name) }
    }
    byFormerName = index
    namesakes = NamesakeIndex(resources)
  }

  /// Updates the references in all resources.
  ///
  /// Their form is checked even if nothing was renamed.
  ///
  /// - Throws: `ambiguous-reference` if several resources with different names match, and `wrong-field-kind` if a
  ///   reference has the wrong type.
  mutating func update(_ tree: inout NodeTree, context: BuildContext) throws(Diagnostic) {
    let fields = rules.flatMap { rule in rule.referrers.map { ReferenceField(referent: rule.referent, spec: $0) } }
    let byKind = Dictionary(grouping: fields.indices) { fields[$0].spec.types.kind }
    var plans = TypeCache<Plan>()
    for referrer in resources {
      let type = referrer.originalType
      let plan = plans.value(for: type) {
        let candidates = ((byKind[type.kind] ?? []) + (byKind[""] ?? [])).sorted()
        return Plan(candidates.map { fields[$0] }.filter { type.isSelected(by: $0.spec.types) })
      }
      do throws(Diagnostic) { try follow(plan, from: referrer, of: &tree, context) } catch {
        guard error.code == .wrongFieldKind, byFormerName.isEmpty else { throw error }
        throw error.addingNote(
          "the field may name another resource, so its shape is checked even if nothing is renamed"
        )
      }
    }
  }

  /// Updates the references in one resource, field by field in the order of the rules.
  private mutating func follow(
    _ plan: Plan,
    from referrer: Resource,
    of tree: inout NodeTree,
    _ context: BuildContext
  ) throws(Diagnostic) {
    guard !plan.fields.isEmpty else { return }
    try Referrer.checkAPIVersion(of: referrer, in: tree)
    try Referrer.checkSubjects(of: referrer, in: tree)
    var hits = plan.hits(in: referrer, of: &tree, context)
    guard !hits.isEmpty else { return }
    var referrer = Referrer(referrer, in: tree)
    var path = -1
    var hasNewFields = false
    while true {
      if hasNewFields, hits.first?.path != path {
        // A reference that got a namespace has a new field, to which a later rule may apply.
        hits = plan.hits(in: referrer.resource, of: &tree, context).filter { $0.path > path }
        hasNewFields = false
      }
      guard let hit = hits.popFirst() else { return }
      path = hit.path
      let field = plan.fields[path]
      guard hit.isEnd else { throw plan.search.problem(at: hit, of: referrer.resource, in: tree) }
      if try set(hit.node, field, from: &referrer, of: &tree, context) { hasNewFields = true }
    }
  }

  /// A field that refers to resources of some types.
  private struct ReferenceField {
    let referent: KindPattern
    let spec: FieldSpec
    /// Whether the field is the name of a role, next to the role's type.
    let isRoleName: Bool

    init(referent: KindPattern, spec: FieldSpec) {
      self.referent = referent
      self.spec = spec
      let path = spec.path
      isRoleName = path.count >= 2 && path[path.count - 1].name == "name" && path[path.count - 2].name == "roleRef"
    }
  }

  /// All fields in which resources of one type refer to other resources.
  private struct Plan {
    let fields: [ReferenceField]
    let search: FieldSearch

    init(_ fields: [ReferenceField]) {
      self.fields = fields
      search = FieldSearch(fields.map(\.spec.path))
    }

    func hits(
      in resource: Resource,
      of tree: inout NodeTree,
      _ context: BuildContext
    ) -> ArraySlice<FieldSearch.Hit> {
      var hits: [FieldSearch.Hit] = []
      search.find(in: resource.root, of: &tree, into: &hits, context: context)
      return hits[...]
    }
  }

  // MARK: - Fields

  /// Updates a field: a reference or a list of references.
  ///
  /// - Returns: Whether a field was added to the resource.
  private mutating func set(
    _ node: NodeID,
    _ field: ReferenceField,
    from referrer: inout Referrer,
    of tree: inout NodeTree,
    _ context: BuildContext
  ) throws(Diagnostic) -> Bool {
    guard tree.kind(of: node) == .sequence else {
      return try setReference(node, field, from: &referrer, of: &tree, context)
    }
    var hasNewFields = false
    for element in tree.elements(of: node) {
      guard tree.kind(of: element) != .sequence else {
        let path = field.spec.path.description
        throw referrer.resource.wrongField(path, "a list in a list is not a reference", at: element, in: tree)
      }
      if try setReference(element, field, from: &referrer, of: &tree, context) { hasNewFields = true }
    }
    return hasNewFields
  }

  private mutating func setReference(
    _ node: NodeID,
    _ field: ReferenceField,
    from referrer: inout Referrer,
    of tree: inout NodeTree,
    _ context: BuildContext
  ) throws(Diagnostic) -> Bool {
    // Each reference gets a copy of the name.
    try context.checkLimits(tree, at: tree.location(of: node))
    if tree.isNull(node) { return false }
    if tree.kind(of: node) == .mapping { return try setMapping(node, field, from: &referrer, of: &tree, context) }
    let name = tree.text(of: node)
    let isSame: (Resource, Resource) -> Bool = { $0.name == $1.name }
    let found = try target(of: field, named: name, at: node, from: referrer, isSame: isSame, of: tree)
    guard let found, found.name != name else { return false }
    let place = tree.value(at: "metadata", "name", in: found.root)
    tree.replaceScalar(node, by: found.name, at: place, from: place, context: context)
    if let place, tree.isSecret(place) { tree.markSecret(node) }
    referrer.didChange(node, of: tree)
    return false
  }

  /// Updates a reference with a name and possibly a namespace.
  ///
  /// - Returns: Whether a namespace was added.
  private mutating func setMapping(
    _ node: NodeID,
    _ field: ReferenceField,
    from referrer: inout Referrer,
    of tree: inout NodeTree,
    _ context: BuildContext
  ) throws(Diagnostic) -> Bool {
    guard let nameNode = tree.value("name", in: node) else {
      let path = field.spec.path.description
      throw referrer.resource.wrongField(path, "the reference has no 'name'", at: node, in: tree)
    }
    let name = tree.text(of: nameNode)
    let namespace = tree.value("namespace", in: node).map { tree.text(of: $0) }
    let isSame: (Resource, Resource) -> Bool = { $0.name == $1.name && $0.namespace == $1.namespace }
    let found = try target(
      of: field,
      named: name,
      in: namespace,
      at: nameNode,
      from: referrer,
      isSame: isSame,
      of: tree
    )
    guard let found else { return false }
    if found.name == name, found.namespace.isEmpty { return false }
    let place = tree.value(at: "metadata", "name", in: found.root) ?? node
    context.didSet(tree.setEntry("name", to: found.name, tag: .none, in: node, at: place), from: place, in: tree)
    if tree.isSecret(place) { tree.markSecret(nameNode) }
    guard !found.namespace.isEmpty else { return false }
    let namespacePlace = tree.value(at: "metadata", "namespace", in: found.root) ?? node
    let set = tree.setEntry("namespace", to: found.namespace, tag: .none, in: node, at: namespacePlace)
    context.didSet(set, from: namespacePlace, in: tree)
    if found.namespace != namespace { referrer.didChange(node, of: tree) }
    return namespace == nil
  }

  // MARK: - Choosing

  /// The renamed resource that a reference refers to, or `nil` if there is none.
  ///
  /// With a namespace, it is a resource originally in that namespace or else one that is now in it.
  private mutating func target(
    of field: ReferenceField,
    named name: Text,
    in namespace: Text? = nil,
    at node: NodeID,
    from referrer: Referrer,
    isSame: (Resource, Resource) -> Bool,
    of tree: NodeTree
  ) throws(Diagnostic) -> Resource? {
    let index = byFormerName
    var positions = index.positions(named: name, limit: Self.namesakeLimit + 1)
    guard !positions.isEmpty else { return nil }
    let role = field.isRoleName ? roleReference(in: referrer.resource, of: tree) : nil
    let wanted = ReferenceTarget(name: name, types: field.referent, role: role)
    let isOriginal = namespace.flatMap { namespaceIndex[$0] }.map { referrer.knowsAny(of: $0) } ?? false
    let isCandidate: (Resource) -> Bool = { candidate in
      if let namespace, namespace != (isOriginal ? candidate.originalID.namespace : candidate.effectiveNamespace) {
        return false
      }
      return referrer.reaches(candidate) && wanted.everMatched(candidate)
    }
    if positions.count > Self.namesakeLimit {
      positions = namesakes.narrowed(
        index.positions(named: name),
        to: wanted,
        at: Self.places(near: referrer, in: namespace, isOriginal: isOriginal),
        for: referrer.resource,
        where: isCandidate
      )
    }
    var candidates: [Resource] = []
    for position in positions where isCandidate(resources[position]) { candidates.append(resources[position]) }
    if candidates.count == 1 { return candidates[0] }
    candidates = candidates.filter { AffixFit.wide.matches($0, referrer.resource) }
    if candidates.count > 1 { candidates = candidates.filter { AffixFit.narrow.matches($0, referrer.resource) } }
    guard let first = candidates.first else { return nil }
    guard candidates.dropFirst().allSatisfy({ isSame(first, $0) }) else {
      let name = tree.quotable(node).map { "'\($0)'" } ?? "a name"
      let problem = Diagnostic(
        code: .ambiguousReference,
        message: "\(name) in \(referrer.resource.title(in: tree)) could mean several resources",
        at: tree.location(of: node)
      )
      throw problem.listing(candidates, of: tree)
    }
    return first
  }

  /// The namespaces of all candidates of a reference, possibly with other resources.
  private static func places(
    near referrer: Referrer,
    in namespace: Text?,
    isOriginal: Bool
  ) -> [NamesakeIndex.NamespacePair] {
    if let namespace, !isOriginal { return [NamesakeIndex.NamespacePair(current: namespace)] }
    // A role binding may reach more namespaces than a namespace has resources.
    guard let reach = referrer.reach, namespace == nil || reach.count <= namesakeLimit else {
      return [NamesakeIndex.NamespacePair(original: namespace)]
    }
    return reach.map { NamesakeIndex.NamespacePair(original: namespace, current: $0) }
  }

  /// The type that a role binding specifies in addition to the name.
  private func roleReference(in binding: Resource, of tree: NodeTree) -> KindPattern? {
    guard let group = tree.value(at: "roleRef", "apiGroup", in: binding.root),
      let kind = tree.value(at: "roleRef", "kind", in: binding.root)
    else { return nil }
    return KindPattern(group: tree.text(of: group), kind: tree.text(of: kind))
  }
}
