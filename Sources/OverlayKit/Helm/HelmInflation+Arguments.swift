import OverlayKustomization

extension HelmInflation {
  /// The arguments with which helm tells its version.
  static let versionArguments = ["version", "--short"]

  /// The arguments with which helm renders the chart.
  ///
  /// What the entry says wins over what the options say.
  ///
  /// - Parameters:
  ///   - valuesFile: The file with the chart's values.
  ///   - options: What the user wants of all charts.
  /// - Returns: The arguments after the program's name.
  func templateArguments(valuesFile: String, options: HelmOptions) -> [String] {
    var arguments = ["template"]
    arguments.append(text(chart.releaseName) ?? "--generate-name")
    arguments.append(chartDirectory)
    if let namespace { arguments += ["--namespace", namespace] }
    if let template = text(chart.nameTemplate) { arguments += ["--name-template", template] }
    for file in [valuesFile] + additionalValuesFiles { arguments += ["-f", file] }
    let versions = chart.apiVersions.map(\.value)
    for version in versions.isEmpty ? options.apiVersions : versions { arguments += ["--api-versions", version] }
    if let version = text(chart.kubeVersion) ?? (options.kubeVersion.isEmpty ? nil : options.kubeVersion) {
      arguments += ["--kube-version", version]
    }
    if chart.includeCRDs { arguments.append("--include-crds") }
    if chart.skipTests { arguments.append("--skip-tests") }
    if chart.skipHooks { arguments.append("--no-hooks") }
    if chart.debug || options.isDebugging { arguments.append("--debug") }
    if chart.devel { arguments.append("--devel") }
    return arguments
  }

  /// The arguments with which helm fetches the chart.
  var pullArguments: [String] {
    var arguments = ["pull", "--untar", "--untardir", chartHome]
    if Self.isRegistry(repository) {
      let registry = repository.hasSuffix("/") ? String(repository.dropLast()) : repository
      arguments.append("\(registry)/\(name)")
    } else {
      arguments += ["--repo", repository, name]
    }
    if let version = text(chart.version) { arguments += ["--version", version] }
    if chart.devel { arguments.append("--devel") }
    return arguments
  }

  private func text(_ text: Located<String>?) -> String? { text.flatMap { $0.value.isEmpty ? nil : $0.value } }
}
