import ArgumentParser
import OverlayDiagnostics

/// `overlay explain-code`: what the code of a message means.
struct ExplainCodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-code",
    abstract: "Explain the code of a message, with an example.",
    discussion: """
      The code is shown in brackets after the message.

      \(Diagnostic.Code.criterion) The list shows the others as 'off'. The flags --warn and --no-warn of \
      'overlay build' turn warnings on and off.

      Examples:
        overlay explain-code                   list all codes
        overlay explain-code unknown-field
        overlay explain-code | grep ' off '    list what is off by default
      """
  )

  @Argument(
    help: "The code; without it, all are listed.",
    completion: .list(Diagnostic.Code.allCases.map(\.rawValue))
  )
  var code: String?

  // Makes Documentation/diagnostics.md.
  @Flag(help: .hidden)
  var markdown = false

  func run() throws { try StandardOutput.write(text()) }

  private func text() throws -> String {
    guard !markdown else { return try Diagnostic.Code.document() }
    let all = Diagnostic.Code.allCases
    guard let name = code else {
      let width = all.map(\.rawValue.count).max() ?? 0
      return all.map { code in
        let reason = code.reasonToBeOff.map { " Off, because \($0)." } ?? ""
        let kind = code.reasonToBeOff == nil ? code.severity.rawValue : "off"
        return padded(code.rawValue, to: width) + padded(kind, to: 7) + "\(code.summary)\(reason)\n"
      }.joined()
    }
    if let code = Diagnostic.Code(rawValue: name) { return try code.text() }
    let suggestion = Suggestion.nearest(to: name, among: all.map(\.rawValue)).map(Suggestion.question)
    throw UsageError(message: "no message has the code '\(name)'; \(suggestion ?? "'overlay explain-code' lists all")")
  }

  private func padded(_ word: String, to width: Int) -> String {
    word + String(repeating: " ", count: width + 2 - word.count)
  }
}
