import OverlayKit
import Testing

@Suite("Concurrent builds")
struct ConcurrencyTests {
  /// 50 files with more than 64 KiB in total, which are parsed on several threads.
  private static let files: [String: String] = {
    let names = (0..<50).map { "r\($0).yaml" }
    var files = ["kustomization.yaml": "namePrefix: p-\nresources: [\(names.joined(separator: ", "))]\n"]
    for (index, name) in names.enumerated() {
      let data = (0..<60).map { "  key-\($0): 'value \($0 * index) of \(name)'\n" }.joined()
      files[name] = configMap("map-\(index)", "data:\n" + data)
    }
    return files
  }()

  @Test("200 concurrent builds with one compiler produce the same bytes")
  func concurrentBuilds() async throws {
    let compiler = compiler([
      "kustomization.yaml": """
      namespace: shop
      resources: [base]
      patches: [{target: {kind: ConfigMap}, patch: '[{"op": "add", "path": "/data/b", "value": "2"}]'}]
      configMapGenerator: [{name: g, literals: [x=1]}]
      """,
      "base/kustomization.yaml": "namePrefix: p-\nresources: [a.yaml]\n",
      "base/a.yaml": configMap("a", "data: {a: '1'}\n"),
    ])
    let expected = try compiler.build(".").yaml()
    let results = try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<200 { group.addTask { try compiler.build(".").yaml() } }
      var all: [[UInt8]] = []
      for try await bytes in group { all.append(bytes) }
      return all
    }
    #expect(!expected.isEmpty)
    #expect(results.count == 200)
    #expect(results.allSatisfy { $0 == expected })
  }

  @Test("concurrent valid and invalid builds produce the same output and messages as single ones")
  func mixedBuilds() async {
    let sound = compiler(Self.files)
    var files = Self.files
    files["r7.yaml"] = "a: [\n"
    files["kustomization.yaml"] = "commonLabels: {a: b}\nresources: [r1.yaml, r7.yaml, none.yaml]\n"
    let broken = compiler(files)
    let compilers = [sound, broken]
    let outcome: @Sendable (OverlayCompiler) -> String = { compiler in
      do throws(BuildFailure) {
        let result = try compiler.build(".")
        return String(decoding: result.yaml(), as: UTF8.self) + result.warnings.description
      } catch {
        return error.description + error.warnings.description
      }
    }
    let expected = compilers.map(outcome)
    let results = await withTaskGroup(of: (Int, String).self) { group in
      for index in 0..<200 { group.addTask { (index % 2, outcome(compilers[index % 2])) } }
      return await group.reduce(into: [(Int, String)]()) { $0.append($1) }
    }
    #expect(expected[0] != expected[1] && expected[1].contains("none.yaml"))
    #expect(results.count == 200)
    #expect(results.allSatisfy { $0.1 == expected[$0.0] })
  }

  @Test("files parsed in parallel keep their order")
  func parallelParsing() throws {
    let compiler = compiler(Self.files, options: BuildOptions(reorder: .none))
    #expect(Self.files.values.reduce(0) { $0 + $1.utf8.count } > 64 * 1_024)
    let result = try compiler.build(".")
    #expect(result.resources.map(\.name) == (0..<50).map { "p-map-\($0)" })
    #expect(result.resources.map(\.origin.description) == (0..<50).map { "r\($0).yaml:1:1" })
    let expected = result.yaml()
    for _ in 0..<20 { #expect(try compiler.build(".").yaml() == expected) }
  }

  @Test("one file with all documents produces the same output as many files")
  func oneFile() throws {
    var one = Self.files
    let documents = (0..<50).compactMap { Self.files["r\($0).yaml"] }
    one["kustomization.yaml"] = "namePrefix: p-\nresources: [all.yaml]\n"
    one["all.yaml"] = documents.joined(separator: "---\n")
    #expect(try build(one) == build(Self.files))
  }

  @Test("the first of several invalid files is reported")
  func firstProblem() {
    var files = Self.files
    files["r7.yaml"] = "a: [\n"
    files["r3.yaml"] = configMap("x", "data: {a: *nowhere}\n")
    files["r40.yaml"] = "b: }\n"
    for _ in 0..<20 {
      let error = failure(files)
      #expect(error?.code == .unknownAnchor)
      #expect(error?.location?.description == "r3.yaml:4:11")
      #expect(error?.excerpt == "data: {a: *nowhere}")
    }
  }
}
