import OverlayKustomization

/// A generator that is ready to run, and what is noted on the resources that it makes.
struct ConfiguredGenerator: Sendable {
  /// What makes resources.
  enum Source: Sendable {
    /// A generator of ConfigMaps or Secrets.
    case resource(ResourceGenerator)
    /// A generator of a ServiceAccount that stands for one of a cloud.
    case iamPolicy(IAMPolicyGenerator)
    /// A Helm chart.
    case helmChart(HelmInflation)
    /// A plugin that is not part of this program.
    case external(any ExternalPlugin)

    /// Whether another program makes the resources.
    var runsProgram: Bool {
      switch self {
      case .resource, .iamPolicy: false
      case .helmChart, .external: true
      }
    }
  }

  let source: Source
  let record: BuildRecord?
}

/// A transformer that is ready to run, and what is noted on all resources once it has run.
struct ConfiguredTransformer: Sendable {
  let transformer: any Transformer
  let record: BuildRecord?
  /// The field of the kustomization that asks for it; `nil` for one with a configuration of its own.
  var field: String?

  /// An error of the transformer, with the field that it comes from where the message does not tell.
  func explain(_ error: Diagnostic) -> Diagnostic {
    guard let field, error.code == .wrongFieldKind else { return error }
    return error.addingNote("'\(field)' of the kustomization sets this field")
  }
}
