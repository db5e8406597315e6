import OverlayKit

/// Warnings about what Kustomize is silent about, and what people are surprised by.
extension FidelityWarningTests {
  static let surprises = ofFiles + ofTransformers

  private static func definition(scope: String) -> String {
    """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: {name: things.example.com}
    spec: {group: example.com, scope: \(scope), names: {kind: Thing, plural: things}}

    """
  }

  private static let ofFiles = [
    Case(
      .replaceAddedKey,
      "kustomization.yaml:2:70",
      resource(
        thing("a: 1\n"),
        "patches: [{target: {kind: Thing}, patch: '[{\"op\": \"replace\", \"path\": \"/b\", \"value\": 1}]'}]\n"
      ),
      harmless: resource(
        thing("a: 1\n"),
        "patches: [{target: {kind: Thing}, patch: '[{\"op\": \"replace\", \"path\": \"/a\", \"value\": 1}]'}]\n"
      )
    ),
    Case(
      .replaceAddedKey,
      "kustomization.yaml:2:68",
      resource(
        pod("{name: a}"),
        "patches: [{target: {kind: Pod}, patch: '[{\"op\": \"replace\", \"path\": \"/spec/container\", \"value\": []}]'}]\n"
      ),
      harmless: resource(
        pod("{name: a}"),
        "patches: [{target: {kind: Pod}, patch: '[{\"op\": \"replace\", \"path\": \"/spec/nodeName\", \"value\": \"n\"}]'}]\n"
      )
    ),
    Case(
      .envLineWithoutValue,
      "a.env:2:1",
      ["kustomization.yaml": "configMapGenerator: [{name: c, envs: [a.env]}]\n", "a.env": "A=1\nHOME\n"],
      harmless: ["kustomization.yaml": "configMapGenerator: [{name: c, envs: [a.env]}]\n", "a.env": "# a\n\nA=\n"]
    ),
    Case(
      .envLineWithoutValue,
      "b/a.env:1:1",
      [
        "kustomization.yaml": "resources: [b]\nconfigMapGenerator: [{name: c, behavior: merge, literals: [A=1]}]\n",
        "b/kustomization.yaml": "configMapGenerator: [{name: c, envs: [a.env]}]\n", "b/a.env": "HOME\n",
      ],
      harmless: [
        "kustomization.yaml": "resources: [b]\nconfigMapGenerator: [{name: c, behavior: replace, literals: [A=1]}]\n",
        "b/kustomization.yaml": "configMapGenerator: [{name: c, envs: [a.env]}]\n", "b/a.env": "HOME\nB='x'\n",
      ]
    ),
    Case(
      .envQuotesKept,
      "a.env:1:1",
      ["kustomization.yaml": "configMapGenerator: [{name: c, envs: [a.env]}]\n", "a.env": "A='x'\nB=\"y\"\n"],
      harmless: ["kustomization.yaml": "secretGenerator: [{name: c, envs: [a.env]}]\n", "a.env": "A=\"\nB=it's\n"]
    ),
    Case(
      .hashMissing,
      "kustomization.yaml:2:42",
      resource(
        configMap("c", "data: {a: b}\n---\n" + deployment("configMap: {name: c}")),
        "configMapGenerator: [{name: c, behavior: merge, literals: [B=1]}]\n"
      ),
      harmless: resource(
        configMap("c", "data: {a: b}\n---\n" + deployment("configMap: {name: c}")),
        "configMapGenerator:\n- {name: c, behavior: merge, literals: [B=1], options: {disableNameSuffixHash: true}}\n"
      )
    ),
    Case(
      .hashMissing,
      "kustomization.yaml:2:42",
      resource(
        configMap("c", "---\n" + deployment("projected: {sources: [{configMap: {name: c}}]}")),
        "configMapGenerator: [{name: c, behavior: replace, literals: [B=1]}]\n"
      ),
      harmless: resource(
        configMap("c", "---\n" + deployment("secret: {secretName: c}")),
        "configMapGenerator: [{name: c, behavior: replace, literals: [B=1]}]\n"
      )
    ),
    Case(
      .listReplaced,
      "p.yaml:4:4",
      patched(thing("l: [{name: a, x: 1, y: 1}, {name: b}]\n"), by: thing("l: [{name: a, x: 2}]\n")),
      harmless: patched(thing("l: [{name: a, x: 1}]\n"), by: thing("l: [{name: a, x: 2}, {name: c}]\n"))
    ),
    Case(
      .imageNotChanged,
      "a.yaml:4:15",
      resource(thing("spec: {image: 'x:1', other: y}\n"), "images: [{name: x, newTag: '2'}]\n"),
      harmless: resource(
        thing("spec: {containers: [{image: 'x:1'}], image: 'z:1'}\n"),
        "images: [{name: x, newTag: '2'}]\n"
      )
    ),
    Case(
      .blockQuoted,
      "a.yaml:4:4 a.yaml:8:4",
      resource(thing("a: |\n  one\n  two  \n  three\nb: |\n  one\n  t\two\n")),
      harmless: resource(thing("a: |\n  one\n\n  two\nb: \"one \\n two\"\nc: |\n  all:\n  \tmake \n"))
    ),
    Case(
      .staleReference,
      "a.yaml:4:26 a.yaml:4:57 a.yaml:4:76",
      resource(
        thing("a: {configMapRef: {name: c}, b: {kind: ConfigMap, name: c}, configMapName: c}\n"),
        "configMapGenerator: [{name: c}]\n"
      ),
      harmless: resource(
        thing("a: {name: c, configMapRef: {name: d}, secretRef: {name: c}, x: {kind: Secret, name: c}}\n"),
        "configMapGenerator: [{name: c}]\n"
      )
    ),
    Case(
      .clusterScopedWithNamespace,
      "kustomization.yaml:2:12",
      resource(definition(scope: "Cluster") + "---\n" + thing("a: 1\n"), "namespace: ns\n"),
      harmless: resource(definition(scope: "Namespaced") + "---\n" + thing("a: 1\n"), "namespace: ns\n")
    ),
    Case(
      .variableNotReplaced,
      "a.yaml:4:4",
      resource(
        thing("a: $(A)\n", metadata: "{name: t, labels: {l: $(A)}}"),
        "vars: [{name: A, objref: {apiVersion: example.com/v1, kind: Thing, name: t}}]\n"
      ),
      harmless: resource(thing("a: $(A)\n"))
    ),
    Case(
      .ignoredInBase,
      "b/kustomization.yaml:1:14",
      [
        "kustomization.yaml": "resources: [b]\n",
        "b/kustomization.yaml": "sortOptions: {order: fifo}\nnamePrefix: a-\n",
      ],
      harmless: ["kustomization.yaml": "resources: []\nsortOptions: {order: fifo}\n"]
    ),
    Case(
      .ignoredInBase,
      "b/kustomization.yaml:2:33",
      [
        "kustomization.yaml": "resources: [b]\nbuildMetadata: [managedByLabel]\n",
        "b/kustomization.yaml": "sortOptions: {order: legacy}\nbuildMetadata: [managedByLabel, originAnnotations]\n",
      ],
      harmless: [
        "kustomization.yaml": "resources: [b]\nbuildMetadata: [managedByLabel]\nsortOptions: {order: fifo}\n",
        "b/kustomization.yaml": "sortOptions: {order: fifo}\nbuildMetadata: [managedByLabel]\n",
      ]
    ),
    Case(
      .invalidIgnore,
      "a.yaml:4:30",
      resource(thing("d: '2020' # overlay:ignore   date-rewriten no time\n")),
      harmless: resource(thing("d: 2020-01-02 # overlay:ignore date-rewritten no time\n"))
    ),
    Case(
      .unusedIgnore,
      "a.yaml:4:18",
      resource(thing("# overlay:ignore date-rewritten no time\nd: '2020-01-02'\n")),
      harmless: resource(thing("# overlay:ignore date-rewritten no time\nd: 2020-01-02\n"))
    ),
  ]

  private static func deployment(_ volume: String) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec: {template: {spec: {volumes: [{name: v, \(volume)}]}}}

    """
  }

  private static func service(_ ports: String) -> String {
    "apiVersion: v1\nkind: Service\nmetadata: {name: s}\nspec: {ports: [\(ports)]}\n"
  }

  private static func policy(_ peer: String) -> String {
    """
    apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: {name: p}
    spec: {egress: [{to: [{podSelector: {matchLabels: {\(peer)}}}]}]}

    """
  }

  private static func binding(_ subjects: String) -> String {
    """
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRoleBinding
    metadata: {name: b}
    subjects: [\(subjects)]
    ---
    apiVersion: v1
    kind: ServiceAccount
    metadata: {name: default, namespace: old}

    """
  }

  private static let ofTransformers = [
    Case(
      .aliasKeepsValue,
      "p.yaml:4:4",
      patched(thing("a: &x 1\nb: *x\n"), by: thing("a: 2\n")),
      harmless: patched(thing("a: &x 1\nb: *x\nc: 1\n"), by: thing("b: 2\nc: 2\n"))
    ),
    Case(
      .aliasKeepsValue,
      "p.yaml:4:5",
      patched(thing("a: [&x h]\nb: *x\n"), by: thing("a: [i]\n")),
      harmless: patched(thing("a: [&x h]\nb: *x\n"), by: thing("a: [i]\nb: i\n"))
    ),
    Case(
      .aliasKeepsValue,
      "kustomization.yaml:2:85",
      resource(
        thing("a: &x 1\nb: *x\n"),
        "patches: [{target: {kind: Thing}, patch: '[{\"op\": \"replace\", \"path\": \"/a\", \"value\": 2}]'}]\n"
      ),
      harmless: resource(
        thing("a: [&x 1]\nb: *x\n"),
        "patches: [{target: {kind: Thing}, patch: '[{\"op\": \"remove\", \"path\": \"/a/0\"}]'}]\n"
      )
    ),
    Case(
      .aliasKeepsValue,
      "p.yaml:4:10",
      patched(thing("a: [{b: [&x h]}]\nb: *x\n"), by: thing("a: [{b: [i]}]\n")),
      harmless: patched(thing("a: {b: [&x h]}\nb: *x\n"), by: thing("a: {b: null, c: 1}\n"))
    ),
    Case(
      .aliasKeepsValue,
      "p.yaml:6:22",
      patched(pod("{name: a, image: &x i:1}", "{name: b, image: *x}"), by: pod("{name: a, image: 'i:2'}")),
      harmless: patched(
        pod("{name: a, image: &x i:1}", "{name: b, image: *x}"),
        by: pod("{name: c, image: 'i:2'}", "{$patch: replace}")
      )
    ),
    Case(
      .patchNameIgnored,
      "p.yaml:3:18",
      resource(thing("a: 1\n"), "patches: [{path: p.yaml, target: {kind: Thing}}]\n")
        .merging(["p.yaml": thing("a: 2\n", metadata: "{name: other}")]) { old, _ in old },
      harmless: resource(
        thing("a: 1\n"),
        "patches: [{path: p.yaml, target: {kind: Thing}, options: {allowNameChange: true}}]\n"
      ).merging(["p.yaml": thing("a: 2\n", metadata: "{name: other}")]) { old, _ in old }
    ),
    Case(
      .namespaceRenamed,
      "kustomization.yaml:2:12",
      resource("apiVersion: v1\nkind: Namespace\nmetadata: {name: a}\n", "namespace: b\n"),
      harmless: resource("apiVersion: v1\nkind: Namespace\nmetadata: {name: b}\n", "namespace: b\n")
    ),
    Case(
      .elementNameRepeated,
      "p.yaml:4:16",
      patched(service("{name: a, port: 1}"), by: service("{name: a, port: 2}")),
      harmless: patched(
        service("{name: a, port: 1}"),
        by: service("{name: a, port: 2}, {port: 1, $patch: delete}")
      )
    ),
    Case(
      .leadingZero,
      "a.yaml:4:4 a.yaml:5:11",
      resource(thing("a: 010\nmode: {b: 09}\nc: {defaultMode: 0644, d: 0o10}\n")),
      harmless: resource(thing("a: '010'\nmode: 010\nc: 0x10\nd: 0\ne: 0.5\n"))
    ),
    Case(
      .emptySchema,
      "kustomization.yaml:2:17",
      ["kustomization.yaml": "resources: []\nopenapi: {path: s.yaml}\n", "s.yaml": "kind: CustomResourceDefinition\n"],
      harmless: [
        "kustomization.yaml": "resources: []\nopenapi: {path: s.yaml}\n",
        "s.yaml": "definitions: {t: {x-kubernetes-group-version-kind: [{group: g, version: v, kind: K}]}}\n",
      ]
    ),
    Case(
      .partsShifted,
      "kustomization.yaml:6:55",
      resource(
        thing("t: a.b.c\n"),
        """
        replacements:
        - sourceValue: x.y
          targets: [{select: {kind: Thing}, fieldPaths: [t], options: {delimiter: '.', index: 0}}]
        - sourceValue: z
          targets: [{select: {kind: Thing},      fieldPaths: [t], options: {delimiter: '.', index: 2}}]

        """
      ),
      harmless: resource(
        thing("t: a.b.c\n"),
        """
        replacements:
        - sourceValue: z
          targets: [{select: {kind: Thing}, fieldPaths: [t], options: {delimiter: '.', index: 2}}]
        - sourceValue: x.y
          targets: [{select: {kind: Thing}, fieldPaths: [t], options: {delimiter: '.', index: 0}}]

        """
      )
    ),
    Case(
      .subjectMoved,
      "a.yaml:4:61",
      resource(
        binding("{kind: ServiceAccount, name: default, namespace: x}, {kind: ServiceAccount, name: b, namespace: x}")
          .replacing(", namespace: old", with: ""),
        "namespace: new\n"
      ),
      harmless: resource(
        binding("{kind: ServiceAccount, name: default, namespace: x}").replacing(", namespace: old", with: ""),
        "namespace: new\n"
      )
    ),
    Case(
      .subjectMoved,
      "a.yaml:4:61",
      resource(binding("{kind: ServiceAccount, name: default, namespace: other}"), "namespace: new\n"),
      harmless: resource(binding("{kind: ServiceAccount, name: default, namespace: old}"), "namespace: new\n")
    ),
    Case(
      .subjectWithoutNamespace,
      "a.yaml:4:12 a.yaml:4:45",
      resource(binding("{kind: ServiceAccount, name: a}, {kind: ServiceAccount, name: default}")),
      harmless: resource(binding("{kind: ServiceAccount, name: default}, {kind: User, name: a}"), "namespace: new\n")
    ),
    Case(
      .subjectNotMoved,
      "a.yaml:4:55",
      resource(binding("{kind: ServiceAccount, name: b, namespace: old}"), "namespace: new\n"),
      harmless: resource(
        binding("{kind: User, name: a}, {kind: ServiceAccount, name: b, namespace: other}"),
        "namespace: new\n"
      )
    ),
    Case(
      .policyPeerLabeled,
      "a.yaml:4:52",
      resource(
        policy("a: b"),
        "labels: [{pairs: {c: d}, includeSelectors: true}, {pairs: {c: d}, includeTemplates: true}]\n"
      ),
      harmless: resource(
        policy("a: b").replacing("to: [", with: "to: [{namespaceSelector: {}}, "),
        "labels: [{pairs: {c: d}, includeSelectors: true}]\n"
      )
    ),
    Case(
      .policyPeerLabeled,
      "a.yaml:4:52",
      resource(policy("a: b"), "labels: [{pairs: {c: d}, includeSelectors: true}]\n"),
      harmless: resource(
        policy("a: b") + "---\napiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {a: b}}\n",
        "labels: [{pairs: {c: d}, includeSelectors: true}]\n"
      )
    ),
  ]
}
