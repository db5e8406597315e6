extension Table {
  /// Field paths of sources: the found value is copied to a field that accepts any type.
  ///
  /// Sources do not look into strings, so a few such paths are enough.
  static let replacementSources = Table(
    name: "replacement-sources",
    rows: PathForms.all.flatMap { forms in
      forms.paths.prefix(forms.name == "text" ? 8 : .max).map { path in
        let replacement = """
          - source: {kind: Thing, fieldPath: \(path.quoted)}
            targets: [{select: {kind: Sink}, fieldPaths: [spec.result], options: {create: true}}]
          """
        return Row(
          name: "\(forms.name): \(path.quoted)",
          replacement: replacement,
          thing: thing(spec: forms.spec, isLocal: true)
        )
      }
    } + sourceOptions
  )

  /// Field paths of targets, which get a string, with and without creating what is missing.
  static let replacementTargets = Table(
    name: "replacement-targets",
    rows: [false, true].flatMap { create in
      PathForms.all.filter { !create || !$0.isAboutSplitting }.flatMap { forms in
        forms.paths.map { path in
          let replacement = """
            - sourceValue: NEW
              targets: [{select: {kind: Thing}, fieldPaths: [\(path.quoted)], options: {create: \(create)}}]
            """
          let name = "\(forms.name): \(path.quoted)\(create ? " create" : "")"
          return Row(name: name, replacement: replacement, thing: thing(spec: forms.spec))
        }
      }
    } + targetOptions
  )

  /// Values of every type copied to fields of every type, including required fields of resources.
  static let replacementValues = Table(
    name: "replacement-values",
    rows: values.flatMap { value in
      [false, true].flatMap { create in
        (create ? creatableTargets : valueTargets).map { path in
          let replacement = """
            - source: {kind: Source, fieldPath: spec.\(value)}
              targets: [{select: {kind: Thing}, fieldPaths: [\(path.quoted)], options: {create: \(create)}}]
            """
          let name = "\(value) to \(path)\(create ? " create" : "")"
          return Row(name: name, replacement: replacement, thing: thing(spec: valueSpec), others: [source])
        }
      }
    }
  )

  // MARK: - Options

  private static let sourceOptions = ["a/b/c", "/", "", "a", "a//b"].flatMap { text in
    [-2, -1, 0, 1, 2, 3].map { index in
      let replacement = """
        - source: {kind: Thing, fieldPath: .spec.text, options: {delimiter: "/", index: \(index)}}
          targets: [{select: {kind: Sink}, fieldPaths: [spec.result], options: {create: true}}]
        """
      return Row(
        name: "\(text.quoted) delimiter index \(index)",
        replacement: replacement,
        thing: thing(spec: "text: \(text.quoted)", isLocal: true)
      )
    }
  }

  private static let targetOptions = [
    ".spec.text", "spec.number", "spec.absent", "spec.list", "spec.list.0", "spec.map", "spec.blank", "spec.json.k",
  ]
  .flatMap { path in
    [(-2, false), (0, false), (1, false), (2, false), (9, false), (-1, true), (0, true), (1, true)].map {
      index,
      create in
      let replacement = """
        - sourceValue: NEW
          targets:
          - select: {kind: Thing}
            fieldPaths: [\(path)]
            options: {delimiter: "/", index: \(index), create: \(create)}
        """
      let spec = "{text: a/b, number: 7, list: [a/b], map: {a: b}, blank: null, json: '{\"k\": \"a/b\"}'}"
      let name = "\(path) delimiter index \(index)\(create ? " create" : "")"
      return Row(name: name, replacement: replacement, thing: thing(spec: spec))
    }
  }

  // MARK: - Objects

  private static func thing(spec: String, isLocal: Bool = false) -> String {
    """
    apiVersion: example.com/v1
    kind: Thing
    metadata:
      name: t
      annotations:
        example.com/a: one\(isLocal ? "\n    config.kubernetes.io/local-config: \"true\"" : "")
        plain: two
    spec:
    \(spec.indented(by: 2))

    """
  }

  private static let values = ["text", "empty", "blank", "number", "bool", "map", "list", "json"]

  private static let source = """
    apiVersion: example.com/v1
    kind: Source
    metadata: {name: s, annotations: {config.kubernetes.io/local-config: "true"}}
    spec:
      text: hello
      empty: ""
      blank: " "
      number: 80
      bool: true
      map: {a: b}
      list: [a, b]
      json: '{"a": 1}'

    """

  private static let valueSpec = """
    text: old
    number: 7
    bool: false
    nothing: null
    blank:
    tilde: ~
    quoted: "8"
    tagged: !!int "9"
    map: {k: v}
    list: [x]
    json: '{"s": "v", "n": 7, "b": true, "f": 1.5, "z": null, "m": {"k": "v"}, "l": [1]}'
    yaml: |
      s: v
      n: 7
      b: true
      q: "8"
      z: null
      y: ~
      e:
      m: {k: v}
    """

  private static let creatableTargets = [
    "metadata.namespace", "metadata.labels", "metadata.labels.a", "spec.blank", "spec.json.x", "spec.yaml.x",
  ]

  private static let valueTargets =
    [
      "metadata.name", "metadata.namespace", "metadata", "kind", "apiVersion", "metadata.labels", "metadata.labels.a",
      "metadata.annotations", "metadata.annotations.plain", "spec", "spec.text", "spec.number", "spec.bool",
      "spec.nothing",
      "spec.blank", "spec.tilde", "spec.quoted", "spec.tagged", "spec.map", "spec.map.k", "spec.list", "spec.list.0",
    ] + ["s", "n", "b", "f", "z", "m", "l", "l.0", "x"].map { "spec.json.\($0)" }
    + ["s", "n", "b", "q", "z", "y", "e", "m", "x"].map { "spec.yaml.\($0)" }
}

extension Row {
  fileprivate init(name: String, replacement: String, thing: String, others: [String] = []) {
    let sink = """
      apiVersion: example.com/v1
      kind: Sink
      metadata: {name: s}
      """
    let isSource = replacement.contains("Sink")
    self.init(
      name: name,
      files: [
        "kustomization.yaml": "resources: [resources.yaml]\nreplacements:\n\(replacement)\n",
        "resources.yaml": ([thing] + others + (isSource ? [sink + "\n"] : [])).joined(separator: "---\n"),
      ]
    )
  }
}
