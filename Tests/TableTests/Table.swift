/// Many small generated inputs, which test a feature systematically instead of by example.
///
/// What Kustomize makes of each row is recorded in `Recorded/<name>.txt` by `Scripts/record-goldens --tables`. The
/// generator is the only source of the inputs: it must be deterministic, and the recording keeps a digest of each input.
struct Table: Sendable {
  /// The name of its recording.
  let name: String
  let rows: [Row]

  /// Every table.
  static let all = [
    replacementSources, replacementTargets, replacementValues, numberLikeKeys, nameReferences, annotationScalars,
  ]
}

/// One input and its name, which describes it.
struct Row: Sendable {
  let name: String
  /// The content of each file by its path, the kustomization file at the top.
  let files: [String: String]
}

// MARK: - Inputs

extension Row {
  /// Every file with its path, for messages.
  var description: String {
    files.sorted { $0.key < $1.key }.map { "--- \($0.key)\n\($0.value)" }.joined()
  }

  /// A number that changes with any of the files: FNV-1a with 64 bits.
  var digest: String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in description.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}

extension String {
  /// The string as a YAML scalar in double quotes, whatever it contains.
  var quoted: String {
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"", "\\": result += "\\\(scalar)"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The string with spaces before each of its lines.
  func indented(by count: Int) -> String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : String(repeating: " ", count: count) + $0 }
      .joined(separator: "\n")
  }
}
