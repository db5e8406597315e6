import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

/// A search without results, which looks for the nearest existing resource to explain why.
struct NearMiss {
  // `nil` if the search does not restrict it to a single value.
  private let kind: Text?
  private let name: Text?
  /// The effective namespace.
  private let namespace: Text?
  private let group: Text?
  private let version: Text?
  /// The selector of labels or annotations.
  private var selector: Located<String>?

  /// The maximum number of resources that are compared.
  private static let limit = 5_000

  /// A search for an identity.
  init(_ id: ResourceID) {
    kind = id.type.kind
    name = id.name
    namespace = id.namespace
    group = id.type.group
    version = id.type.version
  }

  /// A search with a selector; regular expressions other than literals are not compared.
  init(_ selector: Selector) {
    kind = Self.literal(selector.kind)
    name = Self.literal(selector.name)
    namespace = Self.literal(selector.namespace)
    group = Self.literal(selector.group)
    version = Self.literal(selector.version)
    self.selector = selector.labelSelector ?? selector.annotationSelector
  }

  private static func literal(_ pattern: Located<String>?) -> Text? {
    guard let pattern = pattern?.nonEmpty else { return nil }
    let isLiteral = pattern.value.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == ascii("-") || $0 == ascii(".") }
    return isLiteral ? Text(pattern.value) : nil
  }

  /// Adds a note about the nearest resource to a problem.
  func explain(_ problem: Diagnostic, among resources: ResourceSet, of tree: NodeTree) -> Diagnostic {
    let all = resources.resources.prefix(Self.limit)
    let namesakes = name.map { name in all.filter { $0.allIDs.contains { $0.name == name } } } ?? []
    let ofSameKind = kind.map { kind in all.filter { $0.type.kind == kind } } ?? Array(all)
    if ofSameKind.isEmpty, let kind {
      let others = namesakes.isEmpty ? Array(all) : namesakes
      let near = Suggestion.nearest(
        to: kind.string,
        among: others.lazy.filter { !$0.hasSecretType(in: tree) }.map(\.type.kind.string)
      )
      if let resource = others.first(where: { $0.type.kind.string == near }) {
        return problem.addingNote("did you mean the kind '\(resource.type.kind)'?", at: resource.place(in: tree))
      }
      if namesakes.isEmpty { return problem.addingNote("this build contains no \(kind.string.abridged)") }
    }
    // Without a name, only resources with a known difference explain anything.
    let candidates = name == nil ? ofSameKind.filter { !difference(of: $0).isEmpty } : namesakes
    if let resource = candidates.first(where: { kind == nil || $0.type.kind == kind }) ?? candidates.first {
      let note = "\(resource.title(in: tree)) exists\(difference(of: resource))"
      return problem.addingNote(note, at: resource.place(in: tree))
    }
    let names = ofSameKind.lazy.compactMap { $0.quotableName(in: tree) }
    guard let name, let near = Suggestion.nearest(to: name.string, among: names),
      let resource = ofSameKind.first(where: { $0.name == Text(near) })
    else { return problem }
    return problem.suggesting(near, at: resource.place(in: tree))
  }

  /// Why the search does not find a resource.
  private func difference(of resource: Resource) -> String {
    let id = resource.id
    if let kind, kind != id.type.kind { return ", but is not a \(kind.string.abridged)" }
    if let namespace, namespace != id.namespace {
      return id.isClusterScoped
        ? ", but is cluster-scoped" : ", but not in the namespace '\(namespace.string.abridged)'"
    }
    if group ?? id.type.group != id.type.group || version ?? id.type.version != id.type.version {
      return ", but its apiVersion is '\(id.type.apiVersion)'"
    }
    return selector.map { ", but does not match '\($0.value.abridged)'" } ?? ""
  }
}

extension Resource {
  /// The location of the resource, or else that of its generator.
  func place(in tree: NodeTree) -> SourceLocation? { tree.location(of: root) ?? origin.location }
}
