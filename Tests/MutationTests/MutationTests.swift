import Foundation
import TestSupport
import Testing

/// Golden cases that are broken in some way: each must build to resources or errors, at a bounded cost.
///
/// A mutant depends only on a seed and its number, so every run has the same mutants. The environment variables
/// `OVERLAY_MUTANT_SEED` and `OVERLAY_MUTANT_COUNT` select others. Failures report seed and number; if the process crashes,
/// they are in the temporary file `overlay-mutant-*`. `OVERLAY_MUTANT=NUMBER` builds only that mutant, and keeps its files
/// in a directory.
@Suite("Mutants of golden cases")
struct MutationTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seed = environment["OVERLAY_MUTANT_SEED"].flatMap(UInt64.init) ?? 2_026
  private static let count = environment["OVERLAY_MUTANT_COUNT"].flatMap(Int.init) ?? defaultCount
  private static let single = environment["OVERLAY_MUTANT"].flatMap(Int.init)
  private static let partCount = 16
  /// Without optimization a build takes ten times as long; `Scripts/test` runs both.
  #if DEBUG
    private static let defaultCount = 1_000
  #else
    private static let defaultCount = Effort.count(20_000, full: 200_000)
  #endif

  private static func mutant(_ number: Int) -> (name: String, mutant: Mutant) {
    var mutator = Mutator(seed: seed &+ UInt64(number) &* 0x9E37_79B9, cases: GoldenInput.all)
    return mutator.mutant()
  }

  @Test("there are enough cases")
  func casesExist() { #expect(GoldenInput.all.count >= 800) }

  @Test(
    "a mutant builds to resources or errors",
    .enabled(if: single == nil),
    .timeLimit(.minutes(60)),
    arguments: 0..<partCount
  )
  func random(part: Int) throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("overlay-mutant-\(getpid())-\(part)")
    try Data().write(to: file)
    let progress = try FileHandle(forWritingTo: file)
    defer { try? FileManager.default.removeItem(at: file) }
    for number in stride(from: part, to: Self.count, by: Self.partCount) {
      try progress.seek(toOffset: 0)
      try progress.write(contentsOf: Data("OVERLAY_MUTANT_SEED=\(Self.seed) OVERLAY_MUTANT=\(number)    \n".utf8))
      let (name, mutant) = Self.mutant(number)
      for complaint in MutantCheck(mutant).complaints {
        Issue.record("OVERLAY_MUTANT_SEED=\(Self.seed) OVERLAY_MUTANT=\(number), from \(name): \(complaint)")
      }
    }
  }

  @Test("the selected mutant", .enabled(if: single != nil))
  func one() throws {
    let (name, mutant) = Self.mutant(try #require(Self.single))
    let directory = FileManager.default.temporaryDirectory.appendingPathComponent("overlay-mutant")
    try? FileManager.default.removeItem(at: directory)
    for file in mutant.files {
      let url = directory.appendingPathComponent(file.path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? Data(file.content).write(to: url)
    }
    print("the mutant of \(name) is in \(directory.path)")
    #expect(MutantCheck(mutant).complaints.isEmpty)
  }
}
