extension RegularExpression {
  /// A condition on the place between two code points.
  enum Assertion: UInt8, Sendable {
    case textStart, textEnd, lineStart, lineEnd, wordBoundary, noWordBoundary

    /// Whether the condition holds between two code points.
    ///
    /// - Parameters:
    ///   - previous: The code point before the place, or ``CompiledPattern/noScalar`` at the start of the text.
    ///   - next: The code point after it, or ``CompiledPattern/noScalar`` at the end.
    /// - Returns: Whether a thread may go on here.
    func holds(between previous: UInt32, and next: UInt32) -> Bool {
      switch self {
      case .textStart: previous == CompiledPattern.noScalar
      case .textEnd: next == CompiledPattern.noScalar
      case .lineStart: previous == CompiledPattern.noScalar || previous == CompiledPattern.newline
      case .lineEnd: next == CompiledPattern.noScalar || next == CompiledPattern.newline
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

  /// One instruction of a compiled pattern; the next one follows unless the instruction says otherwise.
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

  /// A pattern as a list of instructions for ``Matcher``.
  struct CompiledPattern: Sendable {
    /// In place of the code point before the text and the one after it.
    static let noScalar = UInt32.max
    static let newline: UInt32 = 0x0A

    /// The first is the entry, the last is ``Instruction/match``.
    var instructions: [Instruction] = []
    /// The character classes that the instructions refer to.
    var sets: [ScalarSet] = []
    /// Whether a match can only start at the start of the text.
    var isAnchoredAtStart = false
  }
}

extension RegularExpression {
  /// Compiles a syntax tree.
  ///
  /// Since the tree knows the size of every node, each jump's target is known when it is written. Work is kept on an
  /// explicit stack, so a deep tree cannot exhaust the call stack.
  struct Compiler {
    private enum Task {
      case node(SyntaxTree.NodeID)
      case instruction(Instruction)
    }

    private let tree: SyntaxTree
    private var pattern = CompiledPattern()
    private var tasks: [Task] = []

    private init(_ tree: SyntaxTree) { self.tree = tree }

    /// Compiles a tree whose size is within the limit.
    static func compile(_ tree: SyntaxTree) -> CompiledPattern {
      var compiler = Compiler(tree)
      return compiler.run()
    }

    private mutating func run() -> CompiledPattern {
      pattern.sets = tree.sets
      pattern.isAnchoredAtStart = tree.isAnchoredAtStart
      if let root = tree.root {
        pattern.instructions.reserveCapacity(tree.measure(of: root).size + 1)
        tasks.append(.node(root))
      }
      while let task = tasks.popLast() {
        switch task {
        case .node(let id): write(id)
        case .instruction(let instruction): pattern.instructions.append(instruction)
        }
      }
      pattern.instructions.append(.match)
      return pattern
    }

    /// Writes a node without children; plans the parts of every other one, the last part first.
    private mutating func write(_ id: SyntaxTree.NodeID) {
      switch tree[id] {
      case .empty: break
      case .scalar(let scalar): pattern.instructions.append(.scalar(scalar))
      case .any(includingNewline: true): pattern.instructions.append(.any)
      case .any(includingNewline: false): pattern.instructions.append(.anyExceptNewline)
      case .set(let number): pattern.instructions.append(.set(Int32(number)))
      case .assertion(let assertion): pattern.instructions.append(.assertion(assertion))
      case .group(let child): tasks.append(.node(child))
      case .concatenation(let range): tasks += tree.children[range].reversed().map { .node($0) }
      case .alternation(let range): planAlternation(range)
      case .repetition(let child, let minimum, let maximum): planRepetition(child, minimum, maximum)
      }
    }

    /// Plans `split a, rest; a; jump end` for each part but the last.
    private mutating func planAlternation(_ range: Range<Int>) {
      var plan: [Task] = []
      var place = pattern.instructions.count
      let sizes = tree.children[range].map { tree.measure(of: $0).size }
      let end = place + sizes.reduce(0, +) + 2 * (sizes.count - 1)
      for (child, size) in zip(tree.children[range].dropLast(), sizes) {
        plan.append(.instruction(.split(Int32(place + 1), Int32(place + size + 2))))
        plan.append(.node(child))
        plan.append(.instruction(.jump(Int32(end))))
        place += size + 2
      }
      tasks += tree.children[range].suffix(1).map { .node($0) }
      tasks += plan.reversed()
    }

    /// Plans `minimum` copies, then a loop or nested optional copies.
    private mutating func planRepetition(_ child: SyntaxTree.NodeID, _ minimum: Int, _ maximum: Int?) {
      let size = tree.measure(of: child).size
      guard size > 0 else { return }
      var plan = Array(repeating: Task.node(child), count: minimum)
      var place = pattern.instructions.count + minimum * size
      if let maximum {
        let end = place + (maximum - minimum) * (size + 1)
        for _ in minimum..<maximum {
          plan.append(.instruction(.split(Int32(place + 1), Int32(end))))
          plan.append(.node(child))
          place += size + 1
        }
      } else if minimum > 0 {
        plan.append(.instruction(.split(Int32(place - size), Int32(place + 1))))
      } else {
        plan.append(.instruction(.split(Int32(place + 1), Int32(place + size + 2))))
        plan.append(.node(child))
        plan.append(.instruction(.jump(Int32(place))))
      }
      tasks += plan.reversed()
    }
  }
}

extension RegularExpression.SyntaxTree {
  /// Whether every match starts at the start of the text, judged by the first part of the pattern only.
  fileprivate var isAnchoredAtStart: Bool {
    var current = root
    while let id = current {
      switch self[id] {
      case .assertion(.textStart): return true
      case .group(let child): current = child
      case .concatenation(let range): current = children[range].first
      default: return false
      }
    }
    return false
  }
}
