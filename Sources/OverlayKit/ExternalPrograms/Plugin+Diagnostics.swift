import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization

extension Diagnostic {
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
