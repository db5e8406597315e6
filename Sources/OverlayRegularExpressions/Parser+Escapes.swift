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
        throw reader.tooLarge(at: reader.position)
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
      reader.position = start
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
      reader.position = start
      return false
    }
    let isNegated = name.unicodeScalars.first == "^"
    if isNegated { name = Substring(name.unicodeScalars.dropFirst()) }
    guard let named = ScalarSet.Named(posix: name) else { throw reader.error(.classRange, from: start) }
    set.insert(named, isNegated: isNegated)
    return true
  }
}

// MARK: - Escapes

extension RegularExpression.Parser {
  /// Reads what follows a backslash outside of brackets.
  mutating func readEscape(from start: Position) throws(SyntaxError) {
    if let set = try readEscapedSet(from: start) { return try append(set) }
    switch reader.peek() {
    case "A": try appendEscaped(.textStart)
    case "z": try appendEscaped(.textEnd)
    case "b": try appendEscaped(.wordBoundary)
    case "B": try appendEscaped(.noWordBoundary)
    case "Q":
      _ = reader.next()
      let text = reader.readText(before: "\\E") ?? reader.readRest()
      for scalar in text.unicodeScalars { try appendLiteral(scalar.value) }
    default: try appendLiteral(readEscapedScalar(from: start))
    }
  }

  private mutating func appendEscaped(_ assertion: RegularExpression.Assertion) throws(SyntaxError) {
    _ = reader.next()
    try append(.assertion(assertion))
  }

  /// Reads a class such as `\d` or `\p{Lu}` after the backslash; `nil`, with nothing read, if there is none.
  private mutating func readEscapedSet(from start: Position) throws(SyntaxError) -> ScalarSet? {
    var set = ScalarSet(ignoresCase: flags.contains(.ignoresCase))
    return try readEscapedSet(into: &set, from: start) ? set : nil
  }

  /// Adds a class such as `\d` or `\p{Lu}` to `set` after the backslash, if there is one.
  ///
  /// - Returns: Whether there was; if not, nothing was read.
  mutating func readEscapedSet(into set: inout ScalarSet, from start: Position) throws(SyntaxError) -> Bool {
    guard let letter = reader.peek() else { return false }
    switch letter {
    case "d", "D": set.insert(.digits, isNegated: letter == "D")
    case "s", "S": set.insert(.spaces, isNegated: letter == "S")
    case "w", "W": set.insert(.words, isNegated: letter == "W")
    case "p", "P": break
    default: return false
    }
    _ = reader.next()
    if letter == "p" || letter == "P" { try readUnicodeClass(into: &set, isNegated: letter == "P", from: start) }
    return true
  }

  /// Reads the rest of `\pL`, `\p{Lu}` or `\p{^Lu}`.
  private mutating func readUnicodeClass(
    into set: inout ScalarSet,
    isNegated: Bool,
    from start: Position
  ) throws(SyntaxError) {
    let nameStart = reader.position
    guard let first = reader.next() else { throw reader.error(.classRange, from: start) }
    var name = reader.text(from: nameStart)
    var isNegated = isNegated
    if first == "{" {
      guard let text = reader.readText(before: "}") else { throw reader.errorToEnd(.classRange, from: start) }
      name = text
      if name.unicodeScalars.first == "^" {
        isNegated.toggle()
        name = Substring(name.unicodeScalars.dropFirst())
      }
    }
    guard let named = ScalarSet.Named(unicode: name) else { throw reader.error(.classRange, from: start) }
    set.insert(named, isNegated: isNegated)
  }

  /// Reads an escape of one code point, after the backslash.
  mutating func readEscapedScalar(from start: Position) throws(SyntaxError) -> UInt32 {
    guard let scalar = reader.next() else {
      throw SyntaxError(.trailingBackslash, "", at: reader.offset(of: start))
    }
    switch scalar {
    case "a": return 0x07
    case "t": return 0x09
    case "n": return 0x0A
    case "v": return 0x0B
    case "f": return 0x0C
    case "r": return 0x0D
    case "x": return try readHexadecimal(from: start)
    case "0": return readOctal(scalar)
    case "1"..."7":
      // A single digit would refer back to a group, which linear time does not allow.
      guard let next = reader.peek(), "0"..."7" ~= next else { throw reader.error(.escape, from: start) }
      return readOctal(scalar)
    default:
      guard scalar.isASCII, !Self.isAlphanumeric(scalar) else { throw reader.error(.escape, from: start) }
      return scalar.value
    }
  }

  /// Reads at most two octal digits after the first.
  private mutating func readOctal(_ first: Unicode.Scalar) -> UInt32 {
    var value = first.value & 0x7
    for _ in 0..<2 {
      guard let digit = reader.peek(), "0"..."7" ~= digit else { break }
      value = value << 3 | digit.value & 0x7
      _ = reader.next()
    }
    return value
  }

  /// Reads two hexadecimal digits, or any number of them in braces.
  private mutating func readHexadecimal(from start: Position) throws(SyntaxError) -> UInt32 {
    guard reader.skip("{") else {
      let (high, low) = (reader.next(), reader.next())
      guard let high = high?.hexadecimalValue, let low = low?.hexadecimalValue else {
        throw reader.error(.escape, from: start)
      }
      return high << 4 | low
    }
    var value: UInt32?
    while let scalar = reader.next() {
      if scalar == "}", let value { return value }
      guard let digit = scalar.hexadecimalValue else { break }
      let next = (value ?? 0) << 4 | digit
      guard next <= 0x10FFFF else { break }
      value = next
    }
    throw reader.error(.escape, from: start)
  }
}

extension Unicode.Scalar {
  /// The value of an ASCII hexadecimal digit.
  fileprivate var hexadecimalValue: UInt32? {
    isASCII ? Character(self).hexDigitValue.map { UInt32($0) } : nil
  }
}
