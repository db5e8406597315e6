/// A part of a build that may write fields.
struct BuildStep: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// A file or directory under `resources` or `components`.
    case resource
    /// A field of a kustomization, such as `images`; with the index of its entry if each has a step of its own.
    case field(String, index: Int?)
    /// The configuration of a generator or transformer, a function or a plugin, by its kind and name.
    case configuration(kind: String, name: String, runsProgram: Bool)
    case nameReferences, contentHash, variables
    /// The removal of resources with the annotation `config.kubernetes.io/local-config`.
    case localConfiguration
    /// A step that did not report what it changed.
    case unknown
  }

  let kind: Kind
  /// The kustomization file that ran it; empty for those that run once at the end.
  let kustomization: String

  /// Whether another program does it, whose result is compared with what it got.
  var runsProgram: Bool {
    if case .configuration(_, _, let runsProgram) = kind { runsProgram } else { false }
  }
}

extension BuildStep {
  /// The step of a resource file.
  static func resource(of kustomization: String) -> BuildStep {
    BuildStep(kind: .resource, kustomization: kustomization)
  }

  /// A step of a field.
  static func field(_ name: String, index: Int? = nil, of kustomization: String) -> BuildStep {
    BuildStep(kind: .field(name, index: index), kustomization: kustomization)
  }

  /// The step at the end of the build.
  static func final(_ kind: Kind) -> BuildStep { BuildStep(kind: kind, kustomization: "") }
}
