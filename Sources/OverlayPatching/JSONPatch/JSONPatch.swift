package import OverlayDiagnostics
package import OverlayYAMLTree

/// A JSON patch: a list of operations.
///
/// Source: RFC 6902, with the peculiarities of Kustomize's library: `replace` of an absent key adds it, negative
/// indices count from the end, `copy` of an absent key copies null, and anything before the first `/` of a path is
/// ignored.
package struct JSONPatch: Sendable {
  /// The operations, canonical, in a tree of their own.
  let tree: NodeTree
  /// What was found while reading the patch.
  package let findings: FileFindings
  /// The operations, in order.
  let operations: [NodeID]

  /// Whether operations may add keys `<<` to a resource.
  private let mayAddMergeKeys: Bool

  /// The location of the first operation.
  package var place: SourceLocation? { operations.first.flatMap { tree.location(of: $0) } }

  /// Whether the patch has no operations.
  package var isEmpty: Bool { operations.isEmpty }

  /// Reads a patch: JSON if the text begins with `[`, otherwise YAML 1.1.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - place: Where the text comes from.
  /// - Throws: `yaml-…` or `json-syntax` if it cannot be read, `invalid-json-patch` if it is not a list of mappings.
  package init(parsing bytes: [UInt8], place: SourceText) throws(Diagnostic) {
    var file: ParsedFile
    if bytes.first == UInt8(ascii: "[") {
      file = try JSONReader.read(bytes, place: place)
    } else {
      file = try YAMLReader.readFirstDocument(bytes, place: place)
      // Whether the patch is for a Secret depends on the target.
      file.tree.withholdValues()
      if let root = file.documents.first { try file.canonicalizeYAML11(root) }
    }
    (tree, findings) = (file.tree, file.findings)
    mayAddMergeKeys = tree.mayHaveMergeKeys
    guard let root = file.documents.first else {
      operations = []
      return
    }
    guard tree.kind(of: root) == .sequence else {
      throw .notAJSONPatch("a \(tree.kind(of: root).word)", at: tree.location(of: root))
    }
    operations = tree.elements(of: root)
    for operation in operations where tree.kind(of: operation) != .mapping && !tree.isNull(operation) {
      throw .notAnOperation(at: tree.location(of: operation))
    }
  }

  /// Whether text begins with a list in block style, so that it can only be a JSON patch.
  package static func isBlockList(_ bytes: [UInt8]) -> Bool {
    let start = bytes.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
    return start.starts(with: "- ".utf8) || start.starts(with: "-\n".utf8)
  }

  /// Applies the operations to a resource, one after another.
  ///
  /// - Parameters:
  ///   - root: The resource; it is brought into canonical form first, because Kustomize converts it to JSON.
  ///   - target: The tree of the resource.
  ///   - isSecret: Whether the resource is a Secret, so that messages must not quote values of the patch.
  ///   - context: Receives the warnings, except for ``findings``.
  /// - Throws: `json-patch-failed` or `json-patch-test-failed` at the operation, or an error of
  ///   ``NodeTree/canonicalize(_:context:)``.
  package func apply(
    to root: NodeID,
    of target: inout NodeTree,
    isSecret: Bool = false,
    context: BuildContext
  ) throws(Diagnostic) {
    target.unshareAll(below: root)
    try target.canonicalize(root, context: context)
    let offset = target.absorb(tree)
    try context.checkLimits(target, at: place)
    let operations = self.operations.map { $0.shifted(by: offset) }
    if isSecret { for operation in operations { Self.markValue(of: operation, in: &target) } }
    var run = JSONPatchRun(on: root, context: context)
    defer { context.charge(run.progress.steps) }
    defer { context.operation = nil }
    for (index, operation) in operations.enumerated() { try run.apply(operation, at: index, to: &target) }
    if mayAddMergeKeys { try target.resolveMergeKeys(below: root) }
    try target.canonicalize(root, context: context)
    target.restyleAfterJSON(root, context: context)
  }

  /// Marks the value of an operation as a value of a Secret, unless it is the Secret's name or namespace.
  private static func markValue(of operation: NodeID, in tree: inout NodeTree) {
    guard tree.word("path", of: operation)?.hasPrefix("/metadata/name") != true else { return }
    for entry in tree.entries(of: operation) where tree.hasText(entry.key, "value") { tree.markSecret(entry.value) }
  }
}

extension NodeTree {
  /// A string field of an operation.
  func word(_ field: StaticString, of operation: NodeID) -> String? {
    guard let value = value(field, in: operation), kind(of: value) == .scalar, storedTag(of: value) == .string else {
      return nil
    }
    return string(of: value)
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func notAJSONPatch(_ found: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .invalidJSONPatch, message: "expected a list of operations, found \(found)", at: location)
  }

  fileprivate static func notAnOperation(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .invalidJSONPatch, message: "an operation of a JSON patch is a mapping", at: location)
      .addingNote("with 'op', 'path' and, as the operation needs it, 'value' or 'from'")
  }
}
