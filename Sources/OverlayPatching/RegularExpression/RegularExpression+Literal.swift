extension RegularExpression {
  /// A pattern that is plain text, perhaps anchored: it is matched by comparing bytes.
  ///
  /// Most patterns in practice are names. Bytes may stand for code points because no UTF-8 sequence contains another.
  struct Literal: Sendable {
    private var text: [UInt8] = []
    private var isAnchoredAtStart = false
    private var isAnchoredAtEnd = false

    /// The text, where no other one matches.
    var onlyText: String? { isAnchoredAtStart && isAnchoredAtEnd ? String(decoding: text, as: UTF8.self) : nil }

    /// Takes the text out of a tree, or returns `nil` if the pattern is more than text between anchors.
    init?(_ tree: SyntaxTree) {
      guard let root = tree.root else { return nil }
      var rest = [root]
      while let id = rest.popLast() {
        switch tree[id] {
        case .empty: break
        case .group(let child): rest.append(child)
        case .concatenation(let range): rest += tree.children[range].reversed()
        case .assertion(.textStart) where text.isEmpty && !isAnchoredAtEnd: isAnchoredAtStart = true
        case .assertion(.textEnd): isAnchoredAtEnd = true
        case .scalar(let value):
          // A malformed byte of a text must match U+FFFD, which a comparison of bytes would miss.
          let isComparable = value != ScalarReader.replacement
          guard !isAnchoredAtEnd, isComparable, let scalar = Unicode.Scalar(value) else { return nil }
          text += scalar.utf8
        default: return nil
        }
      }
    }

    /// Whether `bytes` contain the text at a place that the anchors allow.
    func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      text.withUnsafeBufferPointer { text in
        guard text.count <= bytes.count else { return false }
        switch (isAnchoredAtStart, isAnchoredAtEnd) {
        case (true, true): return bytes.elementsEqual(text)
        case (true, false): return bytes.starts(with: text)
        case (false, true): return bytes.suffix(text.count).elementsEqual(text)
        case (false, false): return Self.contains(bytes, text)
        }
      }
    }

    private static func contains(_ bytes: UnsafeBufferPointer<UInt8>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
      guard let first = text.first else { return true }
      for start in 0...(bytes.count - text.count) where bytes[start] == first {
        if bytes[start..<start + text.count].elementsEqual(text) { return true }
      }
      return false
    }
  }
}
