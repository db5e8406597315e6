// The summaries are the documentation of the codes.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Diagnostic.Code {
  public static let unknownField = error(
    "unknown-field",
    summary: "A kustomization file has an unknown field.",
    explanation: """
      Unknown fields are errors, as a misspelled field would otherwise have no effect. The note suggests the most \
      similar field.
      """,
    wrong: ["kustomization.yaml": "imagse:\n- name: nginx\n  newTag: 1.29.1"],
    right: [
      "kustomization.yaml": "images:\n- name: nginx\n  newTag: 1.29.1\nresources: [a.yaml]", "a.yaml": deployment,
    ]
  )

  public static let wrongType = error(
    "wrong-type",
    summary: "The value of a field has the wrong type.",
    explanation: """
      Common mistakes are a single value where a list is expected, and a number without quotes where a string is \
      expected.
      """,
    wrong: ["kustomization.yaml": "resources: [a.yaml]\nimages:\n- name: nginx\n  newTag: 1.29", "a.yaml": deployment],
    right: ["kustomization.yaml": "resources: [a.yaml]\nimages:\n- name: nginx\n  newTag: \"1.29\""]
  )

  public static let conflictingFields = error(
    "conflicting-fields",
    summary: "Two mutually exclusive fields are both set.",
    explanation: "Remove one of them.",
    wrong: [
      "kustomization.yaml": """
      resources: [a.yaml]
      replacements:
      - path: replacement.yaml
        source: {kind: ConfigMap}
      """,
      "a.yaml": configMap("a"),
      "replacement.yaml": "source: {kind: ConfigMap}\ntargets: [{select: {kind: ConfigMap}}]",
    ],
    right: ["kustomization.yaml": "resources: [a.yaml]\nreplacements:\n- path: replacement.yaml"]
  )

  public static let deprecatedField = warning(
    "deprecated-field",
    summary: "A field is deprecated.",
    explanation: "The message has the same wording as in Kustomize. Use the field that it names.",
    wrong: ["kustomization.yaml": "resources: [a.yaml]\ncommonLabels: {app: web}", "a.yaml": configMap("a")],
    right: [
      "kustomization.yaml": """
      resources: [a.yaml]
      labels:
      - pairs: {app: web}
        includeSelectors: true
      """
    ]
  )

  public static let replacedField = warning(
    "replaced-field",
    summary: "A field has been replaced by another, although Kustomize does not warn about it.",
    explanation: """
      Use the field that the message names. Where this is certain to keep the output the same, the message ends with \
      the lines to write.
      """,
    wrong: ["kustomization.yaml": "configMapGenerator:\n- name: a\n  env: a.env", "a.env": "A=1"],
    right: ["kustomization.yaml": "configMapGenerator:\n- name: a\n  envs: [a.env]"]
  )

  public static let emptyKustomization = error(
    "empty-kustomization",
    summary: "A kustomization file is empty.",
    explanation: "A file without fields is an error, as in Kustomize. List the resources.",
    wrong: ["kustomization.yaml": "# nothing yet"],
    right: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a")]
  )

  public static let invalidKind = error(
    "invalid-kind",
    summary: "A kustomization file has an invalid `kind` or `apiVersion`.",
    explanation: """
      The kind is `Kustomization` with `kustomize.config.k8s.io/v1beta1`, or `Component` with \
      `kustomize.config.k8s.io/v1alpha1`. Both fields are optional.
      """,
    wrong: ["kustomization.yaml": "kind: Deployment\nresources: [a.yaml]", "a.yaml": configMap("a")],
    right: ["kustomization.yaml": "kind: Kustomization\nresources: [a.yaml]"]
  )

  public static let wrongKustomizationKind = error(
    "wrong-kustomization-kind",
    summary: "A component is listed as a kustomization, or a kustomization as a component.",
    explanation: """
      List directories whose kustomization file has `kind: Component` under `components`, and all others under \
      `resources`.
      """,
    wrong: ["kustomization.yaml": "resources: [extras]", "extras/kustomization.yaml": component("namePrefix: extra-")],
    right: ["kustomization.yaml": "resources: [a.yaml]\ncomponents: [extras]", "a.yaml": configMap("a")]
  )

  public static let invalidOption = error(
    "invalid-option",
    summary: "The value of a field is not one of its allowed values.",
    explanation: "The message lists the allowed values.",
    wrong: ["kustomization.yaml": "resources: [a.yaml]\nsortOptions: {order: random}", "a.yaml": configMap("a")],
    right: ["kustomization.yaml": "resources: [a.yaml]\nsortOptions: {order: fifo}"]
  )

  public static let reorderIgnored = warning(
    "reorder-ignored",
    summary: "`--reorder` has no effect, as the kustomization sets an order itself.",
    explanation: """
      `sortOptions` in the kustomization that is built takes precedence over `--reorder`. Remove one of the two.
      """,
    flags: ["--reorder=legacy"],
    wrong: ["kustomization.yaml": "resources: [a.yaml]\nsortOptions: {order: fifo}", "a.yaml": configMap("a")],
    right: ["kustomization.yaml": "resources: [a.yaml]"]
  )

  public static let ignoredInBase = warning(
    "ignored-in-base",
    summary: "A base or component sets a field that only counts in the kustomization that is built.",
    explanation: """
      `sortOptions` and `buildMetadata` apply to the whole output, so only the kustomization that is built may set \
      them. They have an effect when the base is built alone.
      """,
    wrong: [
      "kustomization.yaml": "resources: [base]",
      "base/kustomization.yaml": "resources: [a.yaml]\nsortOptions: {order: fifo}",
      "base/a.yaml": configMap("a"),
    ],
    right: [
      "kustomization.yaml": "resources: [base]\nsortOptions: {order: fifo}",
      "base/kustomization.yaml": "resources: [a.yaml]",
    ]
  )

  public static let keyRepeated = warning(
    "key-repeated",
    summary: "A key of a kustomization, patch or annotation is repeated, and one of its values is lost.",
    explanation: """
      The last value is used, except in strategic merge patches, where the first is. If a resource has several \
      `annotations` fields, they are joined, and the first value of an annotation is used. Merge the values, or \
      remove the one that is not used.
      """,
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\nresources: [b.yaml]", "a.yaml": configMap("a"),
      "b.yaml": configMap("b"),
    ],
    right: ["kustomization.yaml": "resources: [a.yaml, b.yaml]"]
  )

  public static let invalidDefinitions = error(
    "invalid-definitions",
    summary: "OpenAPI definitions are incomplete or refer to themselves.",
    explanation: "A reference (`$ref`) must name an existing definition, and a type needs a version and a kind.",
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\nopenapi: {path: schema.yaml}", "a.yaml": thing(),
      "schema.yaml": definition("{group: example.com, kind: Thing}"),
    ],
    right: ["schema.yaml": definition("{group: example.com, version: v1, kind: Thing}")]
  )

  public static let invalidSchema = error(
    "invalid-schema",
    summary: "`openapi` requests a version that is not built in, or both a version and a file.",
    explanation: "Set `path` to the file with the schema, or `version` to one of those in the message.",
    wrong: ["kustomization.yaml": "resources: [a.yaml]\nopenapi: {version: v1.0.0}", "a.yaml": thing()],
    right: ["kustomization.yaml": "resources: [a.yaml]"]
  )

  public static let emptySchema = warning(
    "empty-schema",
    summary: "The document under `openapi` defines no types.",
    explanation: """
      It nevertheless replaces the built-in schema, so that patches replace the lists of Kubernetes types, too. It must \
      be an OpenAPI document with `definitions`, each with an `x-kubernetes-group-version-kind`. A custom resource \
      definition is not one.
      """,
    wrong: ["kustomization.yaml": "resources: []\nopenapi: {path: schema.yaml}", "schema.yaml": "kind: Other"],
    right: ["schema.yaml": definition("{group: example.com, version: v1, kind: Thing}")]
  )

  public static let unreadSchema = warning(
    "unread-schema",
    summary: "The document in `openapi` cannot be read, but is not needed.",
    explanation: "The build continues without it. Fix the document, or remove the field.",
    wrong: ["kustomization.yaml": "resources: []\nopenapi: {path: schema.json}", "schema.json": "{a}"],
    right: ["schema.json": definition("{group: example.com, version: v1, kind: Thing}")]
  )

  static let kustomizations: [Self] = [
    .unknownField, .wrongType, .conflictingFields, .deprecatedField, .replacedField, .emptyKustomization,
    .invalidKind, .wrongKustomizationKind, .invalidOption, .reorderIgnored, .ignoredInBase, .keyRepeated,
    .invalidDefinitions, .invalidSchema, .unreadSchema, .emptySchema,
  ]
}

/// OpenAPI definitions with one type.
private func definition(_ type: String) -> String {
  "definitions:\n  example.Thing:\n    x-kubernetes-group-version-kind:\n    - \(type)"
}
