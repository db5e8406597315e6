extension RegularExpression {
  /// A parsed pattern: nodes in one array, each made after its children.
  ///
  /// A node's cost is known when it is created, so that a large pattern is rejected before any work is spent on it.
  /// Nothing here recurses, not even the release of a deep tree.
  struct SyntaxTree {
    /// Names a node of one tree.
    struct NodeID: Hashable { fileprivate var index: Int }

    /// A part of a pattern.
    enum Node {
      case empty
      case scalar(UInt32)
      case any(includingNewline: Bool)
      /// An index into ``sets``.
      case set(Int)
      case assertion(Assertion)
      case group(NodeID)
      /// A range of ``children``.
      case concatenation(Range<Int>)
      /// A range of ``children``.
      case alternation(Range<Int>)
      /// From `minimum` to `maximum` times; no maximum means any number.
      case repetition(NodeID, minimum: Int, maximum: Int?)
    }

    /// What a node costs.
    struct Measure {
      /// The number of instructions, at most ``sizeLimit`` + 1.
      var size: Int
      /// The number of nodes from here down to the deepest leaf; a literal text is one leaf.
      var height: Int
      /// How often counted repetitions repeat the innermost part.
      var repeats: Int
    }

    /// The largest number of nodes, of instructions, and of ranges in character classes.
    static let sizeLimit = 1 << 16
    /// The largest height.
    static let heightLimit = 1000
    /// The largest count of a repetition, and the largest product of the counts of nested ones.
    static let repeatLimit = 1000

    private var nodes: [Node] = []
    private var measures: [Measure] = []
    private var setNumbers: [ScalarSet: Int] = [:]
    /// The child lists of all concatenations and alternations.
    private(set) var children: [NodeID] = []
    /// The character classes, each once and closed.
    private(set) var sets: [ScalarSet] = []
    /// What nodes and character classes take of ``sizeLimit``.
    private(set) var cost = 0
    /// The node of the whole pattern, once it is parsed.
    var root: NodeID?

    /// The node that `id` names.
    subscript(id: NodeID) -> Node { nodes[id.index] }

    /// The cost of a node.
    func measure(of id: NodeID) -> Measure { measures[id.index] }

    /// Adds a node whose children, if it has any, are in the tree.
    mutating func append(_ node: Node) -> NodeID {
      nodes.append(node)
      measures.append(measure(node))
      cost += 1
      return NodeID(index: nodes.count - 1)
    }

    /// Adds a character class, or finds the same one added before.
    mutating func append(_ set: ScalarSet) -> NodeID {
      if let number = setNumbers[set] { return append(.set(number)) }
      sets.append(set.closed())
      setNumbers[set] = sets.count - 1
      cost += set.cost
      return append(.set(sets.count - 1))
    }

    /// Adds a node for `parts` in a row; a single part remains as it is.
    mutating func appendConcatenation(_ parts: [NodeID]) -> NodeID {
      guard parts.count != 1 else { return parts[0] }
      return parts.isEmpty ? append(.empty) : append(.concatenation(appendChildren(parts)))
    }

    /// Adds a node for a choice of `parts`; a single part remains as it is.
    mutating func appendAlternation(_ parts: [NodeID]) -> NodeID {
      guard parts.count != 1 else { return parts[0] }
      return append(.alternation(appendChildren(parts)))
    }

    private mutating func appendChildren(_ parts: [NodeID]) -> Range<Int> {
      let start = children.count
      children += parts
      return start..<children.count
    }
  }
}

// MARK: - Measures

extension RegularExpression.SyntaxTree {
  private func measure(_ node: Node) -> Measure {
    switch node {
    case .empty: return Measure(size: 0, height: 1, repeats: 1)
    case .scalar, .any, .set, .assertion: return Measure(size: 1, height: 1, repeats: 1)
    case .group(let child):
      var measure = measure(of: child)
      measure.height += 1
      return measure
    case .concatenation(let range): return measureList(range, extraSize: 0)
    case .alternation(let range): return measureList(range, extraSize: 2 * (range.count - 1))
    case .repetition(let child, let minimum, let maximum):
      var measure = measure(of: child)
      measure.height += 1
      measure.size = min(Self.repetitionSize(measure.size, minimum, maximum), Self.sizeLimit + 1)
      measure.repeats *= max(maximum ?? minimum, 1)
      if maximum == 0 { measure.repeats = 1 }
      return measure
    }
  }

  /// A list within a list of the same kind adds no height, and a literal text is one leaf.
  private func measureList(_ range: Range<Int>, extraSize: Int) -> Measure {
    var result = Measure(size: extraSize, height: 1, repeats: 1)
    for child in children[range] {
      let measure = measure(of: child)
      result.size = min(result.size + measure.size, Self.sizeLimit + 1)
      result.repeats = max(result.repeats, measure.repeats)
      switch (self[child], extraSize) {
      case (.scalar, 0): break
      case (.concatenation, 0), (.alternation, 1...): result.height = max(result.height, measure.height)
      default: result.height = max(result.height, measure.height + 1)
      }
    }
    return result
  }

  private static func repetitionSize(_ size: Int, _ minimum: Int, _ maximum: Int?) -> Int {
    guard size > 0 else { return 0 }
    guard let maximum else { return minimum == 0 ? size + 2 : minimum * size + 1 }
    return minimum * size + (maximum - minimum) * (size + 1)
  }
}

extension RegularExpression {
  /// What is wrong with a pattern.
  package struct SyntaxError: Error, Hashable, Sendable {
    /// One clause with the offending part in backquotes, worded as Go words it after `error parsing regexp: `.
    package var message: String
    /// Where the problem is, in bytes from the start of the pattern.
    package var offset: Int

    /// Creates an error from its two parts.
    package init(message: String, offset: Int) { (self.message, self.offset) = (message, offset) }
  }
}

// MARK: - Messages

extension RegularExpression.SyntaxError {
  /// A rule of the syntax that a part of a pattern breaks.
  enum Rule: String {
    case repetitionWithoutOperand = "missing argument to repetition operator"
    case repetitionOfRepetition = "invalid nested repetition operator"
    case repetitionCount = "invalid repeat count"
    case unclosedGroup = "missing closing )"
    case unopenedGroup = "unexpected )"
    case groupName = "invalid named capture"
    case groupFlags = "invalid or unsupported Perl syntax"
    case unclosedClass = "missing closing ]"
    case classRange = "invalid character class range"
    case escape = "invalid escape sequence"
    case trailingBackslash = "trailing backslash at end of expression"
    case depth = "expression nests too deeply"
    case size = "expression too large"
  }

  /// The message for a broken rule, with the part of the pattern that breaks it.
  init(_ rule: Rule, _ part: some StringProtocol, at offset: Int) {
    self.init(message: "\(rule.rawValue): `\(part)`", offset: offset)
  }
}
