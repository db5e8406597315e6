import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree

/// A chart to render, with everything that determines the result.
struct HelmInflation: Sendable {
  /// How the values of a kustomization and those of a file are combined.
  enum ValuesMerge: String, CaseIterable, Sendable {
    /// Those of the kustomization win.
    case `override`
    /// Those of the file win.
    case merge
    /// Only those of the kustomization are used.
    case replace
  }

  let chart: HelmChart
  /// The tree with ``HelmChart/valuesInline``.
  let tree: NodeTree
  /// The kustomization file.
  let file: String
  /// The chart's name, which is not empty.
  let name: String
  let valuesMerge: ValuesMerge
  /// The namespace of the release; that of the kustomization if the entry has none.
  private let namespace: String?
  /// The chart's directory, absolute.
  let chartDirectory: String
  /// The parent of the chart's directory, absolute.
  private let chartHome: String
  /// The file whose values are merged with the entry's own, relative to the kustomization: by default the chart's own.
  let valuesFile: Located<String>
  /// Helm's own directory, as written; `nil` for a temporary one.
  let configHome: String?
  /// Absolute paths.
  private let additionalValuesFiles: [String]

  /// Checks an entry.
  ///
  /// - Parameters:
  ///   - chart: The entry.
  ///   - globals: The directories of all charts.
  ///   - tree: The tree with the entry's values.
  ///   - inheritedNamespace: The namespace for a chart that has none.
  ///   - root: The directory of the kustomization.
  ///   - files: Finds files with values.
  ///   - file: The kustomization file.
  /// - Throws: `invalid-chart`, or what looking up a file with values throws.
  init(
    _ chart: HelmChart,
    globals: HelmGlobals?,
    tree: NodeTree,
    inheritedNamespace: String? = nil,
    in root: LoadRoot,
    _ files: FileStore,
    file: String
  ) throws(Diagnostic) {
    self.chart = chart
    self.tree = tree
    self.file = file
    guard let name = chart.name?.nonEmpty else { throw .invalidChart("a chart needs a 'name'", at: chart.location) }
    self.name = name.value
    guard !name.value.utf8.contains(ascii("/")) else {
      throw .invalidChart("the name of a chart cannot be a path", at: name.location)
    }
    // Helm would parse these as options, some of which run programs.
    for text in [name, chart.releaseName] {
      guard let text, text.value.utf8.first == ascii("-") else { continue }
      throw .invalidChart("the name of a chart or release cannot begin with '-'", at: text.location)
    }
    let merge = chart.valuesMerge?.nonEmpty
    guard let valuesMerge = ValuesMerge(rawValue: merge?.value ?? ValuesMerge.override.rawValue) else {
      throw .invalidChart("'valuesMerge' must be 'override', 'merge' or 'replace'", at: merge?.location)
    }
    self.valuesMerge = valuesMerge
    namespace = chart.namespace?.nonEmpty?.value ?? inheritedNamespace
    var charts = globals?.chartHome?.nonEmpty?.value ?? "charts"
    if let version = chart.version?.nonEmpty, chart.repo?.nonEmpty != nil {
      charts = LexicalPath.join(charts, "\(name.value)-\(version.value)")
    }
    chartHome = LexicalPath.join(root.path, charts)
    chartDirectory = LexicalPath.join(chartHome, name.value)
    let own = Located(LexicalPath.join(charts, "\(name.value)/values.yaml"), at: name.location)
    valuesFile = chart.valuesFile?.nonEmpty ?? own
    try root.checkIsInRepository(charts, at: globals?.chartHome?.location ?? chart.location)
    try root.checkIsInRepository(LexicalPath.join(charts, name.value), at: name.location)
    configHome = globals?.configHome?.nonEmpty?.value
    var additional: [String] = []
    for path in chart.additionalValuesFiles {
      _ = try files.file(path, in: root)
      additional.append(LexicalPath.join(root.path, path.value))
    }
    additionalValuesFiles = additional
  }

  /// The URL that the chart can be fetched from; empty if it has none.
  var repository: String { chart.repo?.value ?? "" }

  // MARK: - Arguments

  /// The arguments with which helm renders the chart; the entry wins over the options.
  func templateArguments(valuesFile: String, options: HelmOptions) -> [String] {
    var arguments = ["template", chart.releaseName?.nonEmpty?.value ?? "--generate-name", chartDirectory]
    if let namespace { arguments += ["--namespace", namespace] }
    if let template = chart.nameTemplate?.nonEmpty { arguments += ["--name-template", template.value] }
    for file in [valuesFile] + additionalValuesFiles { arguments += ["-f", file] }
    let versions = chart.apiVersions.map(\.value)
    for version in versions.isEmpty ? options.apiVersions : versions { arguments += ["--api-versions", version] }
    let kubeVersion = chart.kubeVersion?.nonEmpty?.value ?? options.kubeVersion
    if !kubeVersion.isEmpty { arguments += ["--kube-version", kubeVersion] }
    let flags = [
      ("--include-crds", chart.includeCRDs), ("--skip-tests", chart.skipTests), ("--no-hooks", chart.skipHooks),
      ("--debug", chart.debug || options.isDebugging), ("--devel", chart.devel),
    ]
    return arguments + flags.filter(\.1).map(\.0)
  }

  /// The arguments with which helm fetches the chart.
  var pullArguments: [String] {
    var arguments = ["pull", "--untar", "--untardir", chartHome]
    if repository.utf8.starts(with: "oci://".utf8) {
      let registry = repository.hasSuffix("/") ? String(repository.dropLast()) : repository
      arguments.append("\(registry)/\(name)")
    } else {
      arguments += ["--repo", repository, name]
    }
    if let version = chart.version?.nonEmpty { arguments += ["--version", version.value] }
    if chart.devel { arguments.append("--devel") }
    return arguments
  }
}

extension Diagnostic {
  static func invalidChart(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .invalidChart, message: reason, at: location)
  }
}
