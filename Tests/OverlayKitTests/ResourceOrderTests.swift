import OverlayKit
import Testing

@Suite("The order of resources")
struct ResourceOrderTests {
  private static let types = [
    ("admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration"), ("apps/v1", "Deployment"), ("v1", "Service"),
    ("example.com/v1", "Thing"), ("v1", "Namespace"), ("v1", "ConfigMap"), ("example.com/v1", "Namespace"),
    ("apiextensions.k8s.io/v1", "CustomResourceDefinition"), ("a.example.com/v1", "Thing"), ("batch/v1", "Job"),
    ("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration"), ("v1", "Pod"), ("v1", "ServiceAccount"),
  ]

  private static func order(_ rest: String = "", _ reorder: BuildOptions.Reorder = .legacy) throws -> [String] {
    let text = types.map { "apiVersion: \($0.0)\nkind: \($0.1)\nmetadata: {name: a}\n" }.joined(separator: "---\n")
    let files = ["kustomization.yaml": "resources: [a.yaml]\n\(rest)", "a.yaml": text]
    return try compiler(files, options: BuildOptions(reorder: reorder)).build(".").resources.map {
      $0.kind == "Thing" || $0.kind == "Namespace" ? "\($0.kind).\($0.group)" : $0.kind
    }
  }

  private static let legacy = [
    "Namespace.", "Namespace.example.com", "CustomResourceDefinition", "ServiceAccount", "ConfigMap", "Service",
    "Deployment",
    "Thing.a.example.com", "Job", "Thing.example.com", "Pod", "MutatingWebhookConfiguration",
    "ValidatingWebhookConfiguration",
  ]

  @Test("legacy order, by option and by field")
  func legacyOrder() throws {
    #expect(try Self.order() == Self.legacy)
    #expect(try Self.order("sortOptions: {order: legacy}\n", .none) == Self.legacy)
  }

  @Test("loading order, by option and by field; the field wins")
  func loadingOrder() throws {
    let loaded = Self.types.map { $0.1 }
    let kinds = { (names: [String]) in names.map { String($0.split(separator: ".")[0]) } }
    #expect(kinds(try Self.order("", .none)) == loaded)
    #expect(kinds(try Self.order("sortOptions: {order: fifo}\n")) == loaded)
  }

  @Test("custom lists of first and last kinds")
  func listed() throws {
    let order = try Self.order(
      "sortOptions: {order: legacy, legacySortOptions: {orderFirst: [Pod, Job], orderLast: [Namespace]}}\n"
    )
    #expect(order.prefix(2) == ["Pod", "Job"])
    #expect(order.suffix(2) == ["Namespace.", "Namespace.example.com"])
  }

  @Test("names and namespaces within a kind; no namespace comes last")
  func names() throws {
    let text = ["b", "a", "a, namespace: z", "c, namespace: x", "A"].map { configMap($0) }.joined(separator: "---\n")
    let result = try compiler(["kustomization.yaml": "resources: [a.yaml]\n", "a.yaml": text]).build(".")
    #expect(result.resources.map { "\($0.namespace)/\($0.name)" } == ["x/c", "z/a", "/A", "/a", "/b"])
  }
}
