/// What the programs build.
struct Work {
  var name: String
  var tree: any Tree

  static let many = Work(name: "2,000 resources, 100 patches", tree: WorkloadsTree(workloads: 1_000))
  static let tenfold = Work(
    name: "20,000 resources, 200 files, 1,000 patches",
    tree: WorkloadsTree(workloads: 10_000, fileCount: 200, patchCount: 1_000)
  )
  static let all = [
    Work(name: "2 resources, 1 patch", tree: TrivialTree()),
    many,
    tenfold,
    Work(
      name: "one definition of 4 MB",
      tree: WorkloadsTree(workloads: 10, patchCount: 10, definitionBytes: 4_000_000)
    ),
  ]
}
