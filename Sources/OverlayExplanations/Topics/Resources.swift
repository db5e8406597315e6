import OverlayDiagnostics

extension Explanation {
  /// What can be wrong with resources and with the fields that change all of them.
  static let resources: [Explanation] = [
    Explanation(
      .notAResource,
      "A document is not a Kubernetes object.",
      "It needs `kind` and `metadata.name`, as texts. Files with other content must not stand under `resources`.",
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": "apiVersion: v1\nkind: ConfigMap\nname: a"],
      right: ["a.yaml": configMap("a")]
    ),
    Explanation(
      .duplicateResource,
      "Two resources are called the same.",
      """
      A resource is named by group, version, kind, name and namespace. If the second is meant to change the first, make \
      it a patch; otherwise rename one, or give them different namespaces.
      """,
      wrong: ["kustomization.yaml": "resources: [a.yaml, b.yaml]", "a.yaml": configMap("a"), "b.yaml": configMap("a")],
      right: ["b.yaml": configMap("b")]
    ),
    Explanation(
      .wrongFieldKind,
      "A field that a step of the build edits has the wrong shape.",
      "A step that sets labels, annotations, names or images found a text where a mapping belongs, or the like.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\ncommonAnnotations: {team: web}",
        "a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations: text",
      ],
      right: ["a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations: {note: text}"]
    ),
    Explanation(
      .replicasTargetNotFound,
      "A `replicas` entry names no workload that can be scaled.",
      "The name is that before prefixes and suffixes, of a Deployment, StatefulSet, ReplicaSet or ReplicationController.",
      wrong: ["kustomization.yaml": "resources: [a.yaml]\nreplicas:\n- name: wbe\n  count: 3", "a.yaml": deployment],
      right: ["kustomization.yaml": "resources: [a.yaml]\nreplicas:\n- name: web\n  count: 3"]
    ),
    Explanation(
      .ambiguousReference,
      "A name could refer to several resources.",
      "The build renames what the name may refer to, and cannot tell which one is meant. Write the namespace beside it.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml, binding.yaml]\nnamePrefix: p-",
        "a.yaml": """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: robot, namespace: one}
        ---
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: robot, namespace: two}
        """,
        "binding.yaml": """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: robots}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects:
        - {kind: ServiceAccount, name: robot}
        """,
      ],
      right: [
        "binding.yaml": """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: robots}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
        subjects:
        - {kind: ServiceAccount, name: robot, namespace: one}
        """
      ]
    ),
    Explanation(
      .invalidRecord,
      "A resource came with records of an earlier build that cannot be read.",
      "The annotations `config.kubernetes.io/origin` and the like belong to the build. Remove them from the manifest.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\nbuildMetadata: [originAnnotations]\nnamePrefix: p-",
        "a.yaml": """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: a
          annotations:
            config.kubernetes.io/origin: mine
            alpha.config.kubernetes.io/transformations: mine
        """,
      ],
      right: ["a.yaml": configMap("a")]
    ),
    Explanation(
      .tagSuffixRepeated,
      "The suffix of an image's tag is put on twice.",
      """
      Kustomize looks through the containers in two ways, and each finds this image. Write the whole tag with \
      `newTag` instead.
      """,
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\nimages:\n- name: nginx\n  tagSuffix: -slim", "a.yaml": deployment,
      ],
      right: ["kustomization.yaml": "resources: [a.yaml]\nimages:\n- name: nginx\n  newTag: 1.29-slim"]
    ),
    Explanation(
      .sharedLabelChanged,
      "A change of a label changes it in other places, too.",
      """
      Labels that one entry has put into metadata, selectors and templates stay one and the same, as in Kustomize; a \
      later change in one of these places shows in all. Say so with `includeSelectors: true`, or use another label.
      """,
      wrong: [
        "kustomization.yaml": "resources: [base]\nlabels:\n- pairs: {app: two}",
        "base/kustomization.yaml": "resources: [a.yaml]\nlabels:\n- pairs: {app: one}\n  includeSelectors: true",
        "base/a.yaml": "apiVersion: v1\nkind: Service\nmetadata:\n  name: web",
      ],
      right: ["kustomization.yaml": "resources: [base]\nlabels:\n- pairs: {app: two}\n  includeSelectors: true"]
    ),
    Explanation(
      .unusedImage,
      "An entry of `images` names no image.",
      "The name is that of the image as the manifests write it, with its registry, but without tag and digest.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\nimages:\n- name: ngnix\n  newTag: \"1.30\"", "a.yaml": deployment,
      ],
      right: ["kustomization.yaml": "resources: [a.yaml]\nimages:\n- name: nginx\n  newTag: \"1.30\""]
    ),
    Explanation(
      .missingNamespace,
      "A resource names no namespace, beside others of the output that do.",
      "It ends up in whatever namespace is current when the output is applied. Set `namespace` in the kustomization.",
      flags: [.withQuietWarnings],
      wrong: [
        "kustomization.yaml": "resources: [a.yaml, b.yaml]",
        "a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  namespace: shop",
        "b.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: b",
      ],
      right: ["kustomization.yaml": "resources: [a.yaml, b.yaml]\nnamespace: shop"]
    ),
  ]
}
