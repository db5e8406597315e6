/// Lets flags be written as Go programs take them: `--enable-helm=false`, and `--output=` for an empty value.
///
/// ArgumentParser takes neither. The two lists hold what the commands declare; a test compares them.
enum GoFlagSyntax {
  /// Flags without a value.
  static let flags: Set<String> = [
    "--as-current-user", "--enable-alpha-plugins", "--enable-exec", "--enable-helm", "--enable-managedby-label",
    "--helm-debug", "--markdown", "--network", "--offline", "--short", "--strict",
  ]

  /// Options, whose next word is a value, whatever it looks like.
  static let options: Set<String> = [
    "-e", "--env", "--error-format", "--helm-api-versions", "--helm-command", "--helm-kube-version",
    "--load-restrictor", "--mount",
    "--network-name", "--no-warn", "-o", "--output", "--reorder",
  ]

  /// A flag of every kustomize command that has no meaning here: there are no stack traces to show.
  private static let withoutEffect = "--stack-trace"

  /// Rewrites `--flag=true` to `--flag`, and takes out what `--flag=false` takes back.
  ///
  /// - Parameter arguments: The words of a command line; those after `--` and the values of options stay as they are.
  /// - Returns: Words that ArgumentParser understands.
  /// - Throws: A usage error for a value that is none in Go's `strconv.ParseBool`.
  static func rewrite(_ arguments: [String]) throws(UsageError) -> [String] {
    var result: [Word] = []
    var words = arguments[...]
    while let word = words.popFirst() {
      guard word != "--" else { return result.map(\.text) + [word] + words }
      if let (flag, isOn) = try setting(of: word) {
        result.removeAll { $0.flag == flag }
        if isOn, flag != withoutEffect { result.append(Word(text: flag, flag: flag)) }
      } else if options.contains(word), let value = words.popFirst() {
        result += [Word(text: word), Word(text: value)]
      } else if word.hasSuffix("="), options.contains(String(word.dropLast())) {
        result += [Word(text: String(word.dropLast())), Word(text: "")]
      } else {
        result.append(Word(text: word))
      }
    }
    return result.map(\.text)
  }

  /// The boolean flag that a word sets, and to what; the last one of a flag counts.
  private static func setting(of word: String) throws(UsageError) -> (flag: String, isOn: Bool)? {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let flag = parts.first.map(String.init), flags.contains(flag) || flag == withoutEffect else {
      return nil
    }
    guard parts.count > 1 else { return (flag, true) }
    switch parts[1] {
    case "1", "t", "T", "true", "TRUE", "True": return (flag, true)
    case "0", "f", "F", "false", "FALSE", "False": return (flag, false)
    default: throw UsageError(message: "invalid value '\(parts[1])' for '\(flag)': use true or false")
    }
  }

  private struct Word {
    var text: String
    /// The boolean flag that this word sets; none for a value that only looks like one.
    var flag: String?
  }
}
