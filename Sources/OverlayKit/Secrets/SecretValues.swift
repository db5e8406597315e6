import OverlayYAMLTree

/// The words in the values of the Secrets that a build has read or made, as they are without what their files hide them
/// in: escapes, folded lines, other encodings, base64.
struct SecretValues {
  /// Long words by their first bytes, longer ones first; they are found within other words, too.
  private var long: [UInt64: [[UInt8]]] = [:]
  /// Words that would be found in many others.
  private var short: Set<String> = []

  /// How many bytes tell a word from nearly all others.
  private static let longWord = 8
  /// The most words that are kept.
  private static let limit = 100_000

  /// No words.
  init() {}

  /// The words in the values of all Secrets of a tree.
  init(in tree: NodeTree) {
    var count = 0
    for secret in tree.mappings(with: "kind", "Secret") {
      let fields = [tree.value("data", in: secret), tree.value("stringData", in: secret)].compactMap(\.self)
      for scalar in fields.flatMap({ tree.scalars(below: $0) }) where count < Self.limit {
        count += add(tree.string(of: scalar))
        if let decoded = tree.withBytes(of: scalar, { Base64.decode($0) }) {
          count += add(String(decoding: decoded, as: UTF8.self))
        }
      }
    }
    for key in long.keys { long[key]?.sort { $0.count > $1.count } }
  }

  /// - Returns: How many words there are.
  private mutating func add(_ value: String) -> Int {
    let words = value.unicodeScalars.split { !SecretText.isPartOfWord($0) }.map { String($0) }
    for word in words where word.utf8.count >= SecretText.shortestWord && !SecretText.knownNames.contains(word) {
      let bytes = Array(word.utf8)
      guard bytes.count >= Self.longWord else {
        short.insert(word)
        continue
      }
      let key = Self.key(bytes[...])
      if long[key]?.contains(bytes) != true { long[key, default: []].append(bytes) }
    }
    return words.count
  }

  private static func key(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.prefix(longWord).reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// Whether there are none.
  var isEmpty: Bool { long.isEmpty && short.isEmpty }

  /// Whether a word is one of the short ones.
  func contains(_ word: String) -> Bool { short.contains(word) }

  /// A text without the long words.
  ///
  /// In prose those of letters only are passed over, as messages have such words of their own.
  func masked(_ text: String, isProse: Bool) -> String {
    let bytes = Array(text.utf8)
    guard !long.isEmpty, bytes.count >= Self.longWord else { return text }
    var result: [UInt8] = []
    var position = 0
    while position < bytes.count {
      let rest = bytes[position...]
      let found = rest.count >= Self.longWord ? long[Self.key(rest)]?.first { rest.starts(with: $0) } : nil
      if let found, !isProse || !found.allSatisfy(SecretText.isLetter) {
        result += Array(SecretMask.mark.utf8)
        position += found.count
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
