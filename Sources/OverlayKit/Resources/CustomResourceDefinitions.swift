import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

/// The custom resource definitions among the resources of a build.
///
/// Kustomize does not read them: it takes every type that it does not know for a namespaced one without merge keys.
struct CustomResourceDefinitions {
  private struct Name: Hashable {
    let group: Text
    let kind: Text
  }

  private var roots: [Name: NodeID] = [:]

  init(_ resources: [Resource], in tree: NodeTree) {
    for definition in resources where definition.type.kind == "CustomResourceDefinition" {
      guard let group = tree.value(at: "spec", "group", in: definition.root),
        let kind = tree.value(at: "spec", "names", "kind", in: definition.root)
      else { continue }
      roots[Name(group: tree.text(of: group), kind: tree.text(of: kind))] = definition.root
    }
  }

  var isEmpty: Bool { roots.isEmpty }

  /// The field that makes a type cluster-scoped; `nil` for other types.
  func clusterScope(ofKind kind: Text, in group: Text, _ tree: NodeTree) -> NodeID? {
    guard let root = roots[Name(group: group, kind: kind)], let scope = tree.value(at: "spec", "scope", in: root),
      tree.hasText(scope, "Cluster")
    else { return nil }
    return scope
  }

  /// The field with the keys by which a list of a type merges (`x-kubernetes-list-map-keys`); `nil` if it does not merge.
  func mergeKeys(of list: ReplacedList, in tree: NodeTree) -> NodeID? {
    let type = GroupVersionKind(apiVersion: list.apiVersion, kind: list.kind)
    guard let root = roots[Name(group: type.group, kind: list.kind)],
      var schema = self.schema(ofVersion: type.version, of: root, in: tree)
    else { return nil }
    for key in list.path {
      guard let field = tree.value("properties", in: schema).flatMap({ tree.value(under: key, in: $0) }) else {
        return nil
      }
      schema = field
    }
    guard let kind = tree.value("x-kubernetes-list-type", in: schema), tree.hasText(kind, "map"),
      let keys = tree.value("x-kubernetes-list-map-keys", in: schema), !tree.elements(of: keys).isEmpty
    else { return nil }
    return keys
  }

  private func schema(ofVersion name: Text, of root: NodeID, in tree: NodeTree) -> NodeID? {
    guard let versions = tree.value(at: "spec", "versions", in: root) else { return nil }
    let version = tree.elements(of: versions).first { version in
      tree.value("name", in: version).map { tree.hasText($0, as: name) } ?? false
    }
    return version.flatMap { tree.value(at: "schema", "openAPIV3Schema", in: $0) }
  }
}

// MARK: - The schema of a list

extension ReplacedList {
  /// The smallest OpenAPI document with which Kustomize merges the list, as JSON on one line.
  func schema(mergingBy keys: [String]) -> String {
    var schema: [(key: String, value: JSONValue)] = [("x-kubernetes-patch-strategy", .text("merge"))]
    if keys.count == 1 {
      schema.append(("x-kubernetes-patch-merge-key", .text(keys[0])))
    } else {
      schema.append(("x-kubernetes-list-map-keys", .list(keys.map { .text($0) })))
    }
    for key in path.reversed() { schema = [("properties", .object([(key.string, .object(schema))]))] }
    let type = GroupVersionKind(apiVersion: apiVersion, kind: kind)
    let name = [("group", type.group), ("version", type.version), ("kind", type.kind)]
    let names = JSONValue.object(name.map { ($0, .text($1.string)) })
    schema.insert(("x-kubernetes-group-version-kind", .list([names])), at: 0)
    return JSONValue.object([("definitions", .object([(kind.string, .object(schema))]))]).json
  }
}
