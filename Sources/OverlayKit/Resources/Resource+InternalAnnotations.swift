import OverlayYAMLTree

extension Resource {
  /// Whether an annotation is one that ``internalAnnotations`` has where the build knows something, or one that functions see.
  static func isInternalAnnotation(_ key: Text) -> Bool {
    guard !InternalAnnotation.passing.contains(key) else { return true }
    let domain = InternalAnnotation.domain
    return key.string.hasPrefix(domain)
      && InternalAnnotation.history.contains(String(key.string.dropFirst(domain.count)))
  }

  /// What the build knows of the resource, as annotations: Kustomize shows them to plugins, and believes what plugins
  /// make of them.
  var internalAnnotations: [(key: Text, value: Text)] {
    var values: [(String, String)] = []
    func add(_ name: String, _ texts: [Text]) {
      if !texts.isEmpty { values.append((name, texts.map(\.string).joined(separator: ","))) }
    }
    add("prefixes", prefixes)
    add("suffixes", suffixes)
    add("previousNames", previous.map(\.name))
    add("previousNamespaces", previous.map(\.namespace))
    add("previousKinds", previous.map(\.kind))
    if provenance.needsHash { values.append(("needsHashSuffix", "enabled")) }
    if let behavior = provenance.behavior { values.append(("generatorBehavior", behavior.annotation)) }
    if provenance.isFromHelm { values.append(("helm-generated", "true")) }
    if !functionPath.isEmpty { values.append(("path", functionPath.string)) }
    let own = values.map { (key: Text(InternalAnnotation.domain + $0), value: Text($1)) }
    return functionPath.isEmpty ? own : own + [(key: InternalAnnotation.path, value: functionPath)]
  }

  /// Takes what annotations tell of the build, apart from what ``readInternalAnnotations(from:)`` has read, out of the resource.
  ///
  /// - Parameters:
  ///   - tree: Where the resource is.
  ///   - isOther: Tells further annotations that are not to stay.
  mutating func takeInternalAnnotations(from tree: inout NodeTree, and isOther: (Text) -> Bool) {
    let annotations = tree.stringMap("annotations", of: root)
    let path = { (key: Text) in annotations.last { $0.key == key }?.value }
    functionPath = path(InternalAnnotation.path) ?? path(InternalAnnotation.ownPath) ?? ""
    let kept = annotations.filter { !Self.isInternalAnnotation($0.key) && !isOther($0.key) }
    tree.setStringMap("annotations", of: root, to: kept)
    guard annotations.contains(where: { Self.isInternalAnnotation($0.key) }) else { return }
    recordInAnnotations(of: &tree)
  }
}

extension Resource.Behavior {
  /// Kustomize's word; it writes down whether `create` was left out, which makes no difference.
  var annotation: String {
    switch self {
    case .create: "unspecified"
    case .merge: "merge"
    case .replace: "replace"
    }
  }

  /// Reads an annotation; every other word means `create`.
  init(annotation word: String) {
    switch word {
    case "merge": self = .merge
    case "replace": self = .replace
    default: self = .create
    }
  }
}
