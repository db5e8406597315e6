import OverlayKit

/// Warnings about settings without an effect, and about suspicious output.
extension FidelityWarningTests {
  private static let operation = "patch: '[{\"op\": \"add\", \"path\": \"/b\", \"value\": 1}]'"

  /// A kustomization with a component that patches resources of a kind.
  private static func component(patching kind: String) -> [String: String] {
    resource(thing(""), "components: [c]\n").merging([
      "c/kustomization.yaml":
        """
      apiVersion: kustomize.config.k8s.io/v1alpha1
      kind: Component
      patches: [{target: {kind: \(kind)}, \(operation)}]

      """
    ]) { old, _ in old }
  }

  /// The annotation that requests a content hash in the name of a resource.
  private static let hashMark = "internal.config.kubernetes.io/needsHashSuffix"

  /// Two resources with the given metadata.
  private static func two(_ first: String, _ second: String, kind: String = "ConfigMap") -> [String: String] {
    resource("apiVersion: v1\nkind: \(kind)\nmetadata: {\(first)}\n---\n" + configMap("b, \(second)"))
  }

  static let unused = [
    Case(
      .unusedPatch,
      "kustomization.yaml:2:20",
      resource(thing(""), "patches: [{target: {kind: Thin}, \(operation)}]\n"),
      harmless: resource(thing(""), "patches: [{target: {kind: Thin.*}, \(operation)}]\n")
    ),
    Case(
      .unusedPatch,
      "kustomization.yaml:3:11",
      resource(thing(""), "patches:\n- target: {kind: Other}\n  path: p.yaml\n")
        .merging(["p.yaml": thing("a: 1\n")]) { old, _ in old },
      harmless: resource(thing(""), "patches:\n- target: {kind: Thing}\n  path: p.yaml\n")
        .merging(["p.yaml": thing("a: 1\n")]) { old, _ in old }
    ),
    Case(
      .unusedComponentPatch,
      "c/kustomization.yaml:3:20",
      component(patching: "Other"),
      harmless: component(patching: "Thing")
    ),
    Case(
      .unusedReplacementTarget,
      "kustomization.yaml:5:13",
      resource(
        thing("t: 1\n"),
        """
        replacements:
        - source: {kind: Thing}
          targets:
          - select: {kind: Other}
            fieldPaths: [t]

        """
      ),
      harmless: replacement("a")
    ),
    Case(
      .unusedImage,
      "kustomization.yaml:2:17",
      resource(pod("{name: a, image: 'b:1'}"), "images: [{name: c, newTag: '2'}]\n"),
      harmless: resource(pod("{name: a, image: 'b:1'}"), "images: [{name: b, newTag: '1'}]\n")
    ),
    Case(
      .unstableHash,
      "a.yaml:1:1",
      resource("apiVersion: e/v1\nkind: Sealed\nmetadata: {name: a, annotations: {\(hashMark): enabled}}\n"),
      harmless: resource(thing(""), "configMapGenerator: [{name: c, literals: [k=v]}]\n")
    ),
    Case(
      .keyRepeated,
      "p.yaml:4:18",
      resource(thing("a: {b: 1}\n"), "patches: [{path: p.yaml}]\n")
        .merging(["p.yaml": thing("a: {b: 2,        b: 3}\n")]) { old, _ in old },
      harmless: resource(thing("a: {b: 1}\n"), "patches: [{path: p.yaml}]\n")
        .merging(["p.yaml": thing("a: {b: 2, c: 3}\n")]) { old, _ in old }
    ),
    Case(
      .keyRepeated,
      "p.yaml:1:53",
      resource(thing(""), "patches: [{path: p.yaml, target: {kind: Thing}}]\n")
        .merging(["p.yaml": #"[{"op": "add", "path": "/b", "value": {"c": 1, "c": 2}}]"#]) { old, _ in old },
      harmless: resource(thing(""), "patches: [{path: p.yaml, target: {kind: Thing}}]\n")
        .merging(["p.yaml": #"[{"op": "add", "path": "/b", "value": {"c": 1, "d": 2}}]"#]) { old, _ in old }
    ),
    Case(.missingNamespace, "a.yaml:1:1", two("name: a", "namespace: n"), harmless: two("name: a", "labels: {}")),
    Case(
      .missingNamespace,
      "a.yaml:5:1",
      two("name: a, namespace: n", "labels: {}"),
      harmless: two("name: a, namespace: n", "namespace: m")
    ),
    Case(
      .missingNamespace,
      "a.yaml:5:1",
      two("name: a, namespace: n", "labels: {}", kind: "Secret"),
      harmless: two("name: a", "namespace: n", kind: "Namespace")
    ),
  ]
}
