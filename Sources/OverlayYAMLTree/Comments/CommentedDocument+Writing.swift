import OverlayDiagnostics

extension CommentedDocument {
  /// Writes the document with its comments.
  ///
  /// - Parameters:
  ///   - offset: The offset of the nodes after `tree` absorbed ``tree``.
  ///   - tree: The tree that now contains the document, possibly with changes.
  /// - Returns: The text, without a final line break.
  package func written(shiftedBy offset: Int32, of tree: NodeTree) -> [UInt8] {
    var writer = LayoutWriter(comments: comments, first: offset, count: self.tree.slotCount)
    writer.writeDocument(root.shifted(by: offset), of: tree)
    let bytes = writer.output.bytes
    let isSpace: (UInt8) -> Bool = { $0.isASCIISpace }
    guard let start = bytes.firstIndex(where: { !isSpace($0) }), let end = bytes.lastIndex(where: { !isSpace($0) })
    else { return [] }
    return Array(bytes[start...end])
  }
}

extension NodeTree {
  /// The text of a mapping or list in the styles of its source, without comments.
  package func writtenCollection(_ node: NodeID) -> String {
    var writer = LayoutWriter(comments: [], first: 0, count: 0)
    writer.writeDocument(node, of: self)
    return String(decoding: writer.output.bytes.dropLast(), as: UTF8.self)
  }
}

/// Writes nodes in the styles of their source, with comments and an indent of two.
private struct LayoutWriter {
  var output = YAMLWriter()
  private var comments: ArraySlice<CommentedDocument.Comment>
  /// The range of nodes that come from the source.
  private let first: Int32
  private let count: Int
  /// The number of nodes of the source that have been started.
  private var begun = 0

  init(comments: [CommentedDocument.Comment], first: Int32, count: Int) {
    self.comments = comments[...]
    self.first = first
    self.count = count
  }

  mutating func writeDocument(_ root: NodeID, of tree: NodeTree) {
    if isBlock(root, of: tree) { begin(root) }
    writeHeads(before: 0, indent: 0)
    write(root, of: tree, indent: 0)
    output.breakLine()
    for comment in comments {
      if comment.followsBlank { output.put("\n") }
      output.putBytes(comment.text)
      output.breakLine()
    }
  }

  // MARK: - Nodes

  private func isBlock(_ node: NodeID, of tree: NodeTree) -> Bool {
    tree.kind(of: node) != .scalar && !tree.isFlow(node) && !tree.isEmptyCollection(node)
  }

  private mutating func write(_ node: NodeID, of tree: NodeTree, indent: Int) {
    begin(node)
    switch tree.kind(of: node) {
    case .scalar: writeScalar(node, of: tree, indent: indent, inFlow: false, isKey: false)
    case .mapping where isBlock(node, of: tree): writeMapping(node, of: tree, indent: indent)
    case .sequence where isBlock(node, of: tree): writeSequence(node, of: tree, indent: indent)
    default: writeFlow(node, of: tree)
    }
  }

  private mutating func writeMapping(_ node: NodeID, of tree: NodeTree, indent: Int) {
    for (number, entry) in tree.entries(of: node).enumerated() {
      if number > 0 {
        output.breakLine()
        writeHeads(before: position(of: entry.key), indent: indent)
        output.putSpaces(indent)
      }
      begin(entry.key)
      writeScalar(entry.key, of: tree, indent: indent, inFlow: false, isKey: true)
      output.put(":")
      guard isBlock(entry.value, of: tree) else {
        let isEmpty = isEmptyNull(entry.value, of: tree)
        if !isEmpty { output.put(" ") }
        write(entry.value, of: tree, indent: indent + 2)
        writeTrailing()
        continue
      }
      writeTrailing()
      output.breakLine()
      let inner = tree.kind(of: entry.value) == .mapping ? indent + 2 : indent
      begin(entry.value)
      writeHeads(before: firstPosition(in: entry.value, of: tree), indent: inner)
      output.putSpaces(inner)
      write(entry.value, of: tree, indent: inner)
      writeFeet(of: entry.value, in: tree, indent: inner)
    }
  }

  private mutating func writeSequence(_ node: NodeID, of tree: NodeTree, indent: Int) {
    for (number, element) in tree.elements(of: node).enumerated() {
      if number > 0 {
        output.breakLine()
        writeHeads(before: position(of: element), indent: indent)
        output.putSpaces(indent)
      }
      output.put(isEmptyNull(element, of: tree) ? "-" : "- ")
      write(element, of: tree, indent: indent + 2)
      writeTrailing()
      if isBlock(element, of: tree) { writeFeet(of: element, in: tree, indent: indent + 2) }
    }
  }

  private mutating func writeFlow(_ node: NodeID, of tree: NodeTree) {
    let isMapping = tree.kind(of: node) == .mapping
    output.put(isMapping ? "{" : "[")
    for (number, entry) in tree.entries(of: node).enumerated() {
      if number > 0 { output.put(", ") }
      begin(entry.key)
      writeScalar(entry.key, of: tree, indent: 0, inFlow: true, isKey: true)
      output.put(":")
      if isEmptyNull(entry.value, of: tree) {
        begin(entry.value)
        continue
      }
      output.put(" ")
      writeInFlow(entry.value, of: tree)
    }
    for (number, element) in tree.elements(of: node).enumerated() {
      if number > 0 { output.put(", ") }
      writeInFlow(element, of: tree)
    }
    output.put(isMapping ? "}" : "]")
  }

  private mutating func writeInFlow(_ node: NodeID, of tree: NodeTree) {
    begin(node)
    guard tree.kind(of: node) == .scalar else { return writeFlow(node, of: tree) }
    writeScalar(node, of: tree, indent: 0, inFlow: true, isKey: false)
  }

  private func isEmptyNull(_ node: NodeID, of tree: NodeTree) -> Bool {
    tree.isNull(node) && tree.withBytes(of: node) { $0.isEmpty }
  }

  // MARK: - Scalars

  private mutating func writeScalar(_ node: NodeID, of tree: NodeTree, indent: Int, inFlow: Bool, isKey: Bool) {
    tree.withBytes(of: node) { text in
      var style = tree.style(of: node)
      let tag = tree.storedTag(of: node)
      let found = PlainScalar.resolve(text).tag
      var word: StaticString?
      if tree.hasExplicitTag(node) {
        word = Self.written(tag)
      } else if style == .plain {
        if text.contains(ascii("\n")) { style = inFlow ? .doubleQuoted : .literal }
        if tag == .string, found != .string {
          style = .doubleQuoted
        } else if tag != found {
          // A number whose text was replaced keeps its tag, which then has to be written.
          word = Self.written(tag)
        }
      }
      let analysis = ScalarAnalysis(text)
      let isInline = inFlow || isKey
      if style == .literal || style == .folded, isInline || !analysis.allowsBlock { style = .doubleQuoted }
      let allowsPlain = analysis.allowsPlain && !(inFlow && text.contains(where: Self.endsPlainInFlow))
      if style == .plain, !allowsPlain || (text.isEmpty && isInline) { style = .singleQuoted }
      if style == .singleQuoted, !analysis.allowsSingleQuotes { style = .doubleQuoted }
      if let word {
        output.put(word)
        if style != .plain || !text.isEmpty { output.put(" ") }
      }
      switch style {
      case .plain: output.writeFoldable(text, indent: indent, mayBreak: false, isQuoted: false)
      case .singleQuoted:
        output.put("'")
        output.writeFoldable(text, indent: indent, mayBreak: false, isQuoted: true)
        output.put("'")
      case .doubleQuoted: output.writeDoubleQuoted(text, indent: indent, mayBreak: false)
      case .literal: output.writeLiteral(text, indent: indent)
      case .folded: output.writeFolded(text, indent: indent)
      }
    }
  }

  /// The notation of a tag that the text alone does not imply.
  private static func written(_ tag: Tag) -> StaticString? {
    switch tag {
    case .integer: "!!int"
    case .float: "!!float"
    case .boolean: "!!bool"
    case .null: "!!null"
    case .timestamp: "!!timestamp"
    case .binary: "!!binary"
    case .string: "!!str"
    default: nil
    }
  }

  private static func endsPlainInFlow(_ byte: UInt8) -> Bool {
    switch byte {
    case ascii(","), ascii("?"), ascii("["), ascii("]"), ascii("{"), ascii("}"), ascii(":"): true
    default: false
    }
  }

  // MARK: - Comments

  /// The number of nodes of the source before a node; `nil` if the node does not come from the source.
  private func position(of node: NodeID) -> Int? {
    let position = Int(node.index) - Int(first)
    return (0..<count).contains(position) ? position : nil
  }

  private func firstPosition(in collection: NodeID, of tree: NodeTree) -> Int? {
    tree.firstChild(of: collection).flatMap { position(of: $0) }
  }

  private mutating func begin(_ node: NodeID) {
    if let position = position(of: node) { begun = max(begun, position + 1) }
  }

  /// Writes the comments on separate lines before a node that begins a line.
  private mutating func writeHeads(before position: Int?, indent: Int) {
    guard let position else { return }
    while let comment = comments.first, comment.order <= max(position, begun) {
      comments.removeFirst()
      output.putSpaces(indent)
      output.putBytes(comment.text)
      output.breakLine()
      if comment.precedesBlank { output.putBytes([ascii("\n")]) }
    }
  }

  /// Writes the comment at the end of the current line.
  private mutating func writeTrailing() {
    guard let comment = comments.first, comment.isTrailing, comment.order <= begun else { return }
    comments.removeFirst()
    output.put(" ")
    output.putBytes(comment.text)
  }

  /// Writes the comments that follow a collection and are indented more than the next line.
  private mutating func writeFeet(of collection: NodeID, in tree: NodeTree, indent: Int) {
    guard position(of: collection) != nil, let place = tree.location(of: collection) else { return }
    while let comment = comments.first, !comment.isTrailing, comment.order <= begun, comment.nextColumn >= 0,
      comment.column > comment.nextColumn, comment.column >= place.column - 1
    {
      comments.removeFirst()
      output.breakLine()
      output.putSpaces(indent)
      output.putBytes(comment.text)
    }
  }
}
