import OverlayDiagnostics
import OverlayKustomization
import OverlayPrograms
import OverlayYAMLTree

/// Renders a Helm chart (`helmCharts`).
struct HelmChartGenerator: Generator {
  private let inflation: HelmInflation
  /// The directory of the kustomization.
  private let root: LoadRoot

  var runsProgram: Bool { true }
  var placeOfFields: SourceLocation? { inflation.chart.location }

  // MARK: - Creating

  /// `helmCharts`.
  static func make(of layer: Layer, in build: inout Build) throws(Diagnostic) -> [any Generator] {
    let kustomization = layer.kustomization
    var result: [any Generator] = []
    for chart in kustomization.helmCharts {
      try checkHelmIsEnabled(for: chart, in: build)
      let inflation = try HelmInflation(
        chart,
        globals: kustomization.helmGlobals,
        tree: kustomization.tree,
        inheritedNamespace: build.namespaces.last,
        in: layer.root,
        build.files,
        file: kustomization.file
      )
      result.append(Self(inflation: inflation, root: layer.root))
    }
    return result
  }

  /// `HelmChartInflationGenerator`.
  static func make(of configuration: PluginConfiguration, in build: inout Build) throws(Diagnostic) -> [any Generator] {
    let settings = try HelmChartSettings(configuration)
    try checkHelmIsEnabled(for: settings.chart, in: build)
    let (root, file) = (configuration.directory, configuration.location.file)
    let (chart, globals, tree) = (settings.chart, settings.globals, settings.tree)
    let inflation = try HelmInflation(chart, globals: globals, tree: tree, in: root, build.files, file: file)
    return [Self(inflation: inflation, root: root)]
  }

  private static func checkHelmIsEnabled(for chart: HelmChart, in build: Build) throws(Diagnostic) {
    guard !build.options.helm.isEnabled, !build.options.functions.isEnabled else { return }
    throw Diagnostic(code: .helmNotEnabled, message: "inflating Helm charts is disabled", at: chart.location)
      .addingNote("build with '--enable-helm'")
  }

  // MARK: - Rendering

  /// Renders the chart and returns its resources in the order in which helm prints them.
  ///
  /// - Throws: One of the `program-…` codes, `helm-version`, `chart-not-found`, `network-not-allowed`, and what reading
  ///   values and resources throws.
  func generate(in build: inout Build) throws(Diagnostic) -> [Resource] {
    let (options, location) = (build.options, inflation.chart.location)
    let directory = try makeTemporary(at: location) {
      try TemporaryDirectory(environment: options.environment, cancellation: options.cancellation)
    }
    defer { directory.remove() }
    let configHome = inflation.configHome ?? "\(directory.path)/helm"
    let helm = HelmRun(options: options, configHome: configHome, location: location)
    try helm.checkVersion()
    try fetch(with: helm, allowsNetwork: options.allowsNetwork)
    let values = try values(in: &build)
    let valuesFile = try makeTemporary(at: location) {
      try directory.write(values, to: "\(inflation.name)-kustomize-values.yaml")
    }
    let output = try helm.run(inflation.templateArguments(valuesFile: valuesFile, options: options.helm))
    do throws(Diagnostic) {
      return try resources(in: output, &build)
    } catch {
      throw error.addingNote("printed by '\(helm.command)' for this chart", at: location)
    }
  }

  /// Fetches the chart unless its directory exists.
  private func fetch(with helm: HelmRun, allowsNetwork: Bool) throws(Diagnostic) {
    let (directory, repository) = (inflation.chartDirectory, inflation.repository)
    let location = inflation.chart.location
    guard try !root.isDirectory(directory, namedAt: location) else { return }
    guard !repository.isEmpty else {
      throw Diagnostic(code: .chartNotFound, message: "no chart found at '\(directory)'", at: location)
        .addingNote("set 'repo' to the URL that the chart can be fetched from")
    }
    guard allowsNetwork else {
      throw Diagnostic(
        code: .networkNotAllowed,
        message: "fetching the chart '\(inflation.name)' from '\(repository)' needs network access, which is disabled",
        at: inflation.chart.repo?.location ?? location
      ).addingNote("remove '--offline', or put the chart into '\(directory)'")
    }
    _ = try helm.run(inflation.pullArguments)
  }

  /// The values for the chart: those of a file, merged with those of the kustomization if it has any.
  private func values(in build: inout Build) throws(Diagnostic) -> [UInt8] {
    let inline = inflation.chart.valuesInline.flatMap { inflation.tree.firstChild(of: $0) == nil ? nil : $0 }
    if let inline, inflation.valuesMerge == .replace {
      return try HelmValues.merged(inline: inline, of: inflation.tree, file: nil, .replace)
    }
    let file = try build.files.file(inflation.valuesFile, in: root)
    build.files.setRole(.secret, of: file)
    let bytes = try build.files.bytes(of: file)
    guard let inline else { return bytes }
    let (tree, merge) = (inflation.tree, inflation.valuesMerge)
    return try HelmValues.merged(inline: inline, of: tree, file: (bytes, file.displayPath), merge)
  }

  private func resources(in output: [UInt8], _ build: inout Build) throws(Diagnostic) -> [Resource] {
    let name = "helm template \(inflation.name)"
    let parsed = try YAMLReader.readDocuments(output, place: SourceText(file: name))
    var resources = try build.absorb(parsed, file: name)
    let templates = Self.templates(in: output)
    for index in resources.indices {
      resources[index].provenance.isFromHelm = true
      resources[index].recordInAnnotations(of: &build.tree)
      let line = build.tree.location(of: resources[index].root)?.line ?? 0
      resources[index].origin = ResourceOrigin(
        file: inflation.file,
        location: inflation.chart.location,
        template: templates.last { $0.line < line }?.name
      )
    }
    return resources
  }

  /// The templates that helm names in comments before each document.
  private static func templates(in output: [UInt8]) -> [(line: Int, name: String)] {
    let mark = Array("# Source: ".utf8)
    var result: [(line: Int, name: String)] = []
    for (index, line) in output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated()
    where line.starts(with: mark) {
      result.append((index + 1, String(decoding: line.dropFirst(mark.count), as: UTF8.self)))
    }
    return result
  }
}
