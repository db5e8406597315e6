extension RegularExpression.ScalarSet {
  /// A class that has a name: one of Perl's, of POSIX's, or a Unicode category.
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

    /// The class `\p{name}`, or `nil` if `name` is neither `Any` nor a general category.
    init?(unicode name: Substring) {
      if name.utf8.elementsEqual("Any".utf8) {
        self.ranges = [0...0x10FFFF]
      } else {
        guard let categories = RegularExpression.CategorySet(named: name) else { return nil }
        self.categories = categories
      }
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
