import OverlayYAMLTree
import Testing

@testable import OverlayKubernetesModel

/// A node of a schema, by `apiVersion`, kind and a path in which `[]` stands for the elements of a list.
struct SchemaPath: CustomTestStringConvertible, Sendable {
  var apiVersion: Text
  var kind: Text
  var path: String

  init(_ apiVersion: Text, _ kind: Text, _ path: String) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.path = path
  }

  var testDescription: String { "\(apiVersion) \(kind) \(path)" }

  /// The node, looked up step by step.
  var place: Schema.Place? {
    var place = Schema.kubernetes.root(apiVersion: apiVersion, kind: kind)
    for step in path.split(separator: ".") {
      guard let current = place else { return nil }
      place =
        step == "[]"
        ? Schema.kubernetes.element(of: current) : Schema.kubernetes.field(Text(String(step)), of: current)
    }
    return place
  }

  /// How the list merges.
  var merge: ListMerge? { place.flatMap { Schema.kubernetes.listMerge(of: $0) } }
}

@Suite("Schema")
struct SchemaTests {
  @Test(
    "a list with the patch strategy merge merges by its keys",
    arguments: [
      (SchemaPath("v1", "Pod", "spec.containers"), ["name"]),
      (SchemaPath("v1", "Pod", "spec.volumes"), ["name"]),
      (SchemaPath("v1", "Pod", "spec.hostAliases"), ["ip"]),
      (SchemaPath("apps/v1", "Deployment", "spec.template.spec.containers.[].env"), ["name"]),
      (SchemaPath("apps/v1", "Deployment", "spec.template.spec.containers.[].volumeMounts"), ["mountPath"]),
      (SchemaPath("apps/v1", "Deployment", "spec.template.spec.containers.[].ports"), ["containerPort", "protocol"]),
      (
        SchemaPath("apps/v1", "StatefulSet", "spec.template.spec.topologySpreadConstraints"),
        ["topologyKey", "whenUnsatisfiable"]
      ),
      (SchemaPath("batch/v1", "CronJob", "spec.jobTemplate.spec.template.spec.imagePullSecrets"), ["name"]),
      (SchemaPath("v1", "Service", "spec.ports"), ["port", "protocol"]),
      (SchemaPath("v1", "ConfigMap", "metadata.ownerReferences"), ["uid"]),
      (SchemaPath("v1", "ServiceAccount", "secrets"), ["name"]),
      (SchemaPath("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", "webhooks"), ["name"]),
    ] as [(SchemaPath, [Text])]
  )
  func mergingList(_ path: SchemaPath, keys: [Text]) {
    #expect(path.merge == ListMerge(merges: true, keys: keys))
  }

  @Test("a list of scalars merges without keys, and nothing is known of its elements")
  func scalars() throws {
    let finalizers = SchemaPath("v1", "Secret", "metadata.finalizers")
    #expect(finalizers.merge == ListMerge(merges: true, keys: []))
    #expect(Schema.kubernetes.element(of: try #require(finalizers.place)) == nil)
  }

  @Test(
    "a list that is replaced has no merge rule, even if its elements are known",
    arguments: [
      SchemaPath("apps/v1", "StatefulSet", "spec.volumeClaimTemplates"),
      SchemaPath("networking.k8s.io/v1", "NetworkPolicy", "spec.ingress"),
    ]
  )
  func replacedList(_ path: SchemaPath) throws {
    #expect(Schema.kubernetes.element(of: try #require(path.place)) != nil)
    #expect(path.merge == nil)
  }

  @Test("list map keys without a patch strategy do not make a list merge")
  func listMapKeysAlone() {
    #expect(SchemaPath("apiextensions.k8s.io/v1", "CustomResourceDefinition", "status.conditions").merge == nil)
    #expect(SchemaPath("storage.k8s.io/v1beta1", "CSIStorageCapacityList", "items").merge == nil)
    #expect(SchemaPath("storage.k8s.io/v1beta1", "CSIStorageCapacityList", "items.[].metadata").place != nil)
  }

  @Test(
    "lists without any rule are not in the schema",
    arguments: ["spec.tolerations", "spec.containers.[].args", "spec.containers.[].envFrom"]
  )
  func unknownList(_ path: String) {
    #expect(SchemaPath("v1", "Pod", path).place == nil)
  }

  @Test("a patch strategy of a map has no effect, and the map's fields are known")
  func strategyOfMap() {
    let selector = SchemaPath("policy/v1", "PodDisruptionBudget", "spec.selector")
    #expect(selector.place != nil)
    #expect(selector.merge == nil)
    #expect(SchemaPath("policy/v1", "PodDisruptionBudget", "spec.selector.matchExpressions").place != nil)
  }

  @Test("a type is the same node from every root")
  func sharedTypes() {
    let pod = SchemaPath("v1", "Pod", "spec.containers.[]").place
    #expect(pod != nil)
    #expect(pod == SchemaPath("apps/v1", "DaemonSet", "spec.template.spec.initContainers.[]").place)
    #expect(pod != SchemaPath("v1", "Pod", "spec.ephemeralContainers.[]").place)
  }

  @Test("a type is known only by its exact apiVersion and kind")
  func unknownTypes() {
    let schema = Schema.kubernetes
    #expect(schema.root(apiVersion: "apps/v1", kind: "Deployment") != nil)
    #expect(schema.root(apiVersion: "apps/v2", kind: "Deployment") == nil)
    #expect(schema.root(apiVersion: "apps", kind: "Deployment") == nil)
    #expect(schema.root(apiVersion: "apps/v1", kind: "deployment") == nil)
    #expect(schema.root(apiVersion: "apps/v1", kind: "Deploymen") == nil)
    #expect(schema.root(apiVersion: "", kind: "") == nil)
    #expect(schema.root(apiVersion: "example.com/v1", kind: "Foo") == nil)
  }

  @Test("a map has no elements and a list no fields")
  func wrongTurns() throws {
    let spec = try #require(SchemaPath("v1", "Pod", "spec").place)
    let containers = try #require(SchemaPath("v1", "Pod", "spec.containers").place)
    #expect(Schema.kubernetes.element(of: spec) == nil)
    #expect(Schema.kubernetes.field("name", of: containers) == nil)
    #expect(Schema.kubernetes.field("", of: spec) == nil)
    #expect(Schema.kubernetes.field("container", of: spec) == nil)
    #expect(Schema.kubernetes.field("containerss", of: spec) == nil)
  }

  @Test("the scope of a kind is that of its version", arguments: KindScope.all)
  func scope(_ scope: KindScope) {
    #expect(Schema.kubernetes.isNamespaced(apiVersion: scope.apiVersion, kind: scope.kind) == scope.isNamespaced)
  }

  @Test("a kind may have a scope and no type, or a type and no scope")
  func scopeWithoutType() {
    let schema = Schema.kubernetes
    #expect(schema.root(apiVersion: "v1", kind: "PodExecOptions") == nil)
    #expect(schema.root(apiVersion: "apps/v1", kind: "DeploymentList") != nil)
    #expect(schema.isNamespaced(apiVersion: "apps/v1", kind: "DeploymentList") == nil)
  }

  @Test("lookups by bytes and by text have the same results")
  func bytes() throws {
    let pod = try #require(Schema.kubernetes.root(apiVersion: "v1", kind: "Pod"))
    let found = Array("v1".utf8).withUnsafeBufferPointer { version in
      Array("Pod".utf8).withUnsafeBufferPointer { kind in
        (
          Schema.kubernetes.root(apiVersion: version, kind: kind),
          Schema.kubernetes.isNamespaced(apiVersion: version, kind: kind)
        )
      }
    }
    #expect(found.0 == pod)
    #expect(found.1 == true)
    let spec = Array("spec".utf8).withUnsafeBufferPointer { Schema.kubernetes.field($0, of: pod) }
    #expect(spec == Schema.kubernetes.field("spec", of: pod))
    #expect(Schema.kubernetes.field(UnsafeBufferPointer(start: nil, count: 0), of: pod) == nil)
  }
}

/// A kind and where its resources live.
struct KindScope: CustomTestStringConvertible, Sendable {
  var apiVersion: Text
  var kind: Text
  var isNamespaced: Bool?

  init(_ apiVersion: Text, _ kind: Text, isNamespaced: Bool?) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.isNamespaced = isNamespaced
  }

  var testDescription: String { "\(apiVersion) \(kind)" }

  static let all = [
    KindScope("v1", "Pod", isNamespaced: true),
    KindScope("v1", "Namespace", isNamespaced: false),
    KindScope("v1", "Node", isNamespaced: false),
    KindScope("rbac.authorization.k8s.io/v1", "ClusterRole", isNamespaced: false),
    KindScope("rbac.authorization.k8s.io/v1", "Role", isNamespaced: true),
    KindScope("rbac.authorization.k8s.io/v1alpha1", "ClusterRole", isNamespaced: nil),
    KindScope("storage.k8s.io/v1", "StorageClass", isNamespaced: false),
    KindScope("networking.k8s.io/v1", "IngressClass", isNamespaced: false),
    KindScope("admissionregistration.k8s.io/v1", "ValidatingAdmissionPolicyBinding", isNamespaced: nil),
    KindScope("cert-manager.io/v1", "ClusterIssuer", isNamespaced: nil),
    KindScope("example.com/v1", "Namespace", isNamespaced: nil),
    KindScope("", "", isNamespaced: nil),
  ]
}

@Suite("Schema tables")
struct SchemaTableTests {
  @Test("kinds are ordered by bytes, each apiVersion and kind once")
  func kinds() {
    let names = KubernetesSchemaTable.kinds.map { Text("\($0.kind)\u{1}\($0.apiVersion)") }
    #expect(names == names.sorted())
    #expect(Set(names).count == names.count)
    #expect(names.count == 171)
  }

  @Test("every index is in its table, and the fields of every object are ordered by bytes")
  func indices() {
    let nodes = KubernetesSchemaTable.nodes
    for kind in KubernetesSchemaTable.kinds { #expect(kind.root >= -1 && kind.root < nodes.count) }
    for field in KubernetesSchemaTable.fields { #expect(field.node >= 0 && field.node < nodes.count) }
    for node in nodes {
      #expect(node.element >= -1 && node.element < nodes.count)
      #expect(node.merge >= -1 && node.merge < KubernetesSchemaTable.merges.count)
      #expect(node.firstField >= 0 && Int(node.firstField + node.fieldCount) <= KubernetesSchemaTable.fields.count)
      let run = Int(node.firstField)..<Int(node.firstField + node.fieldCount)
      let names = KubernetesSchemaTable.fields[run].map { Text($0.name) }
      #expect(names == names.sorted())
      #expect(Set(names).count == names.count)
    }
    for merge in KubernetesSchemaTable.merges {
      #expect(merge.firstKey >= 0 && Int(merge.firstKey + merge.keyCount) <= KubernetesSchemaTable.mergeKeys.count)
    }
  }

  @Test("strings are ordered by bytes and not by characters")
  func order() {
    let composed = "\u{E9}"
    let decomposed = "e\u{301}"
    #expect(composed == decomposed)
    #expect(Array(decomposed.utf8).withUnsafeBufferPointer { composed.order(against: $0) } > 0)
    #expect(Array("ab".utf8).withUnsafeBufferPointer { "a".order(against: $0) } < 0)
    #expect(Array("a".utf8).withUnsafeBufferPointer { "ab".order(against: $0) } > 0)
    #expect(Array("ab".utf8).withUnsafeBufferPointer { "ab".order(against: $0) } == 0)
  }
}
