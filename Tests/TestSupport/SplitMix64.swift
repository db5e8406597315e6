/// Steele, Lea and Flood's generator: the same numbers for the same seed on every machine.
public struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  /// Creates a generator.
  public init(seed: UInt64) { state = seed }

  /// The next number.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to below `limit`.
  public mutating func number(below limit: Int) -> Int { Int(next() % UInt64(limit)) }

  /// True once in `count` times.
  public mutating func oneIn(_ count: Int) -> Bool { number(below: count) == 0 }

  /// One of `choices`.
  public mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[number(below: choices.count)] }

  /// At most `limit` of `characters`.
  public mutating func text(of characters: [Character], upTo limit: Int) -> String {
    String((0..<number(below: limit + 1)).map { _ in pick(characters) })
  }
}
