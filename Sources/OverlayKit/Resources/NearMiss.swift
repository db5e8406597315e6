import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

/// What was asked for where no resource answers, to tell what comes next to it.
struct NearMiss {
  /// Each is `nil` where nothing, or no single text, is asked for.
  private var kind: Text?
  private var name: Text?
  /// As it takes effect.
  private var namespace: Text?
  private var group: Text?
  private var version: Text?
  /// What labels or annotations must be like as well.
  private var selector: Located<String>?

  /// No more resources than this are looked at.
  private static let limit = 5_000

  /// What the name of a resource asks for.
  init(_ id: ResourceID) {
    kind = id.type.kind
    name = id.name
    namespace = id.namespace
    group = id.type.group
    version = id.type.version
  }

  /// What a selector asks for; regular expressions that are no plain text count as nothing.
  init(_ selector: Selector) {
    kind = Self.plain(selector.kind)
    name = Self.plain(selector.name)
    namespace = Self.plain(selector.namespace)
    group = Self.plain(selector.group)
    version = Self.plain(selector.version)
    self.selector = selector.labelSelector ?? selector.annotationSelector
  }

  private static func plain(_ text: Located<String>?) -> Text? {
    guard let text, !text.value.isEmpty else { return nil }
    let isPlain = text.value.utf8.allSatisfy { byte in
      byte.isASCIIDigit
        || byte | 0x20 >= UInt8(ascii: "a")
          && byte | 0x20 <= UInt8(ascii: "z")
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
    return isPlain ? Text(text.value) : nil
  }

  /// A problem with notes of the resources that come near.
  func explain(_ problem: Diagnostic, among resources: ResourceSet, of tree: NodeTree) -> Diagnostic {
    let all = resources.resources.prefix(Self.limit)
    let namesakes = name.map { name in all.filter { $0.allIDs.contains { $0.name == name } } } ?? []
    let ofKind = kind.map { kind in all.filter { $0.type.kind == kind } } ?? Array(all)
    if ofKind.isEmpty, let kind {
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
    // Without a name only what keeps a resource from being meant is worth telling.
    let candidates = name == nil ? ofKind.filter { !difference(of: $0).isEmpty } : namesakes
    if let resource = candidates.first(where: { kind == nil || $0.type.kind == kind }) ?? candidates.first {
      return problem.addingNote(
        "there is \(resource.title(in: tree))\(difference(of: resource))",
        at: resource.place(in: tree)
      )
    }
    let names = ofKind.lazy.compactMap { $0.quotableName(in: tree) }
    guard let name, let near = Suggestion.nearest(to: name.string, among: names),
      let resource = ofKind.first(where: { $0.name == Text(near) })
    else { return problem }
    return problem.suggesting(near, at: resource.place(in: tree))
  }

  /// What keeps a resource of the right name from being the one that is wanted.
  private func difference(of resource: Resource) -> String {
    let id = resource.id
    if let kind, kind != id.type.kind { return ", which is not a \(kind.string.abridged)" }
    if let namespace, namespace != id.namespace {
      guard !id.isClusterScoped else { return ", which is in no namespace" }
      return ", but this is for the namespace '\(namespace.string.abridged)'"
    }
    if group ?? id.type.group != id.type.group || version ?? id.type.version != id.type.version {
      return ", but its apiVersion is '\(id.type.apiVersion)'"
    }
    guard let selector else { return "" }
    return ", but '\(selector.value.abridged)' does not select it"
  }
}

extension Resource {
  /// Where the resource is written, or else where its generator is.
  func place(in tree: NodeTree) -> SourceLocation? { tree.location(of: root) ?? origin.location }
}
