import OverlayDiagnostics
import OverlayYAMLTree

extension ResourceSet {
  /// Adds a generated resource, or merges it with the one that has or had its identity.
  ///
  /// - Parameters:
  ///   - generated: The resource.
  ///   - place: What to edit instead of its fields, if a program has made it.
  ///   - tree: The tree of the resources.
  ///   - context: Gets the writes and warnings.
  /// - Throws: `generator-conflict` if the generator's `behavior` does not allow that.
  mutating func absorb(
    _ generated: Resource,
    at place: SourceLocation? = nil,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    let location = generated.origin.location
    let behavior = generated.provenance.behavior ?? .create
    let found = positions(withAny: generated.id)
    guard let position = found.first else {
      guard behavior == .create else {
        let reason = "there is no \(generated.title(in: tree)) to merge with or replace"
        let problem = Diagnostic.generatorConflict(reason, at: location)
        throw NearMiss(generated.id).explain(problem, among: self, of: tree)
      }
      context.didAdd(generated.root, at: place, in: tree)
      return try append(generated, of: tree)
    }
    guard found.count == 1 else {
      throw .generatorConflict("several resources are or were named \(generated.title(in: tree))", at: location)
        .listing(found.map { self[$0] }, of: tree)
    }
    let old = self[position]
    guard behavior != .create else {
      throw .generatorConflict(
        "\(generated.title(in: tree)) already exists; 'behavior' must be 'merge' or 'replace'",
        at: location
      )
      .addingNote("first defined here", at: old.place(in: tree))
    }
    if behavior == .merge {
      mergeData("data", of: old, into: generated, tree: &tree)
      mergeData("binaryData", of: old, into: generated, tree: &tree)
    }
    for field in ["labels", "annotations"] as [StaticString] {
      let new = tree.stringMap(field, of: generated.root)
      let keys = Set(new.map(\.key))
      let kept = tree.stringMap(field, of: old.root).filter { !keys.contains($0.key) }
      guard !new.isEmpty || !kept.isEmpty else { continue }
      let other = tree.value(at: "metadata", field, in: old.root)
      tree.setStringMap(field, of: generated.root, to: kept + new, from: other, context: context)
    }
    // A merged resource keeps its origin.
    let key = InternalAnnotation.origin.string
    let origin = behavior == .merge ? tree.metadataString("annotations", key, of: old.root) : nil
    if let origin, let annotations = tree.value(at: "metadata", "annotations", in: generated.root) {
      tree.setEntry(Text(key), to: Text(origin), tag: .string, in: annotations, at: annotations)
    }
    var result = generated
    tree.setName(of: result.root, to: old.name)
    tree.setNamespace(of: result.root, to: old.namespace, at: tree.value(at: "metadata", "namespace", in: old.root))
    result.previous = old.previous
    result.prefixes = old.prefixes
    result.suffixes = old.suffixes
    result.provenance.needsHash = old.provenance.needsHash && generated.provenance.needsHash
    result.provenance.behavior = old.provenance.behavior ?? .create
    result.variables = old.variables
    result.origin = old.origin
    result.refresh(from: tree)
    tree.markSecrets(in: result.root)
    context.didAdd(result.root, replacing: old.root, at: place, in: tree)
    self[position] = result
  }

  /// Adds the entries that only the old resource has, and removes the field if it is then empty.
  private func mergeData(_ field: Text, of old: Resource, into new: Resource, tree: inout NodeTree) {
    defer {
      if let merged = tree.value(under: field, in: new.root), tree.isEmptyCollection(merged) {
        tree.removeValue(field, from: new.root)
      }
    }
    guard let source = tree.value(under: field, in: old.root), tree.kind(of: source) == .mapping else { return }
    let target =
      tree.value(under: field, in: new.root)
      ?? tree.set(field, to: tree.makeCollection(.mapping, at: source), in: new.root)
    var keys = Set(tree.entries(of: target).map { tree.text(of: $0.key) })
    for entry in tree.entries(of: source) where keys.insert(tree.text(of: entry.key)).inserted {
      let key = tree.makeScalar(Array(tree.text(of: entry.key).utf8), at: entry.key)
      // Every value becomes a string; a null becomes empty.
      let text = tree.isNull(entry.value) ? [] : Array(tree.string(of: entry.value).utf8)
      let style: ScalarStyle = text.contains(ascii("\n")) ? .literal : .plain
      let value = tree.makeScalar(text, tag: .string, style: style, at: entry.value)
      tree.quoteIfAmbiguous(value)
      if tree.isSecret(entry.value) { tree.markSecret(value) }
      tree.append(key: key, value: value, to: target)
    }
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func generatorConflict(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .generatorConflict, message: reason, at: location)
  }
}
