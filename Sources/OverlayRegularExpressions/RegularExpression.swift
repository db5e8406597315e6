/// A compiled regular expression in the syntax of Go's `regexp` package (RE2).
///
/// Answers only whether a text matches, which is all that selectors, image names and field paths ask; groups are read
/// but capture nothing, and a lazy quantifier means the same as a greedy one. A match takes time linear in the length
/// of the text times the size of the expression, whatever the pattern: there is no backtracking.
///
/// Differences from Go 1.26: general categories and case follow the Unicode version of the Swift standard library instead
/// of 15.0; an expression may hold 65,536 instructions instead of some three million.
package struct RegularExpression: Sendable {
  private enum Strategy: Sendable {
    case literal(Literal)
    case compiled(CompiledPattern)
  }

  private let strategy: Strategy

  /// Compiles a pattern that may match anywhere in a text.
  ///
  /// - Parameter pattern: The expression, as in `regexp.MustCompile`.
  /// - Throws: What is wrong with the pattern, with the place of the problem.
  /// - Complexity: Linear in the pattern and in the number of instructions, which counted repetition multiplies.
  package init(_ pattern: String) throws(SyntaxError) {
    var parser = Parser(pattern)
    let tree = try parser.parse()
    strategy = Literal(tree).map { .literal($0) } ?? .compiled(Compiler.compile(tree))
  }

  /// Compiles a pattern that must match a text from its first byte to its last.
  ///
  /// The text `^(?:pattern)$` is compiled, as kustomize does: `a)(b` is therefore a valid pattern, a backslash at the
  /// end escapes the closing parenthesis, and messages quote the longer text.
  ///
  /// - Parameter pattern: The expression without the anchors.
  /// - Throws: What is wrong with the pattern; the offset is counted in `pattern` and is at most its length.
  package init(anchored pattern: String) throws(SyntaxError) {
    let prefix = "^(?:"
    do throws(SyntaxError) {
      try self.init(prefix + pattern + ")$")
    } catch {
      var error = error
      error.offset = min(max(error.offset - prefix.utf8.count, 0), pattern.utf8.count)
      throw error
    }
  }

  /// The only text that matches, if the pattern is an anchored literal.
  package var onlyText: String? {
    switch strategy {
    case .literal(let literal): literal.onlyText
    case .compiled: nil
    }
  }

  /// The approximate cost of matching a text, as a multiple of comparing two texts.
  package var effort: Int {
    switch strategy {
    case .literal: 1
    case .compiled(let pattern): 2 * pattern.instructions.count
    }
  }

  /// Whether the expression matches a text.
  ///
  /// - Parameter text: Any text; it is compared code point by code point, without Unicode normalisation.
  /// - Returns: `true` if some part of the text matches, or the whole text if the pattern is anchored.
  package func matches(_ text: String) -> Bool {
    let answer = text.utf8.withContiguousStorageIfAvailable { matches($0) }
    return answer ?? Array(text.utf8).withUnsafeBufferPointer { matches($0) }
  }

  /// Whether the expression matches a text of bytes.
  ///
  /// - Parameter bytes: UTF-8; each byte that is not part of a well-formed sequence counts as one U+FFFD, as in Go.
  /// - Returns: `true` if some part of the text matches, or the whole text if the pattern is anchored.
  /// - Complexity: A pattern that comes down to plain text is a byte comparison without allocation; every other
  ///   pattern takes O(text × expression) time and 12 bytes of scratch memory for each instruction.
  package func matches(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    switch strategy {
    case .literal(let literal): literal.matches(bytes)
    case .compiled(let pattern): Matcher.matches(pattern, bytes)
    }
  }
}

extension RegularExpression {
  /// A pattern that is plain text, perhaps anchored: it is matched by comparing bytes.
  ///
  /// Most patterns in practice are names. Bytes may be compared in place of code points because no UTF-8 sequence
  /// contains another.
  struct Literal: Sendable {
    private var text: [UInt8] = []
    private var isAnchoredAtStart = false
    private var isAnchoredAtEnd = false

    /// The text, if no other text matches.
    var onlyText: String? { isAnchoredAtStart && isAnchoredAtEnd ? String(decoding: text, as: UTF8.self) : nil }

    /// Extracts the text from a tree; `nil` if the pattern is more than text between anchors.
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
