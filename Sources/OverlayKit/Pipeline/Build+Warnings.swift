import Diagnostics
import YAMLTree

extension Build {
  /// The most warnings that are shown with the line they speak of, as finding it costs a walk through its file.
  private static let excerptLimit = 100

  /// What the user should know, in the order in which it was found: each problem once, and without what is silenced.
  ///
  /// Deprecated fields are reported each time their kustomization is loaded, as in the reference.
  var reportedWarnings: [Diagnostic] {
    var seen: Set<Diagnostic> = []
    let wanted = (warnings + tree.warnings).filter { warning in
      guard !options.silencedWarnings.contains(warning.code) else { return false }
      return warning.code == .deprecatedField || seen.insert(warning).inserted
    }
    return wanted.enumerated().map { index, warning in
      (index < Self.excerptLimit ? files.addingExcerpt(to: warning) : warning).redactingCredentials()
    }
  }
}
