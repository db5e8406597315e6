import Diagnostics
import KubernetesModel
import Patching
import YAMLTree

/// Lets references follow the resources that were renamed (step 9 of a build).
///
/// Source: the reference's name reference rules. A reference is found by any name that its target had before; a target
/// that was never renamed is never found, so unrelated names stay.
struct NameReferences {
  private let rules: [NameReferenceRule]
  private let resources: [Resource]
  /// The positions of resources by each of their former names.
  private let byFormerName: [Text: [Int]]
  /// The positions of resources by the namespace that they were in at first.
  private let byOriginalNamespace: [Text: [Int]]

  /// Creates the index of everything that was renamed.
  init(_ resources: [Resource], rules: [NameReferenceRule]) {
    self.resources = resources
    self.rules = rules
    var index: [Text: [Int]] = [:]
    for (position, resource) in resources.enumerated() {
      for old in resource.previous where index[old.name]?.last != position {
        index[old.name, default: []].append(position)
      }
    }
    byFormerName = index
    byOriginalNamespace = Dictionary(grouping: resources.indices) { resources[$0].originalID.namespace }
  }

  /// Corrects the references in all resources.
  ///
  /// - Throws: `ambiguous-reference` where several resources with different names could be meant.
  func update(_ tree: inout NodeTree) throws(Diagnostic) {
    guard !byFormerName.isEmpty else { return }
    let fields = rules.flatMap { rule in rule.referrers.map { Field(referent: rule.referent, spec: $0) } }
    let byKind = Dictionary(grouping: fields.indices) { fields[$0].spec.types.kind }
    var plans: [GroupVersionKind: Plan] = [:]
    for referrer in resources {
      let type = referrer.originalID.type
      let plan: Plan
      if let known = plans[type] {
        plan = known
      } else {
        let candidates = ((byKind[type.kind] ?? []) + (byKind[""] ?? [])).sorted()
        plan = Plan(candidates.map { fields[$0] }.filter { type.isSelected(by: $0.spec.types) })
        plans[type] = plan
      }
      try follow(plan, from: referrer, of: &tree)
    }
  }

  /// Corrects the references in one resource, field by field in the order of the rules.
  private func follow(_ plan: Plan, from referrer: Resource, of tree: inout NodeTree) throws(Diagnostic) {
    var hits = plan.trie.hits(in: referrer.root, of: &tree)[...]
    var path = -1
    var hasNewFields = false
    while true {
      if hasNewFields, hits.first?.path != path {
        // A reference that got a namespace has a field more, to which a later rule may lead.
        hits = plan.trie.hits(in: referrer.root, of: &tree).filter { $0.path > path }[...]
        hasNewFields = false
      }
      guard let hit = hits.popFirst() else { return }
      path = hit.path
      let lookup = Lookup(referrer: referrer, field: plan.fields[path])
      guard hit.isEnd else {
        // This walk has the words for what is wrong.
        _ = try FieldWalker(lookup.field.spec, creates: nil).fields(of: referrer, in: &tree)
        continue
      }
      if try set(hit.node, lookup, of: &tree) { hasNewFields = true }
    }
  }

  /// A field that refers to resources of some types.
  private struct Field {
    var referent: KindPattern
    var spec: FieldSpec
  }

  /// All fields in which resources of one type refer to others.
  private struct Plan {
    let fields: [Field]
    let trie: FieldTrie

    init(_ fields: [Field]) {
      self.fields = fields
      trie = FieldTrie(fields.map(\.spec.path))
    }
  }

  /// One reference field of one resource.
  private struct Lookup {
    var referrer: Resource
    var field: Field
    var referent: KindPattern { field.referent }
    var path: FieldPath { field.spec.path }
  }

  // MARK: - Fields

  /// Corrects what a field holds: a reference or a list of them.
  ///
  /// - Returns: Whether the resource has a field more now.
  private func set(_ node: NodeID, _ lookup: Lookup, of tree: inout NodeTree) throws(Diagnostic) -> Bool {
    guard tree.kind(of: node) == .sequence else { return try setReference(node, lookup, of: &tree) }
    var hasNewFields = false
    for element in tree.elements(of: node) where tree.kind(of: element) != .sequence {
      if try setReference(element, lookup, of: &tree) { hasNewFields = true }
    }
    return hasNewFields
  }

  private func setReference(_ node: NodeID, _ lookup: Lookup, of tree: inout NodeTree) throws(Diagnostic) -> Bool {
    if tree.isNull(node) { return false }
    if tree.kind(of: node) == .mapping { return try setMapping(node, lookup, of: &tree) }
    try setScalar(node, lookup, of: &tree)
    return false
  }

  private func setScalar(_ node: NodeID, _ lookup: Lookup, of tree: inout NodeTree) throws(Diagnostic) {
    let name = tree.text(of: node)
    guard let positions = byFormerName[name] else { return }
    let found = try select(positions, lookup, node: node, isSame: { $0.name == $1.name }, in: tree)
    guard let found, found.name != name else { return }
    tree.replaceScalar(node, by: found.name)
  }

  /// A reference with a name and perhaps a namespace, both of which follow.
  ///
  /// - Returns: Whether it got a namespace that it did not have.
  private func setMapping(_ node: NodeID, _ lookup: Lookup, of tree: inout NodeTree) throws(Diagnostic) -> Bool {
    guard let nameNode = tree.value("name", in: node) else {
      throw .wrongFieldKind(
        path: lookup.path.description,
        of: lookup.referrer.id,
        found: "the reference has no 'name'",
        at: tree.location(of: node)
      )
    }
    let name = tree.text(of: nameNode)
    guard var positions = byFormerName[name] else { return false }
    let hadNamespace = tree.value("namespace", in: node) != nil
    if let namespace = tree.value("namespace", in: node) {
      positions = inNamespace(tree.text(of: namespace), positions, lookup, of: tree)
    }
    let isSame: (Resource, Resource) -> Bool = { $0.name == $1.name && $0.namespace == $1.namespace }
    guard let found = try select(positions, lookup, node: nameNode, isSame: isSame, in: tree) else { return false }
    if found.name == name, found.namespace.isEmpty { return false }
    tree.setEntry("name", to: found.name, tag: .none, in: node, at: node)
    guard !found.namespace.isEmpty else { return false }
    tree.setEntry("namespace", to: found.namespace, tag: .none, in: node, at: node)
    return !hadNamespace
  }

  /// Those that were in a namespace at first, or, where no resource at all was, those that are in it now.
  private func inNamespace(
    _ namespace: Text,
    _ positions: [Int],
    _ lookup: Lookup,
    of tree: NodeTree
  ) -> [Int] {
    let anyOriginal = byOriginalNamespace[namespace, default: []].contains { position in
      couldBeReferenced(resources[position], by: lookup.referrer, in: tree)
    }
    return positions.filter { position in
      (anyOriginal ? resources[position].originalID : resources[position].id).namespace == namespace
    }
  }

  // MARK: - Choosing

  private func select(
    _ positions: [Int],
    _ lookup: Lookup,
    node: NodeID,
    isSame: (Resource, Resource) -> Bool,
    in tree: NodeTree
  ) throws(Diagnostic) -> Resource? {
    let role = roleReference(lookup, in: tree)
    var candidates = positions.map { resources[$0] }.filter { candidate in
      couldBeReferenced(candidate, by: lookup.referrer, in: tree)
        && candidate.previousIDs.contains { $0.type.isSelected(by: lookup.referent) }
        && (role.map { role in candidate.previousIDs.contains { $0.type.isSelected(by: role) } } ?? true)
        && isInReach(candidate, of: lookup.referrer)
    }
    if candidates.count == 1 { return candidates[0] }
    candidates = candidates.filter { fits($0, lookup.referrer, allowsEmpty: true) }
    if candidates.count > 1 {
      let closer = candidates.filter { fits($0, lookup.referrer, allowsEmpty: false) }
      candidates = closer
    }
    guard let first = candidates.first else { return nil }
    guard candidates.dropFirst().allSatisfy({ isSame(first, $0) }) else {
      let problem = Diagnostic(
        code: .ambiguousReference,
        message: "'\(tree.string(of: node))' in \(lookup.referrer.id) could mean several resources",
        at: tree.location(of: node)
      )
      throw candidates.prefix(5).reduce(problem) { $0.noting("\($1.id)", at: tree.location(of: $1.root)) }
    }
    return first
  }

  /// Whether a resource is among those that another one may refer to at all.
  private func couldBeReferenced(_ target: Resource, by referrer: Resource, in tree: NodeTree) -> Bool {
    if referrer.isClusterScoped || target.isClusterScoped { return true }
    if target.id.namespace == referrer.id.namespace { return true }
    guard referrer.type.kind == "RoleBinding", let subjects = tree.value("subjects", in: referrer.root) else {
      return false
    }
    return tree.elements(of: subjects).contains { subject in
      guard let kind = tree.value("kind", in: subject), tree.hasText(kind, "ServiceAccount"),
        let namespace = tree.value("namespace", in: subject)
      else { return false }
      return tree.text(of: namespace) == target.namespace
    }
  }

  private func isInReach(_ target: Resource, of referrer: Resource) -> Bool {
    referrer.isClusterScoped || target.isClusterScoped || target.type.kind == "ServiceAccount"
      || referrer.id.namespace == target.id.namespace
  }

  /// The type that a role binding asks for beside the name.
  private func roleReference(_ lookup: Lookup, in tree: NodeTree) -> KindPattern? {
    guard lookup.path.count >= 2, lookup.path[lookup.path.count - 1].name == "name",
      lookup.path[lookup.path.count - 2].name == "roleRef",
      let group = tree.value(at: "roleRef", "apiGroup", in: lookup.referrer.root),
      let kind = tree.value(at: "roleRef", "kind", in: lookup.referrer.root)
    else { return nil }
    return KindPattern(group: tree.text(of: group), kind: tree.text(of: kind))
  }

  /// Whether two resources went through the same prefixes and suffixes in the end.
  private func fits(_ target: Resource, _ referrer: Resource, allowsEmpty: Bool) -> Bool {
    Self.hasSameEnd(target.prefixes, referrer.prefixes, allowsEmpty: allowsEmpty)
      && Self.hasSameEnd(target.suffixes, referrer.suffixes, allowsEmpty: allowsEmpty)
  }

  private static func hasSameEnd(_ left: [Text], _ right: [Text], allowsEmpty: Bool) -> Bool {
    if left.isEmpty || right.isEmpty { return allowsEmpty || (left.isEmpty && right.isEmpty) }
    let count = min(left.count, right.count)
    return left.suffix(count).elementsEqual(right.suffix(count))
  }
}
