import OverlayDiagnostics

extension Explanation {
  /// What can be wrong with the fields of a kustomization file.
  static let kustomizations: [Explanation] = [
    Explanation(
      .unknownField,
      "A kustomization file has a field that nothing knows.",
      "Nothing is ignored: a misspelt field would otherwise be without effect. The note names the nearest field.",
      wrong: ["kustomization.yaml": "imagse:\n- name: nginx\n  newTag: 1.29.1"],
      right: [
        "kustomization.yaml": "images:\n- name: nginx\n  newTag: 1.29.1\nresources: [a.yaml]", "a.yaml": deployment,
      ]
    ),
    Explanation(
      .wrongType,
      "A field's value is of a type that the field does not take.",
      "Often a list was meant and a single value written, or a number stands where a text belongs and needs quotes.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\nimages:\n- name: nginx\n  newTag: 1.29", "a.yaml": deployment,
      ],
      right: ["kustomization.yaml": "resources: [a.yaml]\nimages:\n- name: nginx\n  newTag: \"1.29\""]
    ),
    Explanation(
      .conflictingFields,
      "Two fields that are mutually exclusive are both set.",
      "Remove one of them.",
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
    ),
    Explanation(
      .deprecatedField,
      "A field still works, but another has replaced it.",
      "The message is that of Kustomize, word for word. Write the field that it names instead.",
      wrong: ["kustomization.yaml": "resources: [a.yaml]\ncommonLabels: {app: web}", "a.yaml": configMap("a")],
      right: [
        "kustomization.yaml": """
        resources: [a.yaml]
        labels:
        - pairs: {app: web}
          includeSelectors: true
        """
      ]
    ),
    Explanation(
      .replacedField,
      "A field still works but has been replaced, and Kustomize does not warn about it.",
      "Write the other field. Where the output stays the same for certain, the lines to write stand below the message.",
      wrong: ["kustomization.yaml": "configMapGenerator:\n- name: a\n  env: a.env", "a.env": "A=1"],
      right: ["kustomization.yaml": "configMapGenerator:\n- name: a\n  envs: [a.env]"]
    ),
    Explanation(
      .emptyKustomization,
      "A kustomization file says nothing.",
      "A file without any field is refused, as by Kustomize. List the resources.",
      wrong: ["kustomization.yaml": "# nothing yet"],
      right: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a")]
    ),
    Explanation(
      .invalidKind,
      "A kustomization file's `kind` or `apiVersion` is not one that it can have.",
      """
      The kind is `Kustomization` with `kustomize.config.k8s.io/v1beta1`, or `Component` with \
      `kustomize.config.k8s.io/v1alpha1`. Both fields may be left out.
      """,
      wrong: ["kustomization.yaml": "kind: Deployment\nresources: [a.yaml]", "a.yaml": configMap("a")],
      right: ["kustomization.yaml": "kind: Kustomization\nresources: [a.yaml]"]
    ),
    Explanation(
      .wrongKustomizationKind,
      "A component stands where a kustomization belongs, or the other way round.",
      "List folders whose kustomization file has `kind: Component` under `components`, and all others under `resources`.",
      wrong: [
        "kustomization.yaml": "resources: [extras]",
        "extras/kustomization.yaml": """
        apiVersion: kustomize.config.k8s.io/v1alpha1
        kind: Component
        namePrefix: extra-
        """,
      ],
      right: ["kustomization.yaml": "resources: [a.yaml]\ncomponents: [extras]", "a.yaml": configMap("a")]
    ),
    Explanation(
      .invalidOption,
      "A field of a kustomization has a value outside of its enumeration.",
      "The message says which values there are.",
      wrong: ["kustomization.yaml": "resources: [a.yaml]\nsortOptions: {order: random}", "a.yaml": configMap("a")],
      right: ["kustomization.yaml": "resources: [a.yaml]\nsortOptions: {order: fifo}"]
    ),
    Explanation(
      .reorderIgnored,
      "An order of resources was chosen on the command line, but the kustomization has one of its own.",
      "`sortOptions` of the kustomization that is built wins over `--reorder`. Remove one of the two.",
      flags: [.legacyOrder],
      wrong: ["kustomization.yaml": "resources: [a.yaml]\nsortOptions: {order: fifo}", "a.yaml": configMap("a")],
      right: ["kustomization.yaml": "resources: [a.yaml]"]
    ),
    Explanation(
      .keyRepeated,
      "One key is repeated in a kustomization, patch or annotations, and one of the values is lost.",
      """
      The last value counts, but in a strategic merge patch the first. Repeated `annotations` fields of a resource are \
      joined, and of equal annotations in them the first counts. Put both values into one field, or remove the one that \
      does not count.
      """,
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\nresources: [b.yaml]", "a.yaml": configMap("a"),
        "b.yaml": configMap("b"),
      ],
      right: ["kustomization.yaml": "resources: [a.yaml, b.yaml]"]
    ),
    Explanation(
      .invalidDefinitions,
      "OpenAPI definitions lead nowhere, or never end.",
      "A reference (`$ref`) must name a definition that is there, and a type needs its version and kind.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\nopenapi: {path: schema.yaml}", "a.yaml": thing(),
        "schema.yaml": """
        definitions:
          example.Thing:
            x-kubernetes-group-version-kind:
            - {group: example.com, kind: Thing}
        """,
      ],
      right: [
        "schema.yaml": """
        definitions:
          example.Thing:
            x-kubernetes-group-version-kind:
            - {group: example.com, version: v1, kind: Thing}
        """
      ]
    ),
    Explanation(
      .invalidSchema,
      "`openapi` asks for a version that is not built in, or for a version and a file at once.",
      "Give `path` the file with the schema, or `version` one of those that the message names.",
      wrong: ["kustomization.yaml": "resources: [a.yaml]\nopenapi: {version: v1.0.0}", "a.yaml": thing()],
      right: ["kustomization.yaml": "resources: [a.yaml]"]
    ),
    Explanation(
      .unreadSchema,
      "The document that `openapi` names cannot be read, and nothing needs it.",
      "The build goes on without it. Fix the document, or remove the field.",
      wrong: [
        "kustomization.yaml": "resources: []\nopenapi: {path: schema.json}", "schema.json": "{a}",
      ],
      right: ["schema.json": "{}"]
    ),
  ]
}
