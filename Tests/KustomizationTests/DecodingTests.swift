import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree
import Testing

@Suite("Decoding: every field of the model, with its location")
struct DecodingTests {
  @Test func lists() throws {
    let kustomization = try decode(
      """
      resources:
      - a.yaml
      - ../base
      components: [c]
      crds: [d.json]
      configurations: [e.yaml]
      buildMetadata: [originAnnotations]
      """
    )
    #expect(kustomization.file == "k.yaml")
    #expect(kustomization.kind == .kustomization)
    #expect(kustomization.resources == [at(2, 3, "a.yaml"), at(3, 3, "../base")])
    #expect(kustomization.components == [at(4, 14, "c")])
    #expect(kustomization.crds == [at(5, 8, "d.json")])
    #expect(kustomization.configurations == [at(6, 18, "e.yaml")])
    #expect(kustomization.buildMetadata == [at(7, 17, "originAnnotations")])
  }

  @Test func texts() throws {
    let kustomization = try decode("namespace: n-s\nnamePrefix: p-\nnameSuffix: -s\n")
    #expect(kustomization.namespace == at(1, 12, "n-s"))
    #expect(kustomization.namePrefix == at(2, 13, "p-"))
    #expect(kustomization.nameSuffix == at(3, 13, "-s"))
  }

  @Test("an empty string equals a missing field")
  func emptyTexts() throws {
    let kustomization = try decode("namespace: ''\nimages: [{name: '', newTag: ''}]\n")
    #expect(kustomization.namespace == nil)
    #expect(kustomization.images == [ImageEntry(at: place(2, 10))])
  }

  @Test func maps() throws {
    let kustomization = try decode(
      "commonLabels: {b: x, a: ''}\ncommonAnnotations: {c: ~}\nopenapi: {path: p}\n"
    )
    #expect(
      kustomization.commonLabels == [
        LocatedPair(key: at(1, 16, "b"), value: at(1, 19, "x")), LocatedPair(key: at(1, 22, "a"), value: at(1, 25, "")),
      ]
    )
    #expect(kustomization.commonAnnotations == [LocatedPair(key: at(2, 21, "c"), value: at(2, 24, ""))])
    #expect(kustomization.openapi == [LocatedPair(key: at(3, 11, "path"), value: at(3, 17, "p"))])
  }

  @Test func labels() throws {
    let kustomization = try decode(
      """
      labels:
      - pairs: {a: b}
        includeSelectors: true
        includeTemplates: yes
        fields:
        - {group: g, version: v, kind: Widget, path: spec/x, create: true}
      """
    )
    var entry = LabelEntry(at: place(2, 3))
    entry.pairs = [LocatedPair(key: at(2, 11, "a"), value: at(2, 14, "b"))]
    entry.includeSelectors = true
    entry.includeTemplates = true
    let types = KindPattern(group: "g", version: "v", kind: "Widget")
    entry.fields = [FieldSpec(types: types, path: FieldPath(Text("spec/x")), create: true)]
    #expect(kustomization.labels == [entry])
  }

  @Test func patches() throws {
    let kustomization = try decode(
      """
      patches:
      - path: p.yaml
        options: {allowNameChange: true}
        target:
          group: apps
          version: v1
          kind: Deployment
          name: web.*
          namespace: default
          labelSelector: a=b
          annotationSelector: '!c'
      - patch: '[]'
        options: {allowKindChange: true}
      patchesJson6902:
      - {path: j.yaml, target: {}}
      patchesStrategicMerge:
      - m.yaml
      """
    )
    #expect(kustomization.patches.count == 2)
    let first = try #require(kustomization.patches.first)
    #expect(first.path == at(2, 9, "p.yaml"))
    #expect(first.patch == nil)
    #expect(first.allowNameChange && !first.allowKindChange)
    #expect(first.location == place(2, 3))
    var target = Selector(at: place(5, 5))
    target.group = at(5, 12, "apps")
    target.version = at(6, 14, "v1")
    target.kind = at(7, 11, "Deployment")
    target.name = at(8, 11, "web.*")
    target.namespace = at(9, 16, "default")
    target.labelSelector = at(10, 20, "a=b")
    target.annotationSelector = at(11, 25, "!c")
    #expect(first.target == target)
    let second = try #require(kustomization.patches.last)
    #expect(second.patch?.text == "[]")
    #expect(!second.allowNameChange && second.allowKindChange)
    #expect(second.target == nil)
    #expect(kustomization.patchesJson6902.map(\.target) == [Selector(at: place(15, 26))])
    #expect(kustomization.patchesStrategicMerge.map(\.path) == [at(17, 3, "m.yaml")])
  }

  @Test func images() throws {
    let kustomization = try decode("images: [{name: a, newName: b, newTag: '1', tagSuffix: -x, digest: d}]")
    var entry = ImageEntry(at: place(1, 10))
    entry.name = at(1, 17, "a")
    entry.newName = at(1, 29, "b")
    entry.newTag = at(1, 40, "1")
    entry.tagSuffix = at(1, 56, "-x")
    entry.digest = at(1, 68, "d")
    #expect(kustomization.images == [entry])
  }

  @Test(
    "a count is a number that JSON writes as an integer",
    arguments: [
      ("3", 3), ("-1", -1), ("2.0", 2), ("1e3", 1000), ("0x10", 16), ("1_000", 1000), ("!!int '2'", 2), ("-0.0", 0),
      ("9.2e18", 9_200_000_000_000_000_000), ("-9223372036854775808", .min), ("null", 0),
    ] as [(String, Int64)]
  )
  func counts(text: String, count: Int64) throws {
    let replicas = try decode("replicas: [{name: x, count: \(text)}]").replicas
    #expect(replicas.map(\.count.value) == [count])
    #expect(replicas.map(\.name) == [at(1, 19, "x")])
  }

  @Test func generators() throws {
    let kustomization = try decode(
      """
      configMapGenerator:
      - name: c
        namespace: ns
        behavior: merge
        literals: [a=b]
        files: [f]
        env: last
        envs: [first]
        options:
          labels: {l: '1'}
          annotations: {a: '2'}
          disableNameSuffixHash: true
          immutable: true
      secretGenerator:
      - {name: s, type: Opaque}
      generatorOptions: {}
      """
    )
    var options = GeneratorOptions(at: place(10, 5))
    options.labels = [LocatedPair(key: at(10, 14, "l"), value: at(10, 17, "1"))]
    options.annotations = [LocatedPair(key: at(11, 19, "a"), value: at(11, 22, "2"))]
    options.disableNameSuffixHash = true
    options.immutable = true
    var entry = GeneratorEntry(at: place(2, 3))
    entry.name = at(2, 9, "c")
    entry.namespace = at(3, 14, "ns")
    entry.behavior = at(4, 13, "merge")
    entry.literals = [at(5, 14, "a=b")]
    entry.files = [at(6, 11, "f")]
    entry.envs = [at(8, 10, "first"), at(7, 8, "last")]
    entry.options = options
    #expect(kustomization.configMapGenerator == [entry])
    #expect(kustomization.secretGenerator.map(\.type) == [at(15, 19, "Opaque")])
    #expect(kustomization.generatorOptions == GeneratorOptions(at: place(16, 19)))
  }

  @Test func replacements() throws {
    let kustomization = try decode(
      """
      replacements:
      - path: r.yaml
      - source:
          kind: Secret
          name: s
          fieldPath: data.x
          options: {delimiter: /, index: 1}
        targets:
        - select: {kind: Deployment}
          reject: [{name: nope}]
          fieldPaths: [spec.x]
          options: {create: true, encoding: base64}
      - sourceValue: five
      """
    )
    var source = ReplacementSource(at: place(4, 5))
    source.resource.kind = at(4, 11, "Secret")
    source.resource.name = at(5, 11, "s")
    source.fieldPath = at(6, 16, "data.x")
    var sourceOptions = ReplacementOptions(at: place(7, 14))
    sourceOptions.delimiter = at(7, 26, "/")
    sourceOptions.index = 1
    source.options = sourceOptions
    var target = ReplacementTarget(at: place(9, 5))
    var select = Selector(at: place(9, 13))
    select.kind = at(9, 20, "Deployment")
    target.select = select
    var reject = Selector(at: place(10, 14))
    reject.name = at(10, 21, "nope")
    target.reject = [reject]
    target.fieldPaths = [at(11, 18, "spec.x")]
    var targetOptions = ReplacementOptions(at: place(12, 14))
    targetOptions.create = true
    targetOptions.encoding = at(12, 39, "base64")
    target.options = targetOptions
    var inline = Replacement(at: place(3, 3))
    inline.source = source
    inline.targets = [target]
    var value = Replacement(at: place(13, 3))
    value.sourceValue = at(13, 16, "five")
    #expect(kustomization.replacements == [.path(at(2, 9, "r.yaml")), .inline(inline), .inline(value)])
  }

  @Test func vars() throws {
    let kustomization = try decode(
      "vars: [{name: V, objref: {apiVersion: v1, kind: Service, name: s}, fieldref: {fieldpath: spec.x}}]"
    )
    var entry = Variable(at: place(1, 8))
    entry.name = at(1, 15, "V")
    entry.apiVersion = at(1, 39, "v1")
    entry.object.kind = at(1, 49, "Service")
    entry.object.name = at(1, 64, "s")
    entry.fieldPath = at(1, 90, "spec.x")
    #expect(kustomization.vars == [entry])
  }

  @Test func sortOptions() throws {
    let kustomization = try decode(
      "sortOptions: {order: legacy, legacySortOptions: {orderFirst: [A], orderLast: [B, C]}}"
    )
    var legacy = SortOptions.Legacy(at: place(1, 49))
    legacy.orderFirst = [at(1, 63, "A")]
    legacy.orderLast = [at(1, 79, "B"), at(1, 82, "C")]
    var options = SortOptions(at: place(1, 14))
    options.order = at(1, 22, "legacy")
    options.legacy = legacy
    #expect(kustomization.sortOptions == options)
  }

  @Test func helm() throws {
    let kustomization = try decode(
      """
      helmGlobals: {chartHome: h}
      helmCharts:
      - {name: a, valuesInline: {x: {y: 1}}, apiVersions: [v1], includeCRDs: true}
      helmChartInflationGenerator:
      - {chartName: b, chartRepoUrl: u, values: v.yaml, chartHome: ignored, extraArgs: [x]}
      """
    )
    #expect(kustomization.helmGlobals?.chartHome == at(1, 26, "h"))
    #expect(kustomization.helmCharts.map { $0.name?.value } == ["a", "b"])
    let first = try #require(kustomization.helmCharts.first)
    #expect(first.includeCRDs)
    #expect(first.apiVersions == [at(3, 54, "v1")])
    let values = try #require(first.valuesInline)
    #expect(kustomization.tree.value(at: "x", "y", in: values).map { kustomization.tree.string(of: $0) } == "1")
    #expect(kustomization.helmCharts.last?.valuesFile == at(5, 43, "v.yaml"))
  }

  @Test("globals come from the deprecated field only if there are no others")
  func helmGlobals() throws {
    let text = "helmChartInflationGenerator:\n- {chartName: a, chartHome: h}\n- {chartName: b, helmHome: i}\n"
    let globals = try decode(text).helmGlobals
    #expect(globals?.chartHome == at(2, 29, "h"))
    #expect(globals?.configHome == at(3, 28, "i"))
    #expect(try decode(text + "helmGlobals: {}\n").helmGlobals == HelmGlobals(at: place(4, 14)))
  }

  @Test("anchors, aliases and merge keys are resolved, and only the first document is decoded")
  func anchors() throws {
    let kustomization = try decode(
      """
      commonLabels: &l {a: x}
      commonAnnotations: *l
      labels:
      - pairs: {<<: *l, b: z}
      ---
      garbage: [
      """
    )
    #expect(kustomization.commonAnnotations.map(\.key.value) == ["a"])
    #expect(Set(kustomization.labels.flatMap { $0.pairs.map(\.key.value) }) == ["a", "b"])
  }

  @Test("the directory is that of the file", arguments: [("k.yaml", "."), ("a/b/k.yaml", "a/b"), ("/k.yaml", "/")])
  func directory(file: String, directory: String) {
    #expect(Kustomization(file: file).directory == directory)
  }
}

@Suite("Decoding: names and repeated fields")
struct FieldNameTests {
  @Test("case does not matter", arguments: ["RESOURCES", "resources", "rEsources", "re\u{17F}ources"])
  func caseInsensitive(name: String) throws {
    #expect(try decode("\(name): [a]").resources.map(\.value) == ["a"])
  }

  @Test("the last of equal keys wins")
  func equalKeys() throws {
    #expect(try decode("resources: [a]\nresources: [b]\n").resources == [at(2, 13, "b")])
    #expect(try decode("commonLabels: {a: x, a: z}").commonLabels.map(\.value.value) == ["z"])
  }

  @Test("among keys that differ in case, the one with greater bytes wins, regardless of order")
  func differentCase() throws {
    #expect(try decode("resources: [a]\nRESOURCES: [b]\n").resources.map(\.value) == ["a"])
    #expect(try decode("Resources: [a]\nresources: [b]\n").resources.map(\.value) == ["b"])
    #expect(try decode("namePrefix: a\nnameprefix: b\n").namePrefix?.value == "b")
  }

  @Test("for such keys, maps are merged, list elements are decoded in place, and nulls keep strings")
  func decodedInPlace() throws {
    let kustomization = try decode(
      """
      commonLabels: {a: x, b: x}
      commonlabels: {b: z}
      Labels: [{includeSelectors: true}]
      labels: [{pairs: {c: x}}]
      Resources: [r, s]
      resources: [null]
      NamePrefix: p
      namePrefix: null
      Images: [{name: i}]
      images: null
      """
    )
    #expect(kustomization.commonLabels.map { "\($0.key.value)=\($0.value.value)" } == ["a=x", "b=z"])
    #expect(kustomization.labels.map(\.includeSelectors) == [true])
    #expect(kustomization.labels.map(\.pairs.count) == [1])
    #expect(kustomization.resources.map(\.value) == ["r"])
    #expect(kustomization.namePrefix?.value == "p")
    #expect(kustomization.images.isEmpty)
  }

  @Test("keys of labels are written as in JSON")
  func labelKeys() throws {
    let kustomization = try decode(
      """
      commonLabels:
        1: x
        0x10: x
        n: x
        TRUE: x
        1.5: x
        1e10: x
        123456789.125: x
        .inf: x
        -.Inf: x
        .nan: x
        -0.0: x
        2020-01-01: x
        !!float 7: x
      """
    )
    #expect(
      kustomization.commonLabels.map(\.key.value) == [
        "1", "16", "false", "true", "1.5", "1e+10", "1.2345679e+08", ".inf", "-.inf", ".nan", "-0", "2020-01-01", "7",
      ]
    )
  }

  @Test(
    "which scalars are strings",
    arguments: [
      ("2020-01-01", "2020-01-01"), ("1:30", "1:30"), ("!!str 5", "5"), ("!!binary YWI=", "ab"), ("!foo 5", "5"),
      ("!!timestamp 2020-01-01", "2020-01-01"), ("<<", "<<"), ("1e400", "1e400"), ("'yes'", "yes"), ("!!map x", "x"),
      ("yEs", "yEs"),
    ]
  )
  func texts(source: String, text: String) throws {
    #expect(try decode("namePrefix: \(source)").namePrefix?.value == text)
  }
}
