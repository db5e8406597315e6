import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree

/// One chart that is to be rendered, with all that decides what comes of it.
struct HelmInflation: Sendable {
  /// What is done with the values of a kustomization and those of a file.
  enum ValuesMerge: String, CaseIterable, Sendable {
    /// Those of the kustomization win.
    case `override`
    /// Those of the file win.
    case merge
    /// Only those of the kustomization count.
    case replace
  }

  /// The entry, as it was written.
  let chart: HelmChart
  /// Where ``HelmChart/valuesInline`` is.
  let tree: NodeTree
  /// The kustomization file, for messages.
  let file: String
  /// The chart's name, which is not empty.
  let name: String
  /// How the two sources of values meet.
  let valuesMerge: ValuesMerge
  /// The namespace of the release; that of the kustomization where the entry names none.
  let namespace: String?
  /// The chart's directory, absolute.
  let chartDirectory: String
  /// The directory that the chart's directory is in, absolute.
  let chartHome: String
  /// The chart's own values, as the kustomization would name the file.
  private let chartValuesFile: String
  /// Helm's own directory, as it was written; `nil` for a temporary one.
  let configHome: String?
  /// Further files with values, absolute.
  private(set) var additionalValuesFiles: [String] = []

  /// Checks an entry.
  ///
  /// - Parameters:
  ///   - chart: The entry.
  ///   - globals: Where charts are.
  ///   - tree: Where the entry's values are.
  ///   - inheritedNamespace: The namespace for a chart that names none.
  ///   - root: The directory of the kustomization.
  ///   - file: The kustomization file.
  /// - Throws: `invalid-chart`, or what looking up a file with values throws.
  init(
    _ chart: HelmChart,
    globals: HelmGlobals?,
    tree: NodeTree,
    inheritedNamespace: String? = nil,
    in root: LoadRoot,
    file: String
  ) throws(Diagnostic) {
    self.chart = chart
    self.tree = tree
    self.file = file
    guard let name = chart.name?.value, !name.isEmpty else {
      throw .invalidChart("a chart needs a 'name'", at: chart.location)
    }
    self.name = name
    guard !name.utf8.contains(UInt8(ascii: "/")) else {
      throw .invalidChart("the name of a chart cannot be a path", at: chart.name?.location)
    }
    // Helm would take these for options, of which some run programs.
    for text in [chart.name, chart.releaseName] {
      guard let text, text.value.utf8.first == UInt8(ascii: "-") else { continue }
      throw .invalidChart("the name of a chart or release cannot begin with '-'", at: text.location)
    }
    let merge = chart.valuesMerge.flatMap { $0.value.isEmpty ? nil : $0 }
    guard let valuesMerge = ValuesMerge(rawValue: merge?.value ?? ValuesMerge.override.rawValue) else {
      throw .invalidChart("'valuesMerge' must be override, merge or replace", at: merge?.location)
    }
    self.valuesMerge = valuesMerge
    namespace = chart.namespace.flatMap { $0.value.isEmpty ? nil : $0.value } ?? inheritedNamespace
    let home = globals?.chartHome.flatMap { $0.value.isEmpty ? nil : $0.value } ?? "charts"
    let version = chart.version?.value ?? ""
    let isVersioned = !version.isEmpty && !(chart.repo?.value ?? "").isEmpty
    let charts = isVersioned ? LexicalPath.join(home, "\(name)-\(version)") : home
    chartHome = LexicalPath.join(root.path, charts)
    chartDirectory = LexicalPath.join(chartHome, name)
    chartValuesFile = LexicalPath.join(charts, "\(name)/values.yaml")
    try root.checkIsInRepository(charts, at: globals?.chartHome?.location ?? chart.location)
    try root.checkIsInRepository(LexicalPath.join(charts, name), at: chart.name?.location)
    configHome = globals?.configHome.flatMap { $0.value.isEmpty ? nil : $0.value }
    for path in chart.additionalValuesFiles {
      _ = try root.file(path)
      additionalValuesFiles.append(LexicalPath.join(root.path, path.value))
    }
  }

  /// The file with values that are merged with the entry's own; the chart's own one unless another is named.
  var valuesFile: Located<String> {
    if let file = chart.valuesFile, !file.value.isEmpty { return file }
    return Located(chartValuesFile, at: chart.name?.location ?? chart.location)
  }

  /// Where the chart can be had; empty where it cannot.
  var repository: String { chart.repo?.value ?? "" }

  /// Whether a repository is an OCI registry.
  static func isRegistry(_ repository: String) -> Bool { repository.utf8.starts(with: "oci://".utf8) }
}

// MARK: - Messages

extension Diagnostic {
  static func invalidChart(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .invalidChart, message: reason, at: location)
  }
}
