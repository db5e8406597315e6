import ArgumentParser
import OverlayDiagnostics
import OverlayExplanations

/// `overlay explain-code`: what the code of a message means.
struct ExplainCodeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-code",
    abstract: "Tell what the code of a message means, with an example.",
    discussion: """
      The code is shown in brackets after the message.

      Examples:
        overlay explain-code                   list all codes
        overlay explain-code unknown-field
      """
  )

  @Argument(
    help: "The code; without it, all are listed.",
    completion: .list(Explanation.topics.flatMap(\.explanations).map(\.code.rawValue))
  )
  var code: String?

  // Makes Documentation/diagnostics.md.
  @Flag(help: .hidden)
  var markdown = false

  func run() throws { try StandardOutput.write(text()) }

  private func text() throws(UsageError) -> String {
    guard !markdown else { return Explanation.document }
    let all = Explanation.topics.flatMap(\.explanations)
    guard let code else {
      let width = all.map(\.code.rawValue.count).max() ?? 0
      return all.map { explanation in
        let name = explanation.code.rawValue
        return name + String(repeating: " ", count: width + 2 - name.count) + explanation.summary + "\n"
      }.joined()
    }
    if let explanation = Explanation.of(Diagnostic.Code(rawValue: code)) { return explanation.text }
    let suggestion = Suggestion.nearest(to: code, among: all.map(\.code.rawValue)).map(Suggestion.question)
    throw UsageError(message: "no message has the code '\(code)'; \(suggestion ?? "'overlay explain-code' lists all")")
  }
}
