public import OverlayDiagnostics
package import OverlayYAMLTree

/// The result of a successful build.
public struct BuildResult: Sendable {
  /// The resources in the order of the output.
  public let resources: [BuiltResource]
  /// The warnings in the order in which they were found.
  ///
  /// At most 1,000. If there are more, the last one has a note with the number of those left out.
  public let warnings: [Diagnostic]
  /// The number of documents that each YAML reader has read.
  package let documentsByReader: DocumentCounts

  init(_ resources: ResourceSet, tree: NodeTree, documentsByReader: DocumentCounts, warnings: [Diagnostic]) {
    self.documentsByReader = documentsByReader
    let tree = Shared(tree)
    self.resources = resources.resources.map { BuiltResource($0, tree: tree) }
    self.warnings = warnings
  }

  /// All resources as a YAML stream, identical to the output of `kustomize build`; empty without resources.
  public func yaml() -> [UInt8] {
    let parts = yamlParts()
    return parts.count == 1 ? parts[0] : Array(parts.joined(separator: Self.separator))
  }

  /// Writes the bytes of ``yaml()`` in pieces instead of joining them in memory.
  ///
  /// - Parameter write: Receives each piece in order, until it throws.
  /// - Throws: The error of `write`.
  public func writeYAML<Failure: Error>(_ write: ([UInt8]) throws(Failure) -> Void) throws(Failure) {
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

  /// The resources in parts that are written concurrently.
  private var ranges: [Range<Int>] {
    Parallel.parts(of: resources.count, nodes: resources.first?.tree.slotCount ?? 0)
  }

  /// The parts of the stream, without the separators between them.
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

  /// The names of the files that `-o DIR` writes, in the order of ``resources``.
  ///
  /// They begin with the namespace if the resources belong to more than one. The names are lower case, so resources that
  /// differ only in case have the same file name.
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
  /// All resources as a YAML stream.
  public var description: String { String(decoding: yaml(), as: UTF8.self) }

  /// The identity and origin of each resource and the warnings, on separate lines.
  public var debugDescription: String {
    (resources.map(\.debugDescription) + warnings.map(\.description)).joined(separator: "\n")
  }
}
