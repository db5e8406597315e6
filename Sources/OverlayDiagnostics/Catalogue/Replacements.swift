// The summaries are the documentation of the codes.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Diagnostic.Code {
  public static let invalidReplacement = error(
    "invalid-replacement",
    summary: "A replacement is incomplete.",
    explanation: "It needs a `source`, and `targets` with a `select` each.",
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\nreplacements:\n- source: {kind: ConfigMap}", "a.yaml": configMap("a"),
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

  public static let replacementSourceNotFound = error(
    "replacement-source-not-found",
    summary: "The source of a replacement does not exist, or is not unique.",
    explanation: "`source` must match exactly one resource, by exact values, and `fieldPath` one of its fields.",
    wrong: ["kustomization.yaml": oneReplacement(), "a.yaml": sourceAndThing("setings")],
    right: ["a.yaml": sourceAndThing()]
  )

  public static let replacementTargetNotFound = error(
    "replacement-target-not-found",
    summary: "The field path of a replacement does not exist in a target.",
    explanation: """
      Correct the path, or create the field with `options: {create: true}`. Put keys that contain dots in brackets.
      """,
    wrong: ["kustomization.yaml": oneReplacement(target: "spec.mdoe"), "a.yaml": sourceAndThing()],
    right: ["kustomization.yaml": oneReplacement()]
  )

  public static let encodingIgnored = warning(
    "encoding-ignored",
    summary: "An option of a replacement has no effect.",
    explanation: "Kustomize ignores `encoding`. Remove the option.",
    wrong: ["kustomization.yaml": oneReplacement(options: "{encoding: hex}"), "a.yaml": sourceAndThing()],
    right: ["kustomization.yaml": oneReplacement()]
  )

  public static let valueEmptied = warning(
    "value-emptied",
    summary: "A string is replaced by a mapping or list, and becomes empty.",
    explanation: """
      A scalar can only be replaced by a scalar. Name a field inside the source, or a target that is a mapping or \
      list.
      """,
    wrong: ["kustomization.yaml": oneReplacement(source: "data"), "a.yaml": sourceAndThing()],
    right: ["kustomization.yaml": oneReplacement()]
  )

  public static let valueLost = warning(
    "value-lost",
    summary: "A replacement cannot set a field inside a null or string.",
    explanation: """
      Kustomize changes a string that contains YAML or JSON only if the path leads to a single string without `*`, \
      and the new value has the type of the old one: a number cannot become a string. It does not add fields to a \
      null. In all other cases the replacement has no effect.
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
  )

  public static let duplicateVariable = error(
    "duplicate-variable",
    summary: "Two variables have the same name.",
    explanation: "Rename one of them. Names must be unique across all bases.",
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

  public static let ambiguousVariable = error(
    "ambiguous-variable",
    summary: "Several resources match a variable.",
    explanation: "Set the namespace in its `objref`.",
    flags: ["--no-warn=deprecated-field"],
    wrong: [
      "kustomization.yaml": oneVariable(of: "name: a"),
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
    right: ["kustomization.yaml": oneVariable(of: "name: a, namespace: one")]
  )

  public static let variableSourceNotFound = error(
    "variable-source-not-found",
    summary: "The resource or field of a variable does not exist.",
    explanation: """
      `objref` uses the name of the resource without prefixes and suffixes. `fieldref.fieldPath` defaults to \
      `metadata.name`.
      """,
    flags: ["--no-warn=deprecated-field"],
    wrong: ["kustomization.yaml": oneVariable(of: "name: b"), "a.yaml": labeled()],
    right: ["kustomization.yaml": oneVariable(of: "name: a")]
  )

  public static let unusedVariable = warning(
    "unused-variable",
    summary: "A variable is never used.",
    explanation: "Variables are replaced only in certain fields, such as commands and arguments. Use `replacements`.",
    flags: ["--no-warn=deprecated-field"],
    wrong: ["kustomization.yaml": oneVariable(of: "name: a"), "a.yaml": configMap("a")],
    right: ["kustomization.yaml": "resources: [a.yaml]"]
  )

  public static let variableNotReplaced = warning(
    "variable-not-replaced",
    summary: "A field contains `$(NAME)` of a variable, but variables are not replaced there.",
    explanation: """
      Variables are replaced only in the fields that `varReference` lists, by default mainly those of containers, \
      labels and annotations. Set the field with `replacements` instead.
      """,
    flags: ["--no-warn=deprecated-field"],
    wrong: [
      "kustomization.yaml": """
      resources: [a.yaml]
      vars:
      - name: A
        objref: {apiVersion: example.com/v1, kind: Thing, name: t}
      """,
      "a.yaml": thing("  labels: {l: $(A)}\na: $(A)"),
    ],
    right: ["a.yaml": thing("  labels: {l: $(A)}")]
  )

  public static let unusableVariable = warning(
    "unusable-variable",
    summary: "A variable refers to a mapping or list.",
    explanation: "Only scalars can be inserted into strings. Refer to a scalar field.",
    flags: ["--no-warn=deprecated-field"],
    wrong: ["kustomization.yaml": oneVariable(of: "name: a", fieldPath: "metadata.labels"), "a.yaml": labeled()],
    right: ["kustomization.yaml": oneVariable(of: "name: a", fieldPath: "metadata.name")]
  )

  public static let mangledText = warning(
    "mangled-text",
    summary: "A string becomes unreadable when variables are replaced in it.",
    explanation: """
      If there are `vars`, Kustomize splits strings that contain `$` into bytes, and writes broken characters in \
      base64. Write `$$` for a dollar sign.
      """,
    flags: ["--no-warn=deprecated-field"],
    wrong: ["kustomization.yaml": oneVariable(of: "name: a"), "a.yaml": labeled("v: $(A), w: $é")],
    right: ["a.yaml": labeled("v: $(A), w: $$é")]
  )

  public static let partsShifted = warning(
    "parts-shifted",
    summary: "A replacement counts the parts of a string in which an earlier one has put more parts.",
    explanation: """
      With `delimiter`, each replacement splits the string as the one before has left it. If a value contains the \
      delimiter, all parts after it have a higher index. Replace the part with the highest index first.
      """,
    wrong: [
      "kustomization.yaml": """
      resources: [a.yaml]
      replacements:
      - sourceValue: www.shop
        targets: [{select: {kind: Thing}, fieldPaths: [host], options: {delimiter: ., index: 0}}]
      - sourceValue: org
        targets: [{select: {kind: Thing}, fieldPaths: [host], options: {delimiter: ., index: 2}}]
      """,
      "a.yaml": thing("host: www.example.com"),
    ],
    right: [
      "kustomization.yaml": """
      resources: [a.yaml]
      replacements:
      - sourceValue: org
        targets: [{select: {kind: Thing}, fieldPaths: [host], options: {delimiter: ., index: 2}}]
      - sourceValue: www.shop
        targets: [{select: {kind: Thing}, fieldPaths: [host], options: {delimiter: ., index: 0}}]
      """
    ]
  )

  public static let unusedReplacementTarget = warning(
    "unused-replacement-target",
    summary: "No resource matches a target of a replacement.",
    explanation: "As in Kustomize, the target has no effect. Correct the fields of `select`.",
    wrong: ["kustomization.yaml": oneReplacement(kind: "Thign"), "a.yaml": sourceAndThing()],
    right: ["kustomization.yaml": oneReplacement()]
  )

  static let replacements: [Self] = [
    .invalidReplacement, .replacementSourceNotFound, .replacementTargetNotFound, .encodingIgnored, .valueEmptied,
    .valueLost, .duplicateVariable, .ambiguousVariable, .variableSourceNotFound, .unusedVariable, .unusableVariable,
    .variableNotReplaced, .mangledText, .partsShifted, .unusedReplacementTarget,
  ]
}

// MARK: - Files of several examples

/// A kustomization that replaces a field of Things.
private func oneReplacement(
  source: String = "data.mode",
  kind: String = "Thing",
  target: String = "spec.mode",
  options: String? = nil
) -> String {
  """
  resources: [a.yaml]
  replacements:
  - source: {kind: ConfigMap, name: settings, fieldPath: \(source)}
    targets:
    - select: {kind: \(kind)}
      fieldPaths: [\(target)]\(options.map { "\n    options: \($0)" } ?? "")
  """
}

/// The source of a replacement, and a resource to change.
private func sourceAndThing(_ name: String = "settings") -> String {
  "\(configMap(name, "data: {mode: fast}"))---\n\(thing("spec: {mode: slow}"))"
}

/// A kustomization with the variable `A`, for a field of a ConfigMap.
private func oneVariable(of object: String, fieldPath: String? = nil) -> String {
  """
  resources: [a.yaml]
  vars:
  - name: A
    objref: {apiVersion: v1, kind: ConfigMap, \(object)}\(fieldPath.map { "\n  fieldref: {fieldPath: \($0)}" } ?? "")
  """
}

/// A ConfigMap with labels in which the variable is replaced.
private func labeled(_ labels: String = "v: $(A)") -> String {
  "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a, labels: {\(labels)}}"
}
