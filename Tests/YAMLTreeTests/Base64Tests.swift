import OverlayYAMLTree
import Testing

@Suite("Base64")
struct Base64Tests {
  private static func decode(_ text: String) -> String? {
    Text(text).withBytes { Base64.decode($0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  /// RFC 4648, section 10.
  static let vectors = [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ]

  @Test("the examples of RFC 4648", arguments: vectors)
  func examples(text: String, encoded: String) {
    #expect(String(decoding: Base64.encode(text.utf8), as: UTF8.self) == encoded)
    #expect(Self.decode(encoded) == text)
  }

  @Test("every byte survives a round trip")
  func roundTrip() {
    for length in 0..<260 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ length) }
      let encoded = Base64.encode(bytes)
      #expect(encoded.count == (length + 2) / 3 * 4)
      #expect(encoded.withUnsafeBufferPointer { Base64.decode($0) } == bytes)
    }
  }

  @Test("line breaks are skipped")
  func lineBreaks() {
    #expect(Self.decode("Zm9v\nYmFy\n") == "foobar")
    #expect(Self.decode("Zm9v\r\nYmFy\r\n") == "foobar")
    #expect(Self.decode("Z\nm\n8\n=\n") == "fo")
  }

  @Test("bits beyond the last byte are ignored")
  func looseBits() {
    #expect(Self.decode("Zh==") == "f")
  }

  @Test(
    "strings that are not valid Base64",
    arguments: ["Z", "Zg", "Zg=", "Zm9v=", "Zm9vYg=", "=", "====", "Zm 9v", "Zm9-", "Z===", "Zg==Zg==", "é"]
  )
  func malformed(text: String) {
    #expect(Self.decode(text) == nil)
  }
}
