import ArgumentParser
import OverlayDiagnostics
import OverlayKit

/// The flags that change which messages are shown, and how.
struct MessageFlags: ParsableArguments {
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Do not print warnings with these codes, shown in brackets after each warning; may be repeated.",
      valueName: "code,…"
    ),
    completion: .list(Diagnostic.Code.warnings.map(\.rawValue)),
    transform: { try warnings(in: $0) }
  )
  var noWarn: [Set<Diagnostic.Code>] = []

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "Also print these warnings, which are off by default: missing-namespace, unused-component-patch, or all.",
      valueName: "code,…"
    ),
    completion: .list(Diagnostic.Code.quietWarnings.map(\.rawValue).sorted() + ["all"]),
    transform: { try warnings(in: $0, all: Diagnostic.Code.quietWarnings) }
  )
  var warn: [Set<Diagnostic.Code>] = []

  @Flag(help: "Treat warnings as errors: if there is one, nothing is written and the exit status is 1.")
  var strict = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The format of messages: text, one JSON object per line, one SARIF log, or GitHub workflow commands.",
      valueName: "format"
    )
  )
  var errorFormat = ErrorFormat.text

  /// Sets which warnings are shown, and whether they fail the build.
  func apply(to options: inout BuildOptions) {
    // `--no-warn` takes precedence over `--warn`.
    options.silencedWarnings.subtract(warn.joined())
    options.silencedWarnings.formUnion(noWarn.joined())
    options.treatsWarningsAsErrors = strict
  }

  /// The codes in a list with commas, and for `all` those given.
  private static func warnings(
    in list: String,
    all: Set<Diagnostic.Code>? = nil
  ) throws(ValidationError) -> Set<Diagnostic.Code> {
    var codes: Set<Diagnostic.Code> = []
    let known = Diagnostic.Code.warnings
    for word in list.split(separator: ",").map(String.init) {
      if word == "all", let all {
        codes.formUnion(all)
      } else if let code = known.first(where: { $0.rawValue == word }) {
        codes.insert(code)
      } else {
        let names = known.map(\.rawValue)
        let advice =
          Suggestion.nearest(to: word, among: names).map(Suggestion.question)
          ?? "the codes are \(names.joined(separator: ", "))"
        throw ValidationError("no warning has the code '\(word)'; \(advice)")
      }
    }
    return codes
  }
}

extension ErrorFormat: ExpressibleByArgument {}
