// The summaries are the documentation of the codes.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Diagnostic.Code {
  public static let patchTargetNotFound = error(
    "patch-target-not-found",
    summary: "No resource matches a patch.",
    explanation: """
      A patch without `target` applies to the resource with the same kind, name and namespace, with or without the \
      prefixes and suffixes of earlier layers. The note suggests a similar resource.
      """,
    wrong: [
      "kustomization.yaml": onePatch(), "a.yaml": configMap("settings"),
      "patch.yaml": configMap("setings", "data: {k: v}"),
    ],
    right: ["patch.yaml": configMap("settings", "data: {k: v}")]
  )

  public static let patchTargetAmbiguous = error(
    "patch-target-ambiguous",
    summary: "Several resources match a patch without a target.",
    explanation: """
      Several resources once had that name. Use the current name of one of them, or set the `target` of the patch.
      """,
    wrong: [
      "kustomization.yaml": "resources: [one, two]\npatches:\n- path: patch.yaml",
      "one/kustomization.yaml": "resources: [../base]\nnamePrefix: one-",
      "two/kustomization.yaml": "resources: [../base]\nnamePrefix: two-",
      "base/kustomization.yaml": "resources: [a.yaml]", "base/a.yaml": configMap("a"),
      "patch.yaml": configMap("a", "data: {k: v}"),
    ],
    right: ["patch.yaml": configMap("one-a", "data: {k: v}")]
  )

  public static let invalidPatch = error(
    "invalid-patch",
    summary: "A patch is neither a strategic merge patch nor a JSON patch, or is both.",
    explanation: """
      A strategic merge patch is part of a resource. A JSON patch is a list of operations, and needs a `target`.
      """,
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\npatches:\n- target: {kind: ConfigMap}\n  patch: just text",
      "a.yaml": configMap("a"),
    ],
    right: [
      "kustomization.yaml": """
      resources: [a.yaml]
      patches:
      - target: {kind: ConfigMap}
        patch: |-
          - {op: add, path: /data, value: {k: v}}
      """
    ]
  )

  public static let wrongNodeKind = error(
    "wrong-node-kind",
    summary: "A patch and its target have values of different types.",
    explanation: "Where the resource has a mapping, list or scalar, the patch must have the same.",
    wrong: [
      "kustomization.yaml": onePatch(), "a.yaml": thing("spec: {mode: fast}"), "patch.yaml": thing("spec: [fast]"),
    ],
    right: ["patch.yaml": thing("spec: {mode: slow}")]
  )

  public static let unknownPatchDirective = error(
    "unknown-patch-directive",
    summary: "The value of `$patch` is unknown.",
    explanation: "It must be `delete`, `replace` or `merge`.",
    wrong: [
      "kustomization.yaml": "resources: [a.yaml, b.yaml]\npatches:\n- path: patch.yaml", "a.yaml": configMap("a"),
      "b.yaml": configMap("b"), "patch.yaml": configMap("a", "$patch: destroy"),
    ],
    right: ["patch.yaml": configMap("a", "$patch: delete")]
  )

  public static let invalidRegularExpression = error(
    "invalid-regular-expression",
    summary: "A regular expression is invalid.",
    explanation: """
      The fields of a `target` are regular expressions in RE2 syntax. Escape special characters with a backslash.
      """,
    wrong: [
      "kustomization.yaml": onePatch(target: "{name: \"web(\"}"), "a.yaml": configMap("a"),
      "patch.yaml": "- {op: add, path: /data, value: {k: v}}",
    ],
    right: ["kustomization.yaml": onePatch(target: "{name: \"a.*\"}")]
  )

  public static let invalidSelector = error(
    "invalid-selector",
    summary: "A label or annotation selector is invalid.",
    explanation: """
      A selector is a comma-separated list of `key=value`, `key!=value`, `key in (a,b)`, `key notin (a,b)`, `key` \
      and `!key`.
      """,
    wrong: [
      "kustomization.yaml": onePatch(target: "{labelSelector: \"app in web\"}"),
      "a.yaml": configMap("a", "  labels: {app: web}"), "patch.yaml": "- {op: add, path: /data, value: {k: v}}",
    ],
    right: ["kustomization.yaml": onePatch(target: "{labelSelector: \"app in (web)\"}")]
  )

  public static let directiveCopied = warning(
    "directive-copied",
    summary: "A directive of a strategic merge patch is not applied, but copied into the resource.",
    explanation: """
      Kustomize applies only `$patch`. It copies other keys that start with a dollar sign into the resource. Remove \
      them.
      """,
    wrong: ["kustomization.yaml": onePatch(), "a.yaml": thing("a: 1"), "patch.yaml": thing("$retainKeys: [a]")],
    right: ["patch.yaml": thing("a: 2")]
  )

  public static let historyForgotten = warning(
    "history-forgotten",
    summary: "A patch makes the build forget the previous names of a resource, or its hash.",
    explanation: """
      The build keeps them in annotations, and the patch deletes all annotations. Delete annotations one by one.
      """,
    wrong: [
      "kustomization.yaml": "resources: [base]\npatches:\n- path: patch.yaml",
      "base/kustomization.yaml": "resources: [a.yaml]\nnamePrefix: x-", "base/a.yaml": thing(),
      "patch.yaml": thing("  annotations: {$patch: delete}"),
    ],
    right: ["patch.yaml": thing("  annotations: {note: null}")]
  )

  public static let listElementLost = warning(
    "list-element-lost",
    summary: "An element of a list that is merged by key is lost.",
    explanation: """
      Lists such as `containers` are merged by the names of their elements. Give each element a name that no other \
      element has.
      """,
    wrong: [
      "kustomization.yaml": onePatch(), "a.yaml": pod("- name: a"), "patch.yaml": pod("- image: nginx\n  - name: a"),
    ],
    right: ["patch.yaml": pod("- name: a\n    image: nginx")]
  )

  public static let listReplaced = warning(
    "list-replaced",
    summary: "A list in a strategic merge patch replaces that of the target, which loses elements or fields.",
    explanation: """
      Lists are merged only if a schema says by which field. There is none for custom resources: a custom resource \
      definition in the build does not count, and a list of its objects is replaced as a whole. Repeat the elements \
      that are to be kept, use a JSON patch, or describe the type in `openapi`, with \
      `x-kubernetes-patch-strategy: merge` and `x-kubernetes-patch-merge-key: name` for the list.
      """,
    wrong: [
      "kustomization.yaml": onePatch(), "a.yaml": thing("items:\n- {name: a, size: 1}\n- {name: b, size: 1}"),
      "patch.yaml": thing("items:\n- {name: a, size: 2}"),
    ],
    right: ["patch.yaml": thing("items:\n- {name: a, size: 2}\n- {name: b, size: 1}")]
  )

  public static let aliasKeepsValue = warning(
    "alias-keeps-value",
    summary: "A patch replaces the value of an anchor, and aliases of the anchor keep the old value.",
    explanation: """
      Aliases are replaced with copies of their anchor's value when a file is read, before any patch. Patch all of \
      them, or set the values with `replacements`.
      """,
    wrong: [
      "kustomization.yaml": onePatch(), "a.yaml": thing("host: &host a.example\nrules: [*host]"),
      "patch.yaml": thing("host: b.example"),
    ],
    right: ["patch.yaml": thing("host: b.example\nrules: [b.example]")]
  )

  public static let elementNameRepeated = warning(
    "element-name-repeated",
    summary: "A patch adds an element to a list that already has one with its name.",
    explanation: """
      Ports are matched by their number, not by their name, so a patch with another number adds a port. Delete the old \
      one in the same patch, with its number and `$patch: delete`, or change it with a JSON patch.
      """,
    wrong: [
      "kustomization.yaml": onePatch(), "a.yaml": service("- {name: http, port: 80}"),
      "patch.yaml": service("- {name: http, port: 8080}"),
    ],
    right: ["patch.yaml": service("- {name: http, port: 8080}\n  - {port: 80, $patch: delete}")]
  )

  public static let patchNameIgnored = warning(
    "patch-name-ignored",
    offByDefault: "most such names are arbitrary",
    summary: "The name in a patch with a target is that of no resource it changes.",
    explanation: """
      A patch with `target` neither selects a resource by its own name nor renames one. To rename the resource, set \
      `allowNameChange: true` in the `options` of the patch.
      """,
    flags: ["--warn", "patch-name-ignored"],
    wrong: [
      "kustomization.yaml": onePatch(target: "{kind: ConfigMap}"), "a.yaml": configMap("a"),
      "patch.yaml": configMap("b", "data: {k: v}"),
    ],
    right: ["patch.yaml": configMap("a", "data: {k: v}")]
  )

  public static let nullLost = warning(
    "null-lost",
    summary: "A field without a value is lost when its resource is patched.",
    explanation: """
      Write `null` to keep the field, or remove it. In annotations, labels and the data of ConfigMaps, write `""`. \
      Fields of built-in Kubernetes types are not reported, as null and a missing field mean the same there.
      """,
    wrong: ["kustomization.yaml": onePatch(), "a.yaml": thing("a:\nb: 1"), "patch.yaml": thing("b: 2")],
    right: ["a.yaml": thing("a: null\nb: 1")]
  )

  public static let nullMadeText = warning(
    "null-made-text",
    summary: "A null in a patch sets a label or annotation to a string instead of deleting it.",
    explanation: """
      This happens in patches with a `target`. Use a JSON patch with `remove`, or name the resource in the patch \
      itself.
      """,
    wrong: [
      "kustomization.yaml": onePatch(target: "{kind: Thing}"), "a.yaml": thing("  labels: {a: b}"),
      "patch.yaml": thing("  labels: {a: null}"),
    ],
    right: ["kustomization.yaml": onePatch()]
  )

  public static let patchReplaceIgnored = warning(
    "patch-replace-ignored",
    summary: "`$patch: replace` has no effect here.",
    explanation: """
      It does not replace whole resources, or elements of lists that are merged by key. Use it inside a field.
      """,
    wrong: [
      "kustomization.yaml": onePatch(), "a.yaml": thing("spec: {a: 1}"),
      "patch.yaml": thing("$patch: replace\nspec: {b: 1}"),
    ],
    right: ["patch.yaml": thing("spec: {$patch: replace, b: 1}")]
  )

  public static let unusedPatch = warning(
    "unused-patch",
    summary: "No resource matches the target of a patch.",
    explanation: """
      As in Kustomize, the patch has no effect. The fields of a `target` are regular expressions that must match the \
      whole value: `web` does not match `web-server`.
      """,
    wrong: [
      "kustomization.yaml": onePatch(target: "{kind: ConfgiMap}"), "a.yaml": configMap("a"),
      "patch.yaml": "- {op: add, path: /data, value: {k: v}}",
    ],
    right: ["kustomization.yaml": onePatch(target: "{kind: ConfigMap}")]
  )

  public static let unusedComponentPatch = warning(
    "unused-component-patch",
    offByDefault: "a component may be written for resources that not every kustomization has",
    summary: "No resource matches the target of a patch in a component.",
    explanation: """
      A component changes the resources that the kustomization using it has loaded so far. Check where the component \
      is listed.
      """,
    flags: ["--warn=all"],
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\ncomponents: [extras]", "a.yaml": configMap("a"),
      "extras/kustomization.yaml": component("patches:\n- target: {kind: Deployment}\n  path: patch.yaml"),
      "extras/patch.yaml": "- {op: add, path: /data, value: {k: v}}",
    ],
    right: ["extras/kustomization.yaml": component("patches:\n- target: {kind: ConfigMap}\n  path: patch.yaml")]
  )

  static let patches: [Self] = [
    .patchTargetNotFound, .patchTargetAmbiguous, .invalidPatch, .wrongNodeKind, .unknownPatchDirective,
    .invalidJSONPatch, .jsonPatchFailed, .jsonPatchTestFailed, .invalidRegularExpression, .invalidSelector,
    .replaceAddedKey, .copyOfNothing, .directiveCopied, .historyForgotten, .listElementLost, .listReplaced,
    .aliasKeepsValue, .elementNameRepeated, .nullLost, .nullMadeText, .patchNameIgnored, .patchReplaceIgnored,
    .unusedPatch, .unusedComponentPatch,
  ]
}

/// A Service with ports.
private func service(_ ports: String) -> String {
  "apiVersion: v1\nkind: Service\nmetadata:\n  name: s\nspec:\n  ports:\n  \(ports)"
}

/// A Pod with containers.
private func pod(_ containers: String) -> String {
  "apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  containers:\n  \(containers)"
}
