import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayPatching
import OverlayYAMLTree

extension Resource {
  /// Whether this is a Secret, of which messages may quote only the type, the name and the namespace.
  var isSecret: Bool { type.kind == "Secret" }

  /// The resource in messages, such as `Deployment.apps 'web' in namespace 'shop'`.
  ///
  /// Only its kind if a replacement or variable has set its name or namespace to a value of a Secret.
  func title(in tree: NodeTree) -> String {
    let metadata = tree.value("metadata", in: root)
    let name = metadata.flatMap { tree.value("name", in: $0) }
    let namespace = metadata.flatMap { tree.value("namespace", in: $0) }
    guard !hasSecretType(in: tree) else { return "a resource" }
    let isSecret = [name, namespace].contains { $0.map { tree.isSecret($0) } ?? false }
    return isSecret ? "a \(type.kind)" : "\(id)"
  }

  /// The name; `nil` if no message may quote it.
  func quotableName(in tree: NodeTree) -> String? {
    tree.value(at: "metadata", "name", in: root).map { tree.isSecret($0) } ?? false ? nil : name.string
  }

  /// Whether the kind or the `apiVersion` was copied from a Secret, or the kind is not a plausible one.
  func hasSecretType(in tree: NodeTree) -> Bool {
    tree.value("kind", in: root).map { tree.quotableKind($0) == nil } ?? false
      || tree.value("apiVersion", in: root).map { tree.isSecret($0) } ?? false
  }
}

extension Selector {
  /// Whether this may select Secrets.
  var maySelectSecrets: Bool { Self.mayMatchSecrets(kind?.value) }

  /// Whether a selector's kind may match Secrets: it does, it is missing, or it is an expression.
  static func mayMatchSecrets(_ kind: String?) -> Bool {
    guard let kind, !kind.isEmpty else { return true }
    return isSecret(kind) || !kind.utf8.allSatisfy(\.isASCIILetter)
  }

  /// Whether a kind is that of Secrets or a misspelling of it.
  static func isSecret(_ kind: String) -> Bool {
    kind == "Secret" || Suggestion.nearest(to: kind, among: ["Secret"]) != nil
  }
}

extension NodeTree {
  /// A kind if a message may quote it: a single word that was not copied from a Secret.
  func quotableKind(_ kind: NodeID) -> String? {
    guard !isSecret(kind), self.kind(of: kind) == .scalar else { return nil }
    let word = string(of: kind)
    return word.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || ("0"..."9").contains($0) } ? word : nil
  }

  /// Marks the values of a resource if it is a Secret, also those in lists; see ``markSecret(_:)``.
  mutating func markSecrets(in root: NodeID) {
    guard let kind = value("kind", in: root) else { return }
    if hasText(kind, "Secret") || mayBeSecret(kind) { return markValues(ofSecret: root) }
    guard withBytes(of: kind, { $0.suffix(4).elementsEqual("List".utf8) }), let items = value("items", in: root) else {
      return
    }
    let areSecrets = hasText(kind, "SecretList")
    for item in elements(of: items) {
      if areSecrets { markValues(ofSecret: item) } else { markSecrets(in: item) }
    }
  }

  /// Whether a kind may be a misspelling of that of Secrets.
  private func mayBeSecret(_ kind: NodeID) -> Bool {
    let mayBe = withBytes(of: kind) { $0.count < 9 && ($0.first ?? 0) | 0x20 == ascii("s") }
    return mayBe && !hasText(kind, "Service") && Selector.isSecret(string(of: kind))
  }

  /// Marks the values of a Secret, or of a patch for one: everything but its type, name and namespace.
  mutating func markValues(ofSecret root: NodeID) {
    for entry in entries(of: root) where !isIdentity(entry.key, among: ["apiVersion", "kind", "type"]) {
      guard hasText(entry.key, "metadata"), kind(of: entry.value) == .mapping else {
        markSecret(entry.value)
        continue
      }
      for field in entries(of: entry.value) where !isIdentity(field.key, among: ["name", "namespace"]) {
        markSecret(field.value)
      }
    }
  }

  /// Marks the values of a resource that a program has printed if its input had values of a Secret.
  mutating func keepSecrets(of old: NodeID, in new: NodeID) {
    guard containsSecret(old) else { return }
    markValues(ofSecret: new)
    for field in ["name", "namespace"] as [StaticString] {
      guard let before = value(at: "metadata", field, in: old), isSecret(before) else { continue }
      if let now = value(at: "metadata", field, in: new) { markSecret(now) }
    }
  }

  private func isIdentity(_ key: NodeID, among names: [StaticString]) -> Bool { names.contains { hasText(key, $0) } }

  /// Marks a field that a step has set if it belongs to a Secret and is neither its name nor its namespace.
  mutating func markSecret(_ field: NodeID, of resource: Resource) {
    guard resource.isSecret, field != value(at: "metadata", "name", in: resource.root),
      field != value(at: "metadata", "namespace", in: resource.root)
    else { return }
    markSecret(field)
  }
}
