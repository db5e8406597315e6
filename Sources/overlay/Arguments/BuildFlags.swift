public import ArgumentParser
public import OverlayKit
public import OverlayKustomization

/// The flags that change what is built.
struct BuildFlags: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Which files a kustomization may name: those in or below its directory, or any.",
      valueName: "rule"
    )
  )
  var loadRestrictor = LoadRestrictions.rootOnly

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Deprecated: the order of resources. Use the field sortOptions.",
      valueName: "order"
    )
  )
  var reorder: BuildOptions.Reorder?

  @Flag(help: "Disable network access: fetch only local repositories (file://).")
  var offline = false

  @Flag(help: "Deprecated: add the label app.kubernetes.io/managed-by. Use managedByLabel in the field buildMetadata.")
  var enableManagedbyLabel = false

  @OptionGroup(title: "Helm")
  var helm: HelmFlags

  @OptionGroup(title: "Plugins and functions")
  var functions: FunctionFlags

  /// What the flags ask for.
  var options: BuildOptions {
    var options = BuildOptions(
      loadRestrictions: loadRestrictor,
      reorder: reorder ?? .legacy,
      addsManagedByLabel: enableManagedbyLabel
    )
    options.isReorderExplicit = reorder != nil
    options.helm = helm.options
    options.functions = functions.options
    options.allowsNetwork = !offline
    return options
  }

  /// kustomize's lines, word for word.
  func printDeprecations() {
    if reorder != nil {
      Messages.printLine(
        "Flag --reorder has been deprecated, use the new 'sortOptions' field in kustomization.yaml instead."
      )
    }
    if enableManagedbyLabel {
      Messages.printLine(
        "Flag --enable-managedby-label has been deprecated, The flag `enable-managedby-label` has been deprecated. "
          + "Use the `managedByLabel` option in the `buildMetadata` field instead."
      )
    }
  }
}

extension LoadRestrictions: ExpressibleByArgument {
  /// Also accepts `none` and the empty string, as Kustomize does.
  public init?(argument: String) {
    switch argument {
    case "": self = .rootOnly
    case "none": self = .none
    default: self.init(rawValue: argument)
    }
  }
}

extension BuildOptions.Reorder: ExpressibleByArgument {}
