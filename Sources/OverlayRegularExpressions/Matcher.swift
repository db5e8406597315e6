extension RegularExpression {
  /// Matches a compiled pattern against a text, with all of its threads at once.
  ///
  /// A thread is the index of an instruction. Each step holds a set of threads without duplicates, so a step costs at
  /// most the number of instructions; the order of threads does not matter, since only the answer is wanted.
  struct Matcher {
    /// Threads in the order they were added.
    private struct ThreadList {
      var threads: UnsafeMutableBufferPointer<UInt32>
      var count = 0

      /// Adds a thread that is not in the list.
      ///
      /// - Parameters:
      ///   - thread: The index of an instruction.
      ///   - places: For each thread its last position in either list; both lists can share it, because a position
      ///     is valid only if the list has the thread there.
      mutating func insert(_ thread: UInt32, _ places: UnsafeMutableBufferPointer<UInt32>) {
        let place = Int(places[Int(thread)])
        guard place >= count || threads[place] != thread else { return }
        threads[count] = thread
        places[Int(thread)] = UInt32(truncatingIfNeeded: count)
        count += 1
      }
    }

    private let instructions: UnsafeBufferPointer<Instruction>
    private let sets: UnsafeBufferPointer<ScalarSet>
    private let places: UnsafeMutableBufferPointer<UInt32>
    private var current: ThreadList
    private var following: ThreadList

    /// Whether `pattern` matches `bytes`.
    static func matches(_ pattern: CompiledPattern, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
      let count = pattern.instructions.count
      return withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 3 * count) { scratch in
        scratch.initialize(repeating: 0)
        return pattern.instructions.withUnsafeBufferPointer { instructions in
          pattern.sets.withUnsafeBufferPointer { sets in
            var matcher = Matcher(
              instructions: instructions,
              sets: sets,
              places: UnsafeMutableBufferPointer(rebasing: scratch[0..<count]),
              current: ThreadList(threads: UnsafeMutableBufferPointer(rebasing: scratch[count..<2 * count])),
              following: ThreadList(threads: UnsafeMutableBufferPointer(rebasing: scratch[(2 * count)...]))
            )
            return matcher.run(bytes, isAnchoredAtStart: pattern.isAnchoredAtStart)
          }
        }
      }
    }

    private mutating func run(_ bytes: UnsafeBufferPointer<UInt8>, isAnchoredAtStart: Bool) -> Bool {
      var reader = ScalarReader(bytes)
      var previous = CompiledPattern.noScalar
      while true {
        let next = reader.next() ?? CompiledPattern.noScalar
        if !isAnchoredAtStart || previous == CompiledPattern.noScalar { current.insert(0, places) }
        if follow(previous, next) { return true }
        guard next != CompiledPattern.noScalar, !isAnchoredAtStart || current.count > 0 else { return false }
        advance(over: next)
        previous = next
      }
    }

    /// Adds every thread that is reached without reading; returns whether one of them is a match.
    private mutating func follow(_ previous: UInt32, _ next: UInt32) -> Bool {
      var index = 0
      while index < current.count {
        let thread = current.threads[index]
        switch instructions[Int(thread)] {
        case .split(let first, let second):
          current.insert(UInt32(bitPattern: first), places)
          current.insert(UInt32(bitPattern: second), places)
        case .jump(let target):
          current.insert(UInt32(bitPattern: target), places)
        case .assertion(let assertion):
          if assertion.holds(between: previous, and: next) { current.insert(thread + 1, places) }
        case .match: return true
        case .scalar, .any, .anyExceptNewline, .set: break
        }
        index += 1
      }
      return false
    }

    /// Moves every thread that can read `scalar` to the next step.
    private mutating func advance(over scalar: UInt32) {
      for thread in current.threads[0..<current.count] {
        let reads =
          switch instructions[Int(thread)] {
          case .scalar(let wanted): wanted == scalar
          case .any: true
          case .anyExceptNewline: scalar != CompiledPattern.newline
          case .set(let number): sets[Int(number)].contains(scalar)
          case .split, .jump, .assertion, .match: false
          }
        if reads { following.insert(thread + 1, places) }
      }
      swap(&current, &following)
      following.count = 0
    }
  }
}
