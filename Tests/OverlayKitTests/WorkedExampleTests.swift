import Foundation
import OverlayKit
import Testing

/// The example on the landing page of the documentation, which must equal the code between the marks.
@Suite("Documentation page")
struct WorkedExampleTests {
  @Test("the worked example compiles and prints the documented output")
  func workedExample() throws {
    var printed: [String] = []
    func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }
    // begin
    var files = InMemoryFileSystem()
    files.addFile(
      """
      resources: [deployment.yaml]
      namePrefix: dev-
      images:
      - name: example.com/web
        newTag: "2"
      """,
      at: "/app/kustomization.yaml"
    )
    files.addFile(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: web
      spec:
        template:
          spec:
            containers:
            - name: web
              image: example.com/web:1
      """,
      at: "/app/deployment.yaml"
    )

    let result = try OverlayCompiler(fileSystem: files).build("/app")
    for resource in result.resources {
      let containers = resource.content["spec"]?["template"]?["spec"]?["containers"]?.elements ?? []
      print(resource.kind, resource.name, containers.compactMap { $0["image"]?.string })
    }
    // end
    #expect(printed == [#"Deployment dev-web ["example.com/web:2"]"#])
    #expect(try Self.page().contains("// " + printed[0]))
  }

  @Test("the page shows the compiled code")
  func pageIsCurrent() throws {
    let source = try String(contentsOfFile: #filePath, encoding: .utf8)
    let begin = try #require(source.range(of: "    // begin\n")?.upperBound)
    let end = try #require(source.range(of: "    // end\n")?.lowerBound)
    let code = source[begin..<end].split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("    ") ? String($0.dropFirst(4)) : String($0) }.joined(separator: "\n")
    #expect(try Self.page().contains(code))
  }

  private static func page() throws -> String {
    let root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let page = root.appendingPathComponent("Sources/OverlayKit/OverlayKit.docc/OverlayKit.md")
    return try String(contentsOf: page, encoding: .utf8)
  }
}
