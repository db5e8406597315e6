// The summaries are the documentation of the codes.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Diagnostic.Code {
  public static let notAResource = error(
    "not-a-resource",
    summary: "A document is not a Kubernetes object.",
    explanation: """
      It needs the strings `kind` and `metadata.name`. Do not list files with other content under `resources`.
      """,
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": "apiVersion: v1\nkind: ConfigMap\nname: a"],
    right: ["a.yaml": configMap("a")]
  )

  public static let duplicateResource = error(
    "duplicate-resource",
    summary: "Two resources have the same group, version, kind, name and namespace.",
    explanation: """
      If the second is meant to change the first, make it a patch. Otherwise rename one of them, or use different \
      namespaces.
      """,
    wrong: ["kustomization.yaml": "resources: [a.yaml, b.yaml]", "a.yaml": configMap("a"), "b.yaml": configMap("a")],
    right: ["b.yaml": configMap("b")]
  )

  public static let wrongFieldKind = error(
    "wrong-field-kind",
    summary: "A field to change has the wrong type.",
    explanation: """
      A transformer that sets labels, annotations, names or images found, for example, a string instead of a \
      mapping.
      """,
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\ncommonAnnotations: {team: web}",
      "a.yaml": configMap("a", "  annotations: text"),
    ],
    right: ["a.yaml": configMap("a", "  annotations: {note: text}")]
  )

  public static let replicasTargetNotFound = error(
    "replicas-target-not-found",
    summary: "No scalable workload has the name in a `replicas` entry.",
    explanation: """
      Use the name, without prefixes and suffixes, of a Deployment, StatefulSet, ReplicaSet or \
      ReplicationController.
      """,
    wrong: ["kustomization.yaml": "resources: [a.yaml]\nreplicas:\n- name: wbe\n  count: 3", "a.yaml": deployment],
    right: ["kustomization.yaml": "resources: [a.yaml]\nreplicas:\n- name: web\n  count: 3"]
  )

  public static let ambiguousReference = error(
    "ambiguous-reference",
    summary: "A name could refer to several resources.",
    explanation: """
      The build renames the resources that the name may refer to, and cannot decide between them. Add the namespace.
      """,
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
      "binding.yaml": roleBinding(of: "{kind: ServiceAccount, name: robot}"),
    ],
    right: ["binding.yaml": roleBinding(of: "{kind: ServiceAccount, name: robot, namespace: one}")]
  )

  public static let invalidRecord = error(
    "invalid-record",
    summary: "A resource has unreadable annotations of an earlier build.",
    explanation: """
      Annotations such as `config.kubernetes.io/origin` are written by builds. Remove them from the manifest.
      """,
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
  )

  public static let tagSuffixRepeated = warning(
    "tag-suffix-repeated",
    summary: "The suffix of an image tag is appended twice.",
    explanation: """
      Kustomize searches for containers in two ways and finds this image with both. Set the whole tag with `newTag` \
      instead.
      """,
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\nimages:\n- name: nginx\n  tagSuffix: -slim", "a.yaml": deployment,
    ],
    right: ["kustomization.yaml": "resources: [a.yaml]\nimages:\n- name: nginx\n  newTag: 1.29-slim"]
  )

  public static let sharedLabelChanged = warning(
    "shared-label-changed",
    summary: "A change to a label also changes it in other places.",
    explanation: """
      Labels that one entry has added to metadata, selectors and templates stay linked, as in Kustomize: a later \
      change to one of them changes them all. Make this explicit with `includeSelectors: true`, or use another \
      label.
      """,
    wrong: [
      "kustomization.yaml": "resources: [base]\nlabels:\n- pairs: {app: two}",
      "base/kustomization.yaml": "resources: [a.yaml]\nlabels:\n- pairs: {app: one}\n  includeSelectors: true",
      "base/a.yaml": "apiVersion: v1\nkind: Service\nmetadata:\n  name: web",
    ],
    right: ["kustomization.yaml": "resources: [base]\nlabels:\n- pairs: {app: two}\n  includeSelectors: true"]
  )

  public static let unusedImage = warning(
    "unused-image",
    summary: "No image matches an entry of `images`.",
    explanation: "Use the name as in the manifests, with the registry, but without tag and digest.",
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\nimages:\n- name: ngnix\n  newTag: \"1.30\"", "a.yaml": deployment,
    ],
    right: ["kustomization.yaml": "resources: [a.yaml]\nimages:\n- name: nginx\n  newTag: \"1.30\""]
  )

  public static let imageNotChanged = warning(
    "image-not-changed",
    summary: "An entry of `images` matches an image of a custom resource, but does not change it.",
    explanation: """
      `images` changes the images in lists called `containers` and `initContainers`. Other fields have to be listed \
      under `images` in a file under `configurations`.
      """,
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\nimages:\n- name: nginx\n  newTag: \"1.30\"",
      "a.yaml": thing("spec:\n  image: nginx:1.29"),
    ],
    right: [
      "kustomization.yaml": """
      resources: [a.yaml]
      configurations: [fields.yaml]
      images:
      - name: nginx
        newTag: "1.30"
      """,
      "fields.yaml": "images:\n- kind: Thing\n  path: spec/image",
    ]
  )

  public static let staleReference = warning(
    "stale-reference",
    summary: "A field of a custom resource has the name that another resource had before the build renamed it.",
    explanation: """
      Kustomize updates references in the fields of built-in types. Fields of custom resources have to be listed under \
      `nameReference` in a file under `configurations`.
      """,
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\nconfigMapGenerator:\n- name: settings\n  literals: [A=1]",
      "a.yaml": thing("spec:\n  configMapName: settings"),
    ],
    right: [
      "kustomization.yaml": """
      resources: [a.yaml]
      configurations: [references.yaml]
      configMapGenerator:
      - name: settings
        literals: [A=1]
      """,
      "references.yaml": """
      nameReference:
      - kind: ConfigMap
        fieldSpecs:
        - kind: Thing
          path: spec/configMapName
      """,
    ]
  )

  public static let clusterScopedWithNamespace = warning(
    "cluster-scoped-with-namespace",
    summary: "A custom resource has a namespace, but its definition says that it is cluster-scoped.",
    explanation: """
      Kustomize takes every type that it does not know for a namespaced one, so `namespace` sets the field. The API \
      server rejects the resource. Build such resources without `namespace`, or list the type in `openapi`.
      """,
    wrong: [
      "kustomization.yaml": "resources: [crd.yaml, a.yaml]\nnamespace: ns",
      "crd.yaml": """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata:
        name: things.example.com
      spec:
        group: example.com
        scope: Cluster
        names: {kind: Thing, plural: things}
      """,
      "a.yaml": thing("a: 1"),
    ],
    right: ["kustomization.yaml": "resources: [crd.yaml, a.yaml]"]
  )

  public static let missingNamespace = warning(
    "missing-namespace",
    offByDefault: "the namespace may be chosen when the output is applied, by `kubectl -n`, Flux or Argo CD",
    summary: "A resource has no namespace, although other resources of the output have one.",
    explanation: """
      It will be created in whatever namespace is current when the output is applied. Set `namespace` in the \
      kustomization.
      """,
    flags: ["--warn=all"],
    wrong: [
      "kustomization.yaml": "resources: [a.yaml, b.yaml]", "a.yaml": configMap("a", "  namespace: shop"),
      "b.yaml": configMap("b"),
    ],
    right: ["kustomization.yaml": "resources: [a.yaml, b.yaml]\nnamespace: shop"]
  )

  public static let namespaceRenamed = warning(
    "namespace-renamed",
    offByDefault: "this is usually intended",
    summary: "The build renames a Namespace.",
    explanation: """
      The field `namespace` also renames every Namespace of the build. Leave one that belongs to others out of `resources`.
      """,
    flags: ["--warn", "namespace-renamed"],
    wrong: ["kustomization.yaml": "resources: [a.yaml]\nnamespace: shop", "a.yaml": namespace("monitoring")],
    right: ["a.yaml": namespace("shop")]
  )

  public static let subjectMoved = warning(
    "subject-moved",
    summary: "A subject of a role binding is moved from a namespace in which the build has no resources.",
    explanation: """
      The field `namespace` moves every subject with the name `default`, also the service account of another \
      application. Bind an account with a name of its own, or use a `NamespaceTransformer` with \
      `setRoleBindingSubjects: none` instead. If no resource has a namespace, only subjects in `kube-…` namespaces \
      and in those of other subjects are reported, because others are usually not meant literally.
      """,
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\nnamespace: shop",
      "a.yaml": roleBinding(of: "{kind: ServiceAccount, name: default, namespace: kube-system}"),
    ],
    right: ["a.yaml": roleBinding(of: "{kind: ServiceAccount, name: agent, namespace: kube-system}")]
  )

  public static let subjectNotMoved = warning(
    "subject-not-moved",
    summary: "A service account in a role binding stays in the namespace that the resources are moved from.",
    explanation: """
      The field `namespace` moves a subject only if the build has its ServiceAccount, or if its name is `default`. \
      Write the new namespace into the binding, or add the ServiceAccount to the build.
      """,
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\nnamespace: shop",
      "a.yaml":
        "\(roleBinding(of: "{kind: ServiceAccount, name: agent, namespace: old}"))\n---\n\(serviceAccount("old"))",
    ],
    right: [
      "a.yaml":
        "\(roleBinding(of: "{kind: ServiceAccount, name: agent, namespace: shop}"))\n---\n\(serviceAccount("old"))"
    ]
  )

  public static let subjectWithoutNamespace = warning(
    "subject-without-namespace",
    summary: "A service account in a role binding has no namespace.",
    explanation: """
      The API server rejects such a binding. Kustomize adds the namespace only if the name is `default`; write it into \
      the binding.
      """,
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]", "a.yaml": roleBinding(of: "{kind: ServiceAccount, name: agent}"),
    ],
    right: ["a.yaml": roleBinding(of: "{kind: ServiceAccount, name: agent, namespace: shop}")]
  )

  public static let policyPeerLabeled = warning(
    "policy-peer-labeled",
    summary: "A peer of a NetworkPolicy gets a label, but selects no pod of the build.",
    explanation: """
      `commonLabels`, and `labels` with `includeSelectors`, add the labels to all selectors of a NetworkPolicy. If no \
      pod of the build matches a peer, it most likely selects those of another application, which do not have the labels.
      """,
    wrong: [
      "kustomization.yaml": """
      resources: [a.yaml]
      labels:
      - pairs: {team: shop}
        includeSelectors: true
      """,
      "a.yaml": networkPolicy,
    ],
    right: [
      "kustomization.yaml": """
      resources: [a.yaml]
      labels:
      - pairs: {team: shop}
      """
    ]
  )

  static let resources: [Self] = [
    .notAResource, .duplicateResource, .wrongFieldKind, .replicasTargetNotFound, .ambiguousReference,
    .invalidRecord, .tagSuffixRepeated, .sharedLabelChanged, .unusedImage, .missingNamespace,
    .imageNotChanged, .staleReference, .clusterScopedWithNamespace, .namespaceRenamed, .subjectMoved,
    .subjectNotMoved, .subjectWithoutNamespace, .policyPeerLabeled,
  ]
}

/// A Namespace.
private func namespace(_ name: String) -> String {
  "apiVersion: v1\nkind: Namespace\nmetadata: {name: \(name)}\n"
}

/// A service account in a namespace.
private func serviceAccount(_ namespace: String) -> String {
  "apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: web, namespace: \(namespace)}\n"
}

/// A network policy for the pods of another application.
private let networkPolicy = """
  apiVersion: networking.k8s.io/v1
  kind: NetworkPolicy
  metadata: {name: p}
  spec:
    podSelector: {}
    egress:
    - to: [{podSelector: {matchLabels: {k8s-app: kube-dns}}}]

  """

/// A role binding with one subject.
private func roleBinding(of subject: String) -> String {
  """
  apiVersion: rbac.authorization.k8s.io/v1
  kind: ClusterRoleBinding
  metadata: {name: robots}
  roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: view}
  subjects:
  - \(subject)
  """
}
