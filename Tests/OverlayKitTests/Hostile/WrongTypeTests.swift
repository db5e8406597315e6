import OverlayKit
import Testing

/// Every field with values of every type: each build ends in a result or an error.
@Suite("Values of wrong types")
struct WrongTypeTests {
  private static let values = [
    "x", "1", "1.5", "true", "null", "2001-01-01", "''", "[]", "{}", "[[]]", "[{}]", "{a: {}}", "{a: []}", "[1]",
    "[null]",
    "{1: 2}", "{? [a] : b}", "!!binary aGk=", "[{name: {}}]", "[{name: 1}]", "{name: [x]}", "\"\\0\"", "['']",
    "{'': ''}",
  ]

  private static let fields = [
    "apiVersion", "kind", "metadata", "resources", "bases", "components", "crds", "openapi", "namePrefix", "nameSuffix",
    "namespace", "commonLabels", "labels", "commonAnnotations", "patches", "patchesStrategicMerge", "patchesJson6902",
    "images", "imageTags", "replicas", "replacements", "vars", "configurations", "generators", "transformers",
    "validators", "configMapGenerator", "secretGenerator", "generatorOptions", "sortOptions", "buildMetadata",
    "helmCharts", "helmGlobals", "helmChartInflationGenerator",
  ]

  private static let innerFields = [
    "patches": ["path", "patch", "target", "options"], "images": ["name", "newName", "newTag", "digest", "tagSuffix"],
    "replicas": ["name", "count"], "replacements": ["path", "source", "sourceValue", "targets"],
    "vars": ["name", "objref", "fieldref"], "labels": ["pairs", "includeSelectors", "includeTemplates", "fields"],
    "configMapGenerator": ["name", "namespace", "behavior", "files", "literals", "env", "envs", "options"],
    "secretGenerator": ["name", "type", "literals"], "patchesJson6902": ["target", "path", "patch"],
    "helmCharts": ["name", "version", "repo", "releaseName", "valuesFile", "valuesInline", "includeCRDs"],
  ]

  /// Builds, and checks that there is an error if there is no result.
  private static func check(_ files: [String: String]) {
    do throws(BuildFailure) { _ = try build(files) } catch { #expect(!error.errors.isEmpty) }
  }

  @Test("in a kustomization", arguments: fields)
  func kustomization(field: String) {
    for value in Self.values {
      let resources = field == "resources" ? "" : "resources: [r]\n"
      Self.check(["kustomization.yaml": "\(resources)\(field): \(value)\n", "r": configMap("r")])
      for inner in Self.innerFields[field] ?? [] {
        Self.check(["kustomization.yaml": "resources: [r]\n\(field): [{\(inner): \(value)}]\n", "r": configMap("r")])
      }
    }
  }

  /// A kustomization whose fields read every part of a resource.
  private static let busy = """
    namePrefix: p-
    namespace: n
    commonLabels: {a: b}
    commonAnnotations: {c: d}
    images: [{name: nginx, newTag: '2'}]
    replicas: [{name: d, count: 3}]
    buildMetadata: [managedByLabel, originAnnotations, transformerAnnotations]
    configMapGenerator: [{name: g, literals: [a=b]}]

    """

  /// Resources with `VALUE` in place of the wrong value.
  private static let places = [
    "apiVersion: VALUE", "kind: VALUE", "metadata: VALUE", "metadata: {name: VALUE}",
    "metadata: {name: d, namespace: VALUE}",
    "metadata: {name: d, labels: VALUE}", "metadata: {name: d, labels: {a: VALUE}}",
    "metadata: {name: d, annotations: VALUE}",
    "metadata: {name: d, annotations: {a: VALUE}}", "spec: VALUE", "spec: {selector: VALUE}",
    "spec: {selector: {matchLabels: VALUE}}", "spec: {template: VALUE}", "spec: {template: {metadata: VALUE}}",
    "spec: {template: {spec: VALUE}}", "spec: {template: {spec: {containers: VALUE}}}",
    "spec: {template: {spec: {containers: [VALUE]}}}", "spec: {template: {spec: {containers: [{image: VALUE}]}}}",
    "spec: {template: {spec: {volumes: VALUE}}}", "data: VALUE", "stringData: VALUE", "data: {a: VALUE}",
    "subjects: VALUE",
    "subjects: [VALUE]", "rules: VALUE", "roleRef: VALUE", "items: VALUE", "VALUE: a",
  ]

  private static let kinds = ["apps/v1 Deployment", "v1 Secret", "v1 List", "rbac.authorization.k8s.io/v1 RoleBinding"]

  private static let sound = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: d, labels: {app: d}}
    spec:
      selector: {matchLabels: {app: d}}
      template:
        metadata: {labels: {app: d}}
        spec: {containers: [{name: c, image: nginx}]}

    """

  @Test("in a resource and in a patch", arguments: places)
  func resource(place: String) {
    for kind in Self.kinds {
      let words = kind.split(separator: " ")
      let head = ["apiVersion: \(words[0])", "kind: \(words[1])", "metadata: {name: d}"]
        .filter { !place.hasPrefix($0.prefix { $0 != ":" } + ":") }
      for value in Self.values {
        let text = (head + [place.replacing("VALUE", with: value)]).joined(separator: "\n") + "\n"
        Self.check(["kustomization.yaml": "\(Self.busy)resources: [r]\n", "r": text])
        Self.check([
          "kustomization.yaml": "\(Self.busy)resources: [r]\npatches: [{path: p, target: {name: d}}, {path: p}]\n",
          "r": Self.sound, "p": text,
        ])
      }
    }
  }
}
