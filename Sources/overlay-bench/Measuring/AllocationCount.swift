import CMeasure

/// How often memory was asked for, and for how much; what was given back is not subtracted.
struct AllocationCount: Hashable, Sendable {
  /// The number of blocks asked for, growing one included.
  var calls: Int
  /// The bytes of all these.
  var bytes: Int

  /// Whether this program can count: only if it was linked for that, and with all libraries in it.
  ///
  /// `Scripts/bench` does that on Linux, where libyaml can be linked in.
  static var isAvailable: Bool {
    guard cmeasure_can_count() else { return false }
    let ofLibrary = counting { _ = try? Floor.countEvents(in: [UInt8(ascii: "a")]) }
    let ofSwift = counting { _ = [Int](repeating: ofLibrary.calls, count: 100).reversed().map { $0 + 1 } }
    return ofLibrary.calls > 10 && ofSwift.calls > 0
  }

  /// Counts what `body` asks for, on all threads.
  ///
  /// - Returns: The count; 0 where it is not available.
  /// - Throws: What `body` throws.
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
