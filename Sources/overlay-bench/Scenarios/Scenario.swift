/// Something that is done again and again in this process, to be measured.
struct Scenario {
  /// What is done.
  var name: String
  /// How much is read or, where nothing is read, written.
  var byteCount: Int
  /// How many resources take part.
  var resourceCount: Int
  /// Does it once and gives a number that tells of the result: it is the same each time.
  var run: () throws -> Int

  /// Measures how long it takes, after a run that is not counted.
  ///
  /// - Returns: The milliseconds of each run.
  /// - Throws: What ``run`` throws, or `BenchError` where the results differ.
  func time(runs: Int) throws -> Samples {
    let result = try run()
    var samples = Samples()
    let clock = ContinuousClock()
    for _ in 0..<runs {
      var other = 0
      samples.add(try clock.measure { other = try run() }.milliseconds)
      guard other == result else { throw BenchError("'\(name)' gives \(result) and then \(other)") }
    }
    return samples
  }

  /// Counts what it asks memory for, after a run that fills what is made once.
  ///
  /// - Throws: What ``run`` throws.
  func countAllocations() throws -> AllocationCount {
    _ = try run()
    return try AllocationCount.counting { _ = try run() }
  }
}
