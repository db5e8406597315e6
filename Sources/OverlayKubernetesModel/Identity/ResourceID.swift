package import OverlayYAMLTree

/// What tells one resource from another: type, name and namespace.
///
/// The version is part of it: two versions of one kind may both have an object of one name.
package struct ResourceID: Hashable, Sendable {
  /// The namespace that stands for resources which live in none, as selectors see it.
  package static let noNamespace: Text = "_non_namespaceable_"

  /// The type.
  package var type: GroupVersionKind
  /// The name.
  package var name: Text
  /// The effective namespace: ``noNamespace`` for cluster-scoped types, `default` where none is written.
  package var namespace: Text

  /// Creates an identity.
  ///
  /// The namespace is the one written in the resource, possibly empty. Types that the schema does not know live in one.
  package init(type: GroupVersionKind, name: Text, namespace: Text, schema: Schema = .kubernetes) {
    let isClusterScoped = type.isNamespaced(in: schema) == false
    self.init(type: type, isClusterScoped: isClusterScoped, name: name, namespace: namespace)
  }

  /// Creates an identity where the scope of the type is known already.
  package init(type: GroupVersionKind, isClusterScoped: Bool, name: Text, namespace: Text) {
    self.type = type
    self.name = name
    self.namespace = isClusterScoped ? Self.noNamespace : namespace.isEmpty ? "default" : namespace
  }

  /// Whether resources of this type live in no namespace.
  package var isClusterScoped: Bool { namespace == Self.noNamespace }
}

// MARK: - CustomStringConvertible

extension ResourceID: CustomStringConvertible {
  /// For messages: `Deployment.apps web in namespace shop`.
  package var description: String {
    let group = type.group.isEmpty ? "" : ".\(type.group)"
    let place = isClusterScoped || namespace == "default" ? "" : " in namespace '\(namespace)'"
    return "\(type.kind)\(group) '\(name)'\(place)"
  }
}
