import CMeasure

/// How many blocks of memory were allocated, and their total size; freed memory is not subtracted.
struct AllocationCount: Hashable, Sendable {
  /// The number of allocations; growing a block is one.
  var calls: Int
  /// Bytes.
  var bytes: Int

  /// - Throws: `BenchError` if allocations of Swift code and of libyaml do not pass the counter, which `Scripts/bench`
  ///   links into a static program on Linux.
  static func requireCounter() throws {
    if cmeasure_can_count() {
      let library = counting { _ = try? Floor.countEvents(in: [UInt8(ascii: "a")]) }
      let swift = counting { _ = [Int](repeating: library.calls, count: 100).reversed().map { $0 + 1 } }
      if library.calls > 10, swift.calls > 0 { return }
    }
    throw BenchError("this program was not linked to count allocations; use Scripts/bench on Linux")
  }

  /// Counts the allocations of `body` on all threads; 0 without a counter.
  static func counting(_ body: () throws -> Void) rethrows -> AllocationCount {
    var calls: Int64 = 0
    var bytes: Int64 = 0
    cmeasure_start_counting()
    defer { cmeasure_stop_counting(&calls, &bytes) }
    try body()
    cmeasure_stop_counting(&calls, &bytes)
    return AllocationCount(calls: Int(calls), bytes: Int(bytes))
  }
}
