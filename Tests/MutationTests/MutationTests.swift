import Foundation
import TestSupport
import Testing

/// Golden cases that are broken in some way: each must give resources or errors, at a bounded cost.
///
/// A mutant is made of a seed and its number, so that the same mutants come each time. Variables of the environment ask for
/// others: `OVERLAY_MUTANT_SEED` and `OVERLAY_MUTANT_COUNT`. A complaint names seed and number; where the process itself
/// ends, they are the last in the file that the test says it writes to. `OVERLAY_MUTANT=NUMBER` then leaves the files of that
/// mutant in a folder, and builds it alone.
@Suite("Mutants of golden cases")
struct MutationTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seed = environment["OVERLAY_MUTANT_SEED"].flatMap(UInt64.init) ?? 2_026
  private static let count = environment["OVERLAY_MUTANT_COUNT"].flatMap(Int.init) ?? defaultCount
  private static let single = environment["OVERLAY_MUTANT"].flatMap(Int.init)
  private static let partCount = 16
  /// Without optimization a build takes ten times as long; `Scripts/test` runs the tests in both ways.
  #if DEBUG
    private static let defaultCount = 1_000
  #else
    private static let defaultCount = Effort.count(20_000, full: 200_000)
  #endif

  private static func mutant(_ number: Int) -> (name: String, mutant: Mutant) {
    var mutator = Mutator(seed: seed &+ UInt64(number) &* 0x9E37_79B9, cases: GoldenInput.all)
    return mutator.mutant()
  }

  @Test("there are cases to change")
  func casesExist() { #expect(GoldenInput.all.count >= 800) }

  @Test(
    "a mutant gives resources or errors",
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

  @Test("one mutant that was asked for", .enabled(if: single != nil))
  func one() throws {
    let (name, mutant) = Self.mutant(try #require(Self.single))
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("overlay-mutant")
    try? FileManager.default.removeItem(at: folder)
    for file in mutant.files {
      let url = folder.appendingPathComponent(file.path)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? Data(file.content).write(to: url)
    }
    print("the mutant of \(name) is in \(folder.path)")
    #expect(MutantCheck(mutant).complaints.isEmpty)
  }
}
