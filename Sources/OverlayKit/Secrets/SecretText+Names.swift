import OverlayDiagnostics

// MARK: - Which words are names

extension SecretText {
  /// The fields of Secrets and of what makes and changes them, and what else messages speak of.
  static let knownNames: Set<String> = [
    "apiVersion", "kind", "metadata", "name", "namespace", "labels", "annotations", "type", "data", "stringData",
    "immutable", "items", "Secret", "SecretList", "List", "Opaque", "op", "path", "from", "value", "add", "remove",
    "replace", "move", "copy", "test", "target", "patch", "patches", "patchesStrategicMerge", "patchesJson6902",
    "options", "secretGenerator", "literals", "files", "envs", "env", "behavior", "replacements", "source",
    "sourceValue", "targets", "select", "reject", "fieldPath", "fieldPaths", "helmCharts", "valuesInline",
    "valuesFile", "additionalValuesFiles", "resources", "while", "patching", "error", "with", "that", "this", "here",
    "there", "first", "field", "line", "list", "mapping", "string", "text", "base64", "valid", "expected", "Service",
    "ConfigMap", "Deployment", "$patch", "helmChartInflationGenerator", "helmGlobals", "version", "repo", "releaseName",
    "includeCRDs", "valuesMerge", "apiVersions", "kubeVersion", "values", "chartHome", "configHome",
  ]

  /// Whether a character is one that words of values and names are made of.
  static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    // Both sides of what was left out are words.
    case "…": false
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "+", "/", "=", "$": true
    default: scalar.value >= 0x80
    }
  }

  /// A line with nothing but its indentation and the names of well-known fields that it begins with.
  static func structure(of line: String) -> String {
    var result = ""
    var rest = Substring(line)
    while let first = rest.first, first == " " || first == "\t" || rest.hasPrefix("- ") {
      result.append(rest.removeFirst())
    }
    let name = rest.prefix { $0 != ":" && $0 != " " }
    if rest.dropFirst(name.count).hasPrefix(":"), knownNames.contains(String(name)) {
      result += name + ":"
      guard !rest.dropFirst(name.count + 1).allSatisfy({ $0 == " " }) else { return result }
      result += " "
    }
    return result + SecretMask.mark
  }

  /// The fields whose values are names.
  private static let fieldsOfNames: Set<Substring> = [
    "name", "namespace", "kind", "apiVersion", "type", "behavior", "version", "repo", "releaseName", "valuesMerge",
  ]
  /// The fields whose values are paths of files, of which each may have a key before it.
  private static let fieldsOfPaths: Set<Substring> = ["files", "envs", "env", "path"]

  /// How much of a line is looked at, in bytes.
  private static let lineLimit = 1_000
  /// How many keys may be misspelt ones.
  private static let misspellingLimit = 200

  /// The keys of a part, and the values of fields that hold names.
  ///
  /// What stands further to the right, or in the block of a text, may be anything.
  static func names(in bytes: ArraySlice<UInt8>, role: Role) -> Set<String> {
    // What goes into a Secret as it is has no names that are worth the risk.
    guard role != .secret, bytes.count <= searchLimit else { return [] }
    var names: Set<String> = role == .patch || role == .kustomization ? pointerSteps(in: bytes) : []
    let maxIndent = role == .kustomization ? 4 : 2
    var lastKey: Substring = ""
    var blockIndent: Int?
    var unknownKeys = 0
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let text = Substring(decoding: line.prefix(lineLimit), as: UTF8.self)
      let indent = text.prefix { $0 == " " }.count
      if let block = blockIndent, indent > block { continue }
      blockIndent = isBlockStart(text) ? indent : nil
      let content = text.drop { $0 == " " || $0 == "-" }
      guard text.count - content.count <= maxIndent else { continue }
      let key = content.prefix { $0 != ":" }
      let hasKey = content.dropFirst(key.count).hasPrefix(":") && key.unicodeScalars.allSatisfy { isPartOfWord($0) }
      if hasKey {
        // In a kustomization the keys are known, if misspelt.
        if role != .kustomization || knownNames.contains(String(key)) {
          names.insert(String(key))
        } else if unknownKeys < misspellingLimit, !names.contains(String(key)) {
          unknownKeys += 1
          if Suggestion.nearest(to: String(key), among: knownNames) != nil { names.insert(String(key)) }
        }
        lastKey = key
      }
      names.formUnion(paths(in: text))
      if role == .kustomization { names.formUnion(flowNames(in: text)) }
      let value = hasKey ? content.dropFirst(key.count + 1) : content
      let words = value.unicodeScalars.split { !isPartOfWord($0) }.map { Substring($0) }
      if fieldsOfPaths.contains(lastKey) {
        for word in words { names.formUnion(word.split(separator: "=").map(String.init)) }
        names.formUnion(words.map(String.init))
      } else if hasKey, fieldsOfNames.contains(key), words.count == 1 {
        names.formUnion(words.map(String.init))
      }
    }
    return names
  }

  /// What stands behind each `path` in a line.
  private static func paths(in line: Substring) -> [String] {
    line.ranges(of: "path: ").map { range in
      let value = line[range.upperBound...].drop { $0 == "'" || $0 == "\"" }
      return String(value.prefix { !" ,}'\"".contains($0) })
    }
  }

  /// The names and paths in the braces of a line, if nothing in it is quoted.
  private static func flowNames(in line: Substring) -> [String] {
    guard line.contains("{"), !line.contains("\""), !line.contains("'") else { return [] }
    return ["name", "env", "envs", "files"].flatMap { key in
      line.ranges(of: key + ":").flatMap { range -> [String] in
        guard " {,".contains(line[..<range.lowerBound].last ?? " ") else { return [] }
        let rest = line[range.upperBound...].drop { $0 == " " }
        let value = rest.prefix { rest.first == "[" ? $0 != "]" : $0 != "," && $0 != "}" }
        return value.unicodeScalars.split { !isPartOfWord($0) || $0 == "=" }.map { String($0) }
      }
    }
  }

  /// Whether a line begins a text in block style.
  private static func isBlockStart(_ line: Substring) -> Bool {
    guard let sign = line.lastIndex(where: { $0 == "|" || $0 == ">" }) else { return false }
    return line[line.index(after: sign)...].allSatisfy { "+-0123456789 \r".contains($0) }
  }

  /// The steps of the JSON pointers in the operations of a patch.
  private static func pointerSteps(in bytes: ArraySlice<UInt8>) -> Set<String> {
    guard bytes.count <= searchLimit else { return [] }
    var names: Set<String> = []
    for field in ["path", "from"] {
      var rest = bytes
      while let start = firstRange(of: Array(field.utf8), in: rest) {
        rest = rest[start.upperBound...]
        let value = rest.drop { $0 == 0x20 || $0 == 0x22 || $0 == 0x27 || $0 == UInt8(ascii: ":") }
        guard value.first == UInt8(ascii: "/") else { continue }
        let pointer = value.prefix(lineLimit).prefix {
          $0 > 0x20 && $0 != 0x22 && $0 != 0x27 && $0 != 0x2C && $0 != 0x7D
        }
        guard pointer.count < lineLimit else { continue }
        names.formUnion(String(decoding: pointer, as: UTF8.self).split(separator: "/").map(String.init))
      }
    }
    return names
  }
}
