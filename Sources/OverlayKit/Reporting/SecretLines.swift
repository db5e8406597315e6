import OverlayDiagnostics
import OverlayKustomization
import OverlayPatching
import OverlayYAMLTree

/// The lines of a file that diagnostics must not show, because they are part of a Secret or go into one.
///
/// These are all lines of a Secret, and in other documents the sources of one: the literals of a generator, patches, values
/// of charts and of replacements.
struct SecretLines {
  /// The use of a file.
  ///
  /// A later one hides more lines.
  enum Role: Comparable, Sendable {
    /// Resources, or any other use.
    case resources
    case kustomization
    /// A patch whose documents name its target, if anything does.
    case patch
    /// A patch for the resources that a selector matches.
    case patchForTarget
    /// The content goes unchanged into a Secret or into a chart.
    case secret
  }

  /// Whether a line may be shown.
  enum Secrecy: Comparable {
    case open
    /// It is part of a patch with a selector, which ``BuildContext/nonSecretPatches`` has if it does not select Secrets.
    case openIfRecorded
    case secret
  }

  /// The secrecy from each of these lines up to the next.
  private var beginnings: [Int: Secrecy] = [:]
  /// The lines of ``beginnings`` in ascending order.
  private var lines: [Int] = []

  /// Larger files are not parsed only to show a line.
  private static let parsedSize = 1 << 24

  init(_ bytes: [UInt8], role: Role) {
    let parsed = bytes.count > Self.parsedSize ? nil : Self.parsed(bytes)
    switch (role, parsed) {
    case (.secret, _): beginnings = [1: .secret]
    case (_, let parsed?):
      var walk = Walk(tree: parsed.tree, role: role, mentionsSecrets: SecretWords.areIn(bytes, of: role))
      beginnings = walk.beginnings(in: parsed.documents, of: bytes)
    case (.kustomization, nil): beginnings = SecretWords.secrecyOfFields(in: bytes)
    case (_, nil): beginnings = [1: SecretWords.mayHoldSecrets(bytes, role: role) ? .secret : .open]
    }
    lines = beginnings.keys.sorted()
  }

  /// The documents of a file if all of it is valid.
  static func parsed(_ bytes: [UInt8]) -> ParsedFile? {
    guard let file = try? YAMLReader.readDocuments(bytes, place: SourceText(file: "")) else { return nil }
    return file.findings.warnings.contains { $0.code == .contentIgnored } ? nil : file
  }

  /// The secrecy of a line, and the range of lines that share it.
  func secrecy(of line: Int) -> (Secrecy, lines: Range<Int>) {
    var range = lines.indices
    while let middle = range.isEmpty ? nil : (range.lowerBound + range.upperBound) / 2 {
      range = lines[middle] > line ? range.lowerBound..<middle : middle + 1..<range.upperBound
    }
    let next = range.lowerBound
    guard let begin = next > 0 ? lines[next - 1] : lines.first else { return (.open, 1..<Int.max) }
    return (beginnings[begin] ?? .open, begin..<(next < lines.count ? max(lines[next], begin) : Int.max))
  }
}

/// Guesses from words and lines whether invalid YAML contains Secrets.
enum SecretWords {
  /// After this many words or lines the search ends with a positive result.
  private static let searchLimit = 10_000

  /// Whether a file mentions Secrets, or is a kustomization that may change some.
  static func areIn(_ bytes: [UInt8], of role: SecretLines.Role) -> Bool {
    areIn(bytes[...]) || role == .kustomization && mayChangeSecrets(bytes[...])
  }

  /// Whether there is a word that Secrets or their generators require, or may be one in a form that is not recognized.
  static func areIn(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { text in
      let words = ["Secret", "stringData", "secretGen", "secretgen", "valuesInline", "53ecret"] as [StaticString]
      return words.contains { text.position(of: $0) != nil } || mayHaveKind(text)
    }
  }

  /// Whether a kind may be that of Secrets, perhaps misspelled or with escapes, or the encoding may be UTF-16.
  private static func mayHaveKind(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !text.prefix(4).contains(0) else { return true }
    var position = 0
    for _ in 0..<searchLimit {
      guard let found = text.position(of: "kind", from: position) else { return false }
      position = found + 1
      let rest = text[found...].prefix(80).prefix { $0 != ascii("\n") }.drop { $0 != ascii(":") }.dropFirst()
      let word =
        rest.split { $0 == ascii(" ") || $0 == ascii("\"") || $0 == ascii("'") || $0 == ascii("}") }.first ?? []
      if rest.contains(ascii("\\")) || Selector.isSecret(String(decoding: word, as: UTF8.self)) { return true }
      if String(decoding: rest, as: UTF8.self).contains("ecret") { return true }
    }
    return true
  }

  // MARK: - Resources and patches

  /// Whether a file with resources or patches may contain Secrets, so that none of its lines may be shown.
  static func mayHoldSecrets(_ bytes: [UInt8], role: SecretLines.Role) -> Bool {
    let documents = parts(of: bytes) { $0.starts(with: "---".utf8) }
    guard role == .patchForTarget || !documents.allSatisfy({ hasOtherKind($0.text) }) else { return false }
    return role != .resources || areIn(bytes[...])
  }

  /// Whether a document in block style has a single kind, which is neither a Secret nor a list.
  static func hasOtherKind(_ document: ArraySlice<UInt8>) -> Bool {
    var isFound = false
    for line in document.split(separator: ascii("\n"), maxSplits: searchLimit) {
      if line.starts(with: "kind: ".utf8) {
        let kind = String(decoding: line.dropFirst(6).prefix(80), as: UTF8.self).filter { $0 != "\r" && $0 != " " }
        guard !isFound, kind.unicodeScalars.allSatisfy(\.properties.isAlphabetic), !kind.hasSuffix("List") else {
          return false
        }
        guard !kind.isEmpty, !Selector.isSecret(kind) else { return false }
        isFound = true
      } else if let first = line.first, "{[\"'?!&*%".utf8.contains(first) {
        return false
      }
    }
    return isFound
      && document.withUnsafeBufferPointer { text in
        (["kind: Secret", "\"kind\"", "'kind'", "stringData"] as [StaticString]).allSatisfy {
          text.position(of: $0) == nil
        }
      }
  }

  // MARK: - Kustomizations

  /// The fields that may contain parts of a Secret, in lower case.
  private static let suspectFields: Set<String> = [
    "secretgenerator", "helmcharts", "helmchartinflationgenerator", "generators", "transformers", "validators",
    "patches", "patchesjson6902", "patchesstrategicmerge", "replacements",
  ]

  /// The secrecy of the lines of a kustomization.
  static func secrecyOfFields(in bytes: [UInt8]) -> [Int: SecretLines.Secrecy] {
    let fields = Set(KustomizationDecoder.fieldNames.map { $0.lowercased() })
    let mayChangeSecrets = areIn(bytes, of: .kustomization)
    let parts = parts(of: bytes) { line in
      guard let first = line.first else { return false }
      return ![ascii("-"), ascii(" "), ascii("#"), ascii("\t"), ascii("\r")].contains(first)
    }
    var result: [Int: SecretLines.Secrecy] = [:]
    for part in parts {
      let name = String(decoding: part.text.prefix(80).prefix { $0 != ascii(":") }, as: UTF8.self).lowercased()
      let isOpen =
        suspectFields.contains(name)
        ? !name.hasPrefix("secret") && !name.hasPrefix("helm") && !mayContainValues(part.text)
        : fields.contains(name) || !mayChangeSecrets
      result[part.line] = isOpen ? .open : .secret
      guard isOpen, mayChangeSecrets else { continue }
      // Nested lines may be misplaced, unless they are paths of files.
      for (index, line) in part.text.split(separator: ascii("\n"), omittingEmptySubsequences: false).enumerated() {
        var text = Substring(decoding: line.drop { $0 == ascii(" ") || $0 == ascii("-") }, as: UTF8.self)
        if text.hasPrefix("path: ") { text = text.dropFirst(6) }
        let isPath = String(text).looksLikePath && !text.contains(":")
        if index > 0 { result[part.line + index] = isPath ? .open : .secret }
      }
    }
    return result
  }

  /// Whether a field with patches or replacements may contain values for Secrets, and not only paths of files.
  private static func mayContainValues(_ field: ArraySlice<UInt8>) -> Bool {
    guard !areIn(field) else { return true }
    return field.withUnsafeBufferPointer { text in
      let words = ["patch:", "\"patch\":", "op:", "\"op\":", "sourceValue", ": |", "- |", "{", ">"] as [StaticString]
      return words.contains { text.position(of: $0) != nil } && text.position(of: "kind:") == nil
    }
  }

  /// Whether a kustomization may change Secrets, also by patches without a kind.
  private static func mayChangeSecrets(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard !mayGenerateSecrets(bytes) else { return true }
    return bytes.withUnsafeBufferPointer { text in
      if text.position(of: "literals") != nil, text.position(of: "configMapGenerator") == nil { return true }
      let words = ["patch: ", "\"patch\":", "helmChart", "op: ", "\"op\":"] as [StaticString]
      guard words.contains(where: { text.position(of: $0) != nil }) else { return false }
      let own = ["kind: Kustomization", "kind: Component"] as [StaticString]
      return text.count(of: "kind:") == own.reduce(0) { $0 + text.count(of: $1) }
    }
  }

  /// Whether a line begins with the field of the generator of Secrets, perhaps misspelled.
  private static func mayGenerateSecrets(_ bytes: ArraySlice<UInt8>) -> Bool {
    let lines = bytes.split(separator: ascii("\n"), maxSplits: searchLimit)
    return lines.count > searchLimit
      || lines.contains { line in
        let name = line.prefix(40).drop { $0 == ascii(" ") || $0 == ascii("-") }.prefix { $0 != ascii(":") }
        return Suggestion.nearest(to: String(decoding: name, as: UTF8.self), among: ["secretGenerator"]) != nil
      }
  }

  // MARK: - Parts

  /// The parts of a file that begin at certain lines, with the numbers of these lines.
  private static func parts(
    of bytes: [UInt8],
    beginningAt isBeginning: (ArraySlice<UInt8>) -> Bool
  ) -> [(line: Int, text: ArraySlice<UInt8>)] {
    var result: [(line: Int, text: ArraySlice<UInt8>)] = []
    var begin = (line: 1, position: bytes.startIndex)
    var number = 1
    var position = bytes.startIndex
    while position < bytes.endIndex {
      let end = bytes[position...].firstIndex(of: ascii("\n")) ?? bytes.endIndex
      if position > begin.position, isBeginning(bytes[position..<end]) {
        result.append((begin.line, bytes[begin.position..<position]))
        begin = (number, position)
      }
      position = min(end + 1, bytes.endIndex)
      number += 1
    }
    return result + [(begin.line, bytes[begin.position...])]
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The number of occurrences of a string.
  fileprivate func count(of text: StaticString) -> Int {
    var count = 0
    var position = 0
    while let found = self.position(of: text, from: position) {
      count += 1
      position = found + text.utf8CodeUnitCount
    }
    return count
  }
}
