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
    let node = Node.repetition(operand, minimum: minimum, maximum: maximum)
    let id = tree.append(node)
    guard tree.measure(of: id).repeats <= RegularExpression.SyntaxTree.repeatLimit else {
      throw reader.error(.repetitionCount, from: start)
    }
    try checkLimits(of: id)
    group.items.append(id)
    lastOperator = start
  }

  /// Reads the counts of `{n}`, `{n,}` or `{n,m}` after the brace.
  ///
  /// - Returns: The counts; `nil`, with nothing read, if this brace is an ordinary character, as in `{`, `{,2}` or
  ///   `{01}`.
  mutating func readCounts(from start: Position) throws(SyntaxError) -> (minimum: Int, maximum: Int?)? {
    let mark = reader.position
    guard let minimum = readCount() else {
      reader.rewind(to: mark)
      return nil
    }
    var maximum: Int? = minimum
    if reader.skip(",") {
      // A malformed count also gives `nil`, but no closing brace follows it.
      maximum = reader.peek() == "}" ? nil : readCount()
    }
    guard reader.skip("}") else {
      reader.rewind(to: mark)
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
