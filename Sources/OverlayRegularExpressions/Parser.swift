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
  mutating func append(_ node: Node) throws(SyntaxError) { try append(tree.append(node)) }

  private mutating func append(_ id: NodeID) throws(SyntaxError) {
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
    try append(tree.append(set))
  }

  /// Rejects a node that is too large or too deep, or a tree of too many nodes.
  func checkLimits(of id: NodeID) throws(SyntaxError) {
    let measure = tree.measure(of: id)
    guard max(measure.size, tree.cost) <= RegularExpression.SyntaxTree.sizeLimit else {
      throw reader.tooLarge(at: reader.position)
    }
    guard measure.height <= RegularExpression.SyntaxTree.heightLimit else {
      throw reader.errorInWhole(.depth, at: reader.position)
    }
  }
}

// MARK: - Groups and alternatives

extension RegularExpression.Parser {
  /// Reads what follows an opening parenthesis: nothing, a name, or flags.
  mutating func openGroup(from start: Position) throws(SyntaxError) {
    guard reader.peek() == "?" else { return try pushGroup(from: start, isCapturing: true, flags: flags) }
    let mark = reader.position
    if reader.skip("?P<") || reader.skip("?<"), !reader.isAtEnd {
      guard let name = reader.readText(before: ">") else { throw reader.errorToEnd(.groupName, from: start) }
      guard Self.isGroupName(name) else { throw reader.error(.groupName, from: start) }
      return try pushGroup(from: start, isCapturing: true, flags: flags)
    }
    reader.position = mark
    try readFlags(from: start)
  }

  /// Reads `?flags)`, which changes the current group, or `?flags:`, which opens one of its own.
  private mutating func readFlags(from start: Position) throws(SyntaxError) {
    _ = reader.skip("?")
    var newFlags = flags
    var isNegated = false
    var needsFlag = false
    while let scalar = reader.next() {
      switch scalar {
      case "-" where !isNegated:
        isNegated = true
        needsFlag = true
      case ":" where !needsFlag: return try pushGroup(from: start, isCapturing: false, flags: newFlags)
      case ")" where !needsFlag:
        flags = newFlags
        return
      default:
        guard let flag = Self.flagLetters[scalar] else { throw reader.error(.groupFlags, from: start) }
        if isNegated { newFlags.subtract(flag) } else { newFlags.formUnion(flag) }
        needsFlag = false
      }
    }
    throw reader.error(.groupFlags, from: start)
  }

  private mutating func pushGroup(from start: Position, isCapturing: Bool, flags newFlags: Flags) throws(SyntaxError) {
    guard outerGroups.count < RegularExpression.SyntaxTree.sizeLimit else {
      throw reader.tooLarge(at: start)
    }
    outerGroups.append(group)
    group = OpenGroup(start: start, isCapturing: isCapturing, outerFlags: flags)
    flags = newFlags
  }

  /// Makes the current group a part of the one around it.
  mutating func closeGroup(from start: Position) throws(SyntaxError) {
    guard let outer = outerGroups.popLast() else { throw reader.errorInWhole(.unopenedGroup, at: start) }
    let content = try closeAlternatives()
    let isCapturing = group.isCapturing
    flags = group.outerFlags
    group = outer
    if isCapturing { try append(.group(content)) } else { group.items.append(content) }
  }

  /// Ends the current alternative at a `|`.
  mutating func closeAlternative() throws(SyntaxError) {
    let alternative = tree.appendConcatenation(group.items)
    try checkLimits(of: alternative)
    group.alternatives.append(alternative)
    group.items.removeAll()
  }

  /// Ends the current group's last alternative.
  ///
  /// - Returns: The node for all of the group's alternatives.
  mutating func closeAlternatives() throws(SyntaxError) -> NodeID {
    try closeAlternative()
    let content = tree.appendAlternation(group.alternatives)
    try checkLimits(of: content)
    return content
  }

  private static let flagLetters: [Unicode.Scalar: Flags] = [
    "i": .ignoresCase, "m": .multiline, "s": .dotMatchesNewline, "U": [],
  ]

  /// Names are made of ASCII letters, digits and underscores; Go accepts the same name twice.
  private static func isGroupName(_ name: Substring) -> Bool {
    !name.isEmpty && name.unicodeScalars.allSatisfy { $0 == "_" || isAlphanumeric($0) }
  }

  /// Whether a code point is an ASCII letter or digit.
  static func isAlphanumeric(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "A"..."Z", "a"..."z": true
    default: false
    }
  }
}

// MARK: - Repetition

extension RegularExpression.Parser {
  /// Applies the repetition operator that was just read to the part before it.
  ///
  /// - Parameters:
  ///   - minimum: The smallest count.
  ///   - maximum: The largest count, or `nil` for any number.
  ///   - start: Where the operator starts.
  ///   - previousOperator: Where another operator starts that ends there, if one does: two in a row are an error.
  /// - Throws: What is wrong with the operator, the number of repetitions in all, or the size of the result.
  mutating func repeatLast(
    _ minimum: Int,
    _ maximum: Int?,
    from start: Position,
    after previousOperator: Position?
  ) throws(SyntaxError) {
    _ = reader.skip("?")
    if let previousOperator { throw reader.error(.repetitionOfRepetition, from: previousOperator) }
    guard let operand = group.items.popLast() else { throw reader.error(.repetitionWithoutOperand, from: start) }
    let id = tree.append(.repetition(operand, minimum: minimum, maximum: maximum))
    guard tree.measure(of: id).repeats <= RegularExpression.SyntaxTree.repeatLimit else {
      throw reader.error(.repetitionCount, from: start)
    }
    try append(id)
    lastOperator = start
  }

  /// Reads the counts of `{n}`, `{n,}` or `{n,m}` after the brace.
  ///
  /// - Returns: The counts; `nil`, with nothing read, if this brace is an ordinary character, as in `{`, `{,2}` or
  ///   `{01}`.
  mutating func readCounts(from start: Position) throws(SyntaxError) -> (minimum: Int, maximum: Int?)? {
    let mark = reader.position
    let minimum = readCount()
    var maximum = minimum
    if minimum != nil, reader.skip(",") {
      // A malformed count also gives `nil`, but no closing brace follows it.
      maximum = reader.peek() == "}" ? nil : readCount()
    }
    guard let minimum, reader.skip("}") else {
      reader.position = mark
      return nil
    }
    guard max(minimum, maximum ?? 0) <= RegularExpression.SyntaxTree.repeatLimit, minimum <= maximum ?? minimum else {
      throw reader.error(.repetitionCount, from: start)
    }
    return (minimum, maximum)
  }

  /// Reads a decimal number without leading zeros; one over the limit is read as the limit and one.
  private mutating func readCount() -> Int? {
    var count = 0
    var digits = 0
    while let scalar = reader.peek(), "0"..."9" ~= scalar {
      guard digits == 0 || count > 0 else { return nil }
      count = min(count * 10 + Int(scalar.value & 0xF), RegularExpression.SyntaxTree.repeatLimit + 1)
      digits += 1
      _ = reader.next()
    }
    return digits > 0 ? count : nil
  }
}
