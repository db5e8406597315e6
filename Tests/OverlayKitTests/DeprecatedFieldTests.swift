import OverlayKit
import TestSupport
import Testing

/// Deprecated fields: their replacements have the same output, and are not deprecated.
@Suite("Edits of deprecated fields")
struct DeprecatedFieldTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var name: String
    var before: String
    var after: String

    init(_ name: String, _ before: String, _ after: String) {
      (self.name, self.before, self.after) = (name, before, after)
    }

    var testDescription: String { name }
  }

  private static let files = [
    "a.yaml": """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, labels: {app: web}}
    spec:
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec:
          containers:
          - {name: web, image: 'nginx:1'}

    """,
    "one/kustomization.yaml": "resources: [one.yaml]\n", "one/one.yaml": configMap("one"),
    "two/kustomization.yaml": "resources: [two.yaml]\n", "two/two.yaml": configMap("two"),
    "p.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 3}\n",
    "q.yaml": "- {op: add, path: /spec/paused, value: true}\n", "e.env": "A=1\n",
  ]

  static let cases = [
    Case(
      "bases alone",
      "# ours\nbases: # all\n  - one\n  - ./two # two\n",
      "# ours\nresources: # all\n  - one\n  - ./two # two\n"
    ),
    Case("bases in brackets", "bases: [one, two]\nnamePrefix: x-\n", "resources: [one, two]\nnamePrefix: x-\n"),
    Case(
      "bases before resources, of another indentation",
      "bases:\n  # first\n  - two\n\n  - one # base\nnamePrefix: x-\n\n# The rest.\nresources:\n- a.yaml\n",
      "namePrefix: x-\n\n# The rest.\nresources:\n- a.yaml\n# first\n- two\n\n- one # base\n"
    ),
    Case(
      "bases behind resources",
      "resources:\n  - a.yaml\nnamePrefix: x-\nbases: # others\n- two\nnameSuffix: -x\n",
      "resources:\n  - a.yaml\n  # others\n  - two\nnamePrefix: x-\nnameSuffix: -x\n"
    ),
    Case(
      "bases in brackets and resources",
      "resources:\n- a.yaml\nbases: [one, two]\n",
      "resources:\n- a.yaml\n- one\n- two\n"
    ),
    Case("both in brackets", "resources: [a.yaml]\nbases: [one, two]\n", "resources: [a.yaml, one, two]\n"),
    Case(
      "imageTags",
      "resources: [a.yaml]\nimageTags:\n- name: nginx\n  newTag: '2' # new\n",
      "resources: [a.yaml]\nimages:\n- name: nginx\n  newTag: '2' # new\n"
    ),
    Case(
      "imageTags beside images",
      "resources: [a.yaml]\nimages:\n- {name: nginx, newName: other}\nimageTags:\n  - name: other\n    newTag: '2'\n",
      "resources: [a.yaml]\nimages:\n- {name: nginx, newName: other}\n- name: other\n  newTag: '2'\n"
    ),
    Case(
      "labels on lines",
      "resources: [a.yaml]\ncommonLabels: # all of them\n  # team\n  team: red\n  tier: \"1\" # first\nnamePrefix: x-\n",
      """
      resources: [a.yaml]
      labels: # all of them
      - includeSelectors: true
        pairs:
          # team
          team: red
          tier: "1" # first
      namePrefix: x-

      """
    ),
    Case(
      "labels in braces",
      "resources: [a.yaml]\ncommonLabels: {team: red} # one\n",
      "resources: [a.yaml]\nlabels:\n- includeSelectors: true\n  pairs: {team: red} # one\n"
    ),
    Case(
      "labels beside labels",
      "commonLabels:\n    team: red\nresources: [a.yaml]\nlabels:\n  - pairs: {a: b}\n",
      "resources: [a.yaml]\nlabels:\n  - pairs: {a: b}\n  - includeSelectors: true\n    pairs:\n      team: red\n"
    ),
    Case(
      "strategic merge patches: files and texts",
      """
      resources: [a.yaml]
      patchesStrategicMerge:
      # a file
      - p.yaml # replicas
      - |-
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
          labels: {x: y}

      # quoted
      - "./p.yaml"
      namePrefix: x-

      """,
      """
      resources: [a.yaml]
      patches:
      # a file
      - path: p.yaml # replicas
      - patch: |-
          apiVersion: apps/v1
          kind: Deployment
          metadata:
            name: web
            labels: {x: y}

        # quoted
      - path: "./p.yaml"
      namePrefix: x-

      """
    ),
    Case(
      "strategic merge patches in brackets, before patches",
      "resources: [a.yaml]\npatches:\n  - target: {kind: Deployment}\n    path: q.yaml\npatchesStrategicMerge: [p.yaml]\n",
      "resources: [a.yaml]\npatches:\n  - path: p.yaml\n  - target: {kind: Deployment}\n    path: q.yaml\n"
    ),
    Case(
      "strategic merge patches in brackets",
      "patchesStrategicMerge: [p.yaml]\nresources: [a.yaml]\n",
      "patches:\n- path: p.yaml\nresources: [a.yaml]\n"
    ),
    Case(
      "JSON patches",
      "resources: [a.yaml]\npatches: # both\n- path: p.yaml\npatchesJson6902:\n  - target: {group: apps, version: v1, kind: Deployment, name: web}\n    path: q.yaml\n",
      "resources: [a.yaml]\npatches: # both\n- path: p.yaml\n- target: {group: apps, version: v1, kind: Deployment, name: web}\n  path: q.yaml\n"
    ),
    Case(
      "the file of a generator",
      "configMapGenerator:\n- name: c\n  env: e.env # variables\n",
      "configMapGenerator:\n- name: c\n  envs: [e.env] # variables\n"
    ),
    Case(
      "the file of a generator in braces",
      "secretGenerator: [{env:  e.env, name: c}]\n",
      "secretGenerator: [{envs: [e.env], name: c}]\n"
    ),
    Case(
      "the file of a generator that begins its entry",
      "configMapGenerator:\n- env: e.env\n  name: c\n",
      "configMapGenerator:\n- envs: [e.env]\n  name: c\n"
    ),
  ]

  private static func result(_ kustomization: String) throws -> BuildResult {
    try compiler(files.merging(["kustomization.yaml": kustomization]) { _, new in new }).build(".")
  }

  @Test("the suggested edit keeps the output and resolves the warning", arguments: cases)
  func edit(_ example: Case) throws {
    let before = try Self.result(example.before)
    #expect(before.warnings.count == 1)
    let warning = try #require(before.warnings.first)
    let edit = try #require(warning.edit, "\(warning)")
    #expect(warning.notes == [])
    #expect(edit.location.file == "kustomization.yaml")
    let text = edit.applied(to: example.before)
    #expect(text == example.after)
    let after = try Self.result(text)
    #expect(after.warnings == [])
    #expect(after.yaml() == before.yaml())
  }

  @Test(
    "advice replaces the edit if the output could change",
    arguments: [
      "resources: [a.yaml]\nbases:\n- one\n", "resources:\n- a.yaml\nbases:\n- &b one\n",
      "resources:\n- a.yaml\nbases:\n-\n  one\n", "{resources: [a.yaml], bases: [one]}\n",
      "resources:\r\n- a.yaml\r\nbases:\r\n- one\r\n", "resources:\n- a.yaml\n\"bases\": [one]\n",
      "resources: [a.yaml]\nBases: [one]\n",
      "resources: [a.yaml]\npatchesJson6902:\n- target: {version: v1, group: apps, kind: Deployment, name: web}\n"
        + "  patch: '- {op: replace, path: /metadata/name, value: other}'\n",
      "resources: [a.yaml]\nbases: [one, # one\n  two]\n",
      "resources: [a.yaml]\nnamePrefix: x-\npatchesJson6902: [{target: {version: v1, kind: Deployment, group: apps, name: web}, path: q.yaml}]\n",
      "resources: [a.yaml]\ncommonLabels: {a: b,\n  c: d}\n",
      "resources: [a.yaml]\ncommonLabels: {a: b}\nlabels: [{pairs: {c: d}}]\n",
      "resources: [a.yaml]\nbuildMetadata: [originAnnotations]\ncommonLabels: {a: b}\n",
      "resources: [a.yaml]\npatchesStrategicMerge:\n- |+\n  apiVersion: apps/v1\n  kind: Deployment\n  metadata: {name: web}\n",
      "resources: [a.yaml]\npatchesStrategicMerge:\n- |2\n    apiVersion: apps/v1\n    kind: Deployment\n    metadata: {name: web}\n",
      "resources: [a.yaml]\npatchesStrategicMerge:\n- '{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}}'\n",
      "configMapGenerator: [{name: c, env: 'e.env'}]\n", "configMapGenerator: [{name: c, env: e.env, envs: []}]\n",
      "configMapGenerator:\n- name: c\n  env:\n    e.env\n",
    ]
  )
  func advice(kustomization: String) throws {
    let warnings = try Self.result(kustomization).warnings
    #expect(warnings.count == 1)
    #expect(warnings.first?.edit == nil)
    #expect(warnings.first?.notes.count == 1)
  }

  @Test("two fields that are replaced by the same field are edited in order")
  func twoFields() throws {
    let text = """
      resources: [a.yaml]
      patchesJson6902:
      - target: {group: apps, version: v1, kind: Deployment, name: web}
        path: q.yaml
      patchesStrategicMerge:
      - p.yaml

      """
    let before = try Self.result(text)
    #expect(before.warnings.map { $0.edit == nil } == [true, false])
    let edit = try #require(before.warnings.last?.edit)
    let half = edit.applied(to: text)
    let second = try #require(try Self.result(half).warnings.first?.edit)
    let after = try Self.result(second.applied(to: half))
    #expect(after.warnings == [])
    #expect(after.yaml() == before.yaml())
  }

  @Test("the advice for variables names the sources of replacements")
  func variables() throws {
    let text = """
      resources: [a.yaml]
      vars:
      - name: NAME
        objref: {apiVersion: apps/v1, kind: Deployment, name: web}
        fieldref: {fieldpath: metadata.name}

      """
    let warnings = try Self.result(text).warnings.filter { $0.code == .deprecatedField }
    #expect(
      warnings.first?.notes.map(\.message) == [
        "for 'NAME', 'source: {group: apps, version: v1, kind: Deployment, name: web, fieldPath: metadata.name}'",
        "use the fields that contain '$(NAME)' as the targets of replacements",
      ]
    )
  }

  @Test(
    "a repeated field is not edited, because only the last one is used",
    arguments: [
      "resources: [a.yaml]\nbases: [one]\nbases: [two]\n",
      "configMapGenerator:\n- {name: c, env: p.yaml, env: e.env}\n",
    ]
  )
  func repeatedField(kustomization: String) throws {
    let warnings = try Self.result(kustomization).warnings
    #expect(warnings.contains { $0.code == .keyRepeated })
    #expect(warnings.allSatisfy { $0.edit == nil })
  }
}
