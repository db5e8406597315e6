import Testing

@testable import OverlayYAMLTree

@Suite("Searching and comparing bytes")
struct ByteSearchTests {
  @Test("the first match at or after a position")
  func position() {
    Array("abcabc".utf8).withUnsafeBufferPointer { bytes in
      #expect(bytes.position(of: ascii("b")) == 1)
      #expect(bytes.position(of: ascii("b"), from: 1) == 1)
      #expect(bytes.position(of: ascii("b"), from: 2) == 4)
      #expect(bytes.position(of: ascii("b"), from: 5) == nil)
      #expect(bytes.position(of: ascii("b"), from: 6) == nil)
      #expect(bytes.position(of: ascii("b"), from: 99) == nil)
      #expect(bytes.position(of: ascii("x")) == nil)
    }
    #expect(UnsafeBufferPointer<UInt8>(start: nil, count: 0).position(of: 0) == nil)
  }

  @Test("byte order", arguments: [("", ""), ("", "a"), ("a", "ab"), ("a", "b"), ("Z", "a"), ("e\u{301}", "\u{E9}")])
  func order(left: String, right: String) {
    Array(left.utf8).withUnsafeBufferPointer { one in
      Array(right.utf8).withUnsafeBufferPointer { other in
        #expect(one.precedes(other) == (left != right || left.utf8.count != right.utf8.count))
        #expect(!other.precedes(one))
      }
    }
  }
}
