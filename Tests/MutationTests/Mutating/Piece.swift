import OverlayYAMLTree

/// A YAML value that can be changed freely and written again, valid or not.
struct Piece: Sendable {
  enum Kind { case scalar, list, mapping }

  struct Child: Sendable {
    /// The key as written in the source; without a meaning in a list.
    var key: String
    var value: Piece
  }

  var kind: Kind
  /// Properties before the value, such as an anchor or a tag.
  var mark = ""
  /// A scalar as written in the source.
  var text = ""
  /// The children of a list or mapping.
  var children: [Child] = []

  /// A scalar, or anything else that is written on one line.
  init(source text: String) {
    kind = .scalar
    self.text = text
  }

  /// A list or mapping.
  init(_ kind: Kind, _ children: [Child]) {
    self.kind = kind
    self.children = children
  }

  /// The value of a node.
  init(_ node: NodeID, of tree: NodeTree) {
    switch tree.kind(of: node) {
    case .scalar: self.init(source: Self.source(of: node, in: tree))
    case .sequence:
      self.init(.list, tree.elements(of: node).map { Child(key: "", value: Piece($0, of: tree)) })
    case .mapping:
      self.init(
        .mapping,
        tree.entries(of: node).map { Child(key: Self.source(of: $0.key, in: tree), value: Piece($0.value, of: tree)) }
      )
    }
  }

  private static func source(of node: NodeID, in tree: NodeTree) -> String {
    let text = tree.string(of: node)
    return tree.style(of: node) == .plain ? text : quoted(text)
  }

  /// A string in double quotes.
  static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    var tree = NodeTree()
    writer.write(tree.makeScalar(text, tag: .string), of: tree)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  // MARK: - Nodes

  /// How many nodes there are, with this one.
  var count: Int { children.reduce(1) { $0 + $1.value.count } }

  /// How deep collections are nested.
  var depth: Int { 1 + (children.map(\.value.depth).max() ?? 0) }

  /// The node at a position in the order of the text; this one is at 0.
  subscript(position: Int) -> Piece {
    var rest = position - 1
    guard rest >= 0 else { return self }
    for child in children {
      let count = child.value.count
      if rest < count { return child.value[rest] }
      rest -= count
    }
    return self
  }

  /// Changes the node at a position.
  mutating func change(at position: Int, _ body: (inout Piece) -> Void) {
    guard position > 0 else { return body(&self) }
    var rest = position - 1
    for index in children.indices {
      let count = children[index].value.count
      if rest < count { return children[index].value.change(at: rest, body) }
      rest -= count
    }
  }

  // MARK: - Writing

  /// The text in block style, with a line break at its end.
  func written(indent: Int = 0) -> String {
    let margin = String(repeating: " ", count: indent)
    guard kind != .scalar, !children.isEmpty else { return "\(margin)\(line)\n" }
    var text = mark.isEmpty ? "" : "\(margin)\(mark)\n"
    for child in children {
      let lead = kind == .list ? "-" : "\(child.key):"
      let value = child.value
      let below = value.written(indent: indent + 2)
      if value.kind == .scalar || value.children.isEmpty {
        text += "\(margin)\(lead) \(value.line)\n"
      } else if !value.mark.isEmpty {
        text += "\(margin)\(lead) \(below.drop { $0 == " " })"
      } else if kind == .list {
        text += "\(margin)- \(below.dropFirst(indent + 2))"
      } else {
        text += "\(margin)\(lead)\n\(below)"
      }
    }
    return text
  }

  /// A value without children.
  private var line: String {
    let content =
      switch kind {
      case .scalar: text
      case .list: "[]"
      case .mapping: "{}"
      }
    return mark.isEmpty ? content : "\(mark) \(content)"
  }
}
