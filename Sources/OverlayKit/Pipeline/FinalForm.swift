import Diagnostics
import Synchronization
import YAMLTree

/// Brings the resources of a build into the form in which they are written.
///
/// No resource has to do with another one any more, so that parts of a large build are worked on at the same time, each
/// with a copy of the tree. Copying a tree is copying two arrays, and costs far less than what is saved.
enum FinalForm {
  /// Resources in their final form, with their nodes.
  struct Part: Sendable {
    let resources: ArraySlice<Resource>
    var tree: NodeTree
  }

  /// Finishes all resources.
  ///
  /// - Parameters:
  ///   - resources: All resources, in the order of the output.
  ///   - tree: Their nodes; it gets all warnings.
  ///   - metadata: What records of the build remain.
  /// - Returns: The resources in one or more parts, in order.
  /// - Throws: The first problem of ``NodeTree/canonicalize(_:)``.
  static func parts(
    of resources: [Resource],
    in tree: inout NodeTree,
    keeping metadata: BuildMetadata
  ) throws(Diagnostic) -> [Part] {
    let known = tree.warnings.count
    let pending = split(resources, in: tree)
    // From here on the parts have the tree, and the last one to change it need not copy it.
    tree = NodeTree()
    let parts = try finish(pending, keeping: metadata)
    tree = parts[0].tree
    for part in parts.dropFirst() { tree.note(part.tree.warnings[known...]) }
    for part in parts where part.tree.hasRespelledScalars { noteRespelledNames(in: part, to: &tree) }
    return parts
  }

  /// At least one part.
  private static func split(_ resources: [Resource], in tree: NodeTree) -> [Part] {
    Parallel.parts(of: resources.count, nodes: tree.slotCount).map { Part(resources: resources[$0], tree: tree) }
  }

  private static func finish(
    _ parts: consuming [Part],
    keeping metadata: BuildMetadata
  ) throws(Diagnostic) -> [Part] {
    let count = parts.count
    let pending = Mutex(parts.map(Optional.some))
    parts = []
    let results = Parallel.map(count) { index in
      // A part that stayed in the list would be held twice, and its tree be copied.
      pending.withLock { $0[index].take() }.map { finish($0, metadata) }
    }
    // Of several problems the first one in the order of the output is reported.
    var finished: [Part] = []
    for case let result? in results { finished.append(try result.get()) }
    return finished
  }

  private static func finish(_ part: consuming Part, _ metadata: BuildMetadata) -> Result<Part, Diagnostic> {
    for resource in part.resources {
      Annotations.finish(resource, keeping: metadata, in: &part.tree)
      do throws(Diagnostic) { try part.tree.canonicalize(resource.root) } catch { return .failure(error) }
    }
    return .success(part)
  }

  /// Warns of names, namespaces and labels that were written without quotes and come out in another spelling.
  private static func noteRespelledNames(in part: Part, to tree: inout NodeTree) {
    for resource in part.resources {
      guard let metadata = part.tree.value("metadata", in: resource.root) else { continue }
      var nodes = [part.tree.value("name", in: metadata), part.tree.value("namespace", in: metadata)]
      if let labels = part.tree.value("labels", in: metadata) { nodes += part.tree.entries(of: labels).map(\.value) }
      tree.note(part.tree.respellings(of: nodes.compactMap(\.self)))
    }
  }
}
