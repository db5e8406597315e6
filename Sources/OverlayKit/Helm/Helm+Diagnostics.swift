import OverlayDiagnostics

extension Diagnostic {
  static func invalidChart(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .invalidChart, message: reason, at: location)
  }

  static func helmNotEnabled(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .helmNotEnabled, message: "a Helm chart is inflated only where that is allowed", at: location)
      .addingNote("build with --enable-helm")
  }

  static func helmVersion(_ command: String, found: HelmVersion?, at location: SourceLocation?) -> Diagnostic {
    let versions = HelmVersion.supported.sorted().joined(separator: " or ")
    let reason = found.map { "'\(command)' is version \($0.text) of Helm" } ?? "'\(command)' did not report a version"
    return Diagnostic(code: .helmVersion, message: "\(reason); version \(versions) is needed", at: location)
  }

  static func chartNotFound(_ path: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .chartNotFound, message: "there is no chart at '\(path)'", at: location)
      .addingNote("'repo' says where a chart can be fetched")
  }

  static func chartNotFetched(_ name: String, from repository: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .networkNotAllowed,
      message: "the chart '\(name)' is not there, and fetching it from '\(repository)' needs the network",
      at: location
    ).addingNote("build without '--offline', or put the chart where it is looked for")
  }
}
