import OverlayYAMLTree
import TestSupport

/// Creates random documents like those of resources, with strings that are hard to write.
struct RandomTrees {
  var random: SplitMix64
  /// The depth below which there are only scalars.
  var depthLimit = 4

  private static let words = [
    "", "a", "name", "y", "no", "null", "~", "true", "1", "01", "0x1F", "1.5", "1e3", "-1", "1_000", "12:30:45",
    "2020-01-02", "<<", "=", "-", "- a", "?", ":", "a: b", "a:", "a #b", "#a", "'", "it's", "\"", "a\\b", "|", ">",
    "%a",
    "@a", "`", "&a", "*a", "!a", "[a]", "{a}", ",", "---", "...", "--- a", " a", "a ", "a\nb", "a\nb\n", "a\n\n", "\n",
    "\n\n", "\na", "  a\nb\n", "a \nb", "a\n b\n", "a\tb", "\ta", "a\rb", "a\r\nb\n", "\u{0}", "\u{1B}",
    "é", "e\u{301}", "日本", "\u{1F600}", "\u{FEFF}a", "a\u{FEFF}", "\u{A0}", "\u{200B}", "\u{E000}", "\u{FFFD}",
    "{{ .x }}",
    "$(A)", "a,b", "a/b", "100%", ".inf", ".nan", "key: [1", "  ", "x\n  y\n z\n",
  ]
  private static let alphabet = Array("abcxyz019 -_.:,#'\"\\/[]{}&*!|>%@`\n\té日\u{1F600}?~=<$")

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  /// A string: a hard one, one of random characters, or a long one that has to be folded.
  mutating func string() -> String {
    let text =
      switch random.number(below: 10) {
      case 0..<5: random.pick(Self.words)
      case 5..<9: random.text(of: Self.alphabet, upTo: 12)
      default:
        (0..<random.number(below: 40)).map { _ in random.text(of: Self.alphabet, upTo: 8) }.joined(separator: " ")
      }
    // Text of several lines that begins with a tab has no canonical form.
    return text.contains("\n") ? String(text.drop { $0 == "\t" }) : text
  }

  /// A mapping in canonical form, as the root of a document.
  mutating func document(in tree: inout NodeTree) -> NodeID { mapping(in: &tree, depth: 0) }

  private mutating func mapping(in tree: inout NodeTree, depth: Int) -> NodeID {
    let node = tree.makeCollection(.mapping)
    var keys: Set<Text> = ["<<"]
    for _ in 0..<random.number(below: 6) {
      let key = Text(string())
      guard keys.insert(key).inserted else { continue }
      let value = value(in: &tree, depth: depth + 1)
      tree.append(key: tree.makeScalar(key.utf8, tag: .string), value: value, to: node)
    }
    return node
  }

  private mutating func value(in tree: inout NodeTree, depth: Int) -> NodeID {
    switch random.number(below: depth < depthLimit ? 10 : 6) {
    case 0..<3: return tree.makeScalar(string(), tag: .string)
    case 3: return tree.makeScalar(random.pick(["true", "false"]), tag: .boolean)
    case 4: return tree.makeScalar("null", tag: .null)
    case 5: return number(in: &tree)
    case 6, 7: return mapping(in: &tree, depth: depth)
    default:
      let node = tree.makeCollection(.sequence)
      for _ in 0..<random.number(below: 5) { tree.append(value(in: &tree, depth: depth + 1), to: node) }
      return node
    }
  }

  private mutating func number(in tree: inout NodeTree) -> NodeID {
    if random.oneIn(2) {
      return tree.makeScalar("\(Int64(bitPattern: random.next()) >> random.number(below: 64))", tag: .integer)
    }
    let value = Double(bitPattern: random.next())
    // Whole numbers just beyond 64 bits are left out: JSON spells them like integers.
    return value.isFinite && !(1e18..<1e21).contains(value.magnitude)
      ? tree.makeScalar("\(value)", tag: .float) : tree.makeScalar("1.5", tag: .float)
  }
}
