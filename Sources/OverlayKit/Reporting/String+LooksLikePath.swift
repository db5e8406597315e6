extension String {
  /// Whether this looks like the path of a file, perhaps with a key before it, and not like a misplaced value.
  var looksLikePath: Bool {
    let parts = split(separator: "=", omittingEmptySubsequences: false)
    guard parts.count <= 2, let path = parts.last else { return false }
    return path.contains { $0 == "." || $0 == "/" } && !path.contains(" ") && !path.hasSuffix("=")
  }
}
