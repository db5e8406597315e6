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
}
