import OverlayDiagnostics
import OverlayKustomization

extension Diagnostic {
  /// Something that a function said; what it calls an error does not fail the build unless the function fails.
  static func functionResult(_ result: FunctionResult, of name: String, at location: SourceLocation?) -> Diagnostic {
    let severity = result.severity.isEmpty || result.severity == "warning" ? "" : " (\(result.severity))"
    return Diagnostic(
      code: .functionResult,
      message: "\(name) says\(severity): \(result.clause)",
      at: location
    )
  }

  /// What a plugin told on its error output although it succeeded; `nil` where that is nothing.
  static func pluginMessage(_ name: String, _ messages: [UInt8], at location: SourceLocation?) -> Diagnostic? {
    guard messages.contains(where: { $0 > UInt8(ascii: " ") }) else { return nil }
    return Diagnostic(
      code: .pluginMessage,
      message: "\(name) wrote to standard error",
      at: location
    )
    .addingLines(of: messages)
  }

  static func functionSkipped(_ name: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .functionSkipped,
      message: "\(name) is a local executable and was not run",
      at: location
    ).addingNote("allow such functions with --enable-exec")
  }

  static func functionWithoutProgram(_ name: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .functionSkipped,
      message: "\(name) names neither an image nor a program, and was not run",
      at: location
    )
  }

  static func validatorOutputIgnored(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .validatorOutputIgnored,
      message: "a validator has added or left out resources, which has no effect",
      at: location
    ).addingNote("list it under 'transformers' where it is to have one")
  }

  static func networkForFunction(_ name: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .networkNotAllowed, message: "\(name) needs the network, which it may not use", at: location)
      .addingNote("allow it with --network")
  }

  static func pluginHomeNotFound(_ environment: [String: String], at location: SourceLocation?) -> Diagnostic {
    let problem = Diagnostic(code: .pluginNotFound, message: "there is no folder with plugins", at: location)
    let candidates = PluginHome.candidates(environment)
    guard !candidates.isEmpty else { return problem.addingNote("set KUSTOMIZE_PLUGIN_HOME") }
    return candidates.reduce(problem) { $0.addingNote("not at '\($1.path)' (\($1.origin))") }
  }

  static func pluginNotFound(_ name: String, path: String, isGo: Bool, at location: SourceLocation?) -> Diagnostic {
    guard isGo else {
      return Diagnostic(code: .pluginNotFound, message: "there is no program for \(name)", at: location)
        .addingNote("it would be '\(path)'")
    }
    return Diagnostic(code: .pluginNotFound, message: "\(name) is a Go plugin, which cannot be loaded", at: location)
      .addingNote("make it a program, or a function")
  }
}
