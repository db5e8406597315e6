import OverlayDiagnostics
import OverlayKustomization
import OverlayPrograms
import OverlayYAMLTree

extension Build {
  /// The charts of a kustomization, in order, all of them checked.
  ///
  /// - Throws: `helm-not-enabled`, and what checking an entry throws.
  func helmInflations(of kustomization: Kustomization, in root: LoadRoot) throws(Diagnostic) -> [HelmInflation] {
    var result: [HelmInflation] = []
    for chart in kustomization.helmCharts {
      try checkHelmIsEnabled(for: chart)
      let inflation = try HelmInflation(
        chart,
        globals: kustomization.helmGlobals,
        tree: kustomization.tree,
        inheritedNamespace: namespaces.last,
        in: root,
        file: kustomization.file
      )
      result.append(inflation)
    }
    return result
  }

  /// The chart of an explicit configuration.
  ///
  /// - Parameters:
  ///   - settings: The configuration.
  ///   - file: The file that it stands in.
  ///   - root: The directory of the kustomization that names it.
  /// - Returns: The chart, checked.
  /// - Throws: `helm-not-enabled`, and what checking the entry throws.
  func helmInflation(
    _ settings: HelmChartSettings,
    file: String,
    in root: LoadRoot
  ) throws(Diagnostic) -> HelmInflation {
    try checkHelmIsEnabled(for: settings.chart)
    return try HelmInflation(settings.chart, globals: settings.globals, tree: settings.tree, in: root, file: file)
  }

  /// - Throws: `helm-not-enabled` where charts may not be inflated.
  private func checkHelmIsEnabled(for chart: HelmChart) throws(Diagnostic) {
    guard options.helm.isEnabled || options.functions.isEnabled else { throw .helmNotEnabled(at: chart.location) }
  }

  /// Renders a chart.
  ///
  /// - Returns: Its resources in the order in which helm prints them.
  /// - Throws: One of the `program-…` kind, `helm-version`, `chart-not-found`, `network-not-allowed`, and what reading
  ///   values and resources throws.
  mutating func inflate(_ inflation: HelmInflation, in root: LoadRoot) throws(Diagnostic) -> [Resource] {
    let location = inflation.chart.location
    let directory = try temporaryDirectory(for: location)
    defer { directory.remove() }
    let helm = HelmRun(
      options: options,
      configHome: inflation.configHome ?? "\(directory.path)/helm",
      programs: SubprocessRunner(cancellation: options.cancellation),
      location: location
    )
    try helm.checkVersion()
    try fetch(inflation, with: helm, in: root)
    let values = try values(of: inflation, in: root)
    let valuesFile: String
    do {
      valuesFile = try directory.write(values, to: "\(inflation.name)-kustomize-values.yaml")
    } catch {
      throw .temporaryFileFailed(error, at: location)
    }
    let output = try helm.run(inflation.templateArguments(valuesFile: valuesFile, options: options.helm))
    return try resources(printedBy: helm, output, for: inflation)
  }

  /// Makes a directory for the files of a program.
  func temporaryDirectory(for location: SourceLocation?) throws(Diagnostic) -> TemporaryDirectory {
    do {
      return try TemporaryDirectory(environment: options.environment, cancellation: options.cancellation)
    } catch {
      throw .temporaryFileFailed(error, at: location)
    }
  }

  /// Fetches the chart, unless it is there.
  private func fetch(_ inflation: HelmInflation, with helm: HelmRun, in root: LoadRoot) throws(Diagnostic) {
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
    guard options.allowsNetwork else {
      throw .chartNotFetched(inflation.name, from: inflation.repository, at: inflation.chart.repo?.location ?? location)
    }
    _ = try helm.run(inflation.pullArguments)
  }

  /// The values that the chart is rendered with: a file as it is, unless the kustomization has values of its own.
  private mutating func values(of inflation: HelmInflation, in root: LoadRoot) throws(Diagnostic) -> [UInt8] {
    let inline = inflation.chart.valuesInline.flatMap { inflation.tree.firstChild(of: $0) == nil ? nil : $0 }
    if let inline, inflation.valuesMerge == .replace {
      return try HelmValues.merged(inline: inline, of: inflation.tree, file: nil, .replace)
    }
    let file = try root.file(inflation.valuesFile)
    files.note(.secret, of: file)
    let bytes = try files.bytes(of: file, in: root)
    guard let inline else { return bytes }
    return try HelmValues.merged(
      inline: inline,
      of: inflation.tree,
      file: (bytes, file.displayPath),
      inflation.valuesMerge
    )
  }

  private mutating func resources(
    printedBy helm: HelmRun,
    _ output: [UInt8],
    for inflation: HelmInflation
  ) throws(Diagnostic) -> [Resource] {
    let name = "helm template \(inflation.name)"
    do throws(Diagnostic) {
      var resources = try resources(printed: output, as: name)
      for index in resources.indices {
        resources[index].isFromHelm = true
        resources[index].hasInternalAnnotations = true
        tree.ensureAnnotations(of: resources[index].root)
        resources[index].origin = ResourceOrigin(file: inflation.file, location: inflation.chart.location)
      }
      return resources
    } catch {
      throw error.addingNote("this is what '\(helm.command)' printed for the chart", at: inflation.chart.location)
    }
  }

  /// Reads resources from what a program has printed.
  ///
  /// - Parameters:
  ///   - output: YAML text.
  ///   - name: What stands for a file name in diagnostics.
  /// - Returns: The resources in order.
  /// - Throws: What reading YAML and resources throws.
  mutating func resources(printed output: [UInt8], as name: String) throws(Diagnostic) -> [Resource] {
    try absorb(try YAMLReader.readDocuments(output, place: SourceText(file: name)), file: name)
  }
}
