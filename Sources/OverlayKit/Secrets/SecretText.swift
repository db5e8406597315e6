import Diagnostics
import Kustomization
import YAMLTree

/// The text of a file that may hold Secrets, or values that go into them.
///
/// It is looked at as text, because a file that cannot be parsed can hold Secrets, too.
struct SecretText {
  /// What is known of a file beside its text.
  enum Role {
    /// Nothing: its documents are Secrets if they say so.
    case unknown
    /// A kustomization, whose fields count as documents.
    case kustomization
    /// A patch, whose documents may be for Secrets unless they say for what they are.
    case patch
    /// Something whose whole content goes into a Secret, or may.
    case secret
  }

  /// Lines that may be a Secret: a document, or a field of a kustomization.
  struct Part {
    /// The 1-based lines.
    var lines: Range<Int>
    fileprivate var bytes: ArraySlice<UInt8>
    /// The keys and the names in it.
    fileprivate var names: Set<String>
    /// Whether it is a field of a kustomization, of which messages do not quote what values became.
    fileprivate var isField: Bool

    /// Whether a text that a message quotes may be a value, or what became of one.
    func mayQuote(_ text: String) -> Bool {
      guard !isOfNames(text) else { return false }
      return !isField || SecretText.contains(bytes, Array(text.utf8))
    }

    /// Whether a text is made of nothing but names that stand in the part, or that every Secret has.
    func isOfNames(_ text: String) -> Bool {
      text.unicodeScalars.split { !SecretText.isPartOfWord($0) }.allSatisfy { isName(String($0)) }
    }

    /// Whether a word is a name, a path to one, or a pointer of names and indices.
    private func isName(_ word: String) -> Bool {
      if [".yaml", ".yml", ".json"].contains(where: { word.hasSuffix($0) }) { return true }
      if word.count < 4, Int(word) != nil || word.allSatisfy({ $0 == "-" }) { return true }
      if isKnown(word) || names.contains(where: { word.hasSuffix("/\($0)") }) { return true }
      let steps = word.split(separator: "/")
      return word.contains("/") && steps.allSatisfy { isKnown(String($0)) || $0.count < 4 && Int($0) != nil }
    }

    private func isKnown(_ word: String) -> Bool { names.contains(word) || SecretText.knownNames.contains(word) }
  }

  /// Words that are shorter are in everything.
  static let shortestWord = 4

  /// The number of bytes that have to be looked through.
  let size: Int
  private let parts: [Part]

  init(_ bytes: [UInt8], role: Role) {
    let found = Self.divide(bytes, role: role).filter { Self.mayBeSecret($0.bytes, role: role) }
    parts = found.flatMap { Self.patchTexts(in: $0) ?? [$0] }.map { part in
      var part = part
      part.names = Self.names(in: part.bytes, role: role)
      if role == .patch || role == .kustomization { part.names.formUnion(Self.pointerSteps(in: part.bytes)) }
      return part
    }
    size = parts.reduce(0) { $0 + $1.bytes.count }
  }

  /// Whether any part may be a Secret.
  var mayHoldSecrets: Bool { !parts.isEmpty }

  /// The part that may be a Secret and has a line; where no line is named, the first.
  func part(atLine line: Int) -> Part? {
    line == 0 ? parts.first : parts.first { $0.lines.contains(line) }
  }

  /// Whether a word stands in one of the parts other than as a name.
  func hasValue(_ word: String) -> Bool {
    let wanted = Array(word.utf8)
    // A short word may be part of many others.
    let isShort = wanted.count < 8
    return parts.contains { part in
      guard !part.names.contains(word) else { return false }
      return Self.contains(part.bytes, wanted) { before, after in
        !isShort || !Self.isLetter(before) && !Self.isLetter(after)
      }
    }
  }

  // MARK: - Words

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
    "includeCRDs", "valuesMerge", "apiVersions", "kubeVersion", "mapping", "values", "chartHome", "configHome",
  ]

  /// Whether a character is one that words of values and names are made of.
  static func isPartOfWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
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

  // MARK: - Parts

  private static func divide(_ bytes: [UInt8], role: Role) -> [Part] {
    var parts: [Part] = []
    var start = (byte: 0, line: 1)
    var line = 1
    var position = 0
    func end(_ position: Int, _ line: Int) {
      guard position > start.byte else { return }
      parts.append(
        Part(lines: start.line..<line, bytes: bytes[start.byte..<position], names: [], isField: role == .kustomization)
      )
      start = (position, line)
    }
    let fields = role == .kustomization ? KustomizationDecoder.fieldNames.map { Array($0.utf8) } : []
    while position < bytes.count {
      let first = bytes[position]
      let isSeparator = first == UInt8(ascii: "-") && bytes[position...].starts(with: "---".utf8)
      let isField = fields.contains { bytes[position...].starts(with: $0) }
      if role != .secret, isSeparator || isField { end(position, line) }
      position = bytes[position...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      line += 1
    }
    // A problem at the end of a file is placed on the line behind it.
    end(bytes.count, line + 1)
    return parts
  }

  /// The texts of patches in a field that holds nothing else that may be secret: the lines of each `patch`.
  ///
  /// - Returns: `nil` for other parts.
  private static func patchTexts(in part: Part) -> [Part]? {
    guard part.isField, part.bytes.count <= searchLimit, part.bytes.starts(with: "patches".utf8),
      !part.bytes.starts(with: "patchesS".utf8),
      !hasSecretWord(part.bytes), !kinds(in: part.bytes).contains(.unclear)
    else { return nil }
    var texts: [Part] = []
    var line = part.lines.lowerBound
    for bytes in part.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      // Behind the first text any line may belong to it, wherever it begins, but for the targets of other entries.
      let isTarget = bytes.drop { $0 == 0x20 || $0 == UInt8(ascii: "-") }.starts(with: "target:".utf8)
      if !isTarget, !texts.isEmpty || contains(bytes, Array("patch:".utf8)) {
        texts.append(Part(lines: line..<line + 1, bytes: bytes, names: [], isField: true))
      }
      line += 1
    }
    return texts
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// In what is larger no names are looked for.
  private static let searchLimit = 1 << 20

  private static func mayBeSecret(_ bytes: ArraySlice<UInt8>, role: Role) -> Bool {
    guard role != .secret else { return true }
    if role != .kustomization, isClearlyAnother(bytes) { return false }
    guard bytes.count <= searchLimit else { return true }
    // UTF-16 has a zero in each character of what is looked for.
    if bytes.prefix(4).contains(0) || hasSecretWord(bytes) { return true }
    let kinds = kinds(in: bytes)
    if kinds.contains(.unclear) { return true }
    switch role {
    case .patch: return kinds.isEmpty
    case .kustomization:
      // The patch of an entry that does not say what it is for may be for a Secret.
      let isPatch = bytes.starts(with: "patch".utf8)
      return isPatch && kinds.isEmpty || bytes.starts(with: "helmChart".utf8)
        || contains(bytes, Array("valuesInline".utf8))
    case .unknown, .secret:
      // A key may be written with escapes, too.
      return kinds.isEmpty && bytes.contains(UInt8(ascii: "\\"))
    }
  }

  /// Whether `Secret` begins a word, or a field is a `secretGenerator`, be it misspelt, or `stringData`.
  private static func hasSecretWord(_ bytes: ArraySlice<UInt8>) -> Bool {
    contains(bytes, Array("Secret".utf8)) { before, _ in !isLetter(before) }
      || contains(bytes, Array("secretgen".utf8), ignoresCase: true)
      || contains(bytes, Array("stringData".utf8))
  }

  /// Whether a document in block style says once of what kind it is, and that it is no Secret; it may speak of Secrets,
  /// as the descriptions in definitions do.
  private static func isClearlyAnother(_ bytes: ArraySlice<UInt8>) -> Bool {
    var isFound = false
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let line = bytes[position...]
      if line.starts(with: "kind: ".utf8) {
        let name = line.dropFirst("kind: ".utf8.count).prefix { isLetter($0) }
        guard !isFound, !name.isEmpty, !name.starts(with: "Secret".utf8), !name.suffix(4).elementsEqual("List".utf8)
        else { return false }
        isFound = true
      } else if let first = line.first, "{[\"'?!&*%".utf8.contains(first) || line.starts(with: "kind".utf8) {
        return false
      }
      position = line.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.endIndex
    }
    let signs = ["kind: Secret", "kind: \"", "kind: '", "\"kind\"", "'kind'"]
    return isFound && !signs.contains { contains(bytes, Array($0.utf8)) }
  }

  private enum Kind { case clear, unclear }

  /// Whether what `kind` fields say can be told without parsing.
  private static func kinds(in bytes: ArraySlice<UInt8>) -> Set<Kind> {
    var result: Set<Kind> = []
    let word = Array("kind".utf8)
    var rest = bytes
    while let start = rest.firstRange(of: word) {
      rest = rest[start.upperBound...]
      if start.lowerBound > bytes.startIndex,
        isLetter(bytes[start.lowerBound - 1]) || bytes[start.lowerBound - 1] == UInt8(ascii: "-")
      {
        continue
      }
      var value = rest.drop { $0 == 0x20 || $0 == 0x22 || $0 == 0x27 }
      guard value.first == UInt8(ascii: ":") else { continue }
      value = value.dropFirst().drop { $0 == 0x20 || $0 == 0x22 || $0 == 0x27 }
      let name = value.prefix { isLetter($0) }
      let sign = value.dropFirst(name.count).first ?? 0x0A
      // An alias, a tag or an escape may stand for anything; other values that are no words are no kinds.
      if sign == UInt8(ascii: "\\") || name.isEmpty && (sign == UInt8(ascii: "*") || sign == UInt8(ascii: "!")) {
        result.insert(.unclear)
      } else if !name.isEmpty {
        result.insert(.clear)
      }
    }
    return result
  }

  /// The fields whose values are names.
  private static let fieldsOfNames: Set<Substring> = [
    "name", "namespace", "kind", "apiVersion", "type", "behavior", "version", "repo", "releaseName", "valuesMerge",
  ]
  /// The fields whose values are paths of files, of which each may have a key before it.
  private static let fieldsOfPaths: Set<Substring> = ["files", "envs", "env", "path"]

  /// The keys of a part, and the values of fields that hold names.
  ///
  /// What stands further to the right, or in the block of a text, may be anything.
  private static func names(in bytes: ArraySlice<UInt8>, role: Role) -> Set<String> {
    guard bytes.count <= searchLimit else { return [] }
    var names: Set<String> = []
    let maxIndent = role == .kustomization ? 4 : 2
    var lastKey: Substring = ""
    var blockIndent: Int?
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      let text = Substring(decoding: line, as: UTF8.self)
      let indent = text.prefix { $0 == " " }.count
      if let block = blockIndent, indent > block { continue }
      blockIndent = isBlockStart(text) ? indent : nil
      let content = text.drop { $0 == " " || $0 == "-" }
      guard text.count - content.count <= maxIndent else { continue }
      let key = content.prefix { $0 != ":" }
      let hasKey = content.dropFirst(key.count).hasPrefix(":") && key.unicodeScalars.allSatisfy { isPartOfWord($0) }
      if hasKey {
        // In a kustomization the keys are known, if misspelt.
        let isKey = role != .kustomization || Suggestion.nearest(to: String(key), among: knownNames) != nil
        if isKey { names.insert(String(key)) }
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
        let before = line[..<range.lowerBound].last ?? " "
        let rest = line[range.upperBound...].drop { $0 == " " }
        let value = rest.prefix { rest.first == "[" ? $0 != "]" : $0 != "," && $0 != "}" }
        guard " {,".contains(before) else { return [] }
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
      while let start = rest.firstRange(of: Array(field.utf8)) {
        rest = rest[start.upperBound...]
        let value = rest.drop { $0 == 0x20 || $0 == 0x22 || $0 == 0x27 || $0 == UInt8(ascii: ":") }
        let pointer = value.prefix { $0 > 0x20 && $0 != 0x22 && $0 != 0x27 && $0 != 0x2C && $0 != 0x7D }
        guard pointer.first == UInt8(ascii: "/"), pointer.count < 1_000 else { continue }
        names.formUnion(String(decoding: pointer, as: UTF8.self).split(separator: "/").map(String.init))
      }
    }
    return names
  }

  /// Whether bytes hold a word, whose letters may be told to count in either case.
  fileprivate static func contains(
    _ bytes: ArraySlice<UInt8>,
    _ word: [UInt8],
    ignoresCase: Bool = false,
    where isWhole: (_ before: UInt8, _ after: UInt8) -> Bool = { _, _ in true }
  ) -> Bool {
    guard let first = word.first, bytes.count >= word.count else { return false }
    let mask: UInt8 = ignoresCase ? 0x20 : 0
    return bytes.withUnsafeBufferPointer { bytes in
      for start in 0...(bytes.count - word.count) where bytes[start] | mask == first {
        var length = 1
        while length < word.count, bytes[start + length] | mask == word[length] { length += 1 }
        guard length == word.count else { continue }
        let end = start + length
        if isWhole(start == 0 ? 0 : bytes[start - 1], end == bytes.count ? 0 : bytes[end]) { return true }
      }
      return false
    }
  }
}
