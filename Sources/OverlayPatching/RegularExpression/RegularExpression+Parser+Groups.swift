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
    reader.rewind(to: mark)
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
      case "i", "m", "s", "U":
        if isNegated { newFlags.subtract(Self.flag(scalar)) } else { newFlags.formUnion(Self.flag(scalar)) }
        needsFlag = false
      case "-" where !isNegated:
        isNegated = true
        needsFlag = true
      case ":" where !needsFlag: return try pushGroup(from: start, isCapturing: false, flags: newFlags)
      case ")" where !needsFlag:
        flags = newFlags
        return
      default: throw reader.error(.groupFlags, from: start)
      }
    }
    throw reader.error(.groupFlags, from: start)
  }

  private mutating func pushGroup(from start: Position, isCapturing: Bool, flags newFlags: Flags) throws(SyntaxError) {
    guard outerGroups.count < RegularExpression.SyntaxTree.sizeLimit else {
      throw SyntaxError.tooLarge(at: reader.offset(of: start))
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

  private static func flag(_ scalar: Unicode.Scalar) -> Flags {
    switch scalar {
    case "i": .ignoresCase
    case "m": .multiline
    case "s": .dotMatchesNewline
    default: []
    }
  }

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
