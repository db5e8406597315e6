package import OverlayYAMLTree

/// What identifies a resource: group, version, kind, name and namespace.
package struct ResourceID: Hashable, Sendable {
  /// What selectors use as the namespace of cluster-scoped resources.
  package static let noNamespace: Text = "_non_namespaceable_"

  package var type: GroupVersionKind
  package var name: Text
  /// The effective namespace: ``noNamespace`` for cluster-scoped types, `default` if the resource has none.
  package var namespace: Text

  /// Creates an identity.
  ///
  /// The namespace is the one in the resource, possibly empty. Types without a schema are namespaced.
  package init(type: GroupVersionKind, name: Text, namespace: Text, schema: Schema = .kubernetes) {
    let isClusterScoped = type.isNamespaced(in: schema) == false
    self.init(type: type, isClusterScoped: isClusterScoped, name: name, namespace: namespace)
  }

  /// Creates an identity of a type whose scope is known.
  package init(type: GroupVersionKind, isClusterScoped: Bool, name: Text, namespace: Text) {
    self.type = type
    self.name = name
    self.namespace = isClusterScoped ? Self.noNamespace : namespace.isEmpty ? "default" : namespace
  }

  /// Whether resources of this type have no namespace.
  package var isClusterScoped: Bool { namespace == Self.noNamespace }
}

// MARK: - CustomStringConvertible

extension ResourceID: CustomStringConvertible {
  /// For messages: `Deployment.apps 'web' in namespace 'shop'`.
  package var description: String {
    let group = type.group.isEmpty ? "" : ".\(type.group)"
    let place = isClusterScoped || namespace == "default" ? "" : " in namespace '\(namespace)'"
    return "\(type.kind)\(group) '\(name)'\(place)"
  }
}
