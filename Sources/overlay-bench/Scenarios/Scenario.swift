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
    for _ in 0..<runs {
      let (milliseconds, other) = try timeOnce()
      guard other == result else { throw BenchError("'\(name)' gives \(result) and then \(other)") }
      samples.add(milliseconds)
    }
    return samples
  }

  /// Measures one run.
  ///
  /// - Returns: How long it took, and what it gave.
  /// - Throws: What ``run`` throws.
  func timeOnce() throws -> (milliseconds: Double, result: Int) {
    let clock = ContinuousClock()
    let start = clock.now
    let result = try run()
    return ((clock.now - start).milliseconds, result)
  }

  /// Counts what it asks memory for, after a run that fills what is made once.
  ///
  /// - Throws: What ``run`` throws.
  func countAllocations() throws -> AllocationCount {
    _ = try run()
    return try AllocationCount.counting { _ = try run() }
  }
}
