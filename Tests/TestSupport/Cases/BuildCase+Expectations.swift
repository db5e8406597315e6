public import Foundation

extension BuildCase {
  /// A description of how a result differs from an expected file, or `nil` if it does not.
  ///
  /// - Parameters:
  ///   - actual: The result; `nil` if the file must not exist.
  ///   - file: The name of the expected file, such as `expected.yaml`.
  /// - Returns: The headline, and a diff from the file to the result.
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

  /// What the case protects, where it is, and how to run it alone.
  public var headline: String {
    let purpose = CaseList(topic: directory.deletingLastPathComponent()).purpose(of: directory.lastPathComponent)
    let package = directory.pathComponents.lastIndex(of: "Tests") ?? 0
    return """
      \(description): \(purpose ?? "not listed in CASES.md")
      path:  \(directory.pathComponents[package...].joined(separator: "/"))
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
