extension RegularExpression {
  /// Parses a pattern into a syntax tree, with a stack of open groups instead of recursion.
  struct Parser {
    /// What `(?ims)` switches; `U` swaps greedy and lazy, which makes no difference here.
    struct Flags: OptionSet {
      let rawValue: UInt8
      static let ignoresCase = Self(rawValue: 1 << 0)
      static let multiline = Self(rawValue: 1 << 1)
      static let dotMatchesNewline = Self(rawValue: 1 << 2)
    }

    /// A group whose closing parenthesis has not been read, or the pattern itself.
    struct OpenGroup {
      /// The place of the opening parenthesis.
      var start: PatternReader.Position
      var isCapturing: Bool
      /// The flags to return to after the group.
      var outerFlags: Flags
      /// The alternatives that a `|` has ended.
      var alternatives: [SyntaxTree.NodeID] = []
      /// The parts of the current alternative.
      var items: [SyntaxTree.NodeID] = []
    }

    var reader: PatternReader
    var tree = SyntaxTree()
    var flags: Flags = []
    var group: OpenGroup
    var outerGroups: [OpenGroup] = []
    /// Where the repetition operator starts that ends at the current place, if one does.
    var lastOperator: PatternReader.Position?
    /// Whether a search for the end of a POSIX class reached the end of the pattern; another one would as well.
    var lacksPOSIXClassEnd = false

    /// Stands at the start of `pattern`.
    init(_ pattern: String) {
      self.reader = PatternReader(pattern)
      self.group = OpenGroup(start: reader.position, isCapturing: false, outerFlags: [])
    }

    /// Parses the whole pattern.
    ///
    /// - Returns: A tree with a root, within the limits of size and depth.
    /// - Throws: The first error from the left.
    mutating func parse() throws(SyntaxError) -> SyntaxTree {
      while !reader.isAtEnd {
        let start = reader.position
        let previousOperator = lastOperator
        lastOperator = nil
        try readPart(from: start, after: previousOperator)
      }
      guard outerGroups.isEmpty else { throw reader.errorInWhole(.unclosedGroup, at: group.start) }
      tree.root = try closeAlternatives()
      return tree
    }

    private mutating func readPart(
      from start: PatternReader.Position,
      after previousOperator: PatternReader.Position?
    ) throws(SyntaxError) {
      guard let scalar = reader.next() else { return }
      switch scalar {
      case "(": try openGroup(from: start)
      case ")": try closeGroup(from: start)
      case "|": try closeAlternative()
      case "*": try repeatLast(0, nil, from: start, after: previousOperator)
      case "+": try repeatLast(1, nil, from: start, after: previousOperator)
      case "?": try repeatLast(0, 1, from: start, after: previousOperator)
      case "{":
        if let (minimum, maximum) = try readCounts(from: start) {
          try repeatLast(minimum, maximum, from: start, after: previousOperator)
        } else {
          try appendLiteral(scalar.value)
        }
      case "^": try append(.assertion(flags.contains(.multiline) ? .lineStart : .textStart))
      case "$": try append(.assertion(flags.contains(.multiline) ? .lineEnd : .textEnd))
      case ".": try append(.any(includingNewline: flags.contains(.dotMatchesNewline)))
      case "[": try append(readClass(from: start))
      case "\\": try readEscape(from: start)
      default: try appendLiteral(scalar.value)
      }
    }
  }
}

// MARK: - Parts

extension RegularExpression.Parser {
  typealias Node = RegularExpression.SyntaxTree.Node
  typealias NodeID = RegularExpression.SyntaxTree.NodeID
  typealias Position = RegularExpression.PatternReader.Position
  typealias ScalarSet = RegularExpression.ScalarSet
  typealias SyntaxError = RegularExpression.SyntaxError

  /// Adds a part to the current alternative.
  mutating func append(_ node: Node) throws(SyntaxError) {
    let id = tree.append(node)
    try checkLimits(of: id)
    group.items.append(id)
  }

  /// Adds a code point to the current alternative, in every case if the flags say so.
  mutating func appendLiteral(_ scalar: UInt32) throws(SyntaxError) {
    guard flags.contains(.ignoresCase), RegularExpression.CaseFolding.hasVariants(scalar) else {
      return try append(.scalar(scalar))
    }
    var set = ScalarSet(ignoresCase: true)
    set.insert(scalar...scalar)
    try append(set)
  }

  /// Adds a character class to the current alternative.
  mutating func append(_ set: ScalarSet) throws(SyntaxError) {
    if let scalar = set.onlyScalar { return try append(.scalar(scalar)) }
    let id = tree.append(set)
    try checkLimits(of: id)
    group.items.append(id)
  }

  /// Refuses a node that is too large or too deep, or a tree of too many nodes.
  func checkLimits(of id: NodeID) throws(SyntaxError) {
    let measure = tree.measure(of: id)
    guard max(measure.size, tree.cost) <= RegularExpression.SyntaxTree.sizeLimit else {
      throw SyntaxError.tooLarge(at: reader.offset(of: reader.position))
    }
    guard measure.height <= RegularExpression.SyntaxTree.heightLimit else {
      throw reader.errorInWhole(.depth, at: reader.position)
    }
  }
}
