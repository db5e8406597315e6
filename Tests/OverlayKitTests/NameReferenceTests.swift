import OverlayKit
import Testing

@Suite("Name references")
struct NameReferenceTests {
  private static func pod(_ map: String, _ metadata: String = "name: pod") -> String {
    """
    apiVersion: v1
    kind: Pod
    metadata: {\(metadata)}
    spec:
      volumes:
      - configMap: {name: \(map)}

    """
  }

  /// The name of the ConfigMap that the Pod of a build refers to.
  private static func reference(_ files: [String: String]) throws -> String? {
    let pod = try compiler(files).build(".").resources.first { $0.kind == "Pod" }
    return pod?.content["spec"]?["volumes"]?[0]?["configMap"]?["name"]?.text
  }

  @Test("a reference follows prefixes, suffixes and hashes")
  func follows() throws {
    var files = [
      "kustomization.yaml": "namePrefix: p-\nnameSuffix: -s\nresources: [a.yaml]\n",
      "a.yaml": configMap("m") + "---\n" + Self.pod("m"),
    ]
    #expect(try Self.reference(files) == "p-m-s")
    files = [
      "kustomization.yaml": "resources: [a.yaml]\nconfigMapGenerator: [{name: m, literals: [a=1]}]\n",
      "a.yaml": Self.pod("m"),
    ]
    #expect(try Self.reference(files) == "m-" + (try compiler(files).build(".").resources[0].name).dropFirst(2))
  }

  @Test("a reference to another resource does not change")
  func stays() throws {
    let files = [
      "kustomization.yaml": "namePrefix: p-\nresources: [a.yaml]\n",
      "a.yaml": configMap("m") + "---\n" + Self.pod("other"),
    ]
    #expect(try Self.reference(files) == "other")
  }

  @Test("a reference follows renames of two layers")
  func layers() throws {
    let files = [
      "kustomization.yaml": "namePrefix: o-\nresources: [base]\n",
      "base/kustomization.yaml": "namePrefix: i-\nresources: [a.yaml]\n",
      "base/a.yaml": configMap("m") + "---\n" + Self.pod("m"),
    ]
    #expect(try Self.reference(files) == "o-i-m")
  }

  @Test("a reference stays within its namespace")
  func namespaces() throws {
    let files = [
      "kustomization.yaml": "resources: [one, two]\n",
      "one/kustomization.yaml": "namePrefix: x-\nresources: [a.yaml]\n",
      "one/a.yaml": configMap("m, namespace: one") + "---\n" + Self.pod("m", "name: pod, namespace: one"),
      "two/kustomization.yaml": "namePrefix: y-\nresources: [a.yaml]\n", "two/a.yaml": configMap("m, namespace: two"),
    ]
    #expect(try Self.reference(files) == "x-m")
  }

  @Test("among several candidates, the one of the same layer is chosen")
  func sameLayer() throws {
    let files = [
      "kustomization.yaml": "resources: [one, two]\n",
      "one/kustomization.yaml": "namePrefix: x-\nresources: [a.yaml]\n",
      "one/a.yaml": configMap("m") + "---\n" + Self.pod("m"),
      "two/kustomization.yaml": "namePrefix: y-\nresources: [a.yaml]\n", "two/a.yaml": configMap("m"),
    ]
    #expect(try Self.reference(files) == "x-m")
  }

  @Test("a reference does not change without a candidate in the same layer")
  func noLayer() throws {
    #expect(try Self.reference(Self.twoLayers()) == "m")
  }

  @Test("an ambiguous reference is rejected with all candidates")
  func ambiguous() {
    let error = failure(Self.twoLayers("namePrefix: z-\n"))
    #expect(error?.code == .ambiguousReference)
    #expect(error?.location?.description == "pod.yaml:6:23")
    #expect(error?.excerpt == "  - configMap: {name: m}")
    #expect(error?.notes.map(\.location?.description) == ["one/a.yaml:1:1", "two/a.yaml:1:1"])
  }

  @Test("references stay within their layer if many layers share a base")
  func manyLayers() throws {
    let layers = (10..<40).map { "l\($0)" }
    var files = ["kustomization.yaml": "resources: [\(layers.joined(separator: ", "))]\n"]
    files["base/kustomization.yaml"] = "resources: [a.yaml]\n"
    files["base/a.yaml"] = configMap("m") + "---\n" + Self.pod("m")
    for (number, layer) in layers.enumerated() {
      let change = [
        "namePrefix: \(layer)-\n", "nameSuffix: -\(layer)\n", "namespace: \(layer)\nnamePrefix: same-\n",
      ][number % 3]
      files["\(layer)/kustomization.yaml"] = change + "resources: [../base]\n"
    }
    let resources = try compiler(files).build(".").resources
    let pods = resources.filter { $0.kind == "Pod" }
    #expect(pods.count == layers.count)
    for pod in pods {
      let map = pod.content["spec"]?["volumes"]?[0]?["configMap"]?["name"]?.text
      #expect(map == pod.name.replacing("pod", with: "m"))
    }
  }

  @Test("at most five candidates are listed for an ambiguous reference")
  func manyAmbiguous() {
    let layers = (10..<30).map { "l\($0)" }
    var files = ["kustomization.yaml": "namePrefix: z-\nresources: [\(layers.joined(separator: ", ")), pod.yaml]\n"]
    files["pod.yaml"] = Self.pod("m")
    for layer in layers {
      files["\(layer)/kustomization.yaml"] = "namePrefix: \(layer)-\nresources: [a.yaml]\n"
      files["\(layer)/a.yaml"] = configMap("m")
    }
    let error = failure(files)
    #expect(error?.code == .ambiguousReference)
    #expect(error?.notes.prefix(5).map(\.location?.file) == layers.prefix(5).map { "\($0)/a.yaml" })
  }

  /// A Pod beside two layers, each of which renames a ConfigMap of the same name.
  private static func twoLayers(_ rest: String = "") -> [String: String] {
    [
      "kustomization.yaml": "resources: [one, two, pod.yaml]\n\(rest)", "pod.yaml": pod("m"),
      "one/kustomization.yaml": "namePrefix: x-\nresources: [a.yaml]\n", "one/a.yaml": configMap("m"),
      "two/kustomization.yaml": "namePrefix: y-\nresources: [a.yaml]\n", "two/a.yaml": configMap("m"),
    ]
  }
}
