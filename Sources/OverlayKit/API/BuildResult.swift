public import OverlayDiagnostics
package import OverlayYAMLTree

/// What a build gives.
public struct BuildResult: Sendable {
  /// The resources in the order of the output.
  public let resources: [BuiltResource]
  /// What the user should know though the build succeeded, in the order in which it was found.
  ///
  /// Of more than 1,000 warnings the first are here, and the last of these notes how many there are.
  public let warnings: [Diagnostic]
  /// Which reader read how many documents of resources and patches.
  package let documentsByReader: DocumentCounts

  init(_ resources: ResourceSet, tree: NodeTree, warnings: [Diagnostic]) {
    documentsByReader = tree.documentsByReader
    let tree = Shared(tree)
    self.resources = resources.resources.map { BuiltResource($0, tree: tree) }
    self.warnings = warnings
  }

  /// All resources as one YAML stream, byte for byte as `kustomize build` prints it; empty without resources.
  public func yaml() -> [UInt8] {
    let parts = yamlParts()
    return parts.count == 1 ? parts[0] : Array(parts.joined(separator: Self.separator))
  }

  /// Passes on what ``yaml()`` gives, in pieces, so that it need not be in memory all at once.
  ///
  /// - Parameter write: Takes each piece in turn, until it throws.
  /// - Throws: What `write` throws.
  public func writeYAML<Failure: Error>(
    _ write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    guard ranges.count > 1 else { return try writeOneByOne(write) }
    for (index, part) in yamlParts().enumerated() {
      if index > 0 { try write(Self.separator) }
      try write(part)
    }
  }

  private func writeOneByOne<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
    guard let tree = resources.first?.tree else { return }
    var failure: Failure?
    withoutActuallyEscaping(write) { write in
      var writer = YAMLWriter(pieceSize: Self.pieceSize) { piece in
        guard failure == nil else { return }
        do throws(Failure) { try write(piece) } catch { failure = error }
      }
      for resource in resources where failure == nil { writer.writeDocument(resource.root, of: tree) }
      writer.flush()
    }
    if let failure { throw failure }
  }

  /// The resources that are written at the same time.
  private var ranges: [Range<Int>] {
    Parallel.parts(of: resources.count, nodes: resources.first?.tree.slotCount ?? 0)
  }

  /// The stream, cut between resources.
  private func yamlParts() -> [[UInt8]] {
    guard let tree = resources.first?.tree else { return [[]] }
    let ranges = ranges
    return Parallel.map(ranges.count) { index in
      var writer = YAMLWriter(capacity: tree.textCount * 2 / ranges.count)
      for position in ranges[index] { writer.writeDocument(resources[position].root, of: tree) }
      return writer.finish()
    }
  }

  private static let separator = Array("---\n".utf8)
  private static let pieceSize = 64 * 1024

  /// The names of the files into which `-o DIR` writes the resources, in the order of ``resources``.
  ///
  /// They begin with the namespace where the resources live in more than one. Nothing keeps two resources from having
  /// the same file name if they differ only in upper and lower case.
  public func fileNames() -> [String] {
    let namespaces = Set(resources.filter { !$0.isClusterScoped }.map { Text($0.effectiveNamespace) })
    return resources.map { resource in
      guard namespaces.count > 1, !resource.isClusterScoped else { return resource.fileName }
      return "\(resource.effectiveNamespace.lowercased())_\(resource.fileName)"
    }
  }
}

// MARK: - Printing

extension BuildResult: CustomStringConvertible, CustomDebugStringConvertible {
  /// All resources as one YAML stream.
  public var description: String { String(decoding: yaml(), as: UTF8.self) }

  /// What the resources are called and where they come from, and the warnings, each on a line of its own.
  public var debugDescription: String {
    (resources.map(\.debugDescription) + warnings.map(\.description)).joined(separator: "\n")
  }
}
