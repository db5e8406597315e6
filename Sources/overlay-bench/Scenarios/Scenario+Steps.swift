import OverlayDiagnostics
import OverlayKit
import OverlayPatching
import OverlayYAMLTree

extension Scenario {
  /// The parts of a build one by one, for a tree of this many Deployments and Services.
  ///
  /// - Throws: The diagnostic of a part that does not work.
  static func steps(workloads: Int) throws -> [Scenario] {
    let tree = WorkloadsTree(workloads: workloads)
    return [floor(tree), reading(tree), try merging(workloads: workloads), try writing(tree)]
  }

  /// libyaml alone.
  private static func floor(_ tree: some Tree) -> Scenario {
    let texts = tree.files().map { Array($0.text.utf8) }
    return Scenario(
      name: "floor: libyaml alone, to events",
      byteCount: texts.reduce(0) { $0 + $1.count },
      resourceCount: tree.resourceCount
    ) {
      try texts.reduce(0) { try $0 + Floor.countEvents(in: $1) }
    }
  }

  /// All files to trees.
  private static func reading(_ tree: some Tree) -> Scenario {
    let files = tree.files().map { (place: SourceText(file: $0.path), bytes: Array($0.text.utf8)) }
    return Scenario(
      name: "read: files to trees",
      byteCount: files.reduce(0) { $0 + $1.bytes.count },
      resourceCount: tree.resourceCount
    ) {
      var count = 0
      for file in files { count += try YAMLReader.readDocuments(file.bytes, place: file.place).documents.count }
      return count
    }
  }

  /// A strategic merge patch into each Deployment; the copy of the tree, which merging uses up, counts too.
  private static func merging(workloads: Int) throws -> Scenario {
    let all = (0..<workloads).map(Workload.init)
    let text = (all.map(\.deployment) + all.map(\.patch)).joined(separator: "---\n")
    let file = try YAMLReader.readDocuments(Array(text.utf8), place: SourceText(file: "merge.yaml"))
    let merge = StrategicMerge()
    return Scenario(name: "merge: a patch into each", byteCount: text.utf8.count, resourceCount: workloads) {
      var tree = file.tree
      var remaining = 0
      for (target, patch) in zip(file.documents, file.documents.dropFirst(workloads)) {
        if try merge.merge(patch, into: target, of: &tree) { remaining += 1 }
      }
      return remaining
    }
  }

  /// The finished resources to text.
  private static func writing(_ tree: some Tree) throws -> Scenario {
    let result = try OverlayCompiler(fileSystem: tree.inMemory()).build(type(of: tree).root)
    let byteCount = result.yaml().count
    return Scenario(name: "write: resources to text", byteCount: byteCount, resourceCount: tree.resourceCount) {
      result.yaml().count
    }
  }
}
