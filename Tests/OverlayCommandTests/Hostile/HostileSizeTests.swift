import Foundation
import Testing

/// Inputs that are meant to exhaust time or memory: each ends in a result or an error at a bounded cost.
///
/// The bounds are not in seconds, because those depend on the machine. There are three:
///
/// - Processor time is at most a multiple of what the same tool takes for ordinary work, measured in the same run (see
///   ``Yardstick``). The multiple is several times what the worst input needs. Quadratic work on inputs of this size
///   costs far more.
/// - If an input can have any size, a quarter of it must take at least an eighth of the time. Linear work takes a quarter,
///   quadratic work a sixteenth. This detects growth while it is still cheap, by comparing work of the same kind.
/// - Memory is at most 1 GiB.
///
/// Both ratios use processor time, which does not include waiting for other processes. It still varies with the load on
/// shared caches and cores. So if a ratio is too large, both sides are measured again, one right after the other, and the
/// test fails only if it stays too large.
@Suite("Hostile sizes and shapes", .serialized)
struct HostileSizeTests {
  /// One input.
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    /// Whether the build succeeds.
    var isBuilt: Bool
    /// Whether there are many warnings.
    var warnsMuch = false
    /// The arguments after `build`.
    var options: [String] = []
    /// The code of the error.
    var code = ""
    /// The size of the input, counted in what it has many of.
    ///
    /// It is `nil` if a smaller input would have another result, and if the work is known to be quadratic and bounded
    /// only by the limit of steps.
    var count: Int?
    /// Creates an input of a size.
    var files: @Sendable (_ count: Int) -> [String: String]

    var testDescription: String { name }
  }

  @Test("end in a result or an error at a bounded cost", arguments: Case.all)
  func input(_ input: Case) async throws {
    let directory = try TestDirectory(input.files(input.count ?? 0))
    let run = try await MeasuredRun.of(["build"] + input.options, in: directory)
    #expect(run.isSound, "\(run)")
    #expect(run.status == (input.isBuilt ? 0 : 1), "\(run)")
    #expect(input.code.isEmpty || run.messages.contains("[\(input.code)]"), "\(run)")
    #expect(run.messages.utf8.count < 4_096 || input.warnsMuch)
    if run.status >= 0, let count = input.count {
      let quarter = try TestDirectory(input.files(count / 4))
      let growth = try await Self.growth(from: quarter, to: (directory, run), arguments: ["build"] + input.options)
      #expect(growth <= Self.growthLimit, "four times the size takes \(growth) times as long: \(run)")
    }
  }

  @Test("are explained at a bounded cost", arguments: Case.all.filter { $0.isBuilt && $0.count != nil })
  func explained(_ input: Case) async throws {
    let count = input.count ?? 0
    let directory = try TestDirectory(input.files(count))
    let arguments = ["explain", "--format", "json", "-o", "/dev/null"] + input.options
    let run = try await MeasuredRun.once(arguments, in: directory)
    #expect(run.isSound && run.status == 0, "\(run)")
    let quarter = try TestDirectory(input.files(count / 4))
    let growth = try await Self.growth(from: quarter, to: (directory, run), arguments: arguments)
    #expect(growth <= Self.growthLimit, "four times the size takes \(growth) times as long: \(run)")
  }

  /// The maximum growth of time for four times the size: between 4 for linear and 16 for quadratic work.
  private static let growthLimit = 8.0

  /// The time of a whole input as a multiple of the time of a part.
  private static func growth(
    from part: TestDirectory,
    to whole: (directory: TestDirectory, run: MeasuredRun),
    arguments: [String]
  ) async throws -> Double {
    var growth = whole.run.seconds / (try await MeasuredRun.once(arguments, in: part)).seconds
    for _ in 0..<3 where growth > growthLimit {
      let seconds = (
        part: try await MeasuredRun.once(arguments, in: part).seconds,
        whole: try await MeasuredRun.once(arguments, in: whole.directory).seconds
      )
      growth = min(growth, seconds.whole / seconds.part)
    }
    return growth
  }
}

// MARK: - Inputs

extension HostileSizeTests.Case {
  /// An input that has one size only.
  init(
    name: String,
    isBuilt: Bool,
    warnsMuch: Bool = false,
    options: [String] = [],
    code: String = "",
    files: @escaping @Sendable () -> [String: String]
  ) {
    self.init(name: name, isBuilt: isBuilt, warnsMuch: warnsMuch, options: options, code: code) { _ in files() }
  }

  /// Inputs of full size take too long without optimization.
  static let all = nesting + pointers + expressions + (MeasuredRun.isOptimized ? large : [])

  private static let large = aliases + sizes + products + pairs

  static func repeated(_ text: String, _ count: Int, _ separator: String = "") -> String {
    guard !separator.isEmpty, count > 0 else { return String(repeating: text, count: count) }
    return String(repeating: text + separator, count: count - 1) + text
  }

  static func lines(_ count: Int, _ line: (Int) -> String) -> String { (0..<count).map(line).joined() }

  private static func resource(_ text: String) -> [String: String] {
    ["kustomization.yaml": "resources: [r.yaml]\n", "r.yaml": Overlays.configMap("a") + text]
  }

  static func patched(by patch: String, _ resource: String = "") -> [String: String] {
    [
      "kustomization.yaml": "resources: [r.yaml]\npatches: [{target: {kind: ConfigMap}, path: p}]\n",
      "r.yaml": Overlays.configMap("a") + resource, "p": patch,
    ]
  }

  /// The same text as a resource, a kustomization and a patch.
  private static func everywhere(_ name: String, code: String, _ text: @escaping @Sendable () -> String) -> [Self] {
    [
      Self(name: "\(name) in a resource", isBuilt: false, code: code) { resource(text()) },
      Self(name: "\(name) in a kustomization", isBuilt: false, code: code) { ["kustomization.yaml": text()] },
      Self(name: "\(name) in a patch", isBuilt: false, code: code) { patched(by: Overlays.configMap("a") + text()) },
    ]
  }

  // MARK: - YAML

  private static let aliases: [Self] =
    everywhere("an alias bomb", code: "aliases-too-large") {
      "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        + lines(12) { "a\($0 + 1): &a\($0 + 1) [\(repeated("*a\($0)", 10, ", "))]\n" }
    }
    + everywhere("a wide merge key", code: "aliases-too-large") {
      "b: &b {" + (0..<3_000).map { "k\($0): 1" }.joined(separator: ", ") + "}\n"
        + lines(3_000) { "m\($0): {<<: *b}\n" }
    }
    + everywhere("an alias to its own ancestor", code: "unknown-anchor") { "x: &x {a: [*x]}\n" }
    + everywhere("aliases of a large text", code: "aliases-too-large") {
      "s: &s '\(repeated("x", 20 << 20))'\nl: [\(repeated("*s", 200, ", "))]\n"
    } + [
      Self(name: "merge keys within merge keys", isBuilt: true) {
        resource(
          "a0: &a0 {x: 1}\n"
            + lines(60) { "a\($0 + 1): &a\($0 + 1) {k\($0): 1, <<: [\(repeated("*a\($0)", 9, ", "))]}\n" }
        )
      },
      Self(name: "anchors within anchors", isBuilt: true) {
        resource("d: " + lines(900) { "&a\($0) [" } + repeated("x", 10_000, ", ") + repeated("]", 900) + "\n")
      },
    ]

  private static let nesting: [Self] =
    everywhere("100,000 flow lists", code: "nesting-too-deep") { "d: " + repeated("[", 100_000) + "\n" }
    + everywhere("100,000 flow mappings", code: "nesting-too-deep") { "d: " + repeated("{a: ", 100_000) + "\n" }
    + everywhere("100,000 block lists", code: "nesting-too-deep") { "d:\n  " + repeated("- ", 100_000) + "x\n" }
    + ["crds", "patch", "resource"].map { role in
      Self(name: "100,000 JSON objects in a \(role) file", isBuilt: false, code: "nesting-too-deep") {
        let json = repeated("{\"a\":", 100_000) + "1" + repeated("}", 100_000)
        switch role {
        case "crds":
          return [
            "kustomization.yaml": "resources: [r.yaml]\ncrds: [c]\n", "r.yaml": Overlays.configMap("a"), "c": json,
          ]
        case "patch": return patched(by: #"[{"op": "add", "path": "/data", "value": \#(json)}]"#)
        default: return ["kustomization.yaml": "resources: [r.json]\n", "r.json": json]
        }
      }
    }

  // MARK: - Pointers and expressions

  private static let pointers: [Self] =
    [
      Self(name: "a JSON pointer of 50,000 steps", isBuilt: false, code: "json-patch-failed") {
        patched(by: #"[{"op": "add", "path": "\#(repeated("/a", 50_000))", "value": 1}]"#)
      },
      Self(name: "a path of 50,000 steps", isBuilt: false, code: "invalid-replacement") {
        [
          "kustomization.yaml": """
          resources: [r.yaml]
          replacements:
          - source: {kind: ConfigMap}
            targets: [{select: {kind: ConfigMap}, fieldPaths: [\(repeated("a", 50_000, "."))], options: {create: true}}]

          """, "r.yaml": Overlays.configMap("a"),
        ]
      },
    ]
    + ["99999999999999999999", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1e9"].map {
      index in
      Self(name: "the index \(index)", isBuilt: false, code: "json-patch-failed") {
        patched(by: #"[{"op": "add", "path": "/l/\#(index)", "value": 1}]"#, "l: [x]\n")
      }
    }

  private static let expressions: [Self] = [
    ("(a*)*b", ""), ("(a|a)*b", ""), (repeated("(a+)+", 20) + "$", ""),
    ("((a{100}){100}){100}", "invalid-regular-expression"), ("a{999999999999}", "invalid-regular-expression"),
    ("(a|b){1,900}c", ""), (repeated("(", 100_000), "invalid-regular-expression"),
    (repeated("a|", 100_000), "invalid-regular-expression"), (repeated("x", 1_000_000), "invalid-regular-expression"),
  ].map { pattern, code in
    Self(name: "the expression \(pattern.prefix(30))", isBuilt: code.isEmpty, code: code) {
      [
        "kustomization.yaml": "resources: [r.yaml]\npatches: [{target: {name: '\(pattern)'}, patch: '[]'}]\n",
        "r.yaml": Overlays.configMap(repeated("a", 50_000)),
      ]
    }
  }

  // MARK: - Sizes

  private static let kind = "[{\"group\": \"x\", \"version\": \"v1\", \"kind\": \"Foo\"}]"

  private static let sizes: [Self] = [
    Self(name: "a JSON patch with repeated keys", isBuilt: true, warnsMuch: true, count: 20_000) { count in
      [
        "kustomization.yaml": "resources: [r.yaml]\npatches: [{target: {kind: ConfigMap}, path: p.yaml}]\n",
        "r.yaml": Overlays.configMap("a"),
        "p.yaml": "- op: add\n  path: /x\n  value:\n" + lines(count) { _ in "  - {a: 1, a: 1}\n" },
      ]
    },
    Self(name: "a JSON patch of many annotations", isBuilt: true, count: 40_000) { count in
      let annotations = lines(count) { "    a\($0): x\n" }
      return [
        "kustomization.yaml": """
        resources: [r.yaml]
        patches: [{target: {kind: ConfigMap}, patch: '[{"op": "add", "path": "/x", "value": 1}]'}]

        """,
        "r.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations:\n\(annotations)",
      ]
    },
    Self(name: "a large openapi document and many comments with schemas", isBuilt: false, code: "input-too-large") {
      let fields = (0..<40_000).map { "\"f\($0)\": {\"type\": \"string\"}" }.joined(separator: ", ")
      let type = "{\"type\": \"object\", \"properties\": {\(fields)}, \"x-kubernetes-group-version-kind\": \(kind)}"
      let comment = "# {\"x-kubernetes-patch-merge-key\": \"name\", \"x-kubernetes-patch-strategy\": \"merge\"}"
      let lists = lines(1_000) { "  l\($0): \(comment)\n  - {name: a}\n" }
      let patches = (0..<20).map { "- patch: '{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, x: \($0)}'\n" }
      return [
        "kustomization.yaml": "resources: [r.yaml]\nopenapi: {path: o.json}\npatches:\n\(patches.joined())",
        "r.yaml": Overlays.configMap("a") + "spec:\n\(lists)",
        "o.json": "{\"definitions\": {\"t\": \(type)}}",
      ]
    },
    Self(name: "a text of 20 MB", isBuilt: true, count: 20 << 20) { count in
      resource("data: {a: '\(repeated("y", count))'}\n")
    },
    Self(name: "a text of 20 MB in lines", isBuilt: true, count: 280_000) { count in
      resource("data:\n  a: |\n" + repeated("    " + repeated("y", 70) + "\n", count))
    },
    Self(name: "a folded text of 20 MB", isBuilt: true, count: 280_000) { count in
      resource("data:\n  a: >\n" + repeated("    " + repeated("y ", 35) + "\n", count))
    },
    Self(name: "a text of 20 MB of escapes", isBuilt: true, count: 2 << 20) { count in
      resource("data: {a: \"\(repeated(#"\t\u00e9 "#, count))\"}\n")
    },
    Self(name: "200,000 keys", isBuilt: true, count: 200_000) { count in
      resource("data:\n" + lines(count) { "  k\($0): v\n" })
    },
    Self(name: "200,000 labels", isBuilt: true, count: 200_000) { count in
      [
        "kustomization.yaml": "resources: [r.yaml]\ncommonLabels:\n"
          + lines(count) { "  k\($0): v\n" },
        "r.yaml": Overlays.configMap("a"),
      ]
    },
    Self(name: "200,000 keys in a JSON patch", isBuilt: true, count: 200_000) { count in
      let keys = (0..<count).map { "\"k\($0)\": \"v\"" }.joined(separator: ", ")
      return patched(by: #"[{"op": "add", "path": "/data", "value": {\#(keys)}}]"#)
    },
    Self(name: "200,000 lines in an env file", isBuilt: true, count: 200_000) { count in
      [
        "kustomization.yaml": "configMapGenerator: [{name: a, envs: [e]}]\n",
        "e": lines(count) { "k\($0)=v\n" },
      ]
    },
    Self(name: "200,000 unknown fields", isBuilt: false, code: "unknown-field", count: 200_000) { count in
      ["kustomization.yaml": lines(count) { "k\($0): v\n" }]
    },
    Self(name: "30,000 documents", isBuilt: true, count: 30_000) { count in
      [
        "kustomization.yaml": "resources: [r.yaml]\nnamePrefix: p-\n",
        "r.yaml": (0..<count).map { Overlays.configMap("a\($0)") }.joined(separator: "---\n"),
      ]
    },
    Self(name: "30,000 documents, each patched", isBuilt: true, count: 30_000) { count in
      [
        "kustomization.yaml": "resources: [r.yaml]\npatches: [{path: p.yaml}]\n",
        "r.yaml": (0..<count).map { Overlays.configMap("a\($0)") }.joined(separator: "---\n"),
        "p.yaml": (0..<count).map { Overlays.configMap("a\($0)") + "data: {a: b}\n" }.joined(separator: "---\n"),
      ]
    },
    Self(name: "30,000 empty documents", isBuilt: true, count: 30_000) { count in
      resource(repeated("---\n", count))
    },
    Self(name: "64 MiB of commas and letters", isBuilt: false, code: "input-too-large") {
      resource("l: [" + repeated("a,", 32 << 20) + "]\n")
    },
    Self(name: "a kustomization of 4 million entries", isBuilt: false, code: "input-too-large") {
      ["kustomization.yaml": "resources: [" + repeated("a,", 4 << 20) + "]\n"]
    },
    Self(name: "a file of more than 128 MiB", isBuilt: false, code: "unreadable-file") {
      resource("#" + repeated("c", 128 << 20))
    },
    Self(name: "files of more than 128 MiB together", isBuilt: false, code: "input-too-large") {
      let text = "#" + repeated("c", 50 << 20)
      return ["kustomization.yaml": "resources: [a, b, c]\n", "a": text, "b": text, "c": text]
    },
  ]

  // MARK: - Products

  private static let products: [Self] = [
    Self(name: "a prefix of 20 MB for 100 resources", isBuilt: false, code: "input-too-large") {
      [
        "kustomization.yaml": "resources: [r.yaml]\nnamePrefix: \(repeated("p", 20 << 20))\n",
        "r.yaml": (0..<100).map { Overlays.configMap("a\($0)") }.joined(separator: "---\n"),
      ]
    },
    Self(name: "a prefix of 1 MB for 10,000 references in one resource", isBuilt: false, code: "input-too-large") {
      let references = repeated("{configMapRef: {name: a}}, ", 10_000)
      return [
        "kustomization.yaml": "resources: [r.yaml]\nnamePrefix: \(repeated("p", 1 << 20))\n",
        "r.yaml": Overlays.configMap("a")
          + "---\napiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: [{name: c, envFrom: [\(references)]}]}\n",
      ]
    },
    Self(name: "a namespace of 1 MB for 10,000 subjects", isBuilt: false, code: "input-too-large") {
      let subjects = repeated("{kind: ServiceAccount, name: default}, ", 10_000)
      return [
        "kustomization.yaml": "resources: [r.yaml]\nnamespace: \(repeated("n", 1 << 20))\n",
        "r.yaml": """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: RoleBinding
        metadata: {name: b}
        roleRef: {kind: Role, name: r}
        subjects: [\(subjects)]

        """,
      ]
    },
    Self(name: "a replacement of 1 MB in 10,000 elements of one list", isBuilt: false, code: "input-too-large") {
      [
        "kustomization.yaml": """
        resources: [r.yaml]
        replacements:
        - sourceValue: \(repeated("v", 1 << 20))
          targets:
          - select: {kind: ConfigMap}
            fieldPaths: [l.*.a]

        """,
        "r.yaml": Overlays.configMap("a") + "l: [\(repeated("{a: x}, ", 10_000))]\n",
      ]
    },
    Self(name: "additions before the end of a long list", isBuilt: false, code: "json-patch-failed") {
      let operations = repeated(#"{"op": "add", "path": "/l/-1", "value": 1}, "#, 20_000)
      return patched(by: "[\(operations.dropLast(2))]", "l: [\(repeated("x, ", 20_000))]\n")
    },
    Self(name: "an annotation of 20 MB for 100 resources", isBuilt: false, code: "input-too-large") {
      [
        "kustomization.yaml": "resources: [r.yaml]\ncommonAnnotations: {a: \(repeated("p", 20 << 20))}\n",
        "r.yaml": (0..<100).map { Overlays.configMap("a\($0)") }.joined(separator: "---\n"),
      ]
    },
    Self(name: "a patch of 20 MB for 100 resources", isBuilt: false, code: "input-too-large") {
      [
        "kustomization.yaml": "resources: [r.yaml]\npatches: [{target: {kind: ConfigMap}, path: p.yaml}]\n",
        "p.yaml": Overlays.configMap("a") + "data: {a: \(repeated("p", 20 << 20))}\n",
        "r.yaml": (0..<100).map { Overlays.configMap("a\($0)") }.joined(separator: "---\n"),
      ]
    },
    Self(name: "a list far to the right", isBuilt: false, code: "input-too-large") {
      resource("d: " + repeated("[", 990) + repeated("a, ", 1_000_000) + repeated("]", 990) + "\n")
    },
    Self(name: "copies of copies", isBuilt: false, code: "json-patch-failed") {
      let copies = Array(repeating: #"{"op": "copy", "from": "/l", "path": "/l/-"}"#, count: 40).joined(separator: ", ")
      return patched(by: "[\(copies)]", "l: [x]\n")
    },
    Self(name: "a directory that is built a million times", isBuilt: false, code: "input-too-large") {
      var files: [String: String] = [:]
      for level in 0..<20 {
        files["k\(level)/kustomization.yaml"] = "resources: [../k\(level + 1), a]\nnamePrefix: x\n"
        files["k\(level)/a/kustomization.yaml"] = "resources: [../../k\(level + 1)]\nnamePrefix: z\n"
      }
      files["k20/kustomization.yaml"] = "configMapGenerator: [{name: a}]\n"
      files["kustomization.yaml"] = "resources: [k0]\n"
      return files
    },
    Self(name: "variables in a text of variables", isBuilt: false, code: "input-too-large") {
      [
        "kustomization.yaml": """
        resources: [r.yaml]
        configurations: [c.yaml]
        vars: [{name: V, objref: {apiVersion: v1, kind: ConfigMap, name: a}, fieldref: {fieldPath: data.x}}]

        """, "c.yaml": "varReference: [{path: data/y, kind: ConfigMap}]\n",
        "r.yaml": Overlays.configMap("a") + "data: {x: \(repeated("z", 100_000)), y: '\(repeated("$(V)", 1_000))'}\n",
      ]
    },
  ]
}
