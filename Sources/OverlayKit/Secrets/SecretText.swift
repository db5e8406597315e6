import Kustomization

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
    var bytes: ArraySlice<UInt8>
    /// The keys and the names in it.
    var names: Set<String>
    /// Whether it is a field of a kustomization, of which messages do not quote what values became.
    var isField: Bool

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

  /// In what is larger no names are looked for.
  static let searchLimit = 1 << 20
}
