import OverlayDiagnostics

extension Explanation {
  /// What can be wrong with patches and their targets.
  static let patches: [Explanation] = [
    Explanation(
      .patchTargetNotFound,
      "A patch is for a resource that does not exist.",
      """
      A patch without `target` names its resource by kind, name and namespace, as they were before prefixes and \
      suffixes or as they are now. The note names a resource that may be meant.
      """,
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\npatches:\n- path: patch.yaml", "a.yaml": configMap("settings"),
        "patch.yaml": configMap("setings", "data: {k: v}"),
      ],
      right: ["patch.yaml": configMap("settings", "data: {k: v}")]
    ),
    Explanation(
      .patchTargetAmbiguous,
      "A patch without a target is for more than one resource.",
      "Several resources had that name once. Name one of them as it is called now, or give the patch a `target`.",
      wrong: [
        "kustomization.yaml": "resources: [one, two]\npatches:\n- path: patch.yaml",
        "one/kustomization.yaml": "resources: [../base]\nnamePrefix: one-",
        "two/kustomization.yaml": "resources: [../base]\nnamePrefix: two-",
        "base/kustomization.yaml": "resources: [a.yaml]", "base/a.yaml": configMap("a"),
        "patch.yaml": configMap("a", "data: {k: v}"),
      ],
      right: ["patch.yaml": configMap("one-a", "data: {k: v}")]
    ),
    Explanation(
      .invalidPatch,
      "A text is neither a strategic merge patch nor a JSON patch, or both.",
      "A strategic merge patch is a part of a resource; a JSON patch is a list of operations, and needs a `target`.",
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
    ),
    Explanation(
      .wrongNodeKind,
      "A patch has a mapping, list or scalar where the target has something else.",
      "Write the field in the shape that the resource has.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\npatches:\n- path: patch.yaml",
        "a.yaml": thing("spec: {mode: fast}"), "patch.yaml": thing("spec: [fast]"),
      ],
      right: ["patch.yaml": thing("spec: {mode: slow}")]
    ),
    Explanation(
      .unknownPatchDirective,
      "The word after `$patch` is not one of the known ones.",
      "The words are `delete`, `replace` and `merge`.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml, b.yaml]\npatches:\n- path: patch.yaml", "a.yaml": configMap("a"),
        "b.yaml": configMap("b"), "patch.yaml": configMap("a", "$patch: destroy"),
      ],
      right: ["patch.yaml": configMap("a", "$patch: delete")]
    ),
    Explanation(
      .invalidJSONPatch,
      "A JSON patch is not a list of operations.",
      """
      Each operation is a mapping with `op` and `path`; `add`, `replace` and `test` have a `value`, `move` and `copy` \
      have `from`.
      """,
      flags: [.withoutDeprecations],
      wrong: [
        "kustomization.yaml": """
        resources: [a.yaml]
        patchesJson6902:
        - target: {version: v1, kind: ConfigMap, name: a}
          path: patch.yaml
        """,
        "a.yaml": configMap("a"), "patch.yaml": "- add /data",
      ],
      right: ["patch.yaml": "- {op: add, path: /data, value: {k: v}}"]
    ),
    Explanation(
      .jsonPatchFailed,
      "An operation of a JSON patch cannot be done.",
      """
      The path leads nowhere: `remove` and `replace` need the field itself, `add` the mapping or list that it goes into. \
      A `~` in a key is written `~0`, a `/` is written `~1`, and `-` stands for the end of a list.
      """,
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\npatches:\n- target: {kind: ConfigMap}\n  path: patch.yaml",
        "a.yaml": configMap("a"), "patch.yaml": "- op: replace\n  path: /data/mode\n  value: fast",
      ],
      right: ["a.yaml": configMap("a", "data:\n  mode: slow")]
    ),
    Explanation(
      .jsonPatchTestFailed,
      "The `test` operation of a JSON patch found another value.",
      "Then none of the operations of the patch is done. Fix the value, or remove the test.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\npatches:\n- target: {kind: ConfigMap}\n  path: patch.yaml",
        "a.yaml": configMap("a", "data:\n  mode: slow"), "patch.yaml": "- {op: test, path: /data/mode, value: fast}",
      ],
      right: ["patch.yaml": "- {op: test, path: /data/mode, value: slow}"]
    ),
    Explanation(
      .invalidRegularExpression,
      "A regular expression cannot be read.",
      "The fields of a `target` are regular expressions in the syntax of RE2. Special characters need a backslash.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\npatches:\n- target: {name: \"web(\"}\n  path: patch.yaml",
        "a.yaml": configMap("a"), "patch.yaml": "- {op: add, path: /data, value: {k: v}}",
      ],
      right: ["kustomization.yaml": "resources: [a.yaml]\npatches:\n- target: {name: \"a.*\"}\n  path: patch.yaml"]
    ),
    Explanation(
      .invalidSelector,
      "A label or annotation selector cannot be read.",
      "A selector is a list with commas of `key=value`, `key!=value`, `key in (a,b)`, `key notin (a,b)`, `key` and `!key`.",
      wrong: [
        "kustomization.yaml": """
        resources: [a.yaml]
        patches:
        - target: {labelSelector: "app in web"}
          path: patch.yaml
        """,
        "a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels: {app: web}",
        "patch.yaml": "- {op: add, path: /data, value: {k: v}}",
      ],
      right: [
        "kustomization.yaml": """
        resources: [a.yaml]
        patches:
        - target: {labelSelector: "app in (web)"}
          path: patch.yaml
        """
      ]
    ),
    Explanation(
      .copyOfNothing,
      "A JSON patch copies what is not there.",
      "As in Kustomize, the copy is a null. Fix the path behind `from`.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\npatches:\n- target: {kind: Thing}\n  path: patch.yaml",
        "a.yaml": thing("a: 1"), "patch.yaml": "- {op: copy, from: /x, path: /b}",
      ],
      right: ["patch.yaml": "- {op: copy, from: /a, path: /b}"]
    ),
    Explanation(
      .directiveCopied,
      "A directive of strategic merge patches is not known and becomes content.",
      "Kustomize knows `$patch` only; other keys with a dollar sign end up in the resource. Remove them.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\npatches:\n- path: patch.yaml", "a.yaml": thing("a: 1"),
        "patch.yaml": thing("$retainKeys: [a]"),
      ],
      right: ["patch.yaml": thing("a: 2")]
    ),
    Explanation(
      .historyForgotten,
      "A patch makes the build forget former names and hashes.",
      "The build notes them in annotations, all of which the patch deletes. Delete the annotations by name.",
      wrong: [
        "kustomization.yaml": "resources: [base]\npatches:\n- path: patch.yaml",
        "base/kustomization.yaml": "resources: [a.yaml]\nnamePrefix: x-", "base/a.yaml": thing(),
        "patch.yaml": """
        apiVersion: example.com/v1
        kind: Thing
        metadata:
          name: t
          annotations: {$patch: delete}
        """,
      ],
      right: [
        "patch.yaml": """
        apiVersion: example.com/v1
        kind: Thing
        metadata:
          name: t
          annotations: {note: null}
        """
      ]
    ),
    Explanation(
      .listElementLost,
      "An element of a list that merges by keys is lost.",
      "Lists such as `containers` merge by the names of their elements. Give every element a name, and each another one.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\npatches:\n- path: patch.yaml",
        "a.yaml": "apiVersion: v1\nkind: Pod\nmetadata:\n  name: p\nspec:\n  containers:\n  - name: a",
        "patch.yaml": """
        apiVersion: v1
        kind: Pod
        metadata:
          name: p
        spec:
          containers:
          - image: nginx
          - name: a
        """,
      ],
      right: [
        "patch.yaml": """
        apiVersion: v1
        kind: Pod
        metadata:
          name: p
        spec:
          containers:
          - name: a
            image: nginx
        """
      ]
    ),
    Explanation(
      .nullLost,
      "A field without a value is lost when its resource is patched.",
      """
      Write `null` to keep it, or leave the field out. In annotations, labels and the data of ConfigMaps write `""`. \
      Fields of Kubernetes' own types are not reported, as null means the same there as no field.
      """,
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\npatches:\n- path: patch.yaml", "a.yaml": thing("a:\nb: 1"),
        "patch.yaml": thing("b: 2"),
      ],
      right: ["a.yaml": thing("a: null\nb: 1")]
    ),
    Explanation(
      .nullMadeText,
      "A null in a patch that would delete a label or annotation becomes text instead.",
      "This happens in a patch with `target`. Use a JSON patch with `remove`, or name the resource in the patch itself.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\npatches:\n- target: {kind: Thing}\n  path: patch.yaml",
        "a.yaml": "apiVersion: example.com/v1\nkind: Thing\nmetadata:\n  name: t\n  labels: {a: b}",
        "patch.yaml": "apiVersion: example.com/v1\nkind: Thing\nmetadata:\n  name: t\n  labels: {a: null}",
      ],
      right: ["kustomization.yaml": "resources: [a.yaml]\npatches:\n- path: patch.yaml"]
    ),
    Explanation(
      .patchReplaceIgnored,
      "A `$patch: replace` has no effect.",
      "For a whole resource, and for elements of lists that merge by keys, it does nothing. Write it into a field.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\npatches:\n- path: patch.yaml", "a.yaml": thing("spec: {a: 1}"),
        "patch.yaml": thing("$patch: replace\nspec: {b: 1}"),
      ],
      right: ["patch.yaml": thing("spec: {$patch: replace, b: 1}")]
    ),
    Explanation(
      .unusedPatch,
      "A patch has a target that no resource matches.",
      """
      As in Kustomize, such a patch does nothing. The fields of a `target` are regular expressions that must match \
      as a whole, `web` does not match `web-server`.
      """,
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\npatches:\n- target: {kind: ConfgiMap}\n  path: patch.yaml",
        "a.yaml": configMap("a"), "patch.yaml": "- {op: add, path: /data, value: {k: v}}",
      ],
      right: ["kustomization.yaml": "resources: [a.yaml]\npatches:\n- target: {kind: ConfigMap}\n  path: patch.yaml"]
    ),
    Explanation(
      .unusedComponentPatch,
      "A patch of a component has a target that no resource of the build matches.",
      "A component changes what the kustomization that lists it has loaded. Look whether it is listed in the right place.",
      flags: [.withQuietWarnings],
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\ncomponents: [extras]", "a.yaml": configMap("a"),
        "extras/kustomization.yaml": """
        apiVersion: kustomize.config.k8s.io/v1alpha1
        kind: Component
        patches:
        - target: {kind: Deployment}
          path: patch.yaml
        """,
        "extras/patch.yaml": "- {op: add, path: /data, value: {k: v}}",
      ],
      right: [
        "extras/kustomization.yaml": """
        apiVersion: kustomize.config.k8s.io/v1alpha1
        kind: Component
        patches:
        - target: {kind: ConfigMap}
          path: patch.yaml
        """
      ]
    ),
  ]
}
