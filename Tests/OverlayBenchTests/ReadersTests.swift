import Foundation
import OverlayKit
import OverlayYAMLTree
import Testing

@testable import overlay_bench

@Suite("Which reader reads what")
struct ReadersTests {
  @Test("documents of large files of plain style are read by the plain-style reader, all others by libyaml")
  func counts() throws {
    let tree = WorkloadsTree(workloads: 40, fileCount: 1, patchCount: 3)
    let result = try OverlayCompiler(fileSystem: tree.inMemory()).build(WorkloadsTree.root)
    #expect(result.documentsByReader == DocumentCounts(libYAML: 3, plainStyle: 80))
  }

  @Test("a build of small files is read by libyaml alone")
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
