import OverlayDiagnostics
import OverlayYAMLTree

/// The names of steps: the entries of kustomizations by their places.
struct StepNames {
  /// The start of a field of a kustomization, or of an entry of its list.
  private struct Start {
    let line: Int
    let column: Int
    let name: String
  }

  private let files: FileStore
  private let kustomizations: Set<String>
  /// The starts in each kustomization file, in the order of the file.
  private var starts: [String: [Start]] = [:]

  init(_ files: FileStore, of kustomizations: Set<String>) {
    self.files = files
    self.kustomizations = kustomizations
  }

  /// The name of a step that wrote text at a location.
  mutating func name(of step: BuildStep, at location: SourceLocation?) -> String {
    switch step.kind {
    case .resource: return "resource"
    case .nameReferences: return "name reference"
    case .contentHash: return "content hash"
    case .variables: return "variable"
    case .configuration(let kind, let name, let runsProgram):
      let title = name.isEmpty ? kind : "\(kind) '\(name)'"
      return runsProgram ? "function \(title)" : title
    case .localConfiguration: return "local-config annotation"
    case .unknown:
      guard let location, kustomizations.contains(location.file), let entry = entry(at: location) else {
        return "build"
      }
      return entry
    case .field(let field, let index):
      if let index { return "\(field)[\(index)]" }
      guard let location, location.file == step.kustomization, let entry = entry(at: location) else { return field }
      return entry
    }
  }

  /// The field or entry of a kustomization file that contains a location.
  private mutating func entry(at location: SourceLocation) -> String? {
    let starts = starts[location.file] ?? Self.starts(in: files.content(of: location.file) ?? [], file: location.file)
    self.starts[location.file] = starts
    var (low, high) = (0, starts.count)
    while low < high {
      let middle = low + (high - low) / 2
      let isBefore = (starts[middle].line, starts[middle].column) <= (location.line, location.column)
      if isBefore { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? starts[low - 1].name : nil
  }

  private static func starts(in bytes: [UInt8], file: String) -> [Start] {
    guard let parsed = try? YAMLReader.readDocuments(bytes, place: SourceText(file: file)),
      let root = parsed.documents.first
    else { return [] }
    let tree = parsed.tree
    var result: [Start] = []
    for entry in tree.entries(of: root) {
      let field = tree.string(of: entry.key)
      if let place = tree.location(of: entry.key) {
        result.append(Start(line: place.line, column: place.column, name: field))
      }
      for (index, element) in tree.elements(of: entry.value).enumerated() {
        guard let place = tree.location(of: element) else { continue }
        result.append(Start(line: place.line, column: place.column, name: "\(field)[\(index)]"))
      }
    }
    return result.sorted { ($0.line, $0.column) < ($1.line, $1.column) }
  }
}
