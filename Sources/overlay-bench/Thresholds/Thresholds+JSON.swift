import OverlayDiagnostics
import OverlayYAMLTree

extension Thresholds {
  private static let toleranceKey = "tolerancePercent"
  private static let countsKey = "counts"

  /// Reads thresholds from a file.
  ///
  /// - Parameters:
  ///   - json: The content, as ``json`` gives it.
  ///   - file: The name that messages carry.
  /// - Throws: The diagnostic of what is no JSON, or `BenchError` where something is missing or no number.
  init(json: [UInt8], file: String) throws {
    let parsed = try YAMLReader.readDocuments(json, place: SourceText(file: file))
    let tree = parsed.tree
    guard let root = parsed.documents.first, let tolerance = tree.value(under: Text(Self.toleranceKey), in: root),
      let scenarios = tree.value(under: Text(Self.countsKey), in: root)
    else { throw BenchError("\(file) needs '\(Self.toleranceKey)' and '\(Self.countsKey)'") }
    tolerancePercent = try Self.number(tolerance, in: tree, file: file)
    counts = [:]
    for scenario in tree.entries(of: scenarios) {
      var quantities: [String: Double] = [:]
      for quantity in tree.entries(of: scenario.value) {
        quantities[tree.string(of: quantity.key)] = try Self.number(quantity.value, in: tree, file: file)
      }
      counts[tree.string(of: scenario.key)] = quantities
    }
  }

  private static func number(_ node: NodeID, in tree: NodeTree, file: String) throws -> Double {
    guard tree.kind(of: node) == .scalar, let number = Double(tree.string(of: node)), number.isFinite, number >= 0
    else { throw BenchError("\(file) has something else where a number belongs") }
    return number
  }

  /// The text of a file, in the order of the names, so that changes are easy to see.
  ///
  /// Names need no escapes.
  var json: String {
    let scenarios = counts.sorted { $0.key < $1.key }.map { scenario, quantities in
      let lines = quantities.sorted { $0.key < $1.key }.map { "\"\($0)\": \(Self.text($1))" }
      return "    \"\(scenario)\": { \(lines.joined(separator: ", ")) }"
    }
    return """
      {
        "\(Self.toleranceKey)": \(Self.text(tolerancePercent)),
        "\(Self.countsKey)": {
      \(scenarios.joined(separator: ",\n"))
        }
      }

      """
  }
}
