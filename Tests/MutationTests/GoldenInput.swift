import Foundation
import TestSupport

/// The files of a golden case.
struct GoldenInput: Sendable {
  /// Topic and name.
  let name: String
  /// By path, which begins with `input/`.
  let files: [Mutant.File]

  /// The cases that are built without options, by name.
  static let all: [GoldenInput] = {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let cases = BuildCase.all(below: tests.appendingPathComponent("GoldenTests/Cases"))
    return cases.filter { $0.text("arguments") == nil }.compactMap(GoldenInput.init)
  }()

  private init?(_ golden: BuildCase) {
    name = golden.description
    let paths = FileManager.default.enumerator(atPath: golden.directory.path)?.compactMap { $0 as? String } ?? []
    files = paths.filter { $0.hasPrefix("input/") }.sorted().compactMap { path in
      guard let data = try? Data(contentsOf: golden.directory.appendingPathComponent(path)) else { return nil }
      return Mutant.File(path: path, bytes: Array(data))
    }
    if files.isEmpty { return nil }
  }
}
