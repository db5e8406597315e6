import OverlayKustomization

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
  final class Part {
    /// The 1-based lines.
    let lines: Range<Int>
    let bytes: ArraySlice<UInt8>
    private let role: Role
    private let effort: SearchEffort
    /// What is known of texts that messages quote.
    private var quoted: [String: Bool] = [:]
    /// The keys and the names in it; few diagnostics need them, and then those of few parts.
    private(set) lazy var names = makeNames()

    init(_ bytes: ArraySlice<UInt8>, lines: Range<Int>, role: Role, effort: SearchEffort) {
      self.bytes = bytes
      self.lines = lines
      self.role = role
      self.effort = effort
    }

    /// Without names all that might be a value is taken for one.
    private func makeNames() -> Set<String> {
      effort.spend(bytes.count * SearchEffort.ofNames) ? SecretText.names(in: bytes, role: role) : []
    }

    /// Whether it is a field of a kustomization, of which messages do not quote what values became.
    var isField: Bool { role == .kustomization }

    /// Whether a text that a message quotes may be a value, or what became of one.
    func mayQuote(_ text: String) -> Bool {
      guard !isOfNames(text) else { return false }
      guard isField else { return true }
      if let known = quoted[text] { return known }
      // Of a long text only the ends are there. Beyond the effort that is worth it, all may be values.
      let isFound = !effort.spend(bytes.count) || text.split(separator: "…").contains { SecretText.holds(bytes, $0) }
      quoted[text] = isFound
      return isFound
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

  /// How much of a word is looked for, in bytes: more would not tell it better.
  static let wordLimit = 64
  /// The most parts of a file; the last of them has all that comes behind.
  private static let partLimit = 100_000

  /// The number of bytes that have to be looked through.
  let size: Int
  private let parts: [Part]

  init(_ bytes: [UInt8], role: Role, effort: SearchEffort) {
    parts = Self.divide(Self.utf8(bytes), role: role, effort).flatMap { Self.patchTexts(in: $0, effort) ?? [$0] }
    size = parts.reduce(0) { $0 + $1.bytes.count }
  }

  /// The text in UTF-8; of other encodings only UTF-16 can be read.
  private static func utf8(_ bytes: [UInt8]) -> [UInt8] {
    let isLittle = bytes.starts(with: [0xFF, 0xFE])
    guard isLittle || bytes.starts(with: [0xFE, 0xFF]) else { return bytes }
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
      isLittle
        ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8 : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }

  /// Whether any part may be a Secret.
  var mayHoldSecrets: Bool { !parts.isEmpty }

  /// The part that may be a Secret and has a line; where no line is named, the first.
  func part(atLine line: Int) -> Part? {
    guard line > 0 else { return parts.first }
    // The parts are in the order of their lines.
    var (low, high) = (0, parts.count)
    while low < high {
      let middle = low + (high - low) / 2
      if parts[middle].lines.upperBound <= line { low = middle + 1 } else { high = middle }
    }
    return low < parts.count && parts[low].lines.contains(line) ? parts[low] : nil
  }

  /// The parts that may be Secrets and have any of some lines.
  func parts(in lines: Range<Int>) -> [Part] { parts.filter { $0.lines.overlaps(lines) } }

  /// Whether a word stands in one of the parts other than as a name.
  func hasValue(_ word: String) -> Bool {
    let wanted = Array(word.utf8.prefix(Self.wordLimit))
    // A short word may be part of many others.
    let isShort = wanted.count < 8
    return parts.contains { part in
      let isFound = Self.contains(part.bytes, wanted) { before, after in
        !isShort || !Self.isLetter(before) && !Self.isLetter(after)
      }
      return isFound && !part.names.contains(word)
    }
  }

  // MARK: - Parts

  /// The parts that may be Secrets.
  private static func divide(_ bytes: [UInt8], role: Role, _ effort: SearchEffort) -> [Part] {
    var parts: [Part] = []
    var start = (byte: 0, line: 1)
    var line = 1
    var position = 0
    func end(_ position: Int, _ line: Int) {
      guard position > start.byte else { return }
      let part = bytes[start.byte..<position]
      if mayBeSecret(part, role: role) {
        parts.append(Part(part, lines: start.line..<line, role: role, effort: effort))
      }
      start = (position, line)
    }
    while position < bytes.count {
      if role != .secret, parts.count < partLimit, beginsPart(bytes[position...], role: role) { end(position, line) }
      position = bytes[position...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      line += 1
    }
    // A problem at the end of a file is placed on the line behind it.
    end(bytes.count, line + 1)
    return parts
  }

  /// Whether a line begins a document, or a field of a kustomization.
  private static func beginsPart(_ line: ArraySlice<UInt8>, role: Role) -> Bool {
    guard let first = line.first else { return false }
    if first == UInt8(ascii: "-") { return line.starts(with: "---".utf8) }
    return role == .kustomization && (fieldNames[first] ?? []).contains { line.starts(with: $0) }
  }

  /// The fields of kustomizations, by their first letter.
  private static let fieldNames = Dictionary(
    grouping: KustomizationDecoder.fieldNames.map { Array($0.utf8) }.filter { !$0.isEmpty },
    by: { $0[0] }
  )

  /// The texts of patches in a field that holds nothing else that may be secret: what follows each `patch`.
  ///
  /// - Returns: `nil` for other parts.
  private static func patchTexts(in part: Part, _ effort: SearchEffort) -> [Part]? {
    guard part.isField, part.bytes.count <= searchLimit, part.bytes.starts(with: "patches".utf8),
      !part.bytes.starts(with: "patchesS".utf8),
      !hasSecretWord(part.bytes), !kinds(in: part.bytes).contains(.unclear)
    else { return nil }
    var texts: [Part] = []
    var start: (byte: Int, line: Int)?
    func end(_ position: Int, _ line: Int) {
      guard let (byte, first) = start.take() else { return }
      let bytes = part.bytes[byte..<position]
      texts.append(Part(bytes, lines: first..<line, role: .kustomization, effort: effort))
    }
    var hasPatch = false
    var line = part.lines.lowerBound
    for bytes in part.bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      // Behind the first text any line may belong to it, wherever it begins, but for the targets of other entries.
      let isTarget = bytes.drop { $0 == 0x20 || $0 == UInt8(ascii: "-") }.starts(with: "target:".utf8)
      if !hasPatch { hasPatch = contains(bytes, Array("patch:".utf8)) }
      if isTarget { end(bytes.startIndex, line) } else if hasPatch, start == nil { start = (bytes.startIndex, line) }
      line += 1
    }
    end(part.bytes.endIndex, max(line, part.lines.upperBound))
    return texts
  }

  /// In what is larger no names are looked for.
  static let searchLimit = 1 << 20
}
