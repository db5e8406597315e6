// The summaries are the documentation of the codes.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Diagnostic.Code {
  public static let invalidGenerator = error(
    "invalid-generator",
    summary: "A generator is incomplete or contradicts itself.",
    explanation: """
      A generator needs a name. A literal is `KEY=value`, and a file `path` or `KEY=path`. A key can be used only \
      once.
      """,
    wrong: ["kustomization.yaml": "configMapGenerator:\n- name: settings\n  literals:\n  - LOG_LEVEL"],
    right: ["kustomization.yaml": "configMapGenerator:\n- name: settings\n  literals:\n  - LOG_LEVEL=info"]
  )

  public static let generatorConflict = error(
    "generator-conflict",
    summary: "A generator creates a resource that exists, or changes one that does not.",
    explanation: """
      `behavior: merge` and `replace` need a resource with the same name and namespace in a base. With `create`, \
      there must be none.
      """,
    wrong: ["kustomization.yaml": "configMapGenerator:\n- name: settings\n  behavior: merge\n  literals: [A=1]"],
    right: ["kustomization.yaml": "configMapGenerator:\n- name: settings\n  literals: [A=1]"]
  )

  public static let unknownBehavior = warning(
    "unknown-behavior",
    summary: "The behavior of a generator is unknown.",
    explanation: "It has the effect of `create`, as in Kustomize. The behaviors are `create`, `merge` and `replace`.",
    wrong: ["kustomization.yaml": "configMapGenerator:\n- name: settings\n  behavior: mrege"],
    right: ["kustomization.yaml": "configMapGenerator:\n- name: settings\n  behavior: create"]
  )

  public static let optionOverridden = warning(
    "option-overridden",
    summary: "An option of one generator is overridden by `generatorOptions`.",
    explanation: """
      If `generatorOptions` turns on `disableNameSuffixHash` or `immutable`, single generators cannot turn it off.
      """,
    wrong: [
      "kustomization.yaml": """
      generatorOptions: {immutable: true}
      configMapGenerator:
      - name: settings
        options: {immutable: false}
      """
    ],
    right: ["kustomization.yaml": "configMapGenerator:\n- name: settings\n  options: {immutable: false}"]
  )

  public static let hashMissing = warning(
    "hash-missing",
    summary: "A ConfigMap or Secret that is merged into has no content hash, and a workload refers to it.",
    explanation: """
      Only generated resources have a hash in their names. A resource from a file keeps its name when a generator \
      changes it, so the workload is not restarted when its content changes.
      """,
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\nconfigMapGenerator:\n- {name: c, behavior: merge, literals: [A=1]}",
      "a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\ndata:\n  B: b\n---\n" + configuredDeployment,
    ],
    right: [
      "kustomization.yaml": "resources: [a.yaml]\nconfigMapGenerator:\n- name: c\n  literals: [A=1, B=b]",
      "a.yaml": configuredDeployment,
    ]
  )

  public static let envLineWithoutValue = warning(
    "env-line-without-value",
    summary: "A line of an env file has no `=`.",
    explanation: """
      It becomes a key with an empty value. Unlike in Docker, no value is taken from the environment, and a value \
      cannot continue in the next line.
      """,
    wrong: ["kustomization.yaml": "configMapGenerator:\n- name: c\n  envs: [a.env]", "a.env": "HOME"],
    right: ["kustomization.yaml": "configMapGenerator:\n- name: c\n  envs: [a.env]", "a.env": "HOME="]
  )

  public static let envQuotesKept = warning(
    "env-quotes-kept",
    summary: "A value of an env file has quotation marks around it, which become part of it.",
    explanation: "A shell removes them, Kustomize does not. In `literals`, one pair is removed.",
    wrong: ["kustomization.yaml": "configMapGenerator:\n- name: c\n  envs: [a.env]", "a.env": "A=\"two words\""],
    right: ["kustomization.yaml": "configMapGenerator:\n- name: c\n  envs: [a.env]", "a.env": "A=two words"]
  )

  public static let fieldLostInMerge = warning(
    "field-lost-in-merge",
    summary: "A generator drops a field from the resource that it merges into.",
    explanation: "For example, a merged Secret has the type of the generator. Repeat the type there.",
    wrong: [
      "kustomization.yaml": """
      resources: [a.yaml]
      secretGenerator:
      - name: s
        behavior: merge
        literals: [A=1]
        options: {disableNameSuffixHash: true}
      """,
      "a.yaml": "apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\ntype: example.com/token",
    ],
    right: [
      "kustomization.yaml": """
      resources: [a.yaml]
      secretGenerator:
      - name: s
        behavior: merge
        type: example.com/token
        literals: [A=1]
        options: {disableNameSuffixHash: true}
      """
    ]
  )

  static let generators: [Self] = [
    .invalidGenerator, .generatorConflict, .unknownBehavior, .optionOverridden, .fieldLostInMerge, .hashMissing,
    .envLineWithoutValue, .envQuotesKept,
  ]
}

/// A Deployment that reads a ConfigMap.
private let configuredDeployment = """
  apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: web
  spec:
    template:
      spec:
        containers:
        - name: web
          envFrom:
          - configMapRef: {name: c}
  """
