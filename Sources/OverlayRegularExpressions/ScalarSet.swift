extension RegularExpression {
  /// A character class: the code points that one instruction may read.
  ///
  /// ASCII is answered from a bit map. Other code points are looked up in sorted ranges, and their Unicode category and
  /// case variants are asked of the standard library only when they are met, because expanding them beforehand would
  /// visit all of Unicode.
  struct ScalarSet: Hashable, Sendable {
    /// Code points in ranges or of categories, or all others.
    private struct Part: Hashable, Sendable {
      var ranges: [ClosedRange<UInt32>] = []
      var categories: CategorySet = []
      var isNegated = false

      func contains(_ scalar: UInt32, ignoringCase: Bool) -> Bool {
        let isListed = ignoringCase ? CaseFolding.anyVariant(of: scalar, satisfies: lists) : lists(scalar)
        return isListed != isNegated
      }

      private func lists(_ scalar: UInt32) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
          let middle = low + (high - low) / 2
          if ranges[middle].upperBound < scalar { low = middle + 1 } else { high = middle }
        }
        if low < ranges.count, ranges[low].lowerBound <= scalar { return true }
        return !categories.isEmpty && categories.contains(CategorySet(of: scalar))
      }
    }

    /// Whether the class contains the code points that are not in its parts.
    var isNegated = false
    private let ignoresCase: Bool
    /// The inserted ranges and categories.
    private var listed = Part()
    /// The inserted negated parts, which are separate because the class is their union.
    private var negatedParts: [Part] = []
    private var lowASCII: UInt64 = 0
    private var highASCII: UInt64 = 0

    /// An empty class.
    ///
    /// - Parameter ignoresCase: Whether each inserted code point brings its case variants, as under `(?i)`.
    init(ignoresCase: Bool) { self.ignoresCase = ignoresCase }

    /// How much memory the class takes, in ranges.
    var cost: Int { negatedParts.reduce(8 + listed.ranges.count) { $0 + 8 + $1.ranges.count } }

    /// The only code point of the class, if it is plainly a list of one.
    var onlyScalar: UInt32? {
      guard !isNegated, negatedParts.isEmpty, listed.categories.isEmpty, listed.ranges.count == 1 else { return nil }
      let range = listed.ranges[0]
      guard range.count == 1, !(ignoresCase && CaseFolding.hasVariants(range.lowerBound)) else { return nil }
      return range.lowerBound
    }

    /// Adds a range of code points; surrogates are allowed but never found in a text.
    mutating func insert(_ range: ClosedRange<UInt32>) { listed.ranges.append(range) }

    /// Adds a named class, or what it leaves out.
    mutating func insert(_ named: Named, isNegated: Bool) {
      if isNegated {
        negatedParts.append(Part(ranges: named.ranges, categories: named.categories, isNegated: true))
      } else {
        listed.ranges += named.ranges
        listed.categories.formUnion(named.categories)
      }
    }

    /// The same class, ready for ``contains(_:)``: ranges sorted and joined, ASCII mapped.
    func closed() -> ScalarSet {
      var result = self
      result.listed.ranges = Self.joined(listed.ranges)
      for scalar: UInt32 in 0..<64 {
        if result.lookUp(scalar) { result.lowASCII |= 1 << UInt64(scalar) }
        if result.lookUp(scalar + 64) { result.highASCII |= 1 << UInt64(scalar) }
      }
      return result
    }

    /// Whether the class, which must be ``closed()``, contains a code point.
    func contains(_ scalar: UInt32) -> Bool {
      switch scalar {
      case 0..<64: lowASCII >> UInt64(scalar) & 1 == 1
      case 64..<128: highASCII >> UInt64(scalar - 64) & 1 == 1
      default: lookUp(scalar)
      }
    }

    private func lookUp(_ scalar: UInt32) -> Bool {
      let isInParts =
        listed.contains(scalar, ignoringCase: ignoresCase)
        || negatedParts.contains { $0.contains(scalar, ignoringCase: ignoresCase) }
      return isInParts != isNegated
    }

    private static func joined(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
      var result: [ClosedRange<UInt32>] = []
      for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        if let last = result.last, range.lowerBound <= last.upperBound + 1 {
          result[result.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
        } else {
          result.append(range)
        }
      }
      return result
    }
  }
}

extension RegularExpression.ScalarSet {
  /// A class that has a name: one of Perl's, of POSIX's, a Unicode category, or a Unicode script.
  struct Named {
    /// Sorted and disjoint.
    var ranges: [ClosedRange<UInt32>] = []
    var categories: RegularExpression.CategorySet = []

    private init(_ ranges: [ClosedRange<UInt32>]) { self.ranges = ranges }

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

extension RegularExpression {
  /// A set of Unicode general categories, in the version of Unicode that the Swift standard library has.
  struct CategorySet: OptionSet, Hashable, Sendable {
    /// A bit for each category.
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The category of a code point.
    init(of scalar: UInt32) {
      // What is not a scalar value is a surrogate, which no text contains.
      let category = Unicode.Scalar(scalar)?.properties.generalCategory ?? .surrogate
      self.init(rawValue: 1 << Self.bit(of: category))
    }

    /// The categories with a name such as `Lu`, or all of those of a group such as `L`.
    ///
    /// - Parameter name: The name with one capital letter. `Lc` means `Lu`, `Ll` and `Lt`; others may also be spelled
    ///   out, as in `Uppercaseletter`.
    init?(named name: String) {
      let short = Self.aliases[name] ?? name
      let known = Self.names.filter { entry in
        short == "Lc" ? ["Lu", "Ll", "Lt"].contains(entry.name) : entry.name.utf8.starts(with: short.utf8)
      }
      guard !known.isEmpty, 1...2 ~= short.utf8.count else { return nil }
      self.init(rawValue: known.reduce(0) { $0 | 1 << Self.bit(of: $1.category) })
    }

    /// Every category but that of unassigned code points.
    static var assigned: Self {
      Self(rawValue: names.reduce(0) { $1.category == .unassigned ? $0 : $0 | 1 << bit(of: $1.category) })
    }

    private static func bit(of category: Unicode.GeneralCategory) -> UInt32 {
      UInt32(names.firstIndex { $0.category == category } ?? names.count)
    }

    /// The long names of the Unicode standard, with one capital letter.
    private static let aliases = [
      "Other": "C", "Control": "Cc", "Cntrl": "Cc", "Format": "Cf", "Unassigned": "Cn", "Privateuse": "Co",
      "Surrogate": "Cs", "Letter": "L", "Casedletter": "Lc", "Lowercaseletter": "Ll", "Modifierletter": "Lm",
      "Otherletter": "Lo", "Titlecaseletter": "Lt", "Uppercaseletter": "Lu", "Mark": "M", "Combiningmark": "M",
      "Spacingmark": "Mc", "Enclosingmark": "Me", "Nonspacingmark": "Mn", "Number": "N", "Decimalnumber": "Nd",
      "Digit": "Nd", "Letternumber": "Nl", "Othernumber": "No", "Punctuation": "P", "Punct": "P",
      "Connectorpunctuation": "Pc", "Dashpunctuation": "Pd", "Closepunctuation": "Pe", "Finalpunctuation": "Pf",
      "Initialpunctuation": "Pi", "Otherpunctuation": "Po", "Openpunctuation": "Ps", "Symbol": "S",
      "Currencysymbol": "Sc", "Modifiersymbol": "Sk", "Mathsymbol": "Sm", "Othersymbol": "So", "Separator": "Z",
      "Lineseparator": "Zl", "Paragraphseparator": "Zp", "Spaceseparator": "Zs",
    ]

    /// A category's position is its bit.
    private static let names: [(name: String, category: Unicode.GeneralCategory)] = [
      ("Cc", .control), ("Cf", .format), ("Cn", .unassigned), ("Co", .privateUse), ("Cs", .surrogate),
      ("Ll", .lowercaseLetter), ("Lm", .modifierLetter), ("Lo", .otherLetter), ("Lt", .titlecaseLetter),
      ("Lu", .uppercaseLetter),
      ("Mc", .spacingMark), ("Me", .enclosingMark), ("Mn", .nonspacingMark),
      ("Nd", .decimalNumber), ("Nl", .letterNumber), ("No", .otherNumber),
      ("Pc", .connectorPunctuation), ("Pd", .dashPunctuation), ("Pe", .closePunctuation), ("Pf", .finalPunctuation),
      ("Pi", .initialPunctuation), ("Po", .otherPunctuation), ("Ps", .openPunctuation),
      ("Sc", .currencySymbol), ("Sk", .modifierSymbol), ("Sm", .mathSymbol), ("So", .otherSymbol),
      ("Zl", .lineSeparator), ("Zp", .paragraphSeparator), ("Zs", .spaceSeparator),
    ]
  }
}

extension RegularExpression {
  /// Which code points are the same letter when case is ignored.
  ///
  /// Source: simple case folding (statuses C and S of Unicode's CaseFolding.txt), as Go applies it under `(?i)`. The
  /// standard library maps one code point to its lower, upper and title case; that gives every pair of letters, and the
  /// letters it does not give all variants of are listed here.
  enum CaseFolding {
    /// Whether a code point or one of its case variants satisfies a condition.
    static func anyVariant(of scalar: UInt32, satisfies condition: (UInt32) -> Bool) -> Bool {
      if condition(scalar) { return true }
      if let group = groups.first(where: { $0.contains(scalar) }) { return group.contains(where: condition) }
      if scalar < 0x80 { return 0x61...0x7A ~= scalar | 0x20 && condition(scalar ^ 0x20) }
      guard scalar != dotlessI, let properties = Unicode.Scalar(scalar)?.properties else { return false }
      let mappings = [properties.lowercaseMapping, properties.uppercaseMapping, properties.titlecaseMapping]
      return mappings.contains { mapping in
        // A mapping to more than one code point is not simple folding.
        guard let first = mapping.unicodeScalars.first, mapping.unicodeScalars.count == 1 else { return false }
        return condition(first.value)
      }
    }

    /// Whether a code point has a case variant other than itself.
    static func hasVariants(_ scalar: UInt32) -> Bool { anyVariant(of: scalar) { $0 != scalar } }

    /// Has an upper case `I`, but folds to nothing.
    private static let dotlessI: UInt32 = 0x131

    /// The letters of three or more forms, and sharp s, whose upper case is two letters by the full mapping.
    private static let groups: [[UInt32]] = [
      [0x004B, 0x006B, 0x212A],  // k, Kelvin sign
      [0x0053, 0x0073, 0x017F],  // s, long s
      [0x00B5, 0x039C, 0x03BC],  // mu, micro sign
      [0x00C5, 0x00E5, 0x212B],  // a with ring, angstrom sign
      [0x00DF, 0x1E9E],  // sharp s
      [0x0345, 0x0399, 0x03B9, 0x1FBE],  // iota, its subscript and the prosgegrammeni
      [0x0392, 0x03B2, 0x03D0],  // beta
      [0x0395, 0x03B5, 0x03F5],  // epsilon
      [0x0398, 0x03B8, 0x03D1, 0x03F4],  // theta
      [0x039A, 0x03BA, 0x03F0],  // kappa
      [0x03A0, 0x03C0, 0x03D6],  // pi
      [0x03A1, 0x03C1, 0x03F1],  // rho
      [0x03A3, 0x03C2, 0x03C3],  // sigma, final sigma
      [0x03A6, 0x03C6, 0x03D5],  // phi
      [0x03A9, 0x03C9, 0x2126],  // omega, ohm sign
      [0x0412, 0x0432, 0x1C80],  // ve
      [0x0414, 0x0434, 0x1C81],  // de
      [0x041E, 0x043E, 0x1C82],  // o
      [0x0421, 0x0441, 0x1C83],  // es
      [0x0422, 0x0442, 0x1C84, 0x1C85],  // te
      [0x042A, 0x044A, 0x1C86],  // hard sign
      [0x0462, 0x0463, 0x1C87],  // yat
      [0x1C88, 0xA64A, 0xA64B],  // monograph uk
      [0x1E60, 0x1E61, 0x1E9B],  // s with dot, long s with dot
    ]
  }
}
