import OverlayYAMLTree
import Testing

@testable import OverlayKubernetesModel

@Suite("Field paths")
struct FieldPathTests {
  @Test(
    "a path is split at slashes",
    arguments: [
      ("metadata/name", ["metadata", "name"]),
      ("metadata/annotations/example.com\\/key", ["metadata", "annotations", "example.com/key"]),
      ("/metadata/name", ["metadata", "name"]),
      ("//metadata", ["", "metadata"]),
      ("spec//x", ["spec", "", "x"]),
      ("spec/x/", ["spec", "x", ""]),
      ("a\\/\\/b/c\\", ["a//b", "c\\"]),
      ("\\\\/a", ["\\/a"]),
      ("naïve/e\u{301}", ["naïve", "e\u{301}"]),
      ("", [""]),
      ("/", [""]),
    ] as [(Text, [Text])]
  )
  func segments(_ source: Text, names: [Text]) {
    let path = FieldPath(source)
    #expect((0..<path.count).map { path[$0].name } == names)
    #expect((0..<path.count).allSatisfy { !path[$0].isList })
    #expect(path.description == source.string)
    #expect(FieldPath(Text(path.description)) == path)
  }

  @Test("one pair of brackets marks a list")
  func lists() {
    let path = FieldPath("spec/containers[]/x[][]/[]/[]y")
    #expect((0..<path.count).map { path[$0].name } == ["spec", "containers", "x[]", "", "[]y"])
    #expect((0..<path.count).map { path[$0].isList } == [false, true, true, true, false])
    #expect(path.description == "spec/containers[]/x[][]/[]/[]y")
  }

  @Test("paths are equal if their strings are")
  func equality() throws {
    let builtIn = try #require(DefaultFieldSpecs.images.first).path
    #expect(builtIn == FieldPath("spec/containers[]/image"))
    #expect(builtIn.hashValue == FieldPath("spec/containers[]/image").hashValue)
    #expect(builtIn != FieldPath("spec/containers/image"))
    #expect(builtIn != FieldPath("/spec/containers[]/image"))
    #expect(builtIn != FieldPath("spec/containers[]"))
    #expect(FieldPath("\u{E9}") != FieldPath("e\u{301}"))
  }
}

@Suite("Kind patterns")
struct KindPatternTests {
  @Test("empty parts match everything, others exactly")
  func matches() {
    let any = KindPattern()
    let deployment = KindPattern(group: "apps", kind: "Deployment")
    #expect(any.matches(group: "", version: "v1", kind: "Pod"))
    #expect(deployment.matches(group: "apps", version: "v1", kind: "Deployment"))
    #expect(deployment.matches(group: "apps", version: "v2", kind: "Deployment"))
    #expect(!deployment.matches(group: "example.com", version: "v1", kind: "Deployment"))
    #expect(!deployment.matches(group: "apps", version: "v1", kind: "deployment"))
    #expect(!KindPattern(version: "v1").matches(group: "", version: "v2", kind: "Pod"))
  }

  @Test("a pattern covers patterns that select a subset of its types")
  func covers() {
    let any = KindPattern()
    let kind = KindPattern(kind: "Deployment")
    let full = KindPattern(group: "apps", version: "v1", kind: "Deployment")
    #expect(any.covers(kind) && any.covers(full) && kind.covers(full) && kind.covers(kind))
    #expect(!kind.covers(any) && !full.covers(kind) && !kind.covers(KindPattern(kind: "Pod")))
  }
}

@Suite("Default field specs")
struct DefaultFieldSpecsTests {
  /// `group version kind path`, with `*` for an empty part and `+` if the field is created.
  private func lines(_ specs: [FieldSpec]) -> [String] {
    specs.map { spec in
      let parts = [spec.types.group, spec.types.version, spec.types.kind].map { $0.isEmpty ? "*" : $0.string }
      return (parts + [spec.path.description]).joined(separator: " ") + (spec.create ? " +" : "")
    }
  }

  @Test("the small tables equal kustomize's configuration")
  func smallTables() {
    #expect(lines(DefaultFieldSpecs.namePrefix) == ["* * * metadata/name"])
    #expect(lines(DefaultFieldSpecs.nameSuffix) == ["* * * metadata/name"])
    #expect(
      lines(DefaultFieldSpecs.namespace) == [
        "* * Namespace metadata/name +",
        "apiextensions.k8s.io * CustomResourceDefinition spec/conversion/webhook/clientConfig/service/namespace",
        "apiregistration.k8s.io * APIService spec/service/namespace +",
      ]
    )
    #expect(
      lines(DefaultFieldSpecs.replicas) == [
        "* * Deployment spec/replicas +",
        "* * StatefulSet spec/replicas +",
        "* * ReplicaSet spec/replicas +",
        "* * ReplicationController spec/replicas +",
      ]
    )
    #expect(
      lines(DefaultFieldSpecs.images) == [
        "* * * spec/containers[]/image +",
        "* * * spec/initContainers[]/image +",
        "* * * spec/volumes[]/image/reference +",
        "* * * spec/template/spec/containers[]/image +",
        "* * * spec/template/spec/initContainers[]/image +",
        "* * * spec/template/spec/volumes[]/image/reference +",
      ]
    )
  }

  @Test("the large tables are complete")
  func largeTables() {
    #expect(DefaultFieldSpecs.commonLabels.count == 32)
    #expect(DefaultFieldSpecs.templateLabels.count == 10)
    #expect(DefaultFieldSpecs.commonAnnotations.count == 9)
    #expect(DefaultFieldSpecs.varReference.count == 72)
    #expect(lines(DefaultFieldSpecs.commonLabels).contains("* v1 Service spec/selector +"))
    #expect(lines(DefaultFieldSpecs.commonLabels).contains("policy * PodDisruptionBudget spec/selector/matchLabels"))
    #expect(lines(DefaultFieldSpecs.varReference).contains("* * Ingress spec/tls/hosts"))
    #expect(Set(DefaultFieldSpecs.templateLabels).isSubset(of: Set(DefaultFieldSpecs.commonLabels)))
  }

  @Test("all tables are in their order of application")
  func order() {
    let tables = [
      DefaultFieldSpecs.commonAnnotations, DefaultFieldSpecs.commonLabels, DefaultFieldSpecs.images,
      DefaultFieldSpecs.namePrefix, DefaultFieldSpecs.nameSuffix, DefaultFieldSpecs.namespace,
      DefaultFieldSpecs.replicas, DefaultFieldSpecs.templateLabels, DefaultFieldSpecs.varReference,
    ]
    for table in tables {
      for (spec, next) in zip(table, table.dropFirst()) {
        #expect(!KindPattern.isOrderedBefore(next.types, spec.types))
      }
    }
    let rules = DefaultFieldSpecs.nameReferences
    for (rule, next) in zip(rules, rules.dropFirst()) {
      #expect(KindPattern.isOrderedBefore(rule.referent, next.referent))
    }
  }

  @Test("name references are applied in the same order as in Kustomize")
  func nameReferences() {
    #expect(
      DefaultFieldSpecs.nameReferences.map(\.referent.kind) == [
        "StorageClass", "ServiceAccount", "Role", "ClusterRole", "ConfigMap", "Secret", "Service", "PriorityClass",
        "PersistentVolume", "PersistentVolumeClaim", "Deployment", "StatefulSet", "ValidatingAdmissionPolicy",
        "IngressClass", "ReplicaSet", "ReplicationController",
      ]
    )
    #expect(DefaultFieldSpecs.nameReferences.map(\.referrers.count).reduce(0, +) == 167)
  }

  @Test("a name reference field that is listed twice is followed twice")
  func repeatedReferrer() throws {
    let secrets = try #require(DefaultFieldSpecs.nameReferences.first { $0.referent.kind == "Secret" })
    let tls = secrets.referrers.filter { $0.types.kind == "Ingress" && $0.path == FieldPath("spec/tls/secretName") }
    #expect(tls.count == 2)
    #expect(lines(secrets.referrers).contains("* * Ingress metadata/annotations/ingress.kubernetes.io\\/auth-secret"))
  }
}

@Suite("Merging field specs")
struct FieldSpecMergingTests {
  private func spec(_ kind: Text, _ path: Text, group: Text = "", create: Bool = false) -> FieldSpec {
    FieldSpec(types: KindPattern(group: group, kind: kind), path: FieldPath(path), create: create)
  }

  @Test("an existing spec is not added again")
  func duplicate() throws {
    var specs = DefaultFieldSpecs.namePrefix
    try specs.add(spec("", "metadata/name"))
    #expect(specs == DefaultFieldSpecs.namePrefix)
    try specs.add(spec("", "/metadata/name"))
    #expect(specs.count == 2)
  }

  @Test("a wide spec is not merged with a narrow one of the same path")
  func narrowWins() throws {
    var specs = [spec("Foo", "metadata/name")]
    try specs.add(spec("", "metadata/name"))
    #expect(specs == [spec("Foo", "metadata/name")])
    try specs.add(spec("Bar", "metadata/name"))
    #expect(specs == [spec("Foo", "metadata/name"), spec("Bar", "metadata/name")])
  }

  @Test("a configured prefix of one kind drops the built-in prefix of all, as in Kustomize")
  func builtInIsDropped() throws {
    var layer = DefaultFieldSpecs.namePrefix
    try layer.merge([spec("Foo", "metadata/name")])
    #expect(layer == [spec("Foo", "metadata/name"), spec("", "metadata/name")])
    var gathered: [FieldSpec] = []
    try gathered.merge(layer)
    #expect(gathered == [spec("Foo", "metadata/name")])
  }

  @Test("specs that differ only in creating the field conflict")
  func conflict() {
    let existing = spec("Deployment", "spec/x", create: true)
    let added = spec("", "spec/x")
    var specs = [existing]
    #expect(throws: FieldSpecConflict(existing: existing, added: added)) { try specs.add(added) }
    #expect(specs == [existing])
  }

  @Test("merging the built-in tables keeps all entries")
  func builtInTables() throws {
    for table in FieldSpecLists.List.allCases.map({ FieldSpecLists.builtIn[$0] }) {
      var gathered: [FieldSpec] = []
      try gathered.merge(table)
      #expect(gathered == table)
      try gathered.merge(table)
      #expect(gathered == table)
    }
    var gathered: [NameReferenceRule] = []
    try gathered.merge(DefaultFieldSpecs.nameReferences)
    #expect(gathered == DefaultFieldSpecs.nameReferences)
    try gathered.merge(DefaultFieldSpecs.nameReferences)
    #expect(gathered == DefaultFieldSpecs.nameReferences)
  }

  @Test("rules for the same referent are merged, others are inserted in order")
  func rules() throws {
    let secret = KindPattern(version: "v1", kind: "Secret")
    let foo = KindPattern(group: "example.com", kind: "Foo")
    var rules = DefaultFieldSpecs.nameReferences
    try rules.merge([
      NameReferenceRule(referent: foo, referrers: [spec("Bar", "spec/foo")]),
      NameReferenceRule(referent: secret, referrers: [spec("Bar", "spec/secret"), spec("Bar", "spec/secret")]),
    ])
    let kinds = rules.map(\.referent.kind)
    #expect(rules.count == 17)
    #expect(kinds[11...14] == ["StatefulSet", "ValidatingAdmissionPolicy", "Foo", "IngressClass"])
    let secrets = try #require(rules.first { $0.referent == secret })
    #expect(secrets.referrers.count == 71)
    #expect(secrets.referrers.last == spec("Bar", "spec/secret"))
  }

  @Test("a rule for a new referent keeps a referrer that it lists twice, as in Kustomize")
  func repeatedReferrerInRule() throws {
    let rule = NameReferenceRule(
      referent: KindPattern(kind: "Secret"),
      referrers: [spec("Bar", "spec/secret"), spec("Bar", "spec/secret")]
    )
    var rules = DefaultFieldSpecs.nameReferences
    try rules.merge([rule])
    #expect(rules.first { $0.referent == rule.referent } == rule)
    #expect(rules.map(\.referent.kind)[4...6] == ["ConfigMap", "Secret", "Secret"])
  }
}

@Suite("Legacy order")
struct LegacyOrderTests {
  @Test(
    "kinds have the same ranks as in kustomize",
    arguments: [
      ("Namespace", -22), ("ResourceQuota", -21), ("PodDisruptionBudget", -1), ("Pod", 0), ("namespace", 0), ("", 0),
      ("MutatingWebhookConfiguration", 1), ("ValidatingWebhookConfiguration", 2),
    ] as [(Text, Int)]
  )
  func ranks(_ kind: Text, rank: Int) {
    #expect(LegacyOrder.standard.rank(ofKind: kind) == rank)
  }

  @Test("custom lists replace those of kustomize")
  func ownLists() {
    let order = LegacyOrder(first: ["A", "B", "C", "A"], last: ["Z", "C"])
    #expect(["B", "A", "Namespace", "Z", "C"].map { order.rank(ofKind: $0) } == [-3, -1, 0, 1, 2])
  }

  @Test("types of equal rank are ordered by bytes, the core group last")
  func sortText() {
    #expect(LegacyOrder.sortText(group: "", version: "v1", kind: "Pod") == "~G_v1_Pod")
    #expect(LegacyOrder.sortText(group: "apps", version: "", kind: "") == "apps_~V_~K")
    #expect(KindPattern.isOrderedBefore(KindPattern(group: "zoo", kind: "Z"), KindPattern(kind: "A")))
    #expect(KindPattern.isOrderedBefore(KindPattern(group: "Zoo", kind: "Z"), KindPattern(group: "apps", kind: "A")))
    #expect(KindPattern.isOrderedBefore(KindPattern(kind: "Namespace"), KindPattern(group: "apps", kind: "A")))
  }
}
