import Foundation
import OverlayKit
import TestSupport
import Testing

/// Every value of an output has the location of the line that set it.
@Suite("Locations of values")
struct LocationTests {
  /// A value of an output, with the line of its location.
  private struct Leaf {
    var path: [String]
    var value: ResourceValue
    var line: String?

    var description: String {
      let place = value.location?.description ?? "no place"
      return "\(path.joined(separator: ".")) = \(value.debugDescription) \(place): \(line ?? "-")"
    }
  }

  /// What the lines of values are.
  private struct Counts {
    /// They contain the value, or a part of it, or its key.
    var values = 0
    /// They cause it: an entry of a kustomization or of a generator's configuration.
    var entries = 0
    var others: [String] = []

    var all: Int { values + entries + others.count }
  }

  /// `OVERLAY_LOCATION_CASES` may name another directory of cases.
  private static let cases: [BuildCase] =
    ProcessInfo.processInfo.environment["OVERLAY_LOCATION_CASES"]
    .map { BuildCase.all(below: URL(fileURLWithPath: $0)) } ?? GoldenTests.all

  @Test("are lines that contain the value, or the entry that created it", .disabled(if: BuildCase.areSelected))
  func places() throws {
    var counts = Counts()
    for golden in Self.cases {
      guard let result = try? golden.result() else { continue }
      for resource in result.resources {
        for leaf in Self.leaves(of: resource.content, at: ["\(golden)", resource.kind, resource.name], golden) {
          count(leaf, &counts)
        }
      }
    }
    #expect(counts.all > 1_000)
    let list = counts.others.joined(separator: "\n")
    #expect(
      counts.others.count * 100 <= counts.all,
      "\(counts.values) values, \(counts.entries) entries, and \(counts.others.count) others:\n\(list)"
    )
  }

  private func count(_ leaf: Leaf, _ counts: inout Counts) {
    let key = leaf.path.last ?? ""
    // The build creates these. Output of programs is not in a file; its location is a name with spaces.
    let isMade = ["origin", "transformations", "managed-by"].contains { key.hasSuffix($0) }
    if isMade || leaf.value.location?.file.contains(" ") == true {
      counts.entries += 1
      return
    }
    guard let line = leaf.line else { return counts.others.append(leaf.description) }
    let text = leaf.value.text
    if line.contains(text) || line.contains(key) || Self.words(of: line).contains(where: { text.contains($0) }) {
      counts.values += 1
    } else if ["kustomization", "builtin", "- ", "Generator", ": {", ": ["].contains(where: { line.contains($0) })
      || leaf.value.location?.file.contains("kustomization") == true
    {
      counts.entries += 1
    } else {
      counts.others.append(leaf.description)
    }
  }

  /// The words of a line; words of one letter only of a short line.
  private static func words(of line: String) -> [Substring] {
    line.split { !$0.isLetter && !$0.isNumber }.filter { $0.count > 1 || line.count < 20 }
  }

  private static func leaves(of value: ResourceValue, at path: [String], _ golden: BuildCase) -> [Leaf] {
    switch value.kind {
    case .mapping: return value.entries.flatMap { leaves(of: $0.value, at: path + [$0.key], golden) }
    case .list:
      return value.elements.enumerated().flatMap { leaves(of: $0.element, at: path + ["[\($0.offset)]"], golden) }
    default:
      guard let location = value.location, let text = golden.text(location.file) else {
        return [Leaf(path: path, value: value)]
      }
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      let line = location.line <= lines.count ? String(lines[location.line - 1]) : nil
      return [Leaf(path: path, value: value, line: line)]
    }
  }
}
