import OverlayKit
import Testing

@Suite("Builds that fail")
struct BuildFailureTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var files: [String: String]
    var code: Diagnostic.Code
    var place: String?
    var excerpt: String?

    init(_ name: String, _ files: [String: String], _ code: Diagnostic.Code, _ place: String?, _ excerpt: String?) {
      (self.name, self.files, self.code, self.place, self.excerpt) = (name, files, code, place, excerpt)
    }

    var testDescription: String { name }
  }

  /// Files with a kustomization that lists `a.yaml`.
  private static func withResource(_ text: String, _ rest: String = "") -> [String: String] {
    ["kustomization.yaml": "resources:\n- a.yaml\n\(rest)", "a.yaml": text]
  }

  private static func generating(_ source: String) -> [String: String] {
    ["kustomization.yaml": "configMapGenerator:\n- name: a\n  \(source)\n", "e.env": "A=1\n", "f.txt": "x"]
  }

  /// A chain of kustomizations.
  private static func chain(_ count: Int) -> [String: String] {
    var files = ["d\(count)/kustomization.yaml": "configMapGenerator: [{name: a}]\n"]
    for number in 2..<count { files["d\(number)/kustomization.yaml"] = "resources: [../d\(number + 1)]\n" }
    files["kustomization.yaml"] = "resources: [d2]\n"
    return files
  }

  private static let hugeText = String(repeating: "$(V)", count: 100)

  /// A variable with a value of a million bytes, put in a hundred times.
  private static var hugeVariable: [String: String] {
    [
      "kustomization.yaml": """
      resources: [a.yaml]
      vars: [{name: V, objref: {apiVersion: v1, kind: ConfigMap, name: a}, fieldref: {fieldpath: data.v}}]
      configurations: [c.yaml]
      """,
      "c.yaml": "varReference: [{kind: ConfigMap, path: data/text}]",
      "a.yaml": """
      {apiVersion: v1, kind: ConfigMap, metadata: {name: a}, data: {
        text: "\(hugeText)",
        v: "\(String(repeating: "x", count: 1_000_000))"}}
      """,
    ]
  }

  @Test("a chain of a hundred kustomizations builds")
  func longChain() throws {
    #expect(try compiler(Self.chain(100)).build(".").resources.count == 1)
  }

  static let cases = [
    Case(
      "an endless chain of kustomizations",
      chain(101),
      .inputTooLarge,
      "d100/kustomization.yaml:1:13",
      "resources: [../d101]"
    ),
    Case("variables that make too much text", hugeVariable, .inputTooLarge, "a.yaml:2:9", "  text: \"\(hugeText)\","),
    Case("no kustomization", ["a.yaml": ""], .kustomizationNotFound, nil, nil),
    Case("two kustomizations", ["kustomization.yaml": "", "Kustomization": ""], .severalKustomizationFiles, nil, nil),
    Case("nothing in it", ["kustomization.yaml": ""], .emptyKustomization, "kustomization.yaml", nil),
    Case(
      "unknown field",
      ["kustomization.yaml": "resorces: []\n"],
      .unknownField,
      "kustomization.yaml:1:1",
      "resorces: []"
    ),
    Case(
      "malformed kustomization",
      ["kustomization.yaml": "resources: [a\nb: c\n"],
      .yamlSyntax,
      "kustomization.yaml:2:2",
      "b: c"
    ),
    Case(
      "missing file",
      ["kustomization.yaml": "resources:\n- nope.yaml\n"],
      .fileNotFound,
      "kustomization.yaml:2:3",
      "- nope.yaml"
    ),
    Case("malformed resource", withResource("a: 1\r\nb: [c\r\nd: e\r\n"), .yamlSyntax, "a.yaml:3:2", "d: e"),
    Case(
      "resource without kind",
      withResource("metadata: {name: a}\n"),
      .notAResource,
      "a.yaml:1:1",
      "metadata: {name: a}"
    ),
    Case(
      "resource without name",
      withResource("kind: A\nmetadata: {}\n"),
      .notAResource,
      "a.yaml:2:11",
      "metadata: {}"
    ),
    Case(
      "duplicate key",
      withResource(configMap("a", "data:\n  x: 1\n  x: 2\n")),
      .duplicateKey,
      "a.yaml:6:3",
      "  x: 2"
    ),
    Case(
      "key that is no string",
      withResource(configMap("a", "data: {1: x}\n")),
      .nonStringKey,
      "a.yaml:4:8",
      "data: {1: x}"
    ),
    Case(
      "infinity",
      withResource(configMap("a", "data: {x: .inf}\n")),
      .unwritableValue,
      "a.yaml:4:11",
      "data: {x: .inf}"
    ),
    Case(
      "the same resource twice",
      withResource(configMap("a") + "---\n" + configMap("a")),
      .duplicateResource,
      "a.yaml:5:1",
      "apiVersion: v1"
    ),
    Case(
      "patch without target",
      withResource(
        configMap("a"),
        "patches:\n- patch: |\n    apiVersion: v1\n    kind: ConfigMap\n    metadata: {name: b}\n"
      ),
      .patchTargetNotFound,
      "kustomization.yaml:5:5",
      "    apiVersion: v1"
    ),
    Case(
      "JSON patch that fails",
      withResource(
        configMap("a"),
        "patches:\n- target: {kind: ConfigMap}\n  patch: |\n    - op: remove\n      path: /data\n"
      ),
      .jsonPatchFailed,
      "kustomization.yaml:7:13",
      "      path: /data"
    ),
    Case(
      "literal without equals sign",
      generating("literals: [x]"),
      .invalidGenerator,
      "kustomization.yaml:3:14",
      "  literals: [x]"
    ),
    Case(
      "literal without key",
      generating("literals: ['=x']"),
      .invalidGenerator,
      "kustomization.yaml:3:14",
      "  literals: ['=x']"
    ),
    Case(
      "key twice",
      generating("literals: [a=1, b=2, a=3]"),
      .invalidGenerator,
      "kustomization.yaml:3:24",
      "  literals: [a=1, b=2, a=3]"
    ),
    Case(
      "key twice from two sources",
      generating("envs: [e.env]\n  literals: [A=2]"),
      .invalidGenerator,
      "kustomization.yaml:4:14",
      "  literals: [A=2]"
    ),
    Case(
      "file with too many equals signs",
      generating("files: [a=b=c]"),
      .invalidGenerator,
      "kustomization.yaml:3:11",
      "  files: [a=b=c]"
    ),
    Case(
      "file without key",
      generating("files: [=f.txt]"),
      .invalidGenerator,
      "kustomization.yaml:3:11",
      "  files: [=f.txt]"
    ),
    Case("file without path", generating("files: [k=]"), .invalidGenerator, "kustomization.yaml:3:11", "  files: [k=]"),
    Case(
      "file that is missing",
      generating("files: [nope]"),
      .fileNotFound,
      "kustomization.yaml:3:11",
      "  files: [nope]"
    ),
    Case(
      "generator without name",
      ["kustomization.yaml": "secretGenerator:\n- literals: [a=1]\n"],
      .invalidGenerator,
      "kustomization.yaml:2:3",
      nil
    ),
    Case(
      "generator that merges with nothing",
      generating("behavior: merge"),
      .generatorConflict,
      "kustomization.yaml:2:3",
      "- name: a"
    ),
    Case(
      "unknown order",
      withResource(configMap("a"), "sortOptions: {order: random}\n"),
      .invalidOption,
      "kustomization.yaml:3:22",
      "sortOptions: {order: random}"
    ),
  ]

  @Test("an error has a code, a location and a source line", arguments: cases)
  func failure(_ test: Case) {
    let error = OverlayKitTests.failure(test.files)
    #expect(error?.severity == .error)
    #expect(error?.code == test.code)
    #expect(error?.location?.description == test.place)
    #expect(error?.excerpt == test.excerpt)
  }

  @Test("a misspelled field gets a suggestion")
  func suggestion() {
    let files = [
      "kustomization.yaml": "resources: [a.yaml]\npatches: [{path: p.yaml}]\n", "a.yaml": configMap("settings"),
      "p.yaml": configMap("setings"),
    ]
    let error = OverlayKitTests.failure(files)
    #expect(
      error?.description == """
        p.yaml:1:1: error: no resource matches the patch for ConfigMap 'setings' [patch-target-not-found]
        a.yaml:1:1: note: did you mean 'settings'?
        kustomization.yaml:2:18: note: from the patch 'p.yaml'
        """
    )
  }

  // MARK: - Cycles

  @Test(
    "cycles of directories",
    arguments: [
      (["kustomization.yaml": "resources: [.]\n"], "kustomization.yaml:1:13"),
      (
        ["kustomization.yaml": "resources: [a]\n", "a/kustomization.yaml": "resources: [..]\n"],
        "a/kustomization.yaml:1:13"
      ),
      (
        [
          "kustomization.yaml": "resources: [../a]\n", "../a/kustomization.yaml": "resources: [../b]\n",
          "../b/kustomization.yaml": "components: [../a]\n",
        ], "../b/kustomization.yaml:1:14"
      ),
    ]
  )
  func cycles(files: [String: String], place: String) {
    let error = OverlayKitTests.failure(files)
    #expect(error?.code == .cycle)
    #expect(error?.location?.description == place)
    #expect(error?.notes.isEmpty == false)
  }
}
