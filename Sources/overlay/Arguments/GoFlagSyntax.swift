import ArgumentParser

/// Lets flags be written as kustomize takes them.
///
/// ArgumentParser does not accept `--enable-helm=false`, an empty value in `--output=`, `=` after the letter of an option as
/// in `-e=NAME=VALUE`, or options in front of the command.
enum GoFlagSyntax {
  /// The flags that the commands declare, and their options, whose next word is a value, whatever it looks like.
  static let names = {
    var names: (flags: Set<String>, options: Set<String>) = ([], ["-e", "-n", "-o"])
    let commands: [any ParsableArguments] = [
      BuildCommand(), HelmFlags(), FunctionFlags(), ExplainCommand.Display(), VersionCommand(), ExplainCodeCommand(),
    ]
    for (label, value) in commands.flatMap({ Mirror(reflecting: $0).children }) {
      // The property of the wrapper `@Flag var enableHelm` is `_enableHelm`.
      let words = (label ?? "").dropFirst().map { $0.isUppercase ? "-\($0.lowercased())" : String($0) }
      // Asking the runtime whether a value conforms to a protocol takes a hundred times as long as its type's name.
      let type = "\(type(of: value))"
      if type.hasPrefix("Flag<") { names.flags.insert("--\(words.joined())") }
      if type.hasPrefix("Option<") { names.options.insert("--\(words.joined())") }
    }
    return names
  }()

  /// A flag of every kustomize command that has no meaning here: there are no stack traces to show.
  private static let withoutEffect = "--stack-trace"

  /// Rewrites a command line for ArgumentParser.
  ///
  /// `--flag=true` becomes `--flag`, `-oFILE` becomes `-o FILE`, and flags before the command follow it. A flag that a later
  /// `--flag=false` takes back is removed. `--warn` is followed by an empty `--no-warn`, and the other way round: ArgumentParser
  /// collects the values of each option, and so those of both have the same index, which shows their order.
  ///
  /// - Parameter arguments: The words of a command line; those after `--` and the values of options stay as they are.
  /// - Returns: Words that ArgumentParser understands.
  /// - Throws: A usage error for a value that is none in Go's `strconv.ParseBool`.
  static func rewrite(_ arguments: [String]) throws(UsageError) -> [String] {
    var result: [Word] = []
    var words = arguments[...]
    while let word = words.popFirst() {
      guard word != "--" else { return commandFirst(result).map(\.text) + [word] + words }
      guard word.utf8.first == UInt8(ascii: "-") else {
        result.append(Word(text: word))
        continue
      }
      if let (flag, isOn) = try setting(of: word) {
        result.removeAll { $0.flag == flag }
        if isOn, flag != withoutEffect { result.append(Word(text: flag, flag: flag)) }
      } else if names.options.contains(word), let value = words.popFirst() {
        result += Word.option(word, value)
      } else if let (option, value) = optionWithValue(word) {
        result += Word.option(option, value)
      } else {
        result.append(Word(text: word))
        let option = word.prefix { $0 != "=" }
        if option != word { result += Word.opposite(of: String(option)) }
      }
    }
    return commandFirst(result).map(\.text)
  }

  /// Divides `-oFILE`, `-o=FILE` and `--output=`.
  ///
  /// - Returns: `nil` for other words, also for `--output=FILE`, which ArgumentParser divides itself.
  private static func optionWithValue(_ word: String) -> (option: String, value: String)? {
    if word.hasSuffix("="), names.options.contains(String(word.dropLast())) { return (String(word.dropLast()), "") }
    let option = String(word.prefix(2))
    guard word != option, names.options.contains(option) else { return nil }
    let value = word.dropFirst(2)
    return (option, String(value.first == "=" ? value.dropFirst() : value))
  }

  /// Moves the first word that is not a flag, an option or its value to the front, where ArgumentParser wants the command.
  private static func commandFirst(_ words: [Word]) -> [Word] {
    guard let position = words.firstIndex(where: { $0.flag == nil && !$0.isOption && !$0.isLongOption }), position > 0,
      !words[position].text.hasPrefix("-")
    else { return words }
    return [words[position]] + words[..<position] + words[(position + 1)...]
  }

  /// The boolean flag that a word sets, and to what; the last one of a flag counts.
  private static func setting(of word: String) throws(UsageError) -> (flag: String, isOn: Bool)? {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard let flag = parts.first.map(String.init), names.flags.contains(flag) || flag == withoutEffect else {
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
    /// Whether this is an option, or the value of the one before it.
    var isOption = false

    /// An option and its value.
    static func option(_ name: String, _ value: String) -> [Word] {
      [Word(text: name, isOption: true), Word(text: value, isOption: true)] + opposite(of: name)
    }

    /// The option that takes back what another one sets, without a value.
    static func opposite(of option: String) -> [Word] {
      let name: String
      switch option {
      case "--warn": name = "--no-warn"
      case "--no-warn": name = "--warn"
      default: return []
      }
      return [Word(text: name, isOption: true), Word(text: "", isOption: true)]
    }

    /// Whether this is an option with its value, as in `--output=FILE`.
    var isLongOption: Bool {
      guard text.hasPrefix("--"), let end = text.firstIndex(of: "=") else { return false }
      return names.options.contains(String(text[..<end]))
    }
  }
}
