/// The form of what is said on standard error.
enum ErrorFormat: String, CaseIterable {
  /// For people.
  case text
  /// One JSON object a line.
  case json
  /// One log for viewers and code scanning.
  case sarif
  /// Workflow commands of GitHub Actions.
  case github
}
