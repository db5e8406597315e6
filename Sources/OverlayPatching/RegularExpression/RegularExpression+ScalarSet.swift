extension RegularExpression {
  /// A character class: the code points that one step of a program may read.
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
        let isListed =
          ignoringCase ? CaseFolding.anyVariant(of: scalar, satisfies: lists) : lists(scalar)
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

    /// Whether the class stands for the code points that are not in its parts.
    var isNegated = false
    private let ignoresCase: Bool
    /// What was inserted as it is.
    private var listed = Part()
    /// What was inserted negated; each keeps to itself, since the class holds what any of them holds.
    private var negatedParts: [Part] = []
    private var lowASCII: UInt64 = 0
    private var highASCII: UInt64 = 0

    /// An empty class.
    ///
    /// - Parameter ignoresCase: Whether each inserted code point brings its case variants, as under `(?i)`.
    init(ignoresCase: Bool) {
      self.ignoresCase = ignoresCase
    }

    /// How much memory the class takes, in ranges.
    var cost: Int {
      negatedParts.reduce(8 + listed.ranges.count) { $0 + 8 + $1.ranges.count }
    }

    /// The only code point of the class, if it is plainly a list of one.
    var onlyScalar: UInt32? {
      guard !isNegated, negatedParts.isEmpty, listed.categories.isEmpty, listed.ranges.count == 1 else { return nil }
      let range = listed.ranges[0]
      guard range.count == 1, !(ignoresCase && CaseFolding.hasVariants(range.lowerBound)) else { return nil }
      return range.lowerBound
    }

    /// Adds a range of code points; surrogates are allowed but never found in a text.
    mutating func insert(_ range: ClosedRange<UInt32>) {
      listed.ranges.append(range)
    }

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

    /// Whether the class, which must be ``closed()``, holds a code point.
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
