import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization

extension Diagnostic {
  static func unknownBuiltInPlugin(_ kind: String, at location: SourceLocation?) -> Diagnostic {
    let problem = Diagnostic(
      code: .unknownPlugin,
      message: "there is no built-in generator or transformer '\(kind)'",
      at: location
    )
    // Kustomize has it, but lets no configuration ask for it.
    if kind == "SortOrderTransformer" { return problem.addingNote("set 'sortOptions' in the topmost kustomization") }
    return problem.suggesting(nearestTo: kind, among: PluginSettings.kindNames)
  }

  static func wrongPluginRole(_ plugin: Resource, isGenerator: Bool, at location: SourceLocation?) -> Diagnostic {
    let (found, field) = isGenerator ? ("generator", "generators") : ("transformer", "transformers")
    return Diagnostic(
      code: .wrongPluginRole,
      message: "\(plugin.type.kind) '\(plugin.name)' is a \(found)",
      at: location
    ).addingNote("list it under '\(field)'")
  }

  static func invalidPluginConfiguration(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .invalidPluginConfiguration, message: reason, at: location)
  }

  static func externalPluginsDisabled(_ plugin: Resource, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .externalPluginsDisabled,
      message: "\(plugin.type.kind) '\(plugin.name)' is not built in, and other plugins are disabled",
      at: location
    ).addingNote("a built-in one has 'apiVersion: builtin'")
      .addingNote("allow others with '--enable-alpha-plugins'")
  }

  static func validatorChangedResources(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(
      code: .validatorChangedResource,
      message: "a validator must not change resources, but \(reason)",
      at: location
    )
  }
}
