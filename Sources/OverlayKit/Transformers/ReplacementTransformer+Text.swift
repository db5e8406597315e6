import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree

// MARK: - Strings that contain YAML or JSON

extension ReplacementTransformer {
  /// Sets a field inside a string that contains YAML or JSON, if the path leads through one.
  ///
  /// Source: Kustomize 5.8, which parses the string, changes it, and writes it in its own format: JSON with sorted
  /// keys, on one line unless it was indented before; YAML with its comments, order and styles. The options `delimiter`
  /// and `index` have no effect there. If any of this fails, the path is followed like any other; see ``NodePath``.
  ///
  /// - Returns: Whether the field was set.
  /// - Throws: `invalid-replacement` if the string cannot be written again.
  func setInText(
    _ value: NodeID,
    at path: NodePath,
    options: ReplacementOptions?,
    of resource: Resource,
    progress: inout Progress,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) -> Bool {
    guard let (scalar, rest) = path.scalarOnPath(in: resource.root, of: tree) else { return false }
    let text = tree.withBytes(of: scalar) { Array($0) }
    let place = tree.placeOfText(in: scalar, otherwise: path.location)
    guard let document = try? CommentedDocument(parsing: text, place: place) else { return false }
    guard document.tree.kind(of: document.root) != .scalar else {
      let kind = tree.kind(of: value)
      guard options?.create == true,
        let text = (try? rest.remainder(creating: kind, of: &tree, context: context)) ?? nil
      else { return false }
      tree.setText(of: scalar, to: text.utf8)
      context.warn(.valueLost(path.text, of: resource.title(in: tree), at: path.location))
      return true
    }
    let isJSON = text.first { !$0.isASCIISpace }.map { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") } ?? false
    guard isJSON || document.isComplete else {
      throw .invalidReplacement("the string at '\(path.text)' has anchors, tags or merge keys", at: path.location)
        .addingNote("such a string can only be replaced as a whole", at: tree.location(of: scalar) ?? path.location)
    }
    let offset = tree.absorb(document.tree)
    let root = document.root.shifted(by: offset)
    var plain = options
    plain?.delimiter = nil
    do throws(Diagnostic) {
      try setField(
        value,
        at: rest,
        from: root,
        options: plain,
        of: resource,
        progress: &progress,
        tree: &tree,
        context: context
      )
      let result = isJSON ? try json(root, like: text, in: &tree) : document.written(shiftedBy: offset, of: tree)
      tree.setText(of: scalar, to: result)
      if tree.containsSecret(value) { tree.markSecret(scalar) } else { tree.markSecret(scalar, of: resource) }
      context.didSet(scalar, from: progress.source, at: progress.place ?? path.location, in: tree)
      return true
    } catch {
      guard error.code != .inputTooLarge, error.code != .nestingTooDeep else { throw error }
      return false
    }
  }

  /// The JSON text of a node, indented if the old text was.
  private func json(_ root: NodeID, like old: [UInt8], in tree: inout NodeTree) throws(Diagnostic) -> [UInt8] {
    try tree.canonicalize(root)
    var writer = JSONWriter()
    let isIndented =
      old.contains(UInt8(ascii: "\n"))
      && zip(old, old.dropFirst()).contains { $0 == UInt8(ascii: " ") && $1 == UInt8(ascii: " ") }
    if isIndented { writer.write(root, of: tree, depth: 0) } else { writer.write(root, of: tree) }
    return writer.bytes
  }
}

extension NodeTree {
  /// The origin of a scalar's text, for the locations of problems in it.
  ///
  /// The lines of a literal block begin below its header; the lines of other scalars do not correspond to lines of the
  /// file.
  func placeOfText(in scalar: NodeID, otherwise location: SourceLocation) -> SourceText {
    let start = self.location(of: scalar) ?? location
    var place = SourceText(file: start.file, lineOffset: start.line)
    if style(of: scalar) != .literal { place.fixedPosition = (start.line, start.column) }
    return place
  }
}

// MARK: - Messages

extension Diagnostic {
  static func valueLost(_ path: String, of title: String, at location: SourceLocation?) -> Diagnostic {
    warning(
      .valueLost,
      "the replacement cannot set '\(path.abridged)' of \(title), and its value is lost",
      at: location
    )
    .addingNote("the path leads into a null or a string, and Kustomize changes only a copy of it")
  }
}
