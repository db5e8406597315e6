import OverlayDiagnostics

extension Explanation {
  /// What can be wrong with `replacements` and `vars`.
  static let replacements: [Explanation] = [
    Explanation(
      .invalidReplacement,
      "A replacement is incomplete.",
      "It needs a `source`, and `targets` that each `select` resources.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\nreplacements:\n- source: {kind: ConfigMap}",
        "a.yaml": configMap("a"),
      ],
      right: [
        "kustomization.yaml": """
        resources: [a.yaml]
        replacements:
        - source: {kind: ConfigMap, name: a}
          targets:
          - select: {kind: ConfigMap}
            fieldPaths: [metadata.annotations.origin]
            options: {create: true}
        """
      ]
    ),
    Explanation(
      .replacementSourceNotFound,
      "A replacement's source is not there, or there more than once.",
      "`source` names exactly one resource, by exact values, and `fieldPath` a field of it.",
      wrong: [
        "kustomization.yaml": """
        resources: [a.yaml]
        replacements:
        - source: {kind: ConfigMap, name: settings, fieldPath: data.mode}
          targets:
          - select: {kind: Thing}
            fieldPaths: [spec.mode]
        """,
        "a.yaml": "\(configMap("setings", "data: {mode: fast}"))---\n\(thing("spec: {mode: slow}"))",
      ],
      right: ["a.yaml": "\(configMap("settings", "data: {mode: fast}"))---\n\(thing("spec: {mode: slow}"))"]
    ),
    Explanation(
      .replacementTargetNotFound,
      "A replacement's field path leads nowhere in a target.",
      "Fix the path, or let it be made with `options: {create: true}`. Put keys with dots in brackets.",
      wrong: [
        "kustomization.yaml": """
        resources: [a.yaml]
        replacements:
        - source: {kind: ConfigMap, name: settings, fieldPath: data.mode}
          targets:
          - select: {kind: Thing}
            fieldPaths: [spec.mdoe]
        """,
        "a.yaml": "\(configMap("settings", "data: {mode: fast}"))---\n\(thing("spec: {mode: slow}"))",
      ],
      right: [
        "kustomization.yaml": """
        resources: [a.yaml]
        replacements:
        - source: {kind: ConfigMap, name: settings, fieldPath: data.mode}
          targets:
          - select: {kind: Thing}
            fieldPaths: [spec.mode]
        """
      ]
    ),
    Explanation(
      .encodingIgnored,
      "An option of a replacement has no effect.",
      "Kustomize does not look at `encoding`. Remove the option.",
      wrong: [
        "kustomization.yaml": """
        resources: [a.yaml]
        replacements:
        - source: {kind: ConfigMap, name: settings, fieldPath: data.mode}
          targets:
          - select: {kind: Thing}
            fieldPaths: [spec.mode]
            options: {encoding: hex}
        """,
        "a.yaml": "\(configMap("settings", "data: {mode: fast}"))---\n\(thing("spec: {mode: slow}"))",
      ],
      right: [
        "kustomization.yaml": """
        resources: [a.yaml]
        replacements:
        - source: {kind: ConfigMap, name: settings, fieldPath: data.mode}
          targets:
          - select: {kind: Thing}
            fieldPaths: [spec.mode]
        """
      ]
    ),
    Explanation(
      .valueEmptied,
      "A text is replaced by a mapping or list and so becomes empty.",
      "A scalar takes scalars only. Name a field further down, or a target that is a mapping or list.",
      wrong: [
        "kustomization.yaml": """
        resources: [a.yaml]
        replacements:
        - source: {kind: ConfigMap, name: settings, fieldPath: data}
          targets:
          - select: {kind: Thing}
            fieldPaths: [spec.mode]
        """,
        "a.yaml": "\(configMap("settings", "data: {mode: fast}"))---\n\(thing("spec: {mode: slow}"))",
      ],
      right: [
        "kustomization.yaml": """
        resources: [a.yaml]
        replacements:
        - source: {kind: ConfigMap, name: settings, fieldPath: data.mode}
          targets:
          - select: {kind: Thing}
            fieldPaths: [spec.mode]
        """
      ]
    ),
    Explanation(
      .valueLost,
      "A replacement cannot set a field in a null or a string.",
      """
      Kustomize changes strings that contain YAML or JSON only if the path leads to one string without `*`, and if the new \
      value fits the old one: a number takes no text. It adds no fields to a null. In all other cases nothing happens.
      """,
      wrong: [
        "kustomization.yaml": """
        resources: [a.yaml]
        replacements:
        - sourceValue: high
          targets:
          - select: {kind: Thing}
            fieldPaths: [spec.settings.level]
        """,
        "a.yaml": thing("spec: {settings: '{\"level\": 1}'}"),
      ],
      right: ["a.yaml": thing("spec: {settings: '{\"level\": \"low\"}'}")]
    ),
    Explanation(
      .duplicateVariable,
      "Two entries of `vars` have one name.",
      "Rename one of them, also where they come from different bases.",
      flags: [.withoutDeprecations],
      wrong: [
        "kustomization.yaml": """
        resources: [a.yaml]
        vars:
        - {name: A, objref: {apiVersion: v1, kind: ConfigMap, name: a}}
        - {name: A, objref: {apiVersion: v1, kind: ConfigMap, name: a}}
        """,
        "a.yaml": configMap("a"),
      ],
      right: ["kustomization.yaml": "resources: [a.yaml]"]
    ),
    Explanation(
      .ambiguousVariable,
      "A variable could stand for several resources.",
      "Write the namespace into its `objref`.",
      flags: [.withoutDeprecations],
      wrong: [
        "kustomization.yaml": """
        resources: [a.yaml]
        vars:
        - name: A
          objref: {apiVersion: v1, kind: ConfigMap, name: a}
        """,
        "a.yaml": """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: a, namespace: one}
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: a, namespace: two, labels: {v: $(A)}}
        """,
      ],
      right: [
        "kustomization.yaml": """
        resources: [a.yaml]
        vars:
        - name: A
          objref: {apiVersion: v1, kind: ConfigMap, name: a, namespace: one}
        """
      ]
    ),
    Explanation(
      .variableSourceNotFound,
      "A variable's resource or field is not there.",
      "`objref` names a resource as it was before prefixes and suffixes; `fieldref.fieldPath` is `metadata.name` unless it is set.",
      flags: [.withoutDeprecations],
      wrong: [
        "kustomization.yaml": """
        resources: [a.yaml]
        vars:
        - name: A
          objref: {apiVersion: v1, kind: ConfigMap, name: b}
        """,
        "a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {v: $(A)}}",
      ],
      right: [
        "kustomization.yaml": """
        resources: [a.yaml]
        vars:
        - name: A
          objref: {apiVersion: v1, kind: ConfigMap, name: a}
        """
      ]
    ),
    Explanation(
      .unusedVariable,
      "A variable is replaced nowhere.",
      "Variables are only replaced in fields that may hold them, such as commands and arguments. Use `replacements`.",
      flags: [.withoutDeprecations],
      wrong: [
        "kustomization.yaml": """
        resources: [a.yaml]
        vars:
        - name: A
          objref: {apiVersion: v1, kind: ConfigMap, name: a}
        """,
        "a.yaml": configMap("a"),
      ],
      right: ["kustomization.yaml": "resources: [a.yaml]"]
    ),
    Explanation(
      .unusableVariable,
      "A variable's value cannot be put into text.",
      "The field that it stands for is a mapping or list. Name a scalar.",
      flags: [.withoutDeprecations],
      wrong: [
        "kustomization.yaml": """
        resources: [a.yaml]
        vars:
        - name: A
          objref: {apiVersion: v1, kind: ConfigMap, name: a}
          fieldref: {fieldPath: metadata.labels}
        """,
        "a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {v: $(A)}}",
      ],
      right: [
        "kustomization.yaml": """
        resources: [a.yaml]
        vars:
        - name: A
          objref: {apiVersion: v1, kind: ConfigMap, name: a}
          fieldref: {fieldPath: metadata.name}
        """
      ]
    ),
    Explanation(
      .mangledText,
      "A text comes out as something that nobody wrote, as its variables are replaced byte by byte.",
      "Where there are `vars`, Kustomize takes a text with `$` apart byte by byte. Write `$$` for a dollar sign.",
      flags: [.withoutDeprecations],
      wrong: [
        "kustomization.yaml": """
        resources: [a.yaml]
        vars:
        - name: A
          objref: {apiVersion: v1, kind: ConfigMap, name: a}
        """,
        "a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {v: $(A), w: $é}}",
      ],
      right: ["a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {v: $(A), w: $$é}}"]
    ),
    Explanation(
      .unusedReplacementTarget,
      "A replacement has a target that no resource matches.",
      "As in Kustomize, such a target does nothing. Fix the fields of `select`.",
      wrong: [
        "kustomization.yaml": """
        resources: [a.yaml]
        replacements:
        - source: {kind: ConfigMap, name: settings, fieldPath: data.mode}
          targets:
          - select: {kind: Thign}
            fieldPaths: [spec.mode]
        """,
        "a.yaml": "\(configMap("settings", "data: {mode: fast}"))---\n\(thing("spec: {mode: slow}"))",
      ],
      right: [
        "kustomization.yaml": """
        resources: [a.yaml]
        replacements:
        - source: {kind: ConfigMap, name: settings, fieldPath: data.mode}
          targets:
          - select: {kind: Thing}
            fieldPaths: [spec.mode]
        """
      ]
    ),
  ]
}
