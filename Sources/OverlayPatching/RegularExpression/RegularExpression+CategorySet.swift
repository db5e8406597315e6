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
    /// - Parameter name: The name with one capital letter. `Lc` stands for `Lu`, `Ll` and `Lt`; others may also be spelled
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
