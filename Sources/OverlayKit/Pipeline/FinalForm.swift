import Diagnostics
import Dispatch
import Programs
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

  /// Below this many nodes a second thread costs more than it saves.
  private static let parallelThreshold = 10_000
  /// With more parts there would be more copying than work.
  private static let partLimit = 4

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
    let isLarge = tree.slotCount >= parallelThreshold
    let count = isLarge ? max(1, min(partLimit, Processors.count, resources.count)) : 1
    return (0..<count).map { index in
      Part(resources: resources[resources.count * index / count..<resources.count * (index + 1) / count], tree: tree)
    }
  }

  private static func finish(
    _ parts: consuming [Part],
    keeping metadata: BuildMetadata
  ) throws(Diagnostic) -> [Part] {
    let count = parts.count
    let pending = Mutex(parts.map(Optional.some))
    parts = []
    let results = Mutex<[Int: Result<Part, Diagnostic>]>([:])
    DispatchQueue.concurrentPerform(iterations: count) { index in
      // A part that stayed in the list would be held twice, and its tree be copied.
      guard let part = pending.withLock({ $0[index].take() }) else { return }
      let result = finish(part, metadata)
      results.withLock { $0[index] = result }
    }
    // Of several problems the first one in the order of the output is reported.
    let finished = results.withLock { $0 }.sorted { $0.key < $1.key }
    return try finished.map { _, result throws(Diagnostic) in try result.get() }
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
