// MARK: - Many of one thing for many of another

extension HostileSizeTests.Case {
  /// Inputs in which many things could be compared with many others.
  static let pairs = references + namesakes + lookups + changes + secrets + schemas + warnings

  private static func resource(_ text: String) -> [String: String] {
    ["kustomization.yaml": "resources: [r.yaml]\n", "r.yaml": text]
  }

  /// What warnings and the comments that ignore them have to search through.
  private static let warnings: [Self] = [
    Self(
      name: "200,000 comments that ignore warnings",
      isBuilt: true,
      options: ["--no-warn", "unused-ignore"],
      count: 200_000
    ) { count in
      resource(lines(count) { "# overlay:ignore date-rewritten reason \($0)\n" } + Overlays.configMap("a"))
    },
    Self(name: "100,000 strings with such comments", isBuilt: true, count: 100_000) { count in
      resource(Overlays.configMap("a") + "data:\n" + lines(count) { "  k\($0): |\n    # overlay:ignore a b\n" })
    },
    Self(
      name: "such a comment after 2,000,000 elements",
      isBuilt: true,
      options: ["--no-warn", "invalid-ignore"],
      count: 2_000_000
    ) { count in
      resource(Overlays.configMap("a") + "l: [" + repeated("a", count, ", ") + "] # overlay:ignore a b\n")
    },
    Self(
      name: "20,000 lists that a patch replaces",
      isBuilt: true,
      options: ["--no-warn", "list-replaced"],
      count: 20_000
    ) {
      count in
      let thing = "apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: t}\n"
      return [
        "kustomization.yaml": "resources: [r.yaml]\npatches: [{path: p.yaml}]\n",
        "r.yaml": thing + lines(count) { "l\($0): [{name: a, x: y}, {name: b}]\n" },
        "p.yaml": thing + lines(count) { "l\($0): [{name: a}]\n" },
      ]
    },
  ]

  private static func accounts(_ count: Int, _ name: (Int) -> String) -> String {
    (0..<count).map { index in
      "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: \(name(index)), namespace: n\(index)}\n---\n"
    }.joined()
  }

  private static func binding(of subjects: String) -> String {
    """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    metadata: {name: b, namespace: n0}
    subjects:
    \(subjects)
    """
  }

  private static func subjects(_ count: Int, _ name: (Int) -> String) -> String {
    lines(count) { "- {kind: ServiceAccount, name: \(name($0)), namespace: n\($0)}\n" }
  }

  private static func maps(_ count: Int, _ rest: String = "") -> String {
    (0..<count).map { Overlays.configMap("c\($0)") + rest }.joined(separator: "---\n")
  }

  private static let schemas: [Self] = [
    Self(name: "60,000 schemas in comments", isBuilt: false, code: "input-too-large") {
      [
        "kustomization.yaml": "resources: [r.yaml]\npatches: [{path: p.yaml}]\n", "p.yaml": Overlays.configMap("a"),
        "r.yaml": Overlays.configMap("a")
          + lines(60_000) { "a\($0): # {\"x-kubernetes-patch-strategy\":\"merge\"}\n- x\n" },
      ]
    },
    Self(name: "a comment that begins 4,000,000 schemas", isBuilt: true, count: 4_000_000) { count in
      [
        "kustomization.yaml": "resources: [r.yaml]\npatches: [{path: p.yaml}]\n", "p.yaml": Overlays.configMap("a"),
        "r.yaml": Overlays.configMap("a") + "b: # x-kubernetes-patch-" + repeated(" #{", count) + "\n- x\n",
      ]
    },
  ]

  private static let references: [Self] = [
    Self(name: "16,000 subjects that move to one namespace", isBuilt: true, count: 16_000) { count in
      [
        "kustomization.yaml": "resources: [r.yaml]\nnamespace: x\n",
        "r.yaml": accounts(count) { "s\($0)" } + binding(of: subjects(count) { "s\($0)" }),
      ]
    },
    Self(name: "16,000 subjects of one name", isBuilt: true, count: 16_000) { count in
      [
        "kustomization.yaml": "resources: [r.yaml]\nnamePrefix: x-\n",
        "r.yaml": accounts(count) { _ in "s" } + binding(of: subjects(count) { _ in "s" }),
      ]
    },
    Self(name: "40,000 variables of one resource", isBuilt: false, code: "input-too-large") {
      [
        "kustomization.yaml": "resources: [r.yaml]\nvars:\n"
          + lines(40_000) {
            "- {name: V\($0), objref: {apiVersion: v1, kind: ConfigMap, name: c0}, fieldref: {fieldPath: data.k\($0)}}\n"
          },
        "r.yaml": maps(1, "data:\n" + lines(40_000) { "  k\($0): v\n" }),
      ]
    },
    Self(name: "20,000 replacements in one resource", isBuilt: false, code: "input-too-large") {
      [
        "kustomization.yaml": "resources: [r.yaml]\nreplacements:\n"
          + lines(20_000) {
            "- {sourceValue: a, targets: [{select: {kind: ConfigMap}, fieldPaths: [data.k\($0), data.k\($0)]}]}\n"
          },
        "r.yaml": maps(1, "data:\n" + lines(20_000) { "  k\($0): v\n" }),
      ]
    },
  ]

  private static func map(_ index: Int, _ rest: String = "") -> String {
    "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c, namespace: n\(index)}\n\(rest)"
  }

  private static func namesakes(_ count: Int, _ rest: String) -> [String: String] {
    let maps = (0..<count).map { map($0) }
    return ["kustomization.yaml": "resources: [r.yaml]\n" + rest, "r.yaml": maps.joined(separator: "---\n")]
  }

  private static let namesakes: [Self] = [
    Self(name: "15,000 resources of one name, each patched", isBuilt: true, count: 15_000) { count in
      var files = namesakes(count, "patches: [{path: p.yaml}]\n")
      files["p.yaml"] = (0..<count).map { map($0, "data: {a: b}\n") }.joined(separator: "---\n")
      return files
    },
    Self(name: "15,000 resources of one name, each deleted", isBuilt: true, count: 15_000) { count in
      namesakes(
        count,
        "patches:\n"
          + lines(count) {
            "- patch: '{apiVersion: v1, kind: ConfigMap, metadata: {name: c, namespace: n\($0)}, $patch: delete}'\n"
          }
      )
    },
    Self(
      name: "15,000 resources of one name, each merged with a generator's",
      isBuilt: true,
      options: ["--no-warn", "hash-missing"],
      count: 15_000
    ) { count in
      var files = namesakes(count, "")
      files["base/r.yaml"] = files["r.yaml"]
      files["base/kustomization.yaml"] = files["kustomization.yaml"]
      files["kustomization.yaml"] =
        "resources: [base]\nconfigMapGenerator:\n"
        + lines(count) { "- {name: c, namespace: n\($0), behavior: merge, literals: [a=b]}\n" }
      return files
    },
    Self(
      name: "15,000 replacements from resources of one name",
      isBuilt: false,
      options: ["--no-warn", "unused-replacement-target"],
      code: "input-too-large"
    ) {
      namesakes(
        15_000,
        "replacements:\n"
          + lines(15_000) {
            "- {source: {kind: ConfigMap, name: c, namespace: n\($0)}, "
              + "targets: [{select: {name: none}, fieldPaths: [a]}]}\n"
          }
      )
    },
  ]

  private static let lookups: [Self] = [
    Self(name: "64,000 kinds in the order of a list", isBuilt: true, count: 64_000) { count in
      [
        "kustomization.yaml": "resources: [r.yaml]\nsortOptions:\n  order: legacy\n"
          + "  legacySortOptions:\n    orderFirst:\n" + lines(count) { "    - K\($0)\n" },
        "r.yaml": (0..<count).map { "apiVersion: v1\nkind: K\($0)\nmetadata: {name: c}\n" }.joined(separator: "---\n"),
      ]
    },
    Self(
      name: "8,000 replacements for nothing among 8,000 resources",
      isBuilt: true,
      options: ["--no-warn", "unused-replacement-target"],
      count: 8_000
    ) { count in
      [
        "kustomization.yaml": "resources: [r.yaml]\nreplacements:\n"
          + lines(count) { "- {sourceValue: a, targets: [{select: {name: x\($0)}, fieldPaths: [data.k]}]}\n" },
        "r.yaml": maps(count),
      ]
    },
    Self(
      name: "8,000 patches for nothing among 8,000 resources",
      isBuilt: true,
      options: ["--no-warn", "unused-patch"],
      count: 8_000
    ) { count in
      [
        "kustomization.yaml": "resources: [r.yaml]\npatches:\n"
          + lines(count) { "- {target: {name: x\($0)}, patch: '[{\"op\": \"remove\", \"path\": \"/data\"}]'}\n" },
        "r.yaml": maps(count),
      ]
    },
    Self(name: "4,000 missing files among 4,000 files", isBuilt: false, code: "file-not-found", count: 4_000) { count in
      var files = ["kustomization.yaml": "resources:\n" + lines(count) { "- r\($0).yaml\n" }]
      for index in 0..<count { files["s\(index).yaml"] = "" }
      return files
    },
    Self(name: "4,000 images by as many expressions", isBuilt: false, code: "input-too-large") {
      [
        "kustomization.yaml": "resources: [r.yaml]\nimages:\n" + lines(4_000) { "- {name: i.*\($0)x, newTag: x}\n" },
        "r.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n"
          + lines(4_000) { "  - {name: c\($0), image: i\($0)}\n" },
      ]
    },
    // Each entry looks at each image: quadratic, within the limit of steps.
    Self(name: "16,000 images by as many entries", isBuilt: true) {
      [
        "kustomization.yaml": "resources: [r.yaml]\nimages:\n" + lines(16_000) { "- {name: i\($0), newTag: x}\n" },
        "r.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n"
          + lines(16_000) { "  - {name: c\($0), image: i\($0)}\n" },
      ]
    },
  ]

  private static func operations(_ count: Int, _ operation: (Int) -> String) -> String {
    "[" + (0..<count).map(operation).joined(separator: ", ") + "]"
  }

  private static let changes: [Self] = [
    Self(name: "20,000 values replaced among 200,000", isBuilt: false, code: "json-patch-failed") {
      patched(
        by: operations(20_000) { #"{"op": "replace", "path": "/data/k\#(199_999 - $0)", "value": "w"}"# },
        "data:\n" + lines(200_000) { "  k\($0): v\n" }
      )
    },
    Self(name: "200,000 keys tested", isBuilt: true, count: 200_000) { count in
      let keys = (0..<count).map { "\"k\($0)\": \"v\"" }.joined(separator: ", ")
      return patched(
        by: "[{\"op\": \"test\", \"path\": \"/data\", \"value\": {\(keys)}}]",
        "data:\n" + lines(count) { "  k\($0): v\n" }
      )
    },
    Self(name: "keys added to two large mappings in turn", isBuilt: false, code: "json-patch-failed") {
      patched(
        by: operations(20_000) { index in
          #"{"op": "add", "path": "/\#(index % 2 == 0 ? "data" : "more")/x\#(index)", "value": "w"}"#
        },
        "data: &d\n" + lines(100_000) { "  k\($0): v\n" } + "more: *d\n"
      )
    },
    Self(
      name: "1 million keys that repeat in a JSON patch",
      isBuilt: true,
      options: ["--no-warn", "key-repeated"],
      count: 1_000_000
    ) { count in
      let keys = repeated("\"a\": 1", count, ", ")
      return patched(by: "[{\"op\": \"add\", \"path\": \"/data\", \"value\": {\(keys)}}]")
    },
    Self(name: "a kustomization of 100,000 patches in one line", isBuilt: false, code: "file-not-found", count: 100_000)
    { count in
      ["kustomization.yaml": "patchesStrategicMerge: [" + repeated("a", count, ", ") + "]\n"]
    },
    Self(
      name: "20,000 entries with an old field in one line",
      isBuilt: false,
      options: ["--no-warn", "replaced-field"],
      count: 20_000
    ) { count in
      ["kustomization.yaml": "configMapGenerator: [" + repeated("{name: a, env: e}", count, ", ") + "]\n"]
    },
    Self(name: "100 MB of Secrets and a warning", isBuilt: true, count: 1_000) { count in
      let line = "stringData: {password: '\(repeated("s3cret ", 14_000))'}\n"
      return [
        "kustomization.yaml": "resources: [r.yaml]\nimages: [{name: none}]\n",
        "r.yaml": (0..<count).map { "apiVersion: v1\nkind: Secret\nmetadata: {name: s\($0)}\n" + line }
          .joined(separator: "---\n"),
      ]
    },
    Self(name: "20 MB of empty lines and an old field", isBuilt: true, count: 20 << 20) { count in
      ["kustomization.yaml": "bases: []\nconfigMapGenerator: [{name: a}]\n" + repeated("\n", count)]
    },
    // Each entry looks at the labels of those before it: quadratic, within the limit of steps.
    Self(name: "16,000 entries of labels", isBuilt: true) {
      [
        "kustomization.yaml": "resources: [r.yaml]\nlabels:\n" + lines(16_000) { "- pairs: {l\($0): a}\n" },
        "r.yaml": maps(1),
      ]
    },
    Self(name: "16,000 patches that each add to a list", isBuilt: false, code: "input-too-large") {
      [
        "kustomization.yaml": "resources: [r.yaml]\npatches:\n"
          + lines(16_000) {
            "- patch: '{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {containers: [{name: c\($0)}]}}'\n"
          },
        "r.yaml": "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec: {containers: []}\n",
      ]
    },
    Self(name: "16,000 elements without their key", isBuilt: false, code: "input-too-large") {
      let pod = "apiVersion: v1\nkind: Pod\nmetadata: {name: p}\nspec:\n  containers:\n"
      return [
        "kustomization.yaml": "resources: [r.yaml]\npatches: [{path: p.yaml}]\n",
        "r.yaml": pod + lines(16_000) { $0 % 2 == 0 ? "  - {image: i\($0)}\n" : "  - {name: c\($0)}\n" },
        "p.yaml": pod + lines(16_000) { "  - {name: c\($0), image: i}\n" },
      ]
    },
  ]

  // MARK: - Looking for the values of Secrets

  private static let secrets: [Self] = [
    Self(
      name: "a patch that speaks of nothing but paths",
      isBuilt: false,
      code: "patch-target-not-found",
      count: 250_000
    ) { count in
      [
        "kustomization.yaml": "resources: [r.yaml]\npatches: [{path: p.yaml}]\n", "r.yaml": maps(1),
        "p.yaml": "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: \(repeated("path", count))}\n",
      ]
    },
    Self(name: "a generator that speaks of nothing but names", isBuilt: false, count: 50_000) { count in
      ["kustomization.yaml": "secretGenerator:\n- {literal: [\(repeated("{name: a, env: b}", count, ", "))]}\n"]
    },
    Self(name: "a Secret of one letter, and a word of it", isBuilt: false, code: "not-a-resource") {
      [
        "kustomization.yaml": "resources: [s.yaml, r.yaml]\n",
        "s.yaml": "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: \(repeated("a", 4 << 20))}\n",
        "r.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {nam: \(repeated("a", 15_000))b}\n",
      ]
    },
    Self(name: "20,000 variables that nothing uses", isBuilt: true, warnsMuch: true, count: 20_000) { count in
      [
        "kustomization.yaml": "resources: [r.yaml]\nvars:\n"
          + lines(count) { "- {name: VARIABLE_\($0), objref: {apiVersion: v1, kind: ConfigMap, name: c\($0)}}\n" },
        "r.yaml": maps(count),
      ]
    },
    Self(name: "60,000 Secrets with a warning for each", isBuilt: true, warnsMuch: true, count: 60_000) { count in
      let secrets = (0..<count).map {
        "apiVersion: v1\nkind: Secret\nmetadata: {name: s\($0)}\nstringData: {a: 2020-01-01}\n"
      }
      return ["kustomization.yaml": "resources: [r.yaml]\n", "r.yaml": secrets.joined(separator: "---\n")]
    },
    Self(name: "7 million separators in a file and a warning", isBuilt: true, count: 7_000_000) { count in
      [
        "kustomization.yaml": "configMapGenerator: [{name: a, files: [f]}]\nimages: [{name: none}]\n",
        "f": repeated("---\n", count),
      ]
    },
  ]
}
