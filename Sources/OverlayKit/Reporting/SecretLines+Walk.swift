import OverlayDiagnostics
import OverlayKustomization
import OverlayPatching
import OverlayYAMLTree

extension SecretLines {
  /// A walk through the documents of a valid file.
  struct Walk {
    private let tree: NodeTree
    private let role: Role
    /// Whether the file mentions Secrets, so that misplaced content may be part of one.
    private let mentionsSecrets: Bool
    private var beginnings: [Int: Secrecy] = [:]
    private var pending: [PendingNode] = []
    /// The number of unknown fields that may still be compared with known ones.
    private var comparisons = 1_000
    /// The most recent replacement, and whether it may be for Secrets.
    private var lastReplacement: (mapping: NodeID, mayBeForSecrets: Bool)?

    private struct PendingNode {
      var node: NodeID
      var secrecy: Secrecy
      var context: Context
    }

    /// A mapping with properties that are needed for each of its entries, and looked up only once.
    private struct Parent {
      let node: NodeID
      let secrecy: Secrecy
      let context: Context
      let kind: String?
      let target: NodeID?
      let isReplacement: Bool

      init(_ node: PendingNode, in tree: NodeTree) {
        (self.node, secrecy, context) = (node.node, node.secrecy, node.context)
        kind = Walk.kind(of: node.node, in: tree)
        target = tree.value("target", in: node.node)
        isReplacement = tree.value("targets", in: node.node) != nil && tree.value("fieldPaths", in: node.node) == nil
      }
    }

    /// The context of a node.
    private enum Context: Equatable {
      case document
      /// The list of a field of a kustomization, or one of its entries.
      case list(String)
      /// The objects in a `List`.
      case items
      /// The paths of the files of a Secret generator.
      case paths
      case other
    }

    init(tree: NodeTree, role: Role, mentionsSecrets: Bool) {
      (self.tree, self.role, self.mentionsSecrets) = (tree, role, mentionsSecrets)
    }

    /// The secrecy of the first line of each node in the documents of a file.
    mutating func beginnings(in documents: [NodeID], of bytes: [UInt8]) -> [Int: Secrecy] {
      pending = documents.map { PendingNode(node: $0, secrecy: secrecy(ofDocument: $0, bytes), context: .document) }
      while let step = pending.popLast() {
        note(step.node, step.secrecy)
        // All lines of a patch have the same secrecy.
        if step.secrecy == .openIfRecorded { continue }
        switch tree.kind(of: step.node) {
        case .scalar: break
        case .sequence: for element in tree.elements(of: step.node) { visit(element, in: step) }
        case .mapping:
          let parent = Parent(step, in: tree)
          for entry in tree.entries(of: step.node) { visit(entry, in: parent) }
        }
      }
      return beginnings
    }

    private mutating func note(_ node: NodeID, _ secrecy: Secrecy) {
      guard let line = tree.location(of: node)?.line else { return }
      beginnings[line] = max(beginnings[line] ?? .open, secrecy)
    }

    private mutating func visit(_ element: NodeID, in list: PendingNode) {
      let secrecy = max(list.secrecy, secrecy(ofElement: element, in: list.context))
      pending.append(PendingNode(node: element, secrecy: secrecy, context: list.context))
    }

    private mutating func visit(_ entry: Entry, in mapping: Parent) {
      // A key that is a list or a mapping is an error, and may be anything.
      let isName = tree.kind(of: entry.key) == .scalar
      let keySecrecy = isName || !mentionsSecrets ? mapping.secrecy : .secret
      pending.append(PendingNode(node: entry.key, secrecy: keySecrecy, context: .other))
      // Fields with wrong case may contain secrets, too.
      let key = tree.string(of: entry.key).lowercased()
      let secrecy = max(mapping.secrecy, secrecy(of: key, entry.value, in: mapping))
      let context = context(of: key, in: mapping)
      pending.append(PendingNode(node: entry.value, secrecy: secrecy, context: context))
    }

    private func context(of key: String, in mapping: Parent) -> Context {
      switch mapping.context {
      case .document where key == "items" || mapping.kind?.hasSuffix("List") ?? false: .items
      case .document: .list(isNearlyGenerator(key) ? "secretgenerator" : key)
      case .list("secretgenerator") where ["files", "envs", "env"].contains(key): .paths
      default: .other
      }
    }

    private func isNearlyGenerator(_ key: String) -> Bool {
      Suggestion.nearest(to: key, among: ["secretGenerator"]) != nil
    }

    // MARK: - Elements and fields

    /// Whether the file is a kustomization that may change Secrets.
    private var isSuspect: Bool { role == .kustomization && mentionsSecrets }

    /// The secrecy of an element of a list.
    private func secrecy(ofElement element: NodeID, in context: Context) -> Secrecy {
      let kind = tree.kind(of: element)
      switch context {
      case .items where kind == .mapping, .document where kind == .mapping:
        return mayBeSecret(element) ? .secret : .open
      case .paths: return kind == .scalar && isPath(element) ? .open : .secret
      case .list("secretgenerator"): return kind == .mapping ? .open : .secret
      case .list("patchesstrategicmerge"):
        return kind == .scalar ? secrecy(ofPatch: element, for: nil) : mentionsSecrets ? .secret : .open
      case .list("generators") where kind == .scalar, .list("transformers") where kind == .scalar,
        .list("validators") where kind == .scalar:
        return secrecy(fromConfiguration: element)
      case .list(let field) where isSuspect:
        if kind == .mapping, !Self.isEntryList(field) { return mayBeSecret(element) ? .secret : .open }
        if kind == .scalar {
          return isPath(element) || !Self.isInline(element, tree) && !Self.isEntryList(field) ? .open : .secret
        }
        return kind == .sequence && Self.isEntryList(field) ? .secret : .open
      default: return .open
      }
    }

    /// The secrecy of the value of a key, which is in lower case.
    private mutating func secrecy(of key: String, _ value: NodeID, in mapping: Parent) -> Secrecy {
      let kind = tree.kind(of: value)
      switch (mapping.context, key) {
      case (_, "stringdata"), (_, "valuesinline"), (_, "valueslocal"): return .secret
      case (.list("secretgenerator"), _): return isOpenGeneratorField(key, value) ? .open : .secret
      case (.list("configmapgenerator"), "literals"): return .open
      case (_, "literals"): return .secret
      case (.document, "secretgenerator"): return kind == .sequence ? .open : .secret
      case (.document, "items") where kind == .mapping: return mayBeSecret(value) ? .secret : .open
      case (.document, "value") where mapping.kind == "ValueAddTransformer": return .secret
      case (.document, "patches") where kind == .scalar: return secrecy(ofPatch: value, for: nil)
      case (_, "patch"), (_, "jsonop"): return secrecy(ofPatch: value, for: mapping.target)
      case (_, "path") where Self.isInline(value, tree):
        return secrecy(ofPatch: value, for: mapping.target)
      case (_, "sourcevalue"): return mayReplaceInSecrets(mapping.node) ? .secret : .open
      default: break
      }
      if kind == .scalar, role != .kustomization, !["path", "source", "targets"].contains(key),
        mapping.isReplacement
      {
        return mayReplaceInSecrets(mapping.node) ? .secret : .open
      }
      return mayBeDisplaced(key, value, in: mapping) ? .secret : .open
    }

    /// Whether a field of a Secret generator has a value that may be shown.
    private func isOpenGeneratorField(_ key: String, _ value: NodeID) -> Bool {
      let kind = tree.kind(of: value)
      let strings = ["name", "namespace", "behavior", "type"]
      return switch key {
      case "options": kind == .mapping
      case "files", "envs", "env": kind == .sequence || kind == .scalar && isPath(value)
      default: kind == .scalar && (strings.contains(key) || Suggestion.nearest(to: key, among: strings) != nil)
      }
    }

    /// The fields of a kustomization that are strings, in lower case.
    private static let stringFields: Set<String> = ["apiversion", "kind", "namespace", "nameprefix", "namesuffix"]
    /// The fields of the entries of lists in a kustomization, by list; both in lower case.
    private static let entryFields = Dictionary(
      KustomizationDecoder.entryFieldNames.map { ($0.key.lowercased(), $0.value.map { $0.lowercased() }) },
      uniquingKeysWith: { first, _ in first }
    )
    private static let fields = KustomizationDecoder.fieldNames.map { $0.lowercased() }
    /// The fields of these entries that are mappings.
    private static let mappingFields: Set<String> = ["target", "options", "source"]
    /// The fields that may contain parts of a Secret.
    private static let suspects: Set<String> = [
      "secretgenerator", "literals", "values", "valuesinline", "valueslocal", "patch", "sourcevalue",
    ]

    private static func isEntryList(_ field: String) -> Bool { entryFields[field] != nil }

    /// Whether an unknown field, or one with a value of the wrong kind, may be a misplaced line of a Secret or a misspelled
    /// field with secret content.
    private mutating func mayBeDisplaced(_ key: String, _ value: NodeID, in mapping: Parent) -> Bool {
      guard isSuspect else { return false }
      let kind = tree.kind(of: value)
      let known: [String]
      switch mapping.context {
      case .document:
        known = Self.fields
        if known.contains(key) {
          return Self.isEntryList(key)
            ? kind != .sequence
            : kind == .scalar && !Self.stringFields.contains(key) && !tree.isNull(value) && !isPath(value)
        }
      case .list(let field):
        guard let fields = Self.entryFields[field] else { return false }
        known = fields
        if known.contains(key) {
          return kind == .mapping
            ? !Self.mappingFields.contains(key) : kind == .scalar && Self.mappingFields.contains(key)
        }
      default: return false
      }
      comparisons -= 1
      guard comparisons > 0, let near = Suggestion.nearest(to: key, among: known) else { return true }
      guard !Self.suspects.contains(near) else { return true }
      return kind == .scalar
        && (mapping.context == .document ? !Self.stringFields.contains(near) : Self.mappingFields.contains(near))
    }

    /// Whether a scalar looks like the path of a file, perhaps with a key before it.
    private func isPath(_ scalar: NodeID) -> Bool {
      tree.string(of: scalar).looksLikePath && !Self.isInline(scalar, tree)
    }

    /// Whether a scalar has more than one line, or may be a flow mapping or sequence.
    private static func isInline(_ scalar: NodeID, _ tree: NodeTree) -> Bool {
      tree.withBytes(of: scalar) { $0.contains(ascii("\n")) || $0.contains(ascii("{")) || $0.contains(ascii("[")) }
    }

    // MARK: - Secrets

    /// Whether a mapping is a Secret, or looks like a resource without a kind.
    private func mayBeSecret(_ mapping: NodeID) -> Bool {
      let hasField = { (field: StaticString) in tree.value(field, in: mapping) != nil }
      guard !hasField("stringData") else { return true }
      let kinds = tree.entries(of: mapping).filter { tree.hasText($0.key, "kind") }.map { tree.string(of: $0.value) }
      guard !kinds.contains(where: { Selector.isSecret($0) || $0 == "SecretList" || $0.hasPrefix("SecretGen") }) else {
        return true
      }
      guard role != .kustomization, mentionsSecrets else { return false }
      guard kinds.allSatisfy(\.isEmpty) else {
        return !kinds.joined().unicodeScalars.allSatisfy(\.properties.isAlphabetic)
      }
      return hasField("metadata") || hasField("data")
        || tree.entries(of: mapping).allSatisfy { tree.kind(of: $0.value) == .scalar }
    }

    private func secrecy(ofDocument root: NodeID, _ bytes: [UInt8]) -> Secrecy {
      switch (tree.kind(of: root), role) {
      case (.mapping, _) where mayBeSecret(root): .secret
      case (.mapping, .patch): kind(of: root) == nil ? .secret : .open
      case (.mapping, .patchForTarget): kind(of: root) == nil ? .secret : .openIfRecorded
      case (.mapping, _): .open
      // An invalid JSON patch is rejected before its targets are known.
      case (.sequence, .patchForTarget):
        (try? JSONPatch(parsing: bytes, place: SourceText(file: ""))) == nil ? .secret : .openIfRecorded
      case (.sequence, .resources): .open
      default: role == .patch || role == .patchForTarget || mentionsSecrets ? .secret : .open
      }
    }

    /// The kind of a resource or of a selector.
    private func kind(of mapping: NodeID) -> String? { Self.kind(of: mapping, in: tree) }

    private static func kind(of mapping: NodeID, in tree: NodeTree) -> String? {
      guard let kind = tree.value("kind", in: mapping), tree.kind(of: kind) == .scalar, !tree.isNull(kind) else {
        return nil
      }
      let text = tree.string(of: kind)
      return text.isEmpty ? nil : text
    }

    /// Whether a replacement may be for Secrets.
    private mutating func mayReplaceInSecrets(_ replacement: NodeID) -> Bool {
      if let last = lastReplacement, last.mapping == replacement { return last.mayBeForSecrets }
      let lists = tree.entries(of: replacement).filter { tree.string(of: $0.key).lowercased() == "targets" }
      let targets = lists.flatMap { tree.elements(of: $0.value) }
      let mayBe =
        targets.isEmpty
        || targets.contains { Selector.mayMatchSecrets(tree.value("select", in: $0).flatMap { kind(of: $0) }) }
      lastReplacement = (replacement, mayBe)
      return mayBe
    }

    // MARK: - Inline YAML

    /// The secrecy of an inline patch in a kustomization or in the configuration of a transformer.
    private func secrecy(ofPatch text: NodeID, for target: NodeID?) -> Secrecy {
      let kind = target.flatMap { self.kind(of: $0) }
      guard tree.kind(of: text) == .scalar else { return Selector.mayMatchSecrets(kind) ? .secret : .open }
      let bytes = tree.withBytes(of: text) { Array($0) }
      guard let file = SecretLines.parsed(bytes) else {
        guard Selector.mayMatchSecrets(kind) else { return SecretWords.areIn(bytes[...]) ? .secret : .open }
        return target == nil && SecretWords.hasOtherKind(bytes[...]) ? .open : .secret
      }
      // A list of patches may hold paths.
      if target == nil, file.documents.allSatisfy({ file.tree.kind(of: $0) == .scalar }), !bytes.contains(ascii("\n")) {
        return .open
      }
      if let kind, Selector.isSecret(kind) { return .secret }
      let role: Role = target == nil ? .patch : Selector.mayMatchSecrets(kind) ? .patchForTarget : .resources
      let inner = Walk(tree: file.tree, role: role, mentionsSecrets: false)
      return file.documents.map { inner.secrecy(ofDocument: $0, bytes) }.max() ?? .open
    }

    /// The secrecy of the inline configuration of a plugin.
    private func secrecy(fromConfiguration text: NodeID) -> Secrecy {
      guard Self.isInline(text, tree) else { return .open }
      let bytes = tree.withBytes(of: text) { Array($0) }
      guard let file = SecretLines.parsed(bytes) else { return .secret }
      var inner = Walk(tree: file.tree, role: .resources, mentionsSecrets: SecretWords.areIn(bytes[...]))
      return inner.beginnings(in: file.documents, of: bytes).values.contains { $0 > .open } ? .secret : .open
    }
  }
}
