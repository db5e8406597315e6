import OverlayDiagnostics
import OverlayYAMLTree

/// An entry of the `results` in a function's output; fields that the function leaves out are empty.
struct FunctionResult {
  /// `error`, `warning` or `info`.
  let severity: String
  private let message: String
  private var resource = ""
  private let field: String
  private let file: String

  /// Reads the results of a function's output, a `ResourceList` or something else.
  ///
  /// - Returns: The results in order, without those of another shape.
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
    let string = { (node: NodeID?, key: StaticString) in
      node.flatMap { tree.value(key, in: $0) }.map { tree.string(of: $0) } ?? ""
    }
    severity = string(node, "severity")
    message = string(node, "message")
    if let reference = tree.value("resourceRef", in: node) {
      let (kind, name, namespace) = (
        string(reference, "kind"), string(reference, "name"), string(reference, "namespace")
      )
      resource = [kind, namespace.isEmpty ? name : "\(namespace)/\(name)"].filter { !$0.isEmpty }.joined(separator: " ")
    }
    field = string(tree.value("field", in: node), "path")
    file = string(tree.value("file", in: node), "path")
  }

  /// The result on one line: resource, field and file, then the message.
  var clause: String {
    let subjects = [resource, field, file.isEmpty ? "" : "in '\(file)'"].filter { !$0.isEmpty }
    let subject = subjects.isEmpty ? "" : "\(subjects.joined(separator: " ")): "
    return subject + (message.isEmpty ? "no message" : message)
  }
}
