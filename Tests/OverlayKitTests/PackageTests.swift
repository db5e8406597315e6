import Foundation
import Testing

@Suite("The package")
struct PackageTests {
  @Test("names of targets in public products are prefixed")
  func targetNames() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let manifest = try String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8)
    let names = manifest.matches(of: /\.(?:target|systemLibrary)\(\s*name: "([^"]*)"/).map { String($0.1) }
    #expect(names.count >= 10)
    // These are only for programs and tests of this package.
    let own: Set = ["CMeasure", "TestSupport"]
    let others = names.filter { !own.contains($0) && !$0.hasPrefix("Overlay") && !$0.hasPrefix("COverlay") }
    #expect(others.isEmpty)
  }
}
