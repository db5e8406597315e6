import OverlayKit
import Testing

/// What the warning about a replaced list advises leads to the merged list.
@Suite("Advice for replaced lists")
struct ReplacedListTests {
  private static let definition = """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: {name: things.example.com}
    spec:
      group: example.com
      names: {kind: Thing, plural: things}
      scope: Namespaced
      versions:
      - name: v1
        schema:
          openAPIV3Schema:
            properties:
              spec:
                properties:
                  a/b:
                    type: array
                    x-kubernetes-list-type: map
                    x-kubernetes-list-map-keys: [name]

    """
  private static let thing = """
    apiVersion: example.com/v1
    kind: Thing
    metadata: {name: t}
    spec: {a/b: [{name: one, image: one, env: {A: "1", B: "2"}, old: x, ports: [{name: o}, {name: p, n: 1}]}, {name: two}]}

    """
  private static let patch = """
    apiVersion: example.com/v1
    kind: Thing
    metadata: {name: t}
    spec: {a/b: [{name: one, image: two, env: {B: "3", C: [x]}, old: null, ports: [{name: p, n: 2}]}]}

    """
  private static let merged = """
    spec:
      a/b:
      - env:
          A: "1"
          B: "3"
          C:
          - x
        image: two
        name: one
        ports:
        - name: o
        - "n": 2
          name: p
      - name: two

    """

  private static let files = [
    "kustomization.yaml": "resources: [d.yaml, a.yaml]\npatches: [{path: p.yaml}]\n", "d.yaml": definition,
    "a.yaml": thing, "p.yaml": patch,
  ]

  private func notes(_ files: [String: String]) throws -> [String] {
    let warnings = try compiler(files).build(".").warnings
    return try #require(warnings.first { $0.code == .listReplaced }).notes.map(\.message)
  }

  /// The part of a note that is JSON.
  private func json(_ notes: [String], after lead: String) throws -> String {
    let note = try #require(notes.first { $0.contains(lead) })
    return String(note[try #require(note.firstRange(of: lead)).upperBound...])
  }

  @Test("the JSON patch merges the list")
  func operations() throws {
    let patch = try json(try notes(Self.files), after: "use a JSON patch: ")
    var files = Self.files
    files["kustomization.yaml"] = "resources: [d.yaml, a.yaml]\npatches: [{path: p.json, target: {kind: Thing}}]\n"
    files["p.json"] = patch
    #expect(try build(files).hasSuffix(Self.merged))
  }

  @Test("the schema merges the list")
  func schema() throws {
    var files = Self.files
    // The schema is for the outer list only.
    files["p.yaml"] = Self.patch.replacing("[{name: p,", with: "[{name: o}, {name: p,")
    files["schema.json"] = try json(try notes(files), after: "all other types: ")
    files["kustomization.yaml", default: ""] += "openapi: {path: schema.json}\n"
    #expect(try build(files).hasSuffix(Self.merged))
    #expect(try compiler(files).build(".").warnings.map(\.code) == [])
  }

  @Test("a list of several keys gets a schema with all of them")
  func severalKeys() throws {
    var files = Self.files
    files["d.yaml"] = Self.definition.replacing("[name]", with: "[name, zone]")
    files["a.yaml"] = Self.thing.replacing("name: one", with: "name: one, zone: z")
    files["p.yaml"] = Self.patch.replacing("name: one", with: "name: one, zone: z")
    files["schema.json"] = try json(try notes(files), after: "all other types: ")
    files["kustomization.yaml", default: ""] += "openapi: {path: schema.json}\n"
    #expect(try build(files).contains("  - name: two\n"))
  }

  @Test("without a definition that says how, there is no schema")
  func withoutDefinition() throws {
    for definition in ["", Self.definition.replacing("type: map", with: "type: atomic")] {
      var files = Self.files
      files["d.yaml"] = definition.isEmpty ? "" : definition
      #expect(try !notes(files).contains { $0.contains("openapi") })
    }
  }

  @Test("the cause is named if a schema under 'openapi' replaces the built-in one")
  func replacedSchema() throws {
    let pod = FidelityWarningTests.pod("{name: a, image: b, args: [c]}", "{name: d}")
    let files = [
      "kustomization.yaml": "resources: [a.yaml]\npatches: [{path: p.yaml}]\nopenapi: {path: schema.yaml}\n",
      "schema.yaml": "definitions: {t: {x-kubernetes-group-version-kind: [{group: g, version: v, kind: K}]}}\n",
      "a.yaml": pod, "p.yaml": FidelityWarningTests.pod("{name: a, image: c}"),
    ]
    #expect(
      try notes(files)[1] == "the schema under 'openapi' replaces the built-in one, which merges this list by 'name'"
    )
  }

  @Test("a list with some of the elements as they are is meant", arguments: ["y", "'y'", #""y""#])
  func selections(quoted: String) throws {
    let target = FidelityWarningTests.thing("l: [{name: a, x: 'y', z: 1}, {name: b}]\n")
    let patch = FidelityWarningTests.thing("l: [{name: a, x: \(quoted), z: 1}]\n")
    let files = [
      "kustomization.yaml": "resources: [a.yaml]\npatches: [{path: p.yaml}]\n", "a.yaml": target, "p.yaml": patch,
    ]
    #expect(try compiler(files).build(".").warnings == [])
  }

  @Test("a list with another strategy in the user's schema is meant to be replaced")
  func strategies() throws {
    let schema = """
      definitions:
        t:
          x-kubernetes-group-version-kind: [{group: example.com, version: v1, kind: Thing}]
          properties: {l: {type: array, items: {type: object}STRATEGY}}

      """
    let warnings = { (strategy: String) throws -> [Diagnostic] in
      let files = [
        "kustomization.yaml": "resources: [a.yaml]\npatches: [{path: p.yaml}]\nopenapi: {path: schema.yaml}\n",
        "schema.yaml": schema.replacing("STRATEGY", with: strategy),
        "a.yaml": FidelityWarningTests.thing("l: [{name: a}]\n"),
        "p.yaml": FidelityWarningTests.thing("l: [{name: b}]\n"),
      ]
      return try compiler(files).build(".").warnings
    }
    #expect(try warnings(", x-kubernetes-patch-strategy: replace") == [])
    #expect(try warnings("").count == 1)
  }

  @Test("a field that a built-in type does not have has no effect")
  func unknownFields() throws {
    let quota = { (list: String) in
      "apiVersion: v1\nkind: ResourceQuota\nmetadata: {name: q}\nspec: {containers: [\(list)]}\n"
    }
    let files = [
      "kustomization.yaml": "resources: [a.yaml]\npatches: [{path: p.yaml}]\n",
      "a.yaml": quota("{name: a, env: []}"), "p.yaml": quota("{name: a}"),
    ]
    #expect(try compiler(files).build(".").warnings == [])
  }

  @Test("a patch with directives or URLs is not made", arguments: ["x: {$patch: delete}", "x: 'https://u:p@h/'"])
  func withheld(change: String) throws {
    let target = FidelityWarningTests.thing("l: [{name: a, x: {y: 1}}, {name: b}]\n")
    let patch = FidelityWarningTests.thing("l: [{name: a, \(change)}]\n")
    let files = [
      "kustomization.yaml": "resources: [a.yaml]\npatches: [{path: p.yaml}]\n", "a.yaml": target, "p.yaml": patch,
    ]
    #expect(try notes(files).last == "repeat what is to be kept, or change elements of '/l' with a JSON patch")
  }

  @Test("no value of a Secret is shown")
  func secrets() throws {
    let files = [
      "kustomization.yaml": "resources: [a.yaml]\npatches: [{path: p.yaml}]\n",
      "a.yaml": "apiVersion: example.com/v1\nkind: Secret\nmetadata: {name: s}\ndata: [{name: a, x: b}]\n",
      "p.yaml": "apiVersion: example.com/v1\nkind: Secret\nmetadata: {name: s}\ndata: [{name: a, y: hidden}]\n",
    ]
    #expect(try !notes(files).contains { $0.contains("hidden") })
  }
}
