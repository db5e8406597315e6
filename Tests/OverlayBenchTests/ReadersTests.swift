import Foundation
import OverlayKit
import OverlayYAMLTree
import Testing

@testable import overlay_bench

@Suite("Choice of the YAML reader")
struct ReadersTests {
  @Test("the plain-style reader reads plain documents of large files, libyaml all others")
  func counts() throws {
    let tree = WorkloadsTree(workloads: 40, fileCount: 1, patchCount: 3)
    let result = try OverlayCompiler(fileSystem: tree.inMemory()).build(WorkloadsTree.root)
    #expect(result.documentsByReader == DocumentCounts(libYAML: 3, plainStyle: 80))
  }

  @Test("libyaml reads all small files")
  func smallFiles() throws {
    let tree = WorkloadsTree(workloads: 40, fileCount: 40, patchCount: 3)
    let result = try OverlayCompiler(fileSystem: tree.inMemory()).build(WorkloadsTree.root)
    #expect(result.documentsByReader == DocumentCounts(libYAML: 83))
  }

  @Test("libyaml reads every document of the overlay for production")
  func production() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../overlays/prod")
    let counts = try OverlayCompiler().build(root.path).documentsByReader
    #expect(counts.plainStyle == 0)
    #expect(counts.libYAML > 0)
  }
}
