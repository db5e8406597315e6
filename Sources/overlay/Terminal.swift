/// What is known of the place where messages go.
enum Terminal {
  /// Whether messages may have colours.
  ///
  /// Only on a terminal that can show them, and never with a non-empty `NO_COLOR` (no-color.org).
  static var usesColor: Bool {
    usesColor(
      isTerminal: SystemCalls.isTerminal(2),
      noColor: SystemCalls.environment("NO_COLOR"),
      term: SystemCalls.environment("TERM")
    )
  }

  static func usesColor(isTerminal: Bool, noColor: String?, term: String?) -> Bool {
    isTerminal && (noColor ?? "").isEmpty && term != "dumb"
  }
}
