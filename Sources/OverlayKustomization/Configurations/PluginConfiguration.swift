package import OverlayDiagnostics
package import OverlayYAMLTree

/// An explicit configuration of a generator or transformer: a resource whose type says which one is meant.
package struct PluginConfiguration: Sendable {
  /// The configuration in its final form, with the styles of block scalars that it was written with.
  package let tree: NodeTree
  /// The configuration's mapping.
  package let root: NodeID
  /// Its kind.
  package let kind: String
  /// Its name.
  package let name: String
  /// Its namespace; empty if it has none.
  package let namespace: String
  /// Where it begins.
  package let location: SourceLocation
  /// The directory of the kustomization that asks for it.
  package let directory: LoadRoot
  /// The content of the configuration's file; empty if it has none.
  private let bytes: [UInt8]

  /// Extracts a configuration from the resources of a build.
  ///
  /// - Parameters:
  ///   - root: The resource's mapping.
  ///   - tree: Its tree.
  ///   - name: Its kind, name and namespace.
  ///   - location: Where it begins.
  ///   - bytes: The content of its file.
  ///   - directory: The directory of the kustomization that asks for it.
  /// - Throws: What converting the resource to its final form throws.
  package init(
    _ root: NodeID,
    in tree: NodeTree,
    named name: (kind: String, name: String, namespace: String),
    location: SourceLocation,
    bytes: [UInt8],
    directory: LoadRoot
  ) throws(Diagnostic) {
    let extract = tree.extract(root)
    var own = extract.tree
    let copy = extract.root
    var blocks: [SourceLocation: ScalarStyle] = [:]
    for node in own.scalars(below: copy) {
      let style = own.style(of: node)
      if style == .literal || style == .folded, let place = own.location(of: node) { blocks[place] = style }
    }
    try own.canonicalize(copy)
    for node in own.scalars(below: copy) {
      guard let place = own.location(of: node), let style = blocks[place] else { continue }
      own.setStyle(of: node, to: style)
    }
    self.tree = own
    self.root = copy
    (kind, self.name, namespace) = name
    self.location = location
    self.bytes = bytes
    self.directory = directory
  }

  /// Reads the fields of the configuration; unknown ones are ignored, as in Kustomize.
  ///
  /// - Parameters:
  ///   - fields: The known fields.
  ///   - strictness: Which types values may have.
  /// - Returns: The settings.
  /// - Throws: `wrong-type` at the first field that has the wrong type.
  func decode<Settings: FieldDecodable>(
    _ fields: [Field<Settings>] = Settings.fields,
    strictness: FieldReader.Strictness = .none
  ) throws(Diagnostic) -> Settings {
    var reader = FieldReader(tree, file: location.file, bytes: bytes, strictness: strictness)
    var settings = Settings(at: location)
    reader.decode(root, "", into: &settings, fields)
    try explaining { () throws(Diagnostic) in try reader.throwFirstProblem() }
    return settings
  }

  /// Adds to errors of `body` which configuration was read.
  func explaining<Value>(_ body: () throws(Diagnostic) -> Value) throws(Diagnostic) -> Value {
    do throws(Diagnostic) { return try body() } catch {
      throw error.addingNote("while reading the configuration of \(kind) '\(name)'", at: location)
    }
  }
}
