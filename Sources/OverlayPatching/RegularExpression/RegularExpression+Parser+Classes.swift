// MARK: - Bracket expressions

extension RegularExpression.Parser {
  /// Reads a bracket expression after its opening bracket.
  mutating func readClass(from start: Position) throws(SyntaxError) -> ScalarSet {
    var set = ScalarSet(ignoresCase: flags.contains(.ignoresCase))
    set.isNegated = reader.skip("^")
    var isFirst = true
    while let scalar = reader.peek() {
      if scalar == "]", !isFirst {
        _ = reader.next()
        return set
      }
      isFirst = false
      try readClassPart(into: &set, of: start)
      guard set.cost <= RegularExpression.SyntaxTree.sizeLimit else {
        throw SyntaxError.tooLarge(at: reader.offset(of: reader.position))
      }
    }
    throw reader.errorToEnd(.unclosedClass, from: start)
  }

  /// Reads a named class, a range, or a code point.
  private mutating func readClassPart(into set: inout ScalarSet, of classStart: Position) throws(SyntaxError) {
    let start = reader.position
    if try readPOSIXClass(into: &set) { return }
    if reader.skip("\\") {
      if try readEscapedSet(into: &set, from: start) { return }
      reader.rewind(to: start)
    }
    let low = try readClassScalar(of: classStart)
    var high = low
    if startsRange() {
      _ = reader.skip("-")
      high = try readClassScalar(of: classStart)
    }
    guard low <= high else { throw reader.error(.classRange, from: start) }
    set.insert(low...high)
  }

  /// Whether a hyphen comes next that is followed by something other than the closing bracket.
  private func startsRange() -> Bool {
    var probe = reader
    guard probe.skip("-"), let next = probe.peek() else { return false }
    return next != "]"
  }

  /// Reads one code point, perhaps escaped.
  private mutating func readClassScalar(of classStart: Position) throws(SyntaxError) -> UInt32 {
    let start = reader.position
    guard let scalar = reader.next() else { throw reader.errorToEnd(.unclosedClass, from: classStart) }
    return scalar == "\\" ? try readEscapedScalar(from: start) : scalar.value
  }

  /// Reads `[:name:]` or `[:^name:]` if it comes next.
  ///
  /// - Returns: Whether it did; if not, nothing was read and the bracket is an ordinary character.
  private mutating func readPOSIXClass(into set: inout ScalarSet) throws(SyntaxError) -> Bool {
    let start = reader.position
    guard !lacksPOSIXClassEnd, reader.skip("[:") else { return false }
    guard var name = reader.readText(before: ":]") else {
      lacksPOSIXClassEnd = true
      reader.rewind(to: start)
      return false
    }
    let isNegated = name.unicodeScalars.first == "^"
    if isNegated { name = Substring(name.unicodeScalars.dropFirst()) }
    guard let named = ScalarSet.Named(posix: name) else { throw reader.error(.classRange, from: start) }
    set.insert(named, isNegated: isNegated)
    return true
  }
}
