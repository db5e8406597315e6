import OverlayKit
import Testing

/// Each warning about unnoticed changes: an input that causes it, and a similar one that does not.
@Suite("Fidelity warnings")
struct FidelityWarningTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var code: Diagnostic.Code
    /// The location of the warning, or of several.
    var place: String
    var files: [String: String]
    /// Similar files without a warning.
    var harmless: [String: String]

    init(_ code: Diagnostic.Code, _ place: String, _ files: [String: String], harmless: [String: String]) {
      (self.code, self.place, self.files, self.harmless) = (code, place, files, harmless)
    }

    var testDescription: String { "\(code) at \(place)" }
  }

  /// A kustomization with a resource file `a.yaml`.
  static func resource(_ text: String, _ rest: String = "") -> [String: String] {
    ["kustomization.yaml": "resources: [a.yaml]\n\(rest)", "a.yaml": text]
  }

  /// A custom resource with the given content.
  static func thing(_ content: String, metadata: String = "{name: t}") -> String {
    "apiVersion: example.com/v1\nkind: Thing\nmetadata: \(metadata)\n\(content)"
  }

  /// A pod with the given containers, one a line.
  static func pod(_ containers: String...) -> String {
    let lines = containers.map { "  - \($0)\n" }.joined()
    return "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n\(lines)"
  }

  /// A kustomization with a patch in a separate file.
  static func patched(_ text: String, by patch: String) -> [String: String] {
    resource(text, "patches: [{path: p.yaml}]\n").merging(["p.yaml": patch]) { old, _ in old }
  }

  private static let scalars = [
    Case(
      .annotationMadeText,
      "a.yaml:3:38",
      resource(thing("", metadata: "{name: t, annotations: {a: 1}}")),
      harmless: resource(thing("", metadata: "{name: t, annotations: {a: '1'}}"))
    ),
    Case(
      .mangledText,
      "a.yaml:3:33",
      resource(
        thing("", metadata: "{name: t, labels: {a: $é}}"),
        "vars: [{name: A, objref: {apiVersion: example.com/v1, kind: Thing, name: t}}]\n"
      ),
      harmless: resource(thing("", metadata: "{name: t, labels: {a: $é}}"))
    ),
    Case(
      .unusedVariable,
      "kustomization.yaml:2:15",
      resource(thing(""), "vars: [{name: A, objref: {apiVersion: example.com/v1, kind: Thing, name: t}}]\n"),
      harmless: resource(thing(""))
    ),
    Case(
      .unusableVariable,
      "kustomization.yaml:4:25",
      resource(
        thing("", metadata: "{name: t, labels: {a: $(A)}}"),
        """
        vars:
        - objref: {apiVersion: example.com/v1, kind: Thing, name: t}
          fieldref: {fieldPath: metadata.labels}
          name: A

        """
      ),
      harmless: resource(thing("", metadata: "{name: t, labels: {a: $(A)}}"))
    ),
    Case(
      .unreadSchema,
      "schema.json:1:2",
      ["kustomization.yaml": "resources: []\nopenapi: {path: schema.json}\n", "schema.json": "{a}"],
      harmless: [
        "kustomization.yaml": "resources: []\nopenapi: {path: schema.json}\n",
        "schema.json": "definitions: {t: {x-kubernetes-group-version-kind: [{group: g, version: v, kind: K}]}}",
      ]
    ),
    Case(
      .annotationRemoved,
      "a.yaml:3:35",
      resource(thing("", metadata: "{name: t, annotations: {config.kubernetes.io/path: x}}")),
      harmless: resource(thing("", metadata: "{name: t, annotations: {example.com/path: x}}"))
    ),
    Case(
      .characterChanged,
      "a.yaml:4:4",
      resource(thing("a: \"x\\u0085y\"\n")),
      harmless: resource(thing("a: \"x\\u00A0y\"\n"))
    ),
    Case(.contentIgnored, "a.yaml:5:1", resource(thing("...\nmore: 1\n")), harmless: resource(thing("...\n# more\n"))),
    Case(
      .contentIgnored,
      "kustomization.yaml:3:1",
      ["kustomization.yaml": "resources: []\n---\nmore: 1\n"],
      harmless: ["kustomization.yaml": "resources: []\n---\n"]
    ),
    Case(
      .dateRewritten,
      "a.yaml:4:4",
      resource(thing("d: 2020-01-02\n")),
      harmless: resource(thing("d: '2020-01-02'\n"))
    ),
    Case(
      .digitsLost,
      "a.yaml:4:4",
      resource(thing("n: 18446744073709551616\n")),
      harmless: resource(thing("n: 18446744073709551615\n"))
    ),
    Case(.emptyValueQuoted, "a.yaml:4:8", resource(thing("m: {a: }\n")), harmless: resource(thing("m: {a: null}\n"))),
    Case(
      .foldedTextChanged,
      "a.yaml:4:4",
      resource(thing("t: >1\n   a\n b\n\n c\n")),
      harmless: resource(thing("t: >\n  a\n    b\n"))
    ),
    Case(
      .mergeKeyLost,
      "a.yaml:4:5",
      resource(thing("m: {'<<': 1, a: 2}\n")),
      harmless: resource(thing("m: {'<': 1}\n"))
    ),
    Case(.tagLost, "a.yaml:4:4", resource(thing("t: !custom x\n")), harmless: resource(thing("t: !!str x\n"))),
    Case(
      .valueRetyped,
      "a.yaml:3:18",
      resource(thing("", metadata: "{name: e4}"), "namePrefix: '1'\n"),
      harmless: resource(thing("", metadata: "{name: 'e4'}"), "namePrefix: '1'\n")
    ),
    Case(
      .valueRetyped,
      "a.yaml:3:33",
      resource(thing("", metadata: "{name: t, labels: {a: 0x10}}")),
      harmless: resource(thing("a: 0x10\n", metadata: "{name: t, labels: {a: 16}}"))
    ),
  ]

  private static let merges = [
    Case(
      .directiveCopied,
      "p.yaml:4:1",
      patched(thing("a: 1\n"), by: thing("$retainKeys: [a]\n")),
      harmless: patched(thing("a: {b: 1}\n"), by: thing("a: {$patch: delete}\n"))
    ),
    Case(
      .listElementLost,
      "p.yaml:6:5 a.yaml:6:5",
      patched(pod("{name: a}"), by: pod("{image: b}", "{name: a}")),
      harmless: patched(pod("{name: a}"), by: pod("{name: b}", "{name: a, $patch: delete}"))
    ),
    Case(
      .listElementLost,
      "a.yaml:6:5",
      patched(pod("{name: a, image: b}", "{name: a}"), by: "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n"),
      harmless: patched(pod("{name: a}", "{name: b}"), by: "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\n")
    ),
    Case(
      .nullLost,
      "a.yaml:4:1",
      patched(thing("a:\nb: 1\n"), by: thing("b: 2\n")),
      harmless: patched(thing("a: null\nb: 1\nc:\n"), by: thing("b: 2\nc: 3\n"))
    ),
    Case(
      .nullMadeText,
      "p.yaml:3:33",
      resource(thing("", metadata: "{name: t, labels: {a: b}}"), "patches: [{path: p.yaml, target: {kind: Thing}}]\n")
        .merging(["p.yaml": thing("", metadata: "{name: t, labels: {a: null}}")]) { old, _ in old },
      harmless: patched(
        thing("", metadata: "{name: t, labels: {a: b}}"),
        by: thing("", metadata: "{name: t, labels: {a: null}}")
      )
    ),
    Case(
      .patchReplaceIgnored,
      "p.yaml:4:9",
      patched(thing("a: 1\n"), by: thing("$patch: replace\nb: 1\n")),
      harmless: patched(thing("a: {c: 1}\n"), by: thing("a: {$patch: replace, b: 1}\n"))
    ),
    Case(
      .patchReplaceIgnored,
      "p.yaml:6:23",
      patched(pod("{name: a, image: b}"), by: pod("{name: a, $patch: replace}")),
      harmless: patched(pod("{name: b}"), by: pod("{name: a, $patch: replace}"))
    ),
    Case(
      .historyForgotten,
      "p.yaml:3:43",
      [
        "kustomization.yaml": "resources: [b]\npatches: [{path: p.yaml}]\n",
        "b/kustomization.yaml": "resources: [a.yaml]\nnamePrefix: x-\n", "b/a.yaml": thing(""),
        "p.yaml": thing("", metadata: "{name: t,          annotations: {$patch: delete}}"),
      ],
      harmless: [
        "kustomization.yaml": "resources: [b]\npatches: [{path: p.yaml}]\n",
        "b/kustomization.yaml": "resources: [a.yaml]\n", "b/a.yaml": thing(""),
        "p.yaml": thing("", metadata: "{name: t, annotations: {$patch: delete}}"),
      ]
    ),
    Case(
      .digitsLost,
      "a.yaml:4:4",
      resource(
        thing("n: 9007199254740993\n"),
        "patches: [{target: {kind: Thing}, patch: '[{\"op\": \"add\", \"path\": \"/b\", \"value\": 1}]'}]\n"
      ),
      harmless: resource(
        thing("n: 9007199254740992\n"),
        "patches: [{target: {kind: Thing}, patch: '[{\"op\": \"add\", \"path\": \"/b\", \"value\": 1}]'}]\n"
      )
    ),
    Case(
      .copyOfNothing,
      "p.yaml:1:21",
      resource(thing("a: 1\n"), "patches: [{path: p.yaml, target: {kind: Thing}}]\n")
        .merging(["p.yaml": "- {op: copy,  from: /x, path: /b}\n"]) { old, _ in old },
      harmless: resource(thing("a: 1\n"), "patches: [{path: p.yaml, target: {kind: Thing}}]\n")
        .merging(["p.yaml": "- {op: copy,  from: /a, path: /b}\n"]) { old, _ in old }
    ),
  ]

  private static let kustomizations = [
    Case(
      .keyRepeated,
      "kustomization.yaml:2:1",
      ["kustomization.yaml": "resources: []\nresources: []\n"],
      harmless: ["kustomization.yaml": "commonAnnotations:\n  <<: &a {x: y, z: w}\n  x: z\n"]
    ),
    Case(
      .keyRepeated,
      "kustomization.yaml:2:1",
      ["kustomization.yaml": "RESOURCES: []\nresources: []\n"],
      harmless: ["kustomization.yaml": "RESOURCES: []\n"]
    ),
    Case(
      .tagSuffixRepeated,
      "kustomization.yaml:2:33",
      resource(pod("{name: a, image: 'b:1'}"), "images: [{name: b, tagSuffix:   -x}]\n"),
      harmless: resource(pod("{name: a, image: 'b:1'}"), "images: [{name: b, newTag: 1-x}]\n")
    ),
    Case(
      .sharedLabelChanged,
      "kustomization.yaml:4:16",
      [
        "kustomization.yaml": "resources: [b]\n\nlabels:\n- pairs: {app: two}\n",
        "b/kustomization.yaml": "resources: [a.yaml]\nlabels: [{pairs: {app: one}, includeSelectors: true}]\n",
        "b/a.yaml": "apiVersion: v1\nkind: Service\nmetadata: {name: s}\n",
      ],
      harmless: [
        "kustomization.yaml": "resources: [b]\n\nlabels:\n- pairs: {app: two}\n  includeSelectors: true\n",
        "b/kustomization.yaml": "resources: [a.yaml]\nlabels: [{pairs: {app: one}, includeSelectors: true}]\n",
        "b/a.yaml": "apiVersion: v1\nkind: Service\nmetadata: {name: s}\n",
      ]
    ),
    Case(
      .unknownBehavior,
      "kustomization.yaml:1:43",
      ["kustomization.yaml": "configMapGenerator: [{name: a, behavior:  mrege}]\n"],
      harmless: ["kustomization.yaml": "configMapGenerator: [{name: a, behavior: create}]\n"]
    ),
    Case(
      .optionOverridden,
      "kustomization.yaml:2:42",
      [
        "kustomization.yaml":
          "generatorOptions: {immutable: true}\nconfigMapGenerator: [{name: a, options: {immutable: false}}]\n"
      ],
      harmless: ["kustomization.yaml": "configMapGenerator: [{name: a, options: {immutable: false}}]\n"]
    ),
    Case(
      .fieldLostInMerge,
      "kustomization.yaml:2:41",
      resource(
        "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ntype: x/y\n",
        "secretGenerator: [{name: s, behavior:   merge}]\n"
      ),
      harmless: resource(
        "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\ntype: x/y\n",
        "secretGenerator: [{name: s, behavior: merge, type: x/z, options: {disableNameSuffixHash: true}}]\n"
      )
    ),
    Case(
      .encodingIgnored,
      "kustomization.yaml:7:25",
      replacement("a", "    options: {encoding: hex}\n"),
      harmless: replacement("a")
    ),
    Case(.valueEmptied, "kustomization.yaml:6:18", replacement("m"), harmless: replacement("a")),
    Case(
      .valueLost,
      "kustomization.yaml:6:18",
      replacement("a", "    options: {create: true}\n", target: "none.x"),
      harmless: replacement("a", "    options: {create: true}\n", target: "new.x")
    ),
    Case(
      .valueRetyped,
      "kustomization.yaml:6:18",
      replacement("q", "    options: {create: true}\n", target: "new"),
      harmless: replacement("num", "    options: {create: true}\n", target: "new")
    ),
  ]

  static func replacement(_ source: String, _ rest: String = "", target: String = "t") -> [String: String] {
    resource(
      thing("a: x\nq: '5'\nnum: 5\nm: {a: 1}\nt: y\nnone: null\n"),
      """
      replacements:
      - source: {kind: Thing, fieldPath: \(source)}
        targets:
        - select: {kind: Thing}
          fieldPaths: [\(target)]

      """ + rest
    )
  }

  static let cases = scalars + merges + kustomizations + unused + surprises

  @Test("a warning is reported where a change would go unnoticed", arguments: cases)
  func fires(_ example: Case) throws {
    let result = try compiler(example.files).build(".")
    let found = result.warnings.filter { $0.code == example.code }
    #expect(found.map { $0.location?.description ?? "-" }.joined(separator: " ") == example.place)
    #expect(found.allSatisfy { $0.severity == .warning && $0.excerpt != nil })
  }

  @Test("no warning is reported for similar, correct input", arguments: cases)
  func staysQuiet(_ example: Case) throws {
    #expect(try compiler(example.harmless).build(".").warnings.map(\.code) == [])
  }

  @Test("a silenced warning is not reported and does not change the output", arguments: cases)
  func silenced(_ example: Case) throws {
    let loud = try compiler(example.files).build(".")
    var options = BuildOptions()
    options.silencedWarnings = Set(loud.warnings.map(\.code))
    let quiet = try compiler(example.files, options: options).build(".")
    #expect(quiet.warnings == [])
    #expect(quiet.yaml() == loud.yaml())
  }

  @Test(
    "the build's own annotations are not reported as the user's",
    arguments: ["originAnnotations", "transformerAnnotations", "managedByLabel", "other"]
  )
  func ownRecords(option: String) throws {
    let files = Self.resource(
      Self.thing("", metadata: "{name: t, annotations: {a: b}}"),
      """
      buildMetadata: [\(option)]
      namePrefix: p-
      configMapGenerator: [{name: c}]
      patches: [{target: {kind: Thing}, patch: '[{"op": "add", "path": "/b", "value": 1}]'}]

      """
    )
    #expect(try compiler(files).build(".").warnings == [])
  }

  @Test("every fidelity code has exactly one case")
  func complete() {
    let codes = Diagnostic.Code.warnings
    #expect(Set(codes).count == codes.count)
    // Warnings of programs, options and remote resources have other tests.
    let others: Set<Diagnostic.Code> = [
      .deprecatedField, .remoteForcedProtocol, .reorderIgnored, .functionResult, .functionSkipped, .pluginMessage,
      .validatorOutputIgnored, .replacedField,
    ]
    #expect(Set(codes).subtracting(Self.cases.map(\.code)) == others)
  }

  @Test("warnings are also reported by a failed build")
  func failing() {
    let files = Self.resource(Self.thing("...\nmore: 1\n"), "namespace: ns\nreplicas: [{name: nope, count: 1}]\n")
    let failure = #expect(throws: BuildFailure.self) { try compiler(files).build(".") }
    #expect(failure?.warnings.map(\.code) == [.contentIgnored])
  }
}
