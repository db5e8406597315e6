public import Foundation

extension BuildCase {
  /// What is wrong where a file of the case does not say what was made, and `nil` where it does.
  ///
  /// - Parameters:
  ///   - actual: What was made; `nil` where there must not be a file.
  ///   - file: The file that holds what is expected, such as `expected.yaml`.
  /// - Returns: The headline, and a diff from the file to what was made.
  public func mismatch(_ actual: String?, with file: String) -> String? {
    let expected = text(file)
    guard expected.map({ Array($0.utf8) }) != actual.map({ Array($0.utf8) }) else { return nil }
    return """
      \(headline)
      --- \(expected == nil ? "no " : "")\(file)
      +++ \(actual == nil ? "nothing" : "actual")
      \(UnifiedDiff(from: expected ?? "", to: actual ?? ""))
      """
  }

  /// What somebody who sees the case fail needs first: what it protects, where it is, and how to run it alone.
  public var headline: String {
    let purpose = CaseList(topic: folder.deletingLastPathComponent()).purpose(of: folder.lastPathComponent)
    let package = folder.pathComponents.lastIndex(of: "Tests") ?? 0
    return """
      \(description): \(purpose ?? "not listed in CASES.md")
      path:  \(folder.pathComponents[package...].joined(separator: "/"))
      rerun: Scripts/test --cases \(description)
      """
  }
}

extension BuildCase {
  /// Whether `OVERLAY_TEST_CASES` selects cases, so that not all of them run.
  public static var areSelected: Bool { selection != nil }

  /// The cases that `OVERLAY_TEST_CASES` names, each by its name or by its topic, or all without that variable.
  public static func selected(below root: URL) -> [BuildCase] {
    guard let selection else { return all(below: root) }
    return all(below: root).filter { selection.contains($0.description) || selection.contains($0.topic) }
  }

  /// The names in `OVERLAY_TEST_CASES`, which `Scripts/test --cases` sets, with spaces between them.
  private static let selection: Set<String>? = ProcessInfo.processInfo.environment["OVERLAY_TEST_CASES"]
    .map { Set($0.split(separator: " ").map(String.init)) }
}
