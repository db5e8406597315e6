extension RegularExpression.ScalarSet {
  /// A class that has a name: one of Perl's, of POSIX's, a Unicode category, or a Unicode script.
  struct Named {
    /// Sorted and disjoint.
    var ranges: [ClosedRange<UInt32>] = []
    var categories: RegularExpression.CategorySet = []

    private init(_ ranges: [ClosedRange<UInt32>]) {
      self.ranges = ranges
    }

    /// The class `[:name:]`, or `nil` if there is none of this name.
    init?(posix name: Substring) {
      guard let entry = Self.posixClasses.first(where: { $0.name.utf8.elementsEqual(name.utf8) }) else { return nil }
      self = entry.named
    }

    /// The class `\p{name}`, or `nil` if `name` is neither a general category nor a script.
    ///
    /// Source: Go 1.26, which ignores case, underscores, hyphens and spaces in the name. It compares the result with the
    /// names of scripts as Unicode has them, so that `Old_Italic` and other scripts with several words are unknown.
    init?(unicode name: Substring) {
      let name = Self.canonicalName(name)
      switch name {
      case "Any": ranges = [0...0x10FFFF]
      case "Ascii": ranges = [0...0x7F]
      case "Assigned": categories = .assigned
      default:
        if let categories = RegularExpression.CategorySet(named: name) {
          self.categories = categories
        } else if let ranges = Self.ranges(ofScript: name) {
          self.ranges = ranges
        } else {
          return nil
        }
      }
    }

    /// The name with one capital letter, without underscores, hyphens and spaces.
    private static func canonicalName(_ name: Substring) -> String {
      var bytes = name.utf8.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ") }
      for index in bytes.indices {
        let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[index] | 0x20)
        if isLetter { bytes[index] = index == 0 ? bytes[index] & ~0x20 : bytes[index] | 0x20 }
      }
      return String(decoding: bytes, as: UTF8.self)
    }

    private static func ranges(ofScript name: String) -> [ClosedRange<UInt32>]? {
      guard let index = UnicodeScriptTable.names.firstIndex(where: { $0.utf8.elementsEqual(name.utf8) }) else {
        return nil
      }
      let rows = Int(UnicodeScriptTable.starts[index])..<Int(UnicodeScriptTable.starts[index + 1])
      return rows.map { UnicodeScriptTable.ranges[2 * $0]...UnicodeScriptTable.ranges[2 * $0 + 1] }
    }

    /// `\d`, which is ASCII only, as all of Perl's classes are in RE2.
    static let digits = Self([ascii("0", "9")])
    /// `\s`, which has no vertical tab, unlike `[:space:]`.
    static let spaces = Self([0x09...0x0A, 0x0C...0x0D, 0x20...0x20])
    /// `\w`.
    static let words = Self([ascii("0", "9"), ascii("A", "Z"), ascii("_", "_"), ascii("a", "z")])

    private static let posixClasses: [(name: String, named: Self)] = [
      ("alnum", Self([ascii("0", "9"), ascii("A", "Z"), ascii("a", "z")])),
      ("alpha", Self([ascii("A", "Z"), ascii("a", "z")])),
      ("ascii", Self([0x00...0x7F])),
      ("blank", Self([0x09...0x09, 0x20...0x20])),
      ("cntrl", Self([0x00...0x1F, 0x7F...0x7F])),
      ("digit", digits),
      ("graph", Self([ascii("!", "~")])),
      ("lower", Self([ascii("a", "z")])),
      ("print", Self([ascii(" ", "~")])),
      ("punct", Self([ascii("!", "/"), ascii(":", "@"), ascii("[", "`"), ascii("{", "~")])),
      ("space", Self([0x09...0x0D, 0x20...0x20])),
      ("upper", Self([ascii("A", "Z")])),
      ("word", words),
      ("xdigit", Self([ascii("0", "9"), ascii("A", "F"), ascii("a", "f")])),
    ]

    private static func ascii(_ low: Unicode.Scalar, _ high: Unicode.Scalar) -> ClosedRange<UInt32> {
      low.value...high.value
    }
  }
}
