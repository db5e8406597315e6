import OverlayDiagnostics
import OverlayYAMLTree

/// Something that a function says of a resource, from the `results` of its output.
struct FunctionResult: Hashable, Sendable {
  /// `error`, `warning` or `info`; empty where the function gives none.
  var severity = ""
  /// What it says.
  var message = ""
  /// The resource that it speaks of; empty where it names none.
  var resource = ""
  /// The field that it speaks of.
  var field = ""
  /// The file that it speaks of.
  var file = ""

  /// Reads the results of a function's output.
  ///
  /// - Parameters:
  ///   - document: The output, a `ResourceList` or something else.
  ///   - tree: Its tree.
  /// - Returns: The results in order; what has another shape is passed over.
  static func read(_ document: NodeID, in tree: NodeTree) -> [FunctionResult] {
    guard let kind = tree.value("kind", in: document), tree.hasText(kind, "ResourceList"),
      let results = tree.value("results", in: document)
    else { return [] }
    // Older functions put the list one level deeper.
    let list = tree.kind(of: results) == .mapping ? tree.value("items", in: results) ?? results : results
    guard tree.kind(of: list) == .sequence else { return [] }
    return tree.elements(of: list).filter { tree.kind(of: $0) == .mapping }.map { FunctionResult($0, in: tree) }
  }

  private init(_ node: NodeID, in tree: NodeTree) {
    let text = { (node: NodeID?, key: StaticString) in
      node.flatMap { tree.value(key, in: $0) }.map { tree.string(of: $0) } ?? ""
    }
    severity = text(node, "severity")
    message = text(node, "message")
    if let reference = tree.value("resourceRef", in: node) {
      let (kind, name, namespace) = (text(reference, "kind"), text(reference, "name"), text(reference, "namespace"))
      resource = [kind, namespace.isEmpty ? name : "\(namespace)/\(name)"].filter { !$0.isEmpty }.joined(separator: " ")
    }
    field = text(tree.value("field", in: node), "path")
    file = text(tree.value("file", in: node), "path")
  }

  /// One clause: what, of what, where.
  var clause: String {
    let parts = [resource, field, file.isEmpty ? "" : "in '\(file)'"].filter { !$0.isEmpty }
    let place = parts.isEmpty ? "" : "\(parts.joined(separator: " ")): "
    return place + (message.isEmpty ? "no message" : message)
  }
}
