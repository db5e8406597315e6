import OverlayYAMLTree

/// The annotations in which Kustomize and its functions store the state of a resource.
enum InternalAnnotation {
  /// The prefix of Kustomize's own annotations; see ``own``.
  static let domain = "internal.config.kubernetes.io/"

  /// The prefixes of all annotations that a build reads.
  static let domains = [domain, "config.kubernetes.io/", "config.k8s.io/", "kustomize.config.k8s.io/"]

  // MARK: - Written by users

  /// Excludes a resource from the output.
  static let localConfig = "config.kubernetes.io/local-config"
  /// The origin of a resource; see ``BuildMetadata``.
  static let origin: Text = "config.kubernetes.io/origin"
  /// The transformers that changed a resource; see ``BuildMetadata``.
  static let transformations: Text = "alpha.config.kubernetes.io/transformations"

  // MARK: - Exchanged with functions and plugins

  /// The file of a resource.
  static let path: Text = "config.kubernetes.io/path"
  /// The position of a resource in its file.
  static let index: Text = "config.kubernetes.io/index"
  /// The number of a resource in a function's input.
  static let number: Text = "config.k8s.io/id"
  /// The identity of a resource in a plugin's input.
  static let identity: Text = "kustomize.config.k8s.io/id"
  /// Whether a plugin wants a content hash in the name.
  static let needsHash: Text = "kustomize.config.k8s.io/needs-hash"
  /// The behavior of a plugin's resource towards an existing one.
  static let behavior: Text = "kustomize.config.k8s.io/behavior"

  // MARK: - Kustomize's own

  static let ownPath = Text(domain + "path")
  static let ownIndex = Text(domain + "index")
  static let ownNumber = Text(domain + "id")
  /// An annotation that a function must not change.
  static let migrationID = Text(domain + "annotations-migration-resource-id")

  /// The state of a resource that plugins receive; the names without ``domain``.
  static let history: Set<String> = [
    "prefixes", "suffixes", "previousNames", "previousNamespaces", "previousKinds", "needsHashSuffix",
    "generatorBehavior", "helm-generated",
  ]
  /// Kustomize's own annotations, which are never written to the output; the names without ``domain``.
  static let own = history.union([
    "allowNameChange", "allowKindChange", "refBy", "path", "index", "seqindent", "id",
    "annotations-migration-resource-id",
  ])
  /// Annotations that only the input of functions has.
  static let passing: Set<Text> = [path, index, number, ownPath, ownIndex, ownNumber, migrationID]
}

extension Resource {
  /// Whether a key is one of ``internalAnnotations`` or one that only functions and plugins receive.
  static func isInternalAnnotation(_ key: Text) -> Bool {
    guard !InternalAnnotation.passing.contains(key) else { return true }
    let domain = InternalAnnotation.domain
    return key.string.hasPrefix(domain)
      && InternalAnnotation.history.contains(String(key.string.dropFirst(domain.count)))
  }

  /// Reads the state of the resource from internal annotations, which Kustomize trusts even in a user's file.
  mutating func readInternalAnnotations(from tree: NodeTree) {
    let prefix = InternalAnnotation.domain
    guard Self.hasAnnotation(root, beginningWith: prefix, in: tree) else { return }
    let annotations = tree.stringMap("annotations", of: root).filter { $0.key.string.hasPrefix(prefix) }
    let list: (String) -> [Text] = { name in
      let joined = annotations.last { $0.key == Text(prefix + name) }?.value.string ?? ""
      return joined.isEmpty
        ? [] : joined.split(separator: ",", omittingEmptySubsequences: false).map { Text(String($0)) }
    }
    provenance = Provenance(
      needsHash: list("needsHashSuffix") == ["enabled"],
      behavior: list("generatorBehavior").first.map { Behavior(annotation: $0.string) },
      isFromHelm: annotations.contains { $0.key == Text(prefix + "helm-generated") }
    )
    prefixes = list("prefixes")
    suffixes = list("suffixes")
    let (names, namespaces, kinds) = (list("previousNames"), list("previousNamespaces"), list("previousKinds"))
    guard names.count == namespaces.count, names.count == kinds.count else { return }
    previous = names.indices.map { PreviousName(name: names[$0], namespace: namespaces[$0], kind: kinds[$0]) }
  }

  private static func hasAnnotation(_ root: NodeID, beginningWith prefix: String, in tree: NodeTree) -> Bool {
    guard let metadata = tree.value("metadata", in: root), let map = tree.value("annotations", in: metadata),
      tree.kind(of: map) == .mapping
    else { return false }
    return tree.hasKey(in: map) { tree.withBytes(of: $0) { $0.starts(with: prefix.utf8) } }
  }

  /// The state of the resource as annotations, which Kustomize passes to plugins and reads from their output.
  var internalAnnotations: [(key: Text, value: Text)] {
    var values: [(String, String)] = []
    func add(_ name: String, _ list: [Text]) {
      if !list.isEmpty { values.append((name, list.map(\.string).joined(separator: ","))) }
    }
    add("prefixes", prefixes)
    add("suffixes", suffixes)
    add("previousNames", previous.map(\.name))
    add("previousNamespaces", previous.map(\.namespace))
    add("previousKinds", previous.map(\.kind))
    if provenance.needsHash { values.append(("needsHashSuffix", "enabled")) }
    if let behavior = provenance.behavior { values.append(("generatorBehavior", behavior.rawValue)) }
    if provenance.isFromHelm { values.append(("helm-generated", "true")) }
    if !functionPath.isEmpty { values.append(("path", functionPath.string)) }
    let own = values.map { (key: Text(InternalAnnotation.domain + $0), value: Text($1)) }
    return functionPath.isEmpty ? own : own + [(key: InternalAnnotation.path, value: functionPath)]
  }

  /// Removes the internal annotations, which ``readInternalAnnotations(from:)`` has read, and those of other keys.
  mutating func removeInternalAnnotations(
    from tree: inout NodeTree,
    and others: Set<Text>,
    context: BuildContext
  ) {
    let annotations = tree.stringMap("annotations", of: root)
    let path = { (key: Text) in annotations.last { $0.key == key }?.value }
    functionPath = path(InternalAnnotation.path) ?? path(InternalAnnotation.ownPath) ?? ""
    let kept = annotations.filter { !Self.isInternalAnnotation($0.key) && !others.contains($0.key) }
    tree.setStringMap("annotations", of: root, to: kept, context: context)
    guard annotations.contains(where: { Self.isInternalAnnotation($0.key) }) else { return }
    recordInAnnotations(of: &tree)
  }
}

extension Resource.Behavior {
  /// Reads an annotation or the `behavior` of a generator; every unknown name means `create`.
  init(annotation name: String) { self = Self(rawValue: name) ?? .create }
}
