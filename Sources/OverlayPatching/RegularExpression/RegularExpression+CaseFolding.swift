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
      if scalar < 0x80 { return isASCIILetter(scalar) && condition(scalar ^ 0x20) }
      guard scalar != dotlessI, let properties = Unicode.Scalar(scalar)?.properties else { return false }
      return satisfies(properties.lowercaseMapping, condition)
        || satisfies(properties.uppercaseMapping, condition)
        || satisfies(properties.titlecaseMapping, condition)
    }

    /// Whether a code point has a case variant other than itself.
    static func hasVariants(_ scalar: UInt32) -> Bool {
      anyVariant(of: scalar) { $0 != scalar }
    }

    private static func isASCIILetter(_ scalar: UInt32) -> Bool {
      0x61...0x7A ~= scalar | 0x20
    }

    /// A mapping to more than one code point is not simple folding.
    private static func satisfies(_ mapping: String, _ condition: (UInt32) -> Bool) -> Bool {
      let scalars = mapping.unicodeScalars
      guard let first = scalars.first, scalars.count == 1 else { return false }
      return condition(first.value)
    }

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
