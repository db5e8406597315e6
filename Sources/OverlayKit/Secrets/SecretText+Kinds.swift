// MARK: - Which parts may be Secrets

extension SecretText {
  /// A key and a value that is looked for, in bytes.
  private static let shortestSecret = 7

  /// Whether a part of a file may be a Secret, or may be for one.
  static func mayBeSecret(_ bytes: ArraySlice<UInt8>, role: Role) -> Bool {
    guard role != .secret else { return true }
    guard bytes.count >= shortestSecret else { return false }
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
  static func hasSecretWord(_ bytes: ArraySlice<UInt8>) -> Bool {
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

  enum Kind { case clear, unclear }

  /// Whether what `kind` fields say can be told without parsing.
  static func kinds(in bytes: ArraySlice<UInt8>) -> Set<Kind> {
    var result: Set<Kind> = []
    let word = Array("kind".utf8)
    var rest = bytes
    while let start = firstRange(of: word, in: rest) {
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
}
