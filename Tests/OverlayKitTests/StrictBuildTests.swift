import OverlayKit
import Testing

@Suite("Strict builds")
struct StrictBuildTests {
  private static let strict: BuildOptions = {
    var options = BuildOptions()
    options.treatsWarningsAsErrors = true
    return options
  }()

  /// A kustomization with resources that each have a date that is rewritten.
  private func dated(_ count: Int) -> [String: String] {
    let resources = (0..<count).map { "kind: A\nmetadata: {name: n\($0)}\ndate: 2020-01-01\n" }
    return ["kustomization.yaml": "resources: [a.yaml]\n", "a.yaml": resources.joined(separator: "---\n")]
  }

  @Test("fail with the warnings reported as errors")
  func warnings() {
    let failure = #expect(throws: BuildFailure.self) { try compiler(dated(2), options: Self.strict).build(".") }
    #expect(failure?.errors.map(\.code) == [.dateRewritten, .dateRewritten])
    #expect(failure?.errors.allSatisfy { $0.severity == .error && $0.excerpt != nil } == true)
    #expect(failure?.warnings == [])
    #expect(failure?.isAtLimit == false)
  }

  @Test("the first warnings are shown with the number of others")
  func manyWarnings() throws {
    let warnings = try compiler(dated(1_200)).build(".").warnings
    #expect(warnings.count == 1_000)
    #expect(warnings.last?.notes.last?.message == "there are 200 more warnings, which are not shown")
    #expect(warnings.dropLast().allSatisfy { $0.notes.count < warnings.last?.notes.count ?? 0 })
  }

  @Test("report at most the maximum number of errors, real errors first")
  func limit() {
    let many = #expect(throws: BuildFailure.self) { try compiler(dated(30), options: Self.strict).build(".") }
    #expect(many?.errors.count == Diagnostic.errorLimit)
    #expect(many?.isAtLimit == true)
    let generators = (0..<30).map { "- {name: c\($0), behavior: none}\n" }.joined()
    let files = ["kustomization.yaml": "configMapGenerator:\n\(generators)replicas: [{name: nope, count: 1}]\n"]
    let both = #expect(throws: BuildFailure.self) { try compiler(files, options: Self.strict).build(".") }
    #expect(both?.errors.first?.code == .replicasTargetNotFound)
    #expect(both?.errors.dropFirst().map(\.code) == Array(repeating: .unknownBehavior, count: 19))
  }

  @Test("succeed if warnings are silenced or absent")
  func quiet() throws {
    var options = Self.strict
    #expect(try compiler(["kustomization.yaml": "resources: []"], options: options).build(".").warnings == [])
    options.silencedWarnings = [.dateRewritten]
    #expect(try compiler(dated(2), options: options).build(".").resources.count == 2)
  }
}
