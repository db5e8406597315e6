import Testing

@testable import OverlayKit

@Suite("Ascending numbers")
struct AscendingNumbersTests {
  @Test("numbers are kept in ascending order, whatever the order of insertion", arguments: 0..<50)
  func order(seed: Int) {
    var numbers = AscendingNumbers()
    var expected: [Int] = []
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
    for _ in 0..<40 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let number = Int(state >> 60)
      if state >> 32 & 3 == 0 {
        numbers.removeAll(number)
        expected.removeAll { $0 == number }
      } else {
        numbers.insert(number)
        expected.append(number)
        expected.sort()
      }
      #expect(numbers.all == expected)
    }
  }
}
