import OverlayDiagnostics

extension Explanation {
  /// What can be wrong with `configMapGenerator` and `secretGenerator`.
  static let generators: [Explanation] = [
    Explanation(
      .invalidGenerator,
      "A generator's entry is incomplete or contradicts itself.",
      "It needs a name; a literal is `KEY=value`, a file `path` or `KEY=path`; and no key may come twice.",
      wrong: ["kustomization.yaml": "configMapGenerator:\n- name: settings\n  literals:\n  - LOG_LEVEL"],
      right: ["kustomization.yaml": "configMapGenerator:\n- name: settings\n  literals:\n  - LOG_LEVEL=info"]
    ),
    Explanation(
      .generatorConflict,
      "A generator makes what is there already, or is to change what is not there.",
      "`behavior: merge` and `replace` need a resource of that name and namespace from a base; `create` needs that there is none.",
      wrong: ["kustomization.yaml": "configMapGenerator:\n- name: settings\n  behavior: merge\n  literals: [A=1]"],
      right: ["kustomization.yaml": "configMapGenerator:\n- name: settings\n  literals: [A=1]"]
    ),
    Explanation(
      .unknownBehavior,
      "A generator's behavior is a word that nothing knows.",
      "It then means `create`, as in Kustomize. The words are `create`, `merge` and `replace`.",
      wrong: ["kustomization.yaml": "configMapGenerator:\n- name: settings\n  behavior: mrege"],
      right: ["kustomization.yaml": "configMapGenerator:\n- name: settings\n  behavior: create"]
    ),
    Explanation(
      .optionOverridden,
      "A local option gives way to the one for all generators.",
      "`disableNameSuffixHash` and `immutable` cannot be switched off for one entry where `generatorOptions` switch them on.",
      wrong: [
        "kustomization.yaml": """
        generatorOptions: {immutable: true}
        configMapGenerator:
        - name: settings
          options: {immutable: false}
        """
      ],
      right: ["kustomization.yaml": "configMapGenerator:\n- name: settings\n  options: {immutable: false}"]
    ),
    Explanation(
      .fieldLostInMerge,
      "A generator that merges into a resource takes a field of it away.",
      "The type of the merged Secret is that of the generator. Write the type there, too.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\nsecretGenerator:\n- name: s\n  behavior: merge\n  literals: [A=1]",
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
        """
      ]
    ),
  ]
}
