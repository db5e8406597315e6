package import OverlayDiagnostics
package import OverlayYAMLTree

/// An explicit configuration of a generator or transformer: a resource whose type says which one is meant.
package struct PluginConfiguration: Sendable {
  /// The configuration in its final form, with the styles of block scalars that it was written with.
  package let tree: NodeTree
  /// The configuration's mapping.
  package let root: NodeID
  /// Where the configuration begins.
  package let location: SourceLocation
  /// The content of the file that the configuration stands in; empty where it stands in none.
  private let bytes: [UInt8]

  /// Takes a configuration out of the resources of a build.
  ///
  /// - Parameters:
  ///   - root: The resource's mapping.
  ///   - tree: Its tree.
  ///   - location: What to blame where no place in the resource is known.
  ///   - bytes: The content of the file that the resource stands in.
  /// - Throws: What bringing the resource into its final form throws.
  package init(_ root: NodeID, in tree: NodeTree, location: SourceLocation, bytes: [UInt8]) throws(Diagnostic) {
    let extract = tree.extract(root)
    var own = extract.tree
    let copy = extract.root
    var blocks: [SourceLocation: ScalarStyle] = [:]
    own.forEachScalar(below: copy) { node, tree in
      let style = tree.style(of: node)
      guard style == .literal || style == .folded, let place = tree.location(of: node) else { return }
      blocks[place] = style
    }
    try own.canonicalize(copy)
    own.forEachScalar(below: copy) { node, tree in
      guard let place = tree.location(of: node), let style = blocks[place] else { return }
      tree.setStyle(of: node, to: style)
    }
    self.tree = own
    self.root = copy
    self.location = tree.location(of: root) ?? location
    self.bytes = bytes
  }

  /// Reads the fields of the configuration; unknown ones are passed over, as in Kustomize.
  ///
  /// - Parameters:
  ///   - fields: The known fields.
  ///   - strictness: How strictly the values are taken.
  /// - Returns: The settings.
  /// - Throws: `wrong-type` at the first field that has one.
  func decode<Settings: FieldDecodable>(
    _ fields: [Field<Settings>] = Settings.fields,
    strictness: FieldReader.Strictness = .none
  ) throws(Diagnostic) -> Settings {
    var reader = FieldReader(tree, file: location.file, bytes: bytes, strictness: strictness)
    var settings = Settings(at: location)
    reader.decode(root, "", into: &settings, fields)
    try reader.throwFirstProblem()
    return settings
  }
}

extension NodeTree {
  /// Passes every scalar value below a node, and the node itself, to `body`.
  fileprivate mutating func forEachScalar(below root: NodeID, _ body: (NodeID, inout NodeTree) -> Void) {
    var pending = [root]
    while let node = pending.popLast() {
      switch kind(of: node) {
      case .scalar: body(node, &self)
      case .sequence: pending += elements(of: node)
      case .mapping: pending += entries(of: node).map(\.value)
      }
    }
  }
}
