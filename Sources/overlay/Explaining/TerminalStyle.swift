import OverlayDiagnostics

/// What the terminal of standard output can show.
struct TerminalStyle {
  /// The width in columns; `nil` if the output is not shown on a terminal.
  var width: Int?
  var usesColor = false
  /// The directory that links are relative to, if the terminal opens links.
  var linkBase: String?

  /// Whether there is no room for a margin beside the text.
  var isNarrow: Bool { width.map { $0 < 100 } ?? false }

  /// A style for files and pipes.
  static let plain = TerminalStyle()

  /// The style of standard output, if the output goes there.
  init(isForOutput: Bool) {
    guard isForOutput, SystemCalls.isTerminal(1) else { return }
    let environment = SystemCalls.environment()
    width = environment["COLUMNS"].flatMap { Int($0) } ?? SystemCalls.terminalWidth(1)
    usesColor = Terminal.usesColor(isTerminal: true, noColor: environment["NO_COLOR"], term: environment["TERM"])
    if usesColor, Self.opensLinks(environment) { linkBase = SystemCalls.currentDirectory }
  }

  private init() {}

  /// Whether a terminal is known to understand links (OSC 8).
  static func opensLinks(_ environment: [String: String]) -> Bool {
    if let forced = environment["FORCE_HYPERLINK"] { return forced != "0" && !forced.isEmpty }
    if let version = environment["VTE_VERSION"].flatMap({ Int($0) }) { return version >= 5000 }
    let programs = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper"]
    if programs.contains(environment["TERM_PROGRAM"] ?? "") { return true }
    return environment["KITTY_WINDOW_ID"] != nil || environment["WT_SESSION"] != nil
  }

  /// Text in a color that depends on a name, so that equal names have equal colors.
  func colored(_ text: String, by name: String) -> String {
    guard usesColor else { return text }
    let sum = name.utf8.reduce(5381) { ($0 &* 33) &+ UInt32($1) }
    let colors = [32, 33, 34, 35, 36, 92, 93, 94, 95, 96]
    return "\u{1B}[\(colors[Int(sum % UInt32(colors.count))])m\(text)\u{1B}[0m"
  }

  func dim(_ text: String) -> String { usesColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
  func bold(_ text: String) -> String { usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  /// Text that opens a file when it is clicked.
  func link(_ text: String, to location: SourceLocation) -> String {
    guard let linkBase, !location.file.contains("://") else { return text }
    let path = location.file.hasPrefix("/") ? location.file : "\(linkBase)/\(location.file)"
    let escaped = path.utf8.map { byte in
      let isSafe = byte.isLetterOrDigit || "/-_.~".utf8.contains(byte)
      return isSafe ? String(UnicodeScalar(byte)) : "%" + String(byte, radix: 16, uppercase: true).leftPadded(to: 2)
    }.joined()
    return "\u{1B}]8;;file://\(escaped)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}

extension String {
  fileprivate func leftPadded(to width: Int) -> String { String(repeating: "0", count: max(0, width - count)) + self }

  /// The text with spaces up to a width.
  func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
