public import Foundation

/// The file `CASES.md` of a topic: what each of its cases protects, one line such as `- new-tag: …` each.
public struct CaseList: Sendable, CustomStringConvertible {
  /// The directory that holds the cases and the list.
  public let topic: URL
  /// The names of the cases and their purposes, in the order of the file.
  public let entries: [(name: String, purpose: String)]
  /// Lines that look like an entry, but are not valid.
  public let unreadable: [String]

  /// The name of the topic.
  public var description: String { topic.lastPathComponent }

  /// Reads the list of a topic, which is empty where the file is missing.
  public init(topic: URL) {
    self.topic = topic
    let text = (try? String(contentsOf: topic.appending(path: "CASES.md"), encoding: .utf8)) ?? ""
    let items = text.split(separator: "\n").filter { $0.hasPrefix("- ") }
    entries = items.compactMap { item in
      guard let match = item.wholeMatch(of: /- ([^ :]+): (\S.*)/) else { return nil }
      return (String(match.1), String(match.2))
    }
    unreadable = items.filter { $0.wholeMatch(of: /- ([^ :]+): (\S.*)/) == nil }.map(String.init)
  }

  /// The purpose of a case, where it is listed.
  public func purpose(of name: String) -> String? { entries.first { $0.name == name }?.purpose }

  /// What is wrong with the list: each case needs one line, and each line a case, in the order of their names.
  public var problems: [String] {
    let all = BuildCase.all(below: topic)
    let cases = all.map(\.directory.lastPathComponent)
    let listed = entries.map(\.name)
    var problems = unreadable.map { "not of the form '- name: purpose': \($0)" }
    problems += cases.filter { !listed.contains($0) }.map { "\($0) is not listed" }
    problems += listed.filter { !cases.contains($0) }.map { "\($0) is listed, but is not a case" }
    problems += all.flatMap { test in test.unreadFiles.map { "no test reads \(test)/\($0)" } }
    if problems.isEmpty, listed != cases { problems.append("the lines are not sorted, or one is repeated") }
    return problems
  }
}
