import OverlayDiagnostics

extension Explanation {
  /// What can be wrong with `generators`, `transformers` and `validators`.
  static let plugins: [Explanation] = [
    Explanation(
      .unknownPlugin,
      "No built-in generator or transformer has this name.",
      "The kinds of `apiVersion: builtin` end in `Generator` or `Transformer`. The note names the nearest.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\ntransformers: [t.yaml]", "a.yaml": configMap("a"),
        "t.yaml": "apiVersion: builtin\nkind: LabelTransfomer\nmetadata:\n  name: t",
      ],
      right: ["t.yaml": "apiVersion: builtin\nkind: LabelTransformer\nmetadata:\n  name: t"]
    ),
    Explanation(
      .wrongPluginRole,
      "A generator stands where a transformer belongs, or the other way round.",
      "Move it to the other field.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\ngenerators: [t.yaml]", "a.yaml": configMap("a"),
        "t.yaml": "apiVersion: builtin\nkind: LabelTransformer\nmetadata:\n  name: t",
      ],
      right: ["kustomization.yaml": "resources: [a.yaml]\ntransformers: [t.yaml]"]
    ),
    Explanation(
      .invalidPluginConfiguration,
      "The configuration of a generator or transformer lacks something, or holds what it cannot take.",
      "The message says which field it is.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\ntransformers: [t.yaml]", "a.yaml": configMap("a"),
        "t.yaml": "apiVersion: builtin\nkind: PrefixTransformer\nmetadata:\n  name: t\nprefix: x-",
      ],
      right: [
        "t.yaml": """
        apiVersion: builtin
        kind: PrefixTransformer
        metadata:
          name: t
        prefix: x-
        fieldSpecs:
        - path: metadata/name
        """
      ]
    ),
    Explanation(
      .externalPluginsDisabled,
      "A generator or transformer is not built in, and others may not run.",
      "They are programs. Allow them with `--enable-alpha-plugins` if you trust the overlay.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\ngenerators: [g.yaml]", "a.yaml": configMap("a"),
        "g.yaml": "apiVersion: example.com/v1\nkind: Maker\nmetadata:\n  name: g",
      ],
      right: ["kustomization.yaml": "resources: [a.yaml]"]
    ),
    Explanation(
      .pluginNotFound,
      "There is no plugin for a configuration.",
      """
      A plugin is a program in the folder `KUSTOMIZE_PLUGIN_HOME`, under its group, version and kind in lower case, or a \
      function that the configuration itself names in an annotation.
      """,
      flags: [.enablePlugins],
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\ntransformers: [t.yaml]", "a.yaml": configMap("a"),
        "t.yaml": "apiVersion: example.com/v1\nkind: Same\nmetadata:\n  name: t",
      ],
      right: ["kustomization.yaml": "resources: [a.yaml]"]
    ),
    Explanation(
      .functionSkipped,
      "A function was skipped, since functions that are programs were not asked for.",
      "Allow them with `--enable-exec`, beside `--enable-alpha-plugins`.",
      flags: [.enablePlugins],
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
    ),
    Explanation(
      .validatorChangedResource,
      "A validator has changed what it should have checked.",
      "What stands under `validators` may only refuse. Move it to `transformers` if it is meant to change resources.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\nvalidators: [t.yaml]", "a.yaml": configMap("a"),
        "t.yaml": """
        apiVersion: builtin
        kind: LabelTransformer
        metadata:
          name: t
        labels: {app: web}
        fieldSpecs:
        - {path: metadata/labels, create: true}
        """,
      ],
      right: ["kustomization.yaml": "resources: [a.yaml]\ntransformers: [t.yaml]"]
    ),
    Explanation(
      .invalidPluginOutput,
      "A plugin or function printed something that is not a list of resources, or not the right one.",
      "The place is in what it printed. A function prints a `ResourceList`, a plugin resources as YAML.",
      noExample: "it takes a plugin"
    ),
    Explanation(
      .pluginMessage,
      "A plugin or function wrote to standard error.",
      "It ended well, so this is for information. The notes are its lines.",
      noExample: "it takes a plugin"
    ),
    Explanation(
      .functionResult,
      "A function said something about a resource.",
      "The text is from the function's `results`.",
      noExample: "it takes a function"
    ),
    Explanation(
      .validatorOutputIgnored,
      "A validator printed other resources than it was given.",
      "They are ignored: a validator may only refuse.",
      noExample: "it takes a function"
    ),
  ]
}
