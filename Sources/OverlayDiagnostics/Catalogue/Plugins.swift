// The summaries are the documentation of the codes.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Diagnostic.Code {
  public static let unknownPlugin = error(
    "unknown-plugin",
    summary: "No built-in generator or transformer has this kind.",
    explanation: """
      The kinds of `apiVersion: builtin` end in `Generator` or `Transformer`. The note suggests the most similar \
      one.
      """,
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\ntransformers: [t.yaml]", "a.yaml": configMap("a"),
      "t.yaml": builtin("LabelTransfomer"),
    ],
    right: ["t.yaml": builtin("LabelTransformer")]
  )

  public static let wrongPluginRole = error(
    "wrong-plugin-role",
    summary: "A generator is listed under `transformers`, or a transformer under `generators`.",
    explanation: "Move it to the other field.",
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\ngenerators: [t.yaml]", "a.yaml": configMap("a"),
      "t.yaml": builtin("LabelTransformer"),
    ],
    right: ["kustomization.yaml": "resources: [a.yaml]\ntransformers: [t.yaml]"]
  )

  public static let invalidPluginConfiguration = error(
    "invalid-plugin-configuration",
    summary: "The configuration of a generator or transformer is incomplete or invalid.",
    explanation: "The message names the field.",
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\ntransformers: [t.yaml]", "a.yaml": configMap("a"),
      "t.yaml": builtin("PrefixTransformer", "prefix: x-"),
    ],
    right: ["t.yaml": builtin("PrefixTransformer", "prefix: x-\nfieldSpecs:\n- path: metadata/name")]
  )

  public static let externalPluginsDisabled = error(
    "external-plugins-disabled",
    summary: "A generator or transformer is not built in, and plugins are disabled.",
    explanation: "Plugins are programs. Allow them with `--enable-alpha-plugins` if you trust the overlay.",
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\ngenerators: [g.yaml]", "a.yaml": configMap("a"),
      "g.yaml": "apiVersion: example.com/v1\nkind: Maker\nmetadata:\n  name: g",
    ],
    right: ["kustomization.yaml": "resources: [a.yaml]"]
  )

  public static let pluginNotFound = error(
    "plugin-not-found",
    summary: "No plugin exists for a configuration.",
    explanation: """
      A plugin is an executable below the directory `KUSTOMIZE_PLUGIN_HOME`, at its group, version and kind in lower \
      case, or a function that the configuration names in an annotation.
      """,
    flags: ["--enable-alpha-plugins"],
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\ntransformers: [t.yaml]", "a.yaml": configMap("a"),
      "t.yaml": "apiVersion: example.com/v1\nkind: Same\nmetadata:\n  name: t",
    ],
    right: ["kustomization.yaml": "resources: [a.yaml]"]
  )

  public static let functionSkipped = warning(
    "function-skipped",
    summary: "A function was not run.",
    explanation: """
      Local executables need `--enable-exec`, in addition to `--enable-alpha-plugins`. Other functions need an \
      image.
      """,
    flags: ["--enable-alpha-plugins"],
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\ntransformers: [t.yaml]", "a.yaml": configMap("a"),
      "t.yaml": """
      apiVersion: example.com/v1
      kind: Fn
      metadata:
        name: t
        annotations:
          config.kubernetes.io/function: |
            exec: {path: ./fn.sh}
      """,
    ],
    right: ["kustomization.yaml": "resources: [a.yaml]"]
  )

  public static let validatorChangedResource = error(
    "validator-changed-resource",
    summary: "A validator has changed resources.",
    explanation: """
      Entries of `validators` can only accept or reject resources. To change resources, list the entry under \
      `transformers`.
      """,
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\nvalidators: [t.yaml]", "a.yaml": configMap("a"),
      "t.yaml": builtin("LabelTransformer", "labels: {app: web}\nfieldSpecs:\n- {path: metadata/labels, create: true}"),
    ],
    right: ["kustomization.yaml": "resources: [a.yaml]\ntransformers: [t.yaml]"]
  )

  public static let invalidPluginOutput = error(
    "invalid-plugin-output",
    summary: "The output of a plugin or function is invalid.",
    explanation: """
      The place is in that output. A function writes a `ResourceList`, and a plugin writes resources as YAML.
      """,
    withoutExample: "it takes a plugin"
  )

  public static let pluginMessage = warning(
    "plugin-message",
    summary: "A plugin or function wrote to standard error.",
    explanation: "It succeeded, so this is only for information. The notes are the lines that it wrote.",
    withoutExample: "it takes a plugin"
  )

  public static let functionResult = warning(
    "function-result",
    summary: "A function reported a result.",
    explanation: "The message is from the `results` of the function.",
    withoutExample: "it takes a function"
  )

  public static let validatorOutputIgnored = warning(
    "validator-output-ignored",
    summary: "A validator has added or removed resources.",
    explanation: "This has no effect, as a validator can only accept or reject resources.",
    withoutExample: "it takes a function"
  )

  static let plugins: [Self] = [
    .unknownPlugin, .wrongPluginRole, .invalidPluginConfiguration, .externalPluginsDisabled, .pluginNotFound,
    .functionSkipped, .validatorChangedResource, .invalidPluginOutput, .pluginMessage, .functionResult,
    .validatorOutputIgnored,
  ]
}
