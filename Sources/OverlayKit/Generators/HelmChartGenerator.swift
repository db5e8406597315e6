import OverlayDiagnostics
import OverlayKustomization
import OverlayPrograms
import OverlayYAMLTree

/// Renders a Helm chart (`helmCharts`).
struct HelmChartGenerator: Generator {
  let inflation: HelmInflation
  /// The directory of the kustomization.
  let root: LoadRoot

  var runsProgram: Bool { true }

  // MARK: - Making

  /// `helmCharts`.
  ///
  /// - Throws: `helm-not-enabled`, and what checking an entry throws.
  static func make(of layer: Layer, in build: inout Build) throws(Diagnostic) -> [any Generator] {
    let (kustomization, root) = (layer.kustomization, layer.root)
    var result: [any Generator] = []
    for chart in kustomization.helmCharts {
      try checkHelmIsEnabled(for: chart, in: build)
      let inflation = try HelmInflation(
        chart,
        globals: kustomization.helmGlobals,
        tree: kustomization.tree,
        inheritedNamespace: build.namespaces.last,
        in: root,
        file: kustomization.file
      )
      result.append(Self(inflation: inflation, root: root))
    }
    return result
  }

  /// `HelmChartInflationGenerator`.
  ///
  /// - Throws: `helm-not-enabled`, and what checking the chart throws.
  static func make(of configuration: PluginConfiguration, in build: inout Build) throws(Diagnostic) -> [any Generator] {
    let settings = try HelmChartSettings(configuration)
    try checkHelmIsEnabled(for: settings.chart, in: build)
    let (root, file) = (configuration.directory, configuration.location.file)
    let inflation = try HelmInflation(
      settings.chart,
      globals: settings.globals,
      tree: settings.tree,
      in: root,
      file: file
    )
    return [Self(inflation: inflation, root: root)]
  }

  private static func checkHelmIsEnabled(for chart: HelmChart, in build: Build) throws(Diagnostic) {
    guard build.options.helm.isEnabled || build.options.functions.isEnabled else {
      throw .helmNotEnabled(at: chart.location)
    }
  }

  // MARK: - Rendering

  /// Renders the chart.
  ///
  /// - Returns: Its resources in the order in which helm prints them.
  /// - Throws: One of the `program-…` kind, `helm-version`, `chart-not-found`, `network-not-allowed`, and what reading
  ///   values and resources throws.
  func generate(in build: inout Build) throws(Diagnostic) -> [Resource] {
    let location = inflation.chart.location
    let directory: TemporaryDirectory
    do {
      directory = try TemporaryDirectory(
        environment: build.options.environment,
        cancellation: build.options.cancellation
      )
    } catch {
      throw .temporaryFileFailed(error, at: location)
    }
    defer { directory.remove() }
    let helm = HelmRun(
      options: build.options,
      configHome: inflation.configHome ?? "\(directory.path)/helm",
      programs: SubprocessRunner(cancellation: build.options.cancellation),
      location: location
    )
    try helm.checkVersion()
    try fetch(with: helm, allowsNetwork: build.options.allowsNetwork)
    let values = try values(in: &build)
    let valuesFile: String
    do {
      valuesFile = try directory.write(values, to: "\(inflation.name)-kustomize-values.yaml")
    } catch {
      throw .temporaryFileFailed(error, at: location)
    }
    let output = try helm.run(inflation.templateArguments(valuesFile: valuesFile, options: build.options.helm))
    return try resources(printedBy: helm, output, in: &build)
  }

  /// Fetches the chart unless its directory exists.
  private func fetch(with helm: HelmRun, allowsNetwork: Bool) throws(Diagnostic) {
    let location = inflation.chart.location
    do throws(FileSystemError) {
      guard try root.fileSystem.kind(of: inflation.chartDirectory) != .directory else { return }
    } catch {
      throw Diagnostic(
        code: .unreadableFile,
        message: "cannot read '\(inflation.chartDirectory)': \(error.message)",
        at: location
      )
    }
    guard !inflation.repository.isEmpty else { throw .chartNotFound(inflation.chartDirectory, at: location) }
    guard allowsNetwork else {
      throw .chartNotFetched(inflation.name, from: inflation.repository, at: inflation.chart.repo?.location ?? location)
    }
    _ = try helm.run(inflation.pullArguments)
  }

  /// The values that the chart is rendered with: those of a file, merged with the kustomization's own if it has any.
  private func values(in build: inout Build) throws(Diagnostic) -> [UInt8] {
    let inline = inflation.chart.valuesInline.flatMap { inflation.tree.firstChild(of: $0) == nil ? nil : $0 }
    if let inline, inflation.valuesMerge == .replace {
      return try HelmValues.merged(inline: inline, of: inflation.tree, file: nil, .replace)
    }
    let file = try root.file(inflation.valuesFile)
    build.files.note(.secret, of: file)
    let bytes = try build.files.bytes(of: file, in: root)
    guard let inline else { return bytes }
    return try HelmValues.merged(
      inline: inline,
      of: inflation.tree,
      file: (bytes, file.displayPath),
      inflation.valuesMerge
    )
  }

  private func resources(
    printedBy helm: HelmRun,
    _ output: [UInt8],
    in build: inout Build
  ) throws(Diagnostic) -> [Resource] {
    let name = "helm template \(inflation.name)"
    do throws(Diagnostic) {
      let parsed = try YAMLReader.readDocuments(output, place: SourceText(file: name))
      var resources = try build.absorb(parsed, file: name)
      for index in resources.indices {
        resources[index].provenance.isFromHelm = true
        resources[index].recordInAnnotations(of: &build.tree)
        resources[index].origin = ResourceOrigin(file: inflation.file, location: inflation.chart.location)
      }
      return resources
    } catch {
      throw error.addingNote("'\(helm.command)' printed this for the chart", at: inflation.chart.location)
    }
  }
}

// MARK: - Messages

extension Diagnostic {
  fileprivate static func helmNotEnabled(at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .helmNotEnabled, message: "Helm charts are disabled", at: location)
      .addingNote("build with --enable-helm")
  }

  fileprivate static func chartNotFound(_ path: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .chartNotFound, message: "the chart '\(path)' does not exist", at: location)
      .addingNote("set 'repo' to fetch the chart")
  }

  fileprivate static func chartNotFetched(_ name: String, from repository: String, at location: SourceLocation?)
    -> Diagnostic
  {
    Diagnostic(
      code: .networkNotAllowed,
      message: "the chart '\(name)' must be fetched from '\(repository)', but the network is disabled",
      at: location
    ).addingNote("build without '--offline', or use a local copy")
  }
}
