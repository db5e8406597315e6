extension Table {
  /// Fields for names of other resources with values of a wrong type, in builds with and without renames.
  static let nameReferences = Table(name: "name-references", rows: fieldRows + subjectRows + roleRows + serviceRows)

  // MARK: - Fields

  /// A field that holds the name of another resource.
  private struct ReferenceField {
    /// The type and, unless it is `Thing`, the kind of the resource that has the field.
    let apiVersion: String
    let kind: String
    /// The steps to the field; the value of a step that ends in `[]` is a list.
    let path: String

    var steps: [String] { path.split(separator: "/").map(String.init) }
  }

  private static let referenceFields: [ReferenceField] = [
    ReferenceField(apiVersion: "apps/v1", kind: "Deployment", path: "spec/template/spec/volumes[]/configMap/name"),
    ReferenceField(apiVersion: "v1", kind: "Pod", path: "spec/containers[]/env[]/valueFrom/configMapKeyRef/name"),
    ReferenceField(apiVersion: "v1", kind: "Pod", path: "spec/containers[]/envFrom[]/secretRef/name"),
    ReferenceField(apiVersion: "v1", kind: "Pod", path: "spec/volumes[]/projected/sources[]/configMap/name"),
    ReferenceField(apiVersion: "v1", kind: "Pod", path: "spec/serviceAccountName"),
    ReferenceField(apiVersion: "v1", kind: "Pod", path: "spec/imagePullSecrets[]/name"),
    ReferenceField(apiVersion: "v1", kind: "ServiceAccount", path: "secrets[]/name"),
    ReferenceField(apiVersion: "networking.k8s.io/v1", kind: "Ingress", path: "spec/tls[]/secretName"),
    ReferenceField(
      apiVersion: "networking.k8s.io/v1",
      kind: "Ingress",
      path: "spec/rules[]/http/paths[]/backend/service/name"
    ),
    ReferenceField(apiVersion: "apps/v1", kind: "StatefulSet", path: "spec/serviceName"),
    ReferenceField(apiVersion: "autoscaling/v2", kind: "HorizontalPodAutoscaler", path: "spec/scaleTargetRef/name"),
    ReferenceField(apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRole", path: "rules[]/resourceNames"),
    ReferenceField(apiVersion: "rbac.authorization.k8s.io/v1", kind: "RoleBinding", path: "subjects"),
    ReferenceField(apiVersion: "rbac.authorization.k8s.io/v1", kind: "RoleBinding", path: "roleRef/name"),
    ReferenceField(apiVersion: "rbac.authorization.k8s.io/v1", kind: "ClusterRoleBinding", path: "subjects"),
    ReferenceField(
      apiVersion: "admissionregistration.k8s.io/v1",
      kind: "ValidatingWebhookConfiguration",
      path: "webhooks[]/clientConfig/service"
    ),
    ReferenceField(apiVersion: "apiregistration.k8s.io/v1", kind: "APIService", path: "spec/service"),
    ReferenceField(
      apiVersion: "apiextensions.k8s.io/v1",
      kind: "CustomResourceDefinition",
      path: "spec/conversion/webhook/clientConfig/service"
    ),
    ReferenceField(apiVersion: "v1", kind: "PersistentVolumeClaim", path: "spec/volumeName"),
    ReferenceField(
      apiVersion: "batch/v1",
      kind: "CronJob",
      path: "spec/jobTemplate/spec/template/spec/volumes[]/secret/secretName"
    ),
  ]

  private static let wrongValues = [
    "a", "7", "null", "\"\"", "[]", "[a]", "[[a]]", "[null, 7]", "{}", "{name: a}", "[{x: a}]",
  ]

  /// Values of a wrong type for each field and its parent.
  private static let fieldRows = referenceFields.enumerated().flatMap { number, field in
    let count = field.steps.count
    return Set([count, max(count - 1, 1)]).sorted().flatMap { length in
      wrongValues.enumerated().map { index, value in
        let renames = (number + index + length) % 3 != 0
        let steps = field.steps.prefix(length)
        let row = resource(field.apiVersion, field.kind, yaml(steps, value))
        let name = "\(field.kind) \(steps.joined(separator: "/")) \(value)\(renames ? " renamed" : "")"
        return Row(name: name, resources: row, renames: renames)
      }
    }
  }

  /// A field with a value at a path, in flow style.
  private static func yaml(_ steps: ArraySlice<String>, _ value: String) -> String {
    guard let step = steps.first else { return value }
    let isList = step.hasSuffix("[]")
    let rest = steps.dropFirst()
    let inner = rest.isEmpty ? value : "{\(yaml(rest, value))}"
    // The last step holds the value itself.
    return "\(isList ? String(step.dropLast(2)) : step): \(isList && !rest.isEmpty ? "[\(inner)]" : inner)"
  }

  private static func resource(_ apiVersion: String, _ kind: String, _ fields: String) -> String {
    "apiVersion: \(apiVersion)\nkind: \(kind)\nmetadata: {name: r}\n\(fields)\n"
  }

  // MARK: - Role bindings

  private static let subjects = [
    "{kind: ServiceAccount, name: a, namespace: }", "{kind: ServiceAccount, name: a, namespace: null}",
    "{kind: ServiceAccount, name: a, namespace: \"\"}", "{kind: ServiceAccount, name: a, namespace: \" \"}",
    "{kind: ServiceAccount, name: a, namespace: default}", "{kind: ServiceAccount, name: a, namespace: n}",
    "{kind: ServiceAccount, name: a, namespace: 7}", "{kind: ServiceAccount, name: a, namespace: [n]}",
    "{kind: ServiceAccount, name: a, namespace: {n: o}}", "{kind: ServiceAccount, name: a}",
    "{kind: ServiceAccount, namespace: n}", "{kind: ServiceAccount, name: , namespace: n}",
    "{kind: ServiceAccount, name: \"\", namespace: n}", "{kind: ServiceAccount, name: [a]}", "{kind: ServiceAccount}",
    "{kind: User, name: a}", "{kind: User, name: a, namespace: }", "{kind: User, name: a, namespace: \"\"}",
    "{kind: User}",
    "{name: a, namespace: }", "{name: a}", "{kind: , name: a, namespace: }", "{kind: [ServiceAccount], name: a}",
    "{kind: ServiceAccount, name: b, namespace: }", "{kind: Group, name: b}", "null", "a", "7", "[]", "{}",
  ]

  private static let subjectRows = ["RoleBinding", "ClusterRoleBinding"].flatMap { kind in
    [false, true].flatMap { renames in
      subjects.map { subject in
        let role = "{apiGroup: rbac.authorization.k8s.io, kind: Role, name: a}"
        let fields = "roleRef: \(role)\nsubjects:\n- \(subject)"
        let binding = resource("rbac.authorization.k8s.io/v1", kind, fields)
        let name = "\(kind) with the subject \(subject)\(renames ? " renamed" : "")"
        return Row(name: name, resources: binding, renames: renames)
      }
    }
  }

  private static let roleReferences = [
    "{apiGroup: rbac.authorization.k8s.io, kind: Role, name: a}", "{kind: Role, name: a}", "{name: a}",
    "{apiGroup: rbac.authorization.k8s.io, name: a}", "{apiGroup: , kind: Role, name: a}",
    "{apiGroup: rbac.authorization.k8s.io, kind: , name: a}", "{apiGroup: \"\", kind: Role, name: a}",
    "{apiGroup: [x], kind: Role, name: a}", "{apiGroup: rbac.authorization.k8s.io, kind: {x: y}, name: a}",
    "{apiGroup: rbac.authorization.k8s.io, kind: Role}", "{apiGroup: rbac.authorization.k8s.io, kind: Role, name: }",
    "{apiGroup: rbac.authorization.k8s.io, kind: Role, name: [a]}", "{apiGroup: x, kind: Role, name: a}",
    "[{apiGroup: rbac.authorization.k8s.io, kind: Role, name: a}]", "null", "a", "[]", "{}",
    "{apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: a}",
  ]

  private static let roleRows = roleReferences.flatMap { reference in
    [false, true].map { renames in
      let fields = "roleRef: \(reference)\nsubjects: [{kind: User, name: u}]"
      let binding = resource("rbac.authorization.k8s.io/v1", "RoleBinding", fields)
      return Row(name: "RoleBinding to \(reference)\(renames ? " renamed" : "")", resources: binding, renames: renames)
    }
  }

  // MARK: - Services

  private static let services = [
    "{name: a}", "{name: a, namespace: }", "{name: a, namespace: \"\"}", "{name: a, namespace: default}",
    "{namespace: default}",
    "{name: , namespace: default}", "{name: [a]}", "{name: {x: a}}", "{name: 7}", "{name: a, namespace: [x]}",
    "[{name: a}]", "a",
  ]

  private static let serviceRows = services.flatMap { service in
    [false, true].map { renames in
      let fields = "webhooks: [{clientConfig: {service: \(service)}}, {clientConfig: {url: x}}]"
      let hook = resource("admissionregistration.k8s.io/v1", "MutatingWebhookConfiguration", fields)
      return Row(
        name: "webhook of the service \(service)\(renames ? " renamed" : "")",
        resources: hook,
        renames: renames
      )
    }
  }

  /// Candidates of a reference, all with one name.
  fileprivate static let referents =
    [
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}", "{apiVersion: v1, kind: Secret, metadata: {name: a}}",
      "{apiVersion: v1, kind: Service, metadata: {name: a}}",
      "{apiVersion: v1, kind: ServiceAccount, metadata: {name: a}}",
      "{apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: a}}",
      "{apiVersion: v1, kind: PersistentVolume, metadata: {name: a}}",
    ].joined(separator: "\n---\n") + "\n"
}

extension Row {
  fileprivate init(name: String, resources: String, renames: Bool) {
    let fields = renames ? "namePrefix: p-\n" : ""
    self.init(
      name: name,
      files: [
        "kustomization.yaml": "resources: [referents.yaml, referrer.yaml]\n\(fields)",
        "referents.yaml": Table.referents, "referrer.yaml": resources,
      ]
    )
  }
}
