import TestSupport
import Testing

@testable import OverlayYAMLTree

@Suite("The order of keys")
struct KeyOrderTests {
  private static func precedes(_ left: String, _ right: String) -> Bool {
    Text(left).withBytes { left in Text(right).withBytes { right in KeyOrder.precedes(left, right) } }
  }

  /// The order of keys in output of Kustomize.
  static let verified = [
    "", "-a", ".a", "/a", "_a", "1", "1.5", "9", "10", "A", "B", "a", "a b", "a-1", "a-2", "a-10", "a-b", "a.b", "a/b",
    "a: b", "a_b", "a1", "a1-b", "a2", "a02", "a10", "aB", "ab", "b", "v1.9.0", "v1.10.0", "y", "z", "é",
  ]

  @Test("each key of the verified order precedes the next", arguments: zip(verified, verified.dropFirst()))
  func verifiedOrder(left: String, right: String) {
    #expect(Self.precedes(left, right))
    #expect(!Self.precedes(right, left))
  }

  @Test("no key precedes itself", arguments: verified)
  func irreflexive(key: String) {
    #expect(!Self.precedes(key, key))
  }

  @Test("two keys never precede each other")
  func asymmetric() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<Effort.count(5_000, full: 100_000) {
      let left = random.text(of: Array("ab01928-_.é日\u{1F600}"), upTo: 5)
      let right = random.text(of: Array("ab01928-_.é日\u{1F600}"), upTo: 5)
      #expect(!(Self.precedes(left, right) && Self.precedes(right, left)))
      if left != right { #expect(Self.precedes(left, right) || Self.precedes(right, left), "\(left) \(right)") }
    }
  }

  @Test(
    "single rules",
    arguments: [
      ("Z", "a"), ("a", "é"), ("z", "é"), ("é", "日"), ("ab-", "abc"), ("ab1", "abc"), ("a9", "a10"), ("a99", "a100"),
      ("a1", "a01"), ("a01", "a001"), ("a00", "a1"), ("a1", "a1a"), ("a-", "a0"), ("a10", "a11"), ("a1.5", "a1.10"),
      ("a100", "a101"), ("a-a", "a1"), ("\u{1F600}", "a"), ("a", "aa"), ("apiVersion", "kind"), ("data", "kind"),
      ("a!", "a-"), ("e\u{301}", "f"), ("e", "e\u{301}"),
    ]
  )
  func rules(left: String, right: String) {
    #expect(Self.precedes(left, right))
    #expect(!Self.precedes(right, left))
  }

  @Test("the comparison is not transitive, as in Kustomize")
  func intransitive() {
    #expect(Self.precedes("a2", "a10"))
    #expect(Self.precedes("a10", "a1b"))
    #expect(Self.precedes("a1b", "a2"))
  }

  @Test("numbers beyond 64 bits are compared without overflow")
  func hugeNumbers() {
    let (left, right) = ("a" + String(repeating: "9", count: 40), "a" + String(repeating: "8", count: 40))
    #expect(Self.precedes(left, right) != Self.precedes(right, left))
  }
}
