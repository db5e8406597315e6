import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

/// The variables (`vars`) that a layer and its bases define.
struct VariableSet: Sendable {
  private var byName: [Text: Variable] = [:]

  /// The variables, sorted by the bytes of their names.
  var sorted: [Variable] { byName.sorted { $0.key < $1.key }.map(\.value) }

  /// Adds variables, and marks the resources that they refer to, so that later steps may rename those.
  ///
  /// - Throws: `ambiguous-variable` if several resources match a variable, `duplicate-variable`, or
  ///   `input-too-large`.
  mutating func define(
    _ variables: [Variable],
    in resources: inout ResourceSet,
    of tree: NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    var names: [Int: [Text]] = [:]
    for variable in variables {
      let found = try variable.positions(in: &resources, of: tree, context: context)
      guard found.count < 2 else {
        throw .ambiguousVariable(variable, candidates: found.map { resources[$0] }, of: tree)
      }
      for position in found { names[position, default: []].append(variable.key) }
    }
    for (position, names) in names { resources[position].variables += names }
    for variable in variables { try add(variable) }
  }

  /// Adds the variables of a base.
  ///
  /// - Throws: `duplicate-variable`.
  mutating func merge(_ other: VariableSet) throws(Diagnostic) {
    for variable in other.sorted { try add(variable) }
  }

  private mutating func add(_ variable: Variable) throws(Diagnostic) {
    if let earlier = byName.updateValue(variable, forKey: variable.key) {
      throw .duplicateVariable(variable, earlier: earlier)
    }
  }
}

extension Variable {
  /// The name for comparisons.
  var key: Text { Text(name?.value ?? "") }

  /// The description of the variable's target in messages, such as `Service 'web'`.
  var objectDescription: String { "\(object.kind?.value ?? "object") '\(object.name?.value ?? "")'" }

  /// The location of the name, or else that of the entry.
  var place: SourceLocation { name?.location ?? location }

  /// The resources with the variable's current or former name; without a namespace, in any namespace.
  fileprivate func positions(
    in resources: inout ResourceSet,
    of tree: NodeTree,
    context: BuildContext
  ) throws(Diagnostic) -> [Int] {
    let name = Text(object.name?.value ?? "")
    let namespace = object.namespace.map { Text($0.value) }
    let effort = ResourceSet.identityCost
    let candidates = try resources.candidates(named: name, effort: effort, at: location, in: tree, context: context)
    return candidates.filter { position in
      resources[position].allIDs.contains { id in
        id.name == name && id.type == type && (namespace.map { !id.isClusterScoped && $0 == id.namespace } ?? true)
      }
    }
  }

  /// The type: `apiVersion` wins over the version and, if it has a group, over the group.
  private var type: GroupVersionKind {
    let text: (Located<String>?) -> Text = { Text($0?.value ?? "") }
    var (group, version) = (text(object.group), text(object.version))
    let parts = apiVersion?.value.split(separator: "/", omittingEmptySubsequences: false).map { Text(String($0)) } ?? []
    switch parts.count {
    case 1: version = parts[0]
    case 2: (group, version) = (parts[0], parts[1])
    default: break
    }
    return GroupVersionKind(group: group, version: version, kind: text(object.kind))
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func duplicateVariable(_ variable: Variable, earlier: Variable) -> Diagnostic {
    Diagnostic(
      code: .duplicateVariable,
      message: "the variable '\(variable.key)' is already defined",
      at: variable.place
    )
    .addingNote("first defined here", at: earlier.place)
  }

  fileprivate static func ambiguousVariable(_ variable: Variable, candidates: [Resource], of tree: NodeTree)
    -> Diagnostic
  {
    let problem = Diagnostic(
      code: .ambiguousVariable,
      message: "\(candidates.count) resources match the variable '\(variable.key)'",
      at: variable.object.name?.location ?? variable.location
    )
    return problem.listing(candidates, of: tree).addingNote("set 'namespace' to select one")
  }
}
