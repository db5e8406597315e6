extension RegularExpression {
  /// A condition on the place between two code points.
  enum Assertion: UInt8, Sendable {
    case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary

    /// Whether the condition holds between two code points.
    ///
    /// - Parameters:
    ///   - previous: The code point before the place, or ``Program/noScalar`` at the start of the text.
    ///   - next: The code point after it, or ``Program/noScalar`` at the end.
    /// - Returns: Whether a thread may go on here.
    func holds(between previous: UInt32, and next: UInt32) -> Bool {
      switch self {
      case .textStart: previous == Program.noScalar
      case .textEnd: next == Program.noScalar
      case .lineStart: previous == Program.noScalar || previous == Program.newline
      case .lineEnd: next == Program.noScalar || next == Program.newline
      case .wordBoundary: Self.isWord(previous) != Self.isWord(next)
      case .noWordBoundary: Self.isWord(previous) == Self.isWord(next)
      }
    }

    /// Words are made of ASCII letters, digits and underscores only.
    private static func isWord(_ scalar: UInt32) -> Bool {
      guard let scalar = UInt8(exactly: scalar) else { return false }
      switch scalar {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"): return true
      default: return UInt8(ascii: "a")...UInt8(ascii: "z") ~= scalar | 0x20
      }
    }
  }

  /// One step of a program; the next one follows it unless the step says otherwise.
  enum Instruction: Sendable {
    /// Reads this code point.
    case scalar(UInt32)
    /// Reads any code point.
    case any
    /// Reads any code point but a line feed.
    case anyExceptNewline
    /// Reads a code point of the set with this index.
    case set(Int32)
    /// Goes on if the condition holds.
    case assertion(Assertion)
    /// Goes on at both places.
    case split(Int32, Int32)
    /// Goes on at another place.
    case jump(Int32)
    /// The text matches.
    case match
  }

  /// A pattern as a list of steps for ``Matcher``.
  struct Program: Sendable {
    /// Stands for the code point before the text and the one after it.
    static let noScalar = UInt32.max
    static let newline: UInt32 = 0x0A

    /// The steps; the first is the entry, the last is ``Instruction/match``.
    var instructions: [Instruction] = []
    /// The character classes that the steps name.
    var sets: [ScalarSet] = []
    /// Whether a match can only start at the start of the text.
    var isAnchoredAtStart = false
  }
}
