extension RegularExpression {
  /// A set of Unicode general categories, in the version of Unicode that the Swift standard library has.
  struct CategorySet: OptionSet, Hashable, Sendable {
    let rawValue: UInt32

    /// Creates a set from its bits, one for each category.
    init(rawValue: UInt32) {
      self.rawValue = rawValue
    }

    /// The category of a code point.
    init(of scalar: UInt32) {
      // What is not a scalar value is a surrogate, which no text contains.
      let category = Unicode.Scalar(scalar)?.properties.generalCategory ?? .surrogate
      self.init(rawValue: 1 << Self.bit(of: category))
    }

    /// The categories with a name such as `Lu`, or all of those of a group such as `L`.
    ///
    /// Names are those that Go 1.22 knows: `Cn` and `LC` are not among them, and `C` leaves out what is not assigned.
    init?(named name: Substring) {
      let known = Self.names.filter { $0.name.utf8.starts(with: name.utf8) }
      guard !known.isEmpty, 1...2 ~= name.utf8.count else { return nil }
      self.init(rawValue: known.reduce(0) { $0 | 1 << Self.bit(of: $1.category) })
    }

    private static func bit(of category: Unicode.GeneralCategory) -> UInt32 {
      UInt32(names.firstIndex { $0.category == category } ?? names.count)
    }

    /// A category's place is its bit; an unassigned code point takes the bit after the last.
    private static let names: [(name: String, category: Unicode.GeneralCategory)] = [
      ("Cc", .control), ("Cf", .format), ("Co", .privateUse), ("Cs", .surrogate),
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
