import OverlayKit
import Testing

/// Messages and notes of errors, completely and as users see them.
@Suite("Details of errors")
struct ErrorDetailTests {
  private static let web = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec:
      replicas: 1
      template:
        spec:
          containers:
          - name: nginx
            image: example.com/nginx:1

    """

  /// The error of a build with a kustomization that lists `a.yaml` and continues with `text`.
  private func problem(_ text: String, of resources: String = web, files: [String: String] = [:]) -> String? {
    let own = ["kustomization.yaml": "resources: [a.yaml]\n\(text)", "a.yaml": resources]
    return failure(own.merging(files) { old, _ in old })?.description
  }

  // MARK: - Patches

  @Test("a failed JSON patch reports the operation, the patch and the target")
  func jsonPatch() {
    let patch = """
      patches:
      - target: {kind: Deployment}
        path: p.yaml

      """
    let operations = "- {op: remove, path: /spec/replicas}\n- op: replace\n  path: /spec/tempalte/spec\n  value: {}\n"
    #expect(
      problem(patch, files: ["p.yaml": operations]) == """
        p.yaml:3:9: error: operation 1 (replace) of the patch: '/spec/tempalte/spec' does not exist: the mapping at \
        '/spec' has no 'tempalte' [json-patch-failed]
        a.yaml:6:3: note: did you mean 'template'?
        a.yaml:1:1: note: while patching Deployment.apps 'web'
        kustomization.yaml:4:9: note: from the patch 'p.yaml'
        """
    )
  }

  @Test("errors in an inline JSON patch are located in the kustomization")
  func inlinePatch() {
    let patch = """
      patches:
      - target: {kind: Deployment}
        patch: |-
          - op: remove
            path: /spec/template/spec/containers/3

      """
    #expect(
      problem(patch) == """
        kustomization.yaml:6:13: error: operation 0 (remove) of the patch: '/spec/template/spec/containers/3' does \
        not exist: the list at '/spec/template/spec/containers' has 1 element [json-patch-failed]
        a.yaml:9:7: note: the list is here
        a.yaml:1:1: note: while patching Deployment.apps 'web'
        """
    )
  }

  @Test("a failed strategic merge reports the patch and the target")
  func merge() {
    let patch = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template: []\n"
    #expect(
      problem("patches: [{path: p.yaml}]\n", files: ["p.yaml": patch]) == """
        p.yaml:5:13: error: expected a mapping, as in the target, found a list [wrong-node-kind]
        a.yaml:7:5: note: the target's mapping
        a.yaml:1:1: note: while patching Deployment.apps 'web'
        kustomization.yaml:2:18: note: from the patch 'p.yaml'
        """
    )
  }

  @Test(
    "a patch for a missing resource suggests an existing one",
    arguments: [
      ("Deployment", "apps/v1", "{name: wbe}", "did you mean 'web'?"),
      (
        "Deployment", "apps/v1", "{name: web, namespace: x}",
        "Deployment.apps 'web' exists, but not in the namespace 'x'"
      ),
      ("Deployment", "apps/v2", "{name: web}", "Deployment.apps 'web' exists, but its apiVersion is 'apps/v1'"),
      ("StatefulSet", "apps/v1", "{name: web}", "Deployment.apps 'web' exists, but is not a StatefulSet"),
      ("Deploymnt", "apps/v1", "{name: web}", "did you mean the kind 'Deployment'?"),
    ]
  )
  func missingTarget(kind: String, apiVersion: String, metadata: String, note: String) {
    let patch = "apiVersion: \(apiVersion)\nkind: \(kind)\nmetadata: \(metadata)\n"
    let found = problem("patches: [{path: p.yaml}]\n", files: ["p.yaml": patch])?.split(separator: "\n")
    #expect(found?.dropFirst().first == "a.yaml:1:1: note: \(note)")
  }

  @Test("at most five candidates are listed for an ambiguous patch target")
  func ambiguousTarget() {
    var files: [String: String] = [:]
    for number in 1...6 {
      files["l\(number)/kustomization.yaml"] = "resources: [../b]\nnameSuffix: '\(number)'\n"
    }
    files["b/kustomization.yaml"] = "resources: [b.yaml]\n"
    files["b/b.yaml"] = configMap("b")
    files["p.yaml"] = configMap("b")
    files["kustomization.yaml"] = "resources: [l1, l2, l3, l4, l5, l6]\npatches: [{path: p.yaml}]\n"
    #expect(
      failure(files)?.description == """
        p.yaml:1:1: error: 6 resources match the patch for ConfigMap 'b' [patch-target-ambiguous]
        b/b.yaml:1:1: note: one is ConfigMap 'b1'
        b/b.yaml:1:1: note: one is ConfigMap 'b2'
        b/b.yaml:1:1: note: one is ConfigMap 'b3'
        b/b.yaml:1:1: note: one is ConfigMap 'b4'
        b/b.yaml:1:1: note: one is ConfigMap 'b5'
        note: and 1 more
        kustomization.yaml:2:18: note: from the patch 'p.yaml'
        """
    )
  }

  // MARK: - Replacements

  private static func replacement(_ source: String, _ path: String) -> String {
    """
    replacements:
    - source: {kind: Deployment, \(source)}
      targets:
      - select: {kind: Deployment}
        fieldPaths: [\(path)]

    """
  }

  @Test("a missing replacement source is reported with its entry and a similar name")
  func replacementSource() {
    #expect(
      problem(Self.replacement("name: wbe", "spec.replicas")) == """
        kustomization.yaml:3:11: error: no resource matches the source of the replacement, Deployment 'wbe' \
        [replacement-source-not-found]
        a.yaml:1:1: note: did you mean 'web'?
        kustomization.yaml:3:3: note: while applying replacements[0]
        """
    )
  }

  @Test(
    "an unknown field path is reported with its longest existing prefix",
    arguments: [
      ("spec.replica", "5:3: note: the mapping at 'spec' has no 'replica'", "5:3: note: did you mean 'replicas'?"),
      (
        "spec.tempalte.spec", "5:3: note: the mapping at 'spec' has no 'tempalte'",
        "6:3: note: did you mean 'template'?"
      ),
      (
        "spec.template.spec.containers.[name=ngnix].image",
        "9:7: note: the list at 'spec.template.spec.containers' has no element with 'name=ngnix'",
        "9:15: note: did you mean 'nginx'?"
      ),
      ("spec.template.spec.containers.4", "9:7: note: the list at 'spec.template.spec.containers' has 1 element", ""),
      ("metdata.name", "1:1: note: the resource has no 'metdata'", "3:1: note: did you mean 'metadata'?"),
    ]
  )
  func fieldPath(path: String, reached: String, suggestion: String) {
    let found = problem(Self.replacement("name: web, fieldPath: '\(path)'", "spec.replicas"))
    let lines = found?.split(separator: "\n").map(String.init) ?? []
    #expect(
      lines.first == "kustomization.yaml:3:52: error: the source, Deployment.apps 'web', has no value at '\(path)' "
        + "[replacement-source-not-found]"
    )
    let expected = [reached, suggestion].filter { !$0.isEmpty }.map { "a.yaml:\($0)" }
    #expect(Array(lines.dropFirst().dropLast()) == expected)
  }

  @Test("a missing target field is reported with the resource, the target and the file of the replacement")
  func replacementTarget() {
    let file = "- source: {kind: Deployment}\n  targets:\n  - select: {name: web}\n    fieldPaths: [spec.x.y]\n"
    #expect(
      problem("replacements: [{path: r.yaml}]\n", files: ["r.yaml": file]) == """
        r.yaml:4:18: error: the target, Deployment.apps 'web', has no field 'spec.x.y' [replacement-target-not-found]
        a.yaml:5:3: note: the mapping at 'spec' has no 'x'
        note: set 'create: true' in 'options' to create it, or exclude the resource with 'reject'
        r.yaml:1:11: note: the value is that of 'metadata.name' of Deployment
        r.yaml:1:3: note: while applying replacements[0], which is element 0 of 'r.yaml'
        """
    )
  }

  // MARK: - Names

  @Test("unknown names in replicas and variables get suggestions")
  func names() {
    #expect(
      problem("replicas: [{name: wbe, count: 2}]\n") == """
        kustomization.yaml:2:12: error: no scalable workload is named 'wbe' [replicas-target-not-found]
        a.yaml:1:1: note: did you mean 'web'?
        note: replicas apply to Deployment, StatefulSet, ReplicaSet, ReplicationController
        """
    )
    #expect(
      problem("replicas: [{name: a, count: 2}]\n", of: configMap("a"))?
        .contains("a.yaml:1:1: note: there is ConfigMap 'a'\n") == true
    )
    let variable = "vars: [{name: V, objref: {apiVersion: v1, kind: ConfigMap, name: setings}}]\n"
    #expect(
      problem(variable, of: configMap("settings"))?.contains("a.yaml:1:1: note: did you mean 'settings'?\n") == true
    )
  }

  @Test("a generator without a resource to merge with gets a suggestion")
  func generator() {
    #expect(
      problem("configMapGenerator: [{name: setings, behavior: merge}]\n", of: configMap("settings")) == """
        kustomization.yaml:2:22: error: there is no ConfigMap 'setings' to merge with or replace [generator-conflict]
        a.yaml:1:1: note: did you mean 'settings'?
        """
    )
  }

  @Test("a duplicate key is reported with both lines")
  func repeatedKey() {
    let kustomization = "configMapGenerator:\n- name: a\n  literals: [A=1]\n  envs: [e.env]\n"
    #expect(
      failure(["kustomization.yaml": kustomization, "e.env": "# all\nB=1\n\nB=2\n"])?.description == """
        kustomization.yaml:4:10: error: the key 'B' is defined twice, in line 4 of 'e.env' [invalid-generator]
        kustomization.yaml:4:10: note: first defined here, in line 2 of 'e.env'
        """
    )
    #expect(
      failure(["kustomization.yaml": kustomization, "e.env": "A=2\n"])?.description == """
        kustomization.yaml:3:14: error: the key 'A' is defined twice [invalid-generator]
        kustomization.yaml:4:10: note: first defined here, in line 1 of 'e.env'
        """
    )
  }

  // MARK: - Files

  @Test(
    "a missing path gets a suggestion",
    arguments: [
      ("a.yml", "did you mean 'a.yaml'?"), ("bsae", "did you mean 'base'?"),
      ("bsae/x.yaml", "did you mean 'base/x.yaml'?"),
      ("base/y.yaml", "did you mean 'other/y.yaml'?"), ("x.yaml", "did you mean 'base/x.yaml'?"),
      ("./depoyment.yaml", "did you mean 'deployment.yaml'?"), ("../elsewhere/x.yaml", nil),
      ("quite-another.yaml", nil),
    ]
  )
  func missingFile(path: String, note: String?) {
    let files = [
      "kustomization.yaml": "resources: [\(path)]\n", "a.yaml": "", "base/x.yaml": "", "other/y.yaml": "",
      "deployment.yaml": "", "../secret/x.yaml": "",
    ]
    let error = failure(files)
    #expect(error?.code == .fileNotFound)
    #expect(error?.notes == note.map { [Diagnostic.Note($0)] } ?? [])
  }

  @Test("a directory without a kustomization gets a suggestion of a similar or nested directory")
  func missingKustomization() {
    let near = failure(["kustomization.yaml": "resources: [b]\n", "b/kustomisation.yaml": ""])
    #expect(near?.notes == [Diagnostic.Note("rename 'kustomisation.yaml' to 'kustomization.yaml'")])
    let inner = failure(["kustomization.yaml": "resources: [b]\n", "b/c/kustomization.yaml": "", "b/a/x": ""])
    #expect(inner?.notes == [Diagnostic.Note("found in 'b/c'")])
  }

  // MARK: - Warnings

  /// The notes of the one warning of a build that lists `a.yaml`.
  private func notes(_ text: String, of resources: String = web) throws -> [String] {
    let files = ["kustomization.yaml": "resources: [a.yaml]\n\(text)", "a.yaml": resources]
    let warnings = try compiler(files).build(".").warnings
    #expect(warnings.count == 1)
    return warnings.first?.notes.map { note in (note.location.map { "\($0): " } ?? "") + note.message } ?? []
  }

  @Test(
    "a target without matches gets a suggestion",
    arguments: [
      ("{kind: Deployment, name: wbe}", "a.yaml:1:1: did you mean 'web'?"),
      ("{kind: Service}", "this build contains no Service"),
      ("{kind: Deploymnet}", "a.yaml:1:1: did you mean the kind 'Deployment'?"),
      (
        "{kind: Deployment, labelSelector: app=db}",
        "a.yaml:1:1: Deployment.apps 'web' exists, but does not match 'app=db'"
      ),
      ("{namespace: shop}", "a.yaml:1:1: Deployment.apps 'web' exists, but not in the namespace 'shop'"),
      ("{version: v2}", "a.yaml:1:1: Deployment.apps 'web' exists, but its apiVersion is 'apps/v1'"),
    ]
  )
  func unusedPatch(target: String, note: String) throws {
    let patch = "patches:\n- target: \(target)\n  patch: '- {op: add, path: /spec/a, value: 1}'\n"
    #expect(try notes(patch) == [note])
  }

  @Test("a regular expression that matches nothing gets no spelling suggestion")
  func unusedExpression() throws {
    #expect(try notes("patches: [{target: {name: 'we[c-d]'}, patch: '- {op: add, path: /a, value: 1}'}]\n") == [])
  }

  @Test(
    "an unused image gets a suggestion",
    arguments: [
      ("example.com/ngnix", ["did you mean 'example.com/nginx'?"]),
      ("nginx", ["use the full image name: 'example.com/nginx'"]),
      ("redis:7", ["write the name without tag and digest: 'redis'"]), ("redis", []),
    ]
  )
  func unusedImage(name: String, expected: [String]) throws {
    #expect(try notes("images: [{name: '\(name)', newTag: '2'}]\n") == expected)
  }

  @Test("one warning lists the first few resources without a namespace")
  func missingNamespaces() throws {
    let lost = (1...7).map { configMap("c\($0)") }.joined(separator: "---\n")
    let found = try notes("", of: configMap("a, namespace: n") + "---\n" + lost)
    let others = (2...5).map { "a.yaml:\($0 * 4 + 1):1: nor has ConfigMap 'c\($0)'" }
    #expect(found == others + ["nor have 2 more", "a.yaml:1:1: ConfigMap 'a' in namespace 'n' has one"])
  }
}
