// The summaries are the documentation of the codes.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Diagnostic.Code {
  public static let invalidReplacement = Self(
    .error,
    "invalid-replacement",
    summary: "A replacement is incomplete.",
    explanation: "It needs a `source`, and `targets` with a `select` each.",
    example: Example(
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
    )
  )

  public static let replacementSourceNotFound = Self(
    .error,
    "replacement-source-not-found",
    summary: "The source of a replacement does not exist, or is not unique.",
    explanation: "`source` must match exactly one resource, by exact values, and `fieldPath` one of its fields.",
    example: Example(
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
    )
  )

  public static let replacementTargetNotFound = Self(
    .error,
    "replacement-target-not-found",
    summary: "The field path of a replacement does not exist in a target.",
    explanation: """
      Correct the path, or create the field with `options: {create: true}`. Put keys that contain dots in brackets.
      """,
    example: Example(
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
    )
  )

  public static let encodingIgnored = Self(
    .warning,
    "encoding-ignored",
    summary: "An option of a replacement has no effect.",
    explanation: "Kustomize ignores `encoding`. Remove the option.",
    example: Example(
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
    )
  )

  public static let valueEmptied = Self(
    .warning,
    "value-emptied",
    summary: "A string is replaced by a mapping or list, and becomes empty.",
    explanation: """
      A scalar can only be replaced by a scalar. Name a field inside the source, or a target that is a mapping or \
      list.
      """,
    example: Example(
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
    )
  )

  public static let valueLost = Self(
    .warning,
    "value-lost",
    summary: "A replacement cannot set a field inside a null or string.",
    explanation: """
      Kustomize changes a string that contains YAML or JSON only if the path leads to a single string without `*`, \
      and the new value has the type of the old one: a number cannot become a string. It does not add fields to a \
      null. In all other cases the replacement has no effect.
      """,
    example: Example(
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
    )
  )

  public static let duplicateVariable = Self(
    .error,
    "duplicate-variable",
    summary: "Two variables have the same name.",
    explanation: "Rename one of them. Names must be unique across all bases.",
    example: Example(
      flags: ["--no-warn=deprecated-field"],
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
    )
  )

  public static let ambiguousVariable = Self(
    .error,
    "ambiguous-variable",
    summary: "Several resources match a variable.",
    explanation: "Set the namespace in its `objref`.",
    example: Example(
      flags: ["--no-warn=deprecated-field"],
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
    )
  )

  public static let variableSourceNotFound = Self(
    .error,
    "variable-source-not-found",
    summary: "The resource or field of a variable does not exist.",
    explanation: """
      `objref` uses the name of the resource without prefixes and suffixes. `fieldref.fieldPath` defaults to \
      `metadata.name`.
      """,
    example: Example(
      flags: ["--no-warn=deprecated-field"],
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
    )
  )

  public static let unusedVariable = Self(
    .warning,
    "unused-variable",
    summary: "A variable is never used.",
    explanation: "Variables are replaced only in certain fields, such as commands and arguments. Use `replacements`.",
    example: Example(
      flags: ["--no-warn=deprecated-field"],
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
    )
  )

  public static let unusableVariable = Self(
    .warning,
    "unusable-variable",
    summary: "A variable refers to a mapping or list.",
    explanation: "Only scalars can be inserted into strings. Refer to a scalar field.",
    example: Example(
      flags: ["--no-warn=deprecated-field"],
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
    )
  )

  public static let mangledText = Self(
    .warning,
    "mangled-text",
    summary: "A string becomes unreadable when variables are replaced in it.",
    explanation: """
      If there are `vars`, Kustomize splits strings that contain `$` into bytes, and writes broken characters in \
      base64. Write `$$` for a dollar sign.
      """,
    example: Example(
      flags: ["--no-warn=deprecated-field"],
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
    )
  )

  public static let unusedReplacementTarget = Self(
    .warning,
    "unused-replacement-target",
    summary: "No resource matches a target of a replacement.",
    explanation: "As in Kustomize, the target has no effect. Correct the fields of `select`.",
    example: Example(
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
    )
  )

  static var replacements: [Self] {
    [
      .invalidReplacement, .replacementSourceNotFound, .replacementTargetNotFound, .encodingIgnored, .valueEmptied,
      .valueLost, .duplicateVariable, .ambiguousVariable, .variableSourceNotFound, .unusedVariable, .unusableVariable,
      .mangledText, .unusedReplacementTarget,
    ]
  }
}
