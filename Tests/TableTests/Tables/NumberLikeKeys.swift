extension Table {
  /// Keys that are not strings without quotes, added in every way in which a build can add a key.
  static let numberLikeKeys = Table(
    name: "number-like-keys",
    rows: keyRoutes.flatMap { route in
      let takesAll = routesOfAllSpellings.contains(route.name)
      return keySpellings.filter { (route.isYAML || $0.isPlainText) && (takesAll || $0.isCommon) }.map { spelling in
        Row(name: "\(route.name) \(spelling.text)", files: route.files(spelling))
      }
    }
  )

  /// A way to write a key.
  struct KeySpelling {
    /// As in YAML.
    let text: String
    /// The key itself.
    let key: String

    init(_ text: String) {
      self.text = text
      let isQuoted = text.hasPrefix("\"") || text.hasPrefix("'")
      key = isQuoted ? String(text.dropFirst().dropLast()) : String(text.split(separator: " ").last ?? "")
    }

    /// Whether the key can also be used outside of YAML.
    var isPlainText: Bool { text.hasPrefix("\"") && !key.isEmpty }

    /// Whether many people write such keys.
    var isCommon: Bool { ["\"9110\"", "'9110'", "9110", "\"true\"", "null", "\"on\""].contains(text) }

    /// As a step of a JSON pointer.
    var pointer: String { key.split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1") }
  }

  /// A way to add a key, with the files in which the key is written.
  private struct KeyRoute {
    let name: String
    /// Whether the key is written as YAML.
    var isYAML = true
    let files: @Sendable (KeySpelling) -> [String: String]
  }

  private static let keySpellings = [
    "\"9110\"", "'9110'", "9110", "!!str 9110", "\"true\"", "true", "\"1.5\"", "\"null\"", "null", "\"~\"", "\"0x1F\"",
    "\"2020-01-01\"", "2020-01-01", "\"on\"", "on", "\"\"", "\"1e3\"", "\"=\"", "\"*a\"", "plain",
  ].map(KeySpelling.init)

  /// The routes that differ in what they do with a key; the others take the common spellings only.
  private static let routesOfAllSpellings: Set = [
    "merge data", "merge a mapping", "merge an absent mapping", "merge over the same key", "merge beside the key",
    "no patch",
    "JSON patch adds a key", "JSON patch adds a mapping", "labels", "commonAnnotations", "generated literals",
    "replacement creates a field",
  ]

  private static let keyBase = """
    apiVersion: v1
    kind: ConfigMap
    metadata: {name: a, labels: {l: m}, annotations: {b: c}}
    data: {x: z}

    """

  private static let thingBase = """
    apiVersion: example.com/v1
    kind: Thing
    metadata: {name: a}
    spec: {map: {x: z}, list: [{name: e}]}

    """

  private static let workloadBase = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: a}
    spec: {template: {spec: {containers: [{name: c, image: i}], volumes: [{name: v}]}}}

    """

  private static let keyRoutes = mergeRoutes + jsonRoutes + metadataRoutes + otherRoutes

  private static func files(_ base: String, _ fields: String, _ others: [String: String] = [:]) -> [String: String] {
    others.merging(["kustomization.yaml": "resources: [base.yaml]\n\(fields)\n", "base.yaml": base]) { $1 }
  }

  // MARK: - Strategic merge patches

  private static func merge(_ name: String, _ base: String, _ fields: @escaping @Sendable (String) -> String)
    -> KeyRoute
  {
    KeyRoute(name: name) { spelling in
      let header = base.split(separator: "\n").prefix(2).joined(separator: "\n")
      let patch = "\(header)\nmetadata: {name: a}\n\(fields(spelling.text))\n"
      return files(base, "patches: [{path: patch.yaml}]", ["patch.yaml": patch])
    }
  }

  private static let mergeRoutes = [
    merge("merge data", keyBase) { "data:\n  \($0): v" },
    merge("merge data in flow style", keyBase) { "data: {\($0): v}" },
    merge("merge an absent mapping", keyBase) { "binaryData:\n  \($0): dg==" },
    merge("merge a mapping", thingBase) { "spec:\n  map:\n    \($0): v" },
    merge("merge a mapping of mappings", thingBase) { "spec:\n  map:\n    \($0): {k: v}" },
    merge("merge a mapping in an absent mapping", thingBase) { "spec:\n  new:\n    inner:\n      \($0): v" },
    merge("merge a list", thingBase) { "spec:\n  list:\n  - \($0): v" },
    merge("merge a keyed element", workloadBase) {
      "spec:\n  template:\n    spec:\n      containers:\n      - name: c\n        \($0): v"
    },
    merge("merge a new keyed element", workloadBase) {
      "spec:\n  template:\n    spec:\n      containers:\n      - name: d\n        \($0): v"
    },
    merge("delete", thingBase) { "spec:\n  map:\n    \($0): null" },
    merge("replace a mapping", thingBase) { "spec:\n  map:\n    $patch: replace\n    \($0): v" },
    KeyRoute(name: "merge inline with a target") { spelling in
      let patch = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: other}\ndata:\n  \(spelling.text): v\n"
      return files(keyBase, "patches:\n- target: {kind: ConfigMap}\n  patch: |\n\(patch.indented(by: 4))")
    },
    KeyRoute(name: "merge inline") { spelling in
      let patch = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  \(spelling.text): v\n"
      return files(keyBase, "patches:\n- patch: |\n\(patch.indented(by: 4))")
    },
    KeyRoute(name: "merge over the same key") { spelling in
      let patch = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  \(spelling.text): v\n"
      let base = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  \(spelling.key.quoted): old\n  x: z\n"
      return files(base, "patches: [{path: patch.yaml}]", ["patch.yaml": patch])
    },
    KeyRoute(name: "merge beside the key") { spelling in
      let patch = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  x: v\n"
      let base = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  \(spelling.text): old\n  x: z\n"
      return files(base, "patches: [{path: patch.yaml}]", ["patch.yaml": patch])
    },
    KeyRoute(name: "no patch") { spelling in
      files("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  \(spelling.text): old\n  x: z\n", "")
    },
    KeyRoute(name: "two patches") { spelling in
      let patch = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  \(spelling.text): v\n"
      return files(keyBase, "patches: [{path: p.yaml}, {path: q.yaml}]", ["p.yaml": patch, "q.yaml": patch])
    },
  ]

  // MARK: - Labels and annotations

  /// A ConfigMap with labels or annotations, each an indented line of YAML.
  private static func metadataBase(_ field: String, _ line: String?) -> String {
    let lines = line.map { "\n  \(field):\n    \($0)" } ?? ""
    return "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\(lines)\ndata: {x: z}\n"
  }

  private static let metadataRoutes = ["labels", "annotations"].flatMap { field in
    [
      KeyRoute(name: "\(field), no patch") { files(metadataBase(field, "\($0.text): v"), "") },
      KeyRoute(name: "\(field) and a merge of data") { spelling in
        let patch = metadataBase(field, nil).replacing("x: z", with: "x: v")
        return files(metadataBase(field, "\(spelling.text): v"), "patches: [{path: p.yaml}]", ["p.yaml": patch])
      },
      KeyRoute(name: "\(field) and a JSON patch of data") { spelling in
        let patch = "- {op: replace, path: /data/x, value: v}"
        let fields = "patches: [{target: {kind: ConfigMap}, patch: \(patch.quoted)}]"
        return files(metadataBase(field, "\(spelling.text): v"), fields)
      },
      KeyRoute(name: "\(field) and a prefix") { files(metadataBase(field, "\($0.text): v"), "namePrefix: p-") },
      KeyRoute(name: "\(field) and a common label") {
        files(metadataBase(field, "\($0.text): v"), "labels: [{pairs: {c: d}}]")
      },
      KeyRoute(name: "\(field) and a common annotation") {
        files(metadataBase(field, "\($0.text): v"), "commonAnnotations: {c: d}")
      },
      KeyRoute(name: "merge \(field) with others") { spelling in
        let patch = metadataBase(field, "\(spelling.text): v")
        return files(metadataBase(field, "c: d"), "patches: [{path: p.yaml}]", ["p.yaml": patch])
      },
      KeyRoute(name: "merge \(field) without others") { spelling in
        let patch = metadataBase(field, "\(spelling.text): v")
        return files(metadataBase(field, nil), "patches: [{path: p.yaml}]", ["p.yaml": patch])
      },
      KeyRoute(name: "merge \(field) in two layers") { spelling in
        let patch = metadataBase(field, "\(spelling.text): v")
        return [
          "kustomization.yaml": "resources: [base]\nnamePrefix: p-\n",
          "base/kustomization.yaml": "resources: [r.yaml]\npatches: [{path: p.yaml}]\n",
          "base/r.yaml": metadataBase(field, "c: d"),
          "base/p.yaml": patch,
        ]
      },
    ]
  }

  // MARK: - JSON patches

  private static let jsonRoutes = [
    KeyRoute(name: "JSON patch adds a key", isYAML: false) { spelling in
      let patch = "- {op: add, path: \("/data/\(spelling.pointer)".quoted), value: v}"
      return files(keyBase, "patches:\n- target: {kind: ConfigMap}\n  patch: |\n\(patch.indented(by: 4))")
    },
    KeyRoute(name: "JSON patch adds a mapping") { spelling in
      let patch = "- op: add\n  path: /data\n  value:\n    \(spelling.text): v"
      return files(keyBase, "patches:\n- target: {kind: ConfigMap}\n  patch: |\n\(patch.indented(by: 4))")
    },
    KeyRoute(name: "JSON patch replaces a mapping") { spelling in
      let patch = "- op: replace\n  path: /data\n  value:\n    \(spelling.text): v"
      return files(keyBase, "patches:\n- target: {kind: ConfigMap}\n  path: patch.yaml", ["patch.yaml": patch])
    },
    KeyRoute(name: "JSON patch file adds a mapping", isYAML: false) { spelling in
      let patch = "[{\"op\": \"add\", \"path\": \"/spec/new\", \"value\": {\(spelling.key.quoted): \"v\"}}]"
      return files(thingBase, "patches:\n- target: {kind: Thing}\n  path: patch.json", ["patch.json": patch])
    },
    KeyRoute(name: "JSON patch file adds a key", isYAML: false) { spelling in
      let patch = "[{\"op\": \"add\", \"path\": \("/data/\(spelling.pointer)".quoted), \"value\": \"v\"}]"
      return files(keyBase, "patches:\n- target: {kind: ConfigMap}\n  path: patch.json", ["patch.json": patch])
    },
    KeyRoute(name: "JSON patch beside the key") { spelling in
      let patch = "- {op: replace, path: /data/x, value: v}"
      let base = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  \(spelling.text): old\n  x: z\n"
      return files(base, "patches:\n- target: {kind: ConfigMap}\n  patch: |\n\(patch.indented(by: 4))")
    },
    KeyRoute(name: "JSON merge patch file", isYAML: false) { spelling in
      let patch = """
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "a"}, "data": {\(spelling.key.quoted): "v"}}
        """
      return files(keyBase, "patches: [{path: patch.json}]", ["patch.json": patch])
    },
  ]

  // MARK: - Other fields

  private static let otherRoutes = [
    KeyRoute(name: "labels") { spelling in files(keyBase, "labels:\n- pairs:\n    \(spelling.text): v") },
    KeyRoute(name: "commonLabels") { spelling in files(workloadBase, "commonLabels:\n  \(spelling.text): v") },
    KeyRoute(name: "commonAnnotations") { spelling in files(keyBase, "commonAnnotations:\n  \(spelling.text): v") },
    KeyRoute(name: "generated literals", isYAML: false) { spelling in
      files(keyBase, "configMapGenerator:\n- name: g\n  literals: [\("\(spelling.key)=v".quoted)]")
    },
    KeyRoute(name: "merged literals", isYAML: false) { spelling in
      let generator = "configMapGenerator:\n- name: g\n  literals: [\("\(spelling.key)=v".quoted)]\n"
      let inner = "configMapGenerator:\n- name: g\n  literals: [x=z]\n"
      return [
        "kustomization.yaml": "resources: [base]\n"
          + generator.replacing("name: g", with: "name: g\n  behavior: merge"),
        "base/kustomization.yaml": inner,
      ]
    },
    KeyRoute(name: "generated labels") { spelling in
      files(
        keyBase,
        "configMapGenerator:\n- name: g\n  literals: [x=z]\n  options:\n    labels:\n      \(spelling.text): v"
      )
    },
    KeyRoute(name: "replacement creates a field", isYAML: false) { spelling in
      let path = "spec.map.[\(spelling.key)]".quoted
      let target = "{select: {kind: Thing}, fieldPaths: [\(path)], options: {create: true}}"
      return files(thingBase, "replacements:\n- sourceValue: v\n  targets: [\(target)]")
    },
    KeyRoute(name: "replacement copies a mapping") { spelling in
      let base =
        thingBase + "---\napiVersion: example.com/v1\nkind: Other\nmetadata: {name: o}\nspec:\n  \(spelling.text): v\n"
      let target = "{select: {kind: Thing}, fieldPaths: [spec.map]}"
      return files(base, "replacements:\n- source: {kind: Other, fieldPath: spec}\n  targets: [\(target)]")
    },
  ]
}
