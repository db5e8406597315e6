import ArgumentParser
import OverlayDiagnostics

/// Warnings that a value of `--warn` or `--no-warn` turns on or off.
struct WarningChange: Sendable {
  /// The codes of all warnings, which each start of the tool needs several times, as completions.
  static let codes = Diagnostic.Code.warnings.map(\.rawValue)

  private var codes: Set<Diagnostic.Code>
  private var isOn: Bool

  /// Reads a list with commas: codes, `all`, and if it turns warnings on, `none`.
  ///
  /// - Throws: A usage error for a word that is not the code of a warning.
  static func changes(in list: String, turningOn isOn: Bool) throws(ValidationError) -> [WarningChange] {
    var changes: [WarningChange] = []
    for word in list.split(separator: ",").map(String.init) {
      let known = Diagnostic.Code.warnings
      if word == "all" || word == "none" && isOn {
        changes.append(WarningChange(codes: Set(known), isOn: isOn && word == "all"))
      } else if let code = known.first(where: { $0.rawValue == word }) {
        changes.append(WarningChange(codes: [code], isOn: isOn))
      } else {
        let advice =
          Suggestion.nearest(to: word, among: Self.codes).map(Suggestion.question)
          ?? "the codes are \(Self.codes.joined(separator: ", "))"
        throw ValidationError("no warning has the code '\(word)'; \(advice)")
      }
    }
    return changes
  }

  /// Adds the codes to those that are silenced, or removes them.
  func apply(to silenced: inout Set<Diagnostic.Code>) {
    if isOn { silenced.subtract(codes) } else { silenced.formUnion(codes) }
  }
}
