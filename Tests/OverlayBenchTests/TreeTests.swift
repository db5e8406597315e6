import OverlayKit
import Testing

@testable import overlay_bench

@Suite("Benchmark trees")
struct TreeTests {
  private static let trees: [any Tree] = [
    TrivialTree(),
    WorkloadsTree(workloads: 7, fileCount: 3, patchCount: 2),
    WorkloadsTree(workloads: 2, fileCount: 20, patchCount: 100),
    WorkloadsTree(workloads: 1, patchCount: 0, definitionBytes: 2_000),
    ReferencesTree(deployments: 3, references: 5, generated: 2),
    WorkersTree(pairs: 4, change: .replacements),
    WorkersTree(pairs: 101, change: .patches(3)),
    ComponentsTree(components: 3),
    DiamondTree(layers: 1),
    DiamondTree(layers: 4),
  ]

  @Test("build to the declared number of resources without warnings", arguments: trees)
  func build(_ tree: any Tree) throws {
    let result = try Self.result(of: tree)
    #expect(result.resources.count == tree.resourceCount)
    #expect(result.warnings.isEmpty)
  }

  @Test("have files with unique paths", arguments: trees)
  func paths(_ tree: any Tree) {
    let paths = tree.files().map(\.path)
    #expect(Set(paths).count == paths.count)
  }

  @Test("a definition has about the requested size")
  func definition() {
    let size = WorkloadsTree.customDefinition(byteCount: 100_000).utf8.count
    #expect((100_000...101_000).contains(size))
  }

  @Test("patches of workloads are applied, and so are prefix and images")
  func workloads() throws {
    let text = try Self.text(of: WorkloadsTree(workloads: 2, fileCount: 1, patchCount: 1))
    #expect(text.count(of: "replicas: 4\n") == 1)
    #expect(text.count(of: "name: SALE\n") == 1)
    #expect(text.count(of: "\n  name: city-shop-0000") == 4)
    #expect(text.count(of: "image: shops.example.com/till:4.0\n") == 2)
    #expect(text.count(of: "image: mirror.example.com/meter:1.0\n") == 2)
  }

  @Test("all references are to generated names")
  func references() throws {
    let text = try Self.text(of: ReferencesTree(deployments: 2, references: 4, generated: 2))
    #expect(text.count(of: "            name: settings-0000") == 4)
    #expect(text.count(of: "            name: key-0000") == 4)
    // A hash has ten characters.
    let names = text.split(separator: "\n").filter { $0.hasPrefix("            name: ") }
    #expect(names.allSatisfy { ($0.split(separator: "-").last ?? "").count == 10 })
  }

  @Test("replacements copy an image from each ConfigMap")
  func replacements() throws {
    let text = try Self.text(of: WorkersTree(pairs: 3, change: .replacements))
    for number in 0..<3 { #expect(text.count(of: "- image: worker:\(number)\n") == 1) }
  }

  @Test("patches with regular expressions each match a hundredth")
  func patches() throws {
    let text = try Self.text(of: WorkersTree(pairs: 200, change: .patches(6)))
    #expect(text.count(of: "  replicas: 5\n") == 2)
    #expect(text.count(of: "  replicas: 1\n") == 188 + 2)
  }

  @Test("components patch existing resources")
  func components() throws {
    let text = try Self.text(of: ComponentsTree(components: 3))
    #expect(text.count(of: "  replicas: 3\n") == 3)
  }

  @Test("references in a diamond point to the copy in the same directory")
  func diamond() throws {
    let text = try Self.text(of: DiamondTree(layers: 3))
    for name in ["l-l", "l-r", "r-l", "r-r"] {
      #expect(text.count(of: "            name: \(name)-settings\n") == 1)
    }
  }

  @Test("twice the size means twice the resources, or more changes to the same resources")
  func growth() {
    for growth in Growth.all {
      let pair = growth.pair(growth.counted)
      #expect(pair.double.byteCount > pair.single.byteCount)
      #expect([1, 2].contains(pair.double.resourceCount / pair.single.resourceCount))
    }
  }

  private static func result<Built: Tree>(of tree: Built) throws -> BuildResult {
    try OverlayCompiler(fileSystem: tree.inMemory()).build(Built.root)
  }

  private static func text(of tree: some Tree) throws -> String {
    String(decoding: try result(of: tree).yaml(), as: UTF8.self)
  }
}

extension String {
  /// The number of occurrences of a substring.
  fileprivate func count(of part: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: part) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
