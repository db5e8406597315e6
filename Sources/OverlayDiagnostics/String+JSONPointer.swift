extension String {
  /// A key as a part of a JSON pointer (RFC 6901).
  package var escapedInPointer: String {
    // Hardly any key has such characters.
    guard utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else { return self }
    var bytes: [UInt8] = []
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "~"): bytes += [byte, UInt8(ascii: "0")]
      case UInt8(ascii: "/"): bytes += [UInt8(ascii: "~"), UInt8(ascii: "1")]
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The parts of the string as a JSON pointer (RFC 6901); `nil` if it is not one.
  package var partsOfPointer: [String]? {
    if isEmpty { return [] }
    let bytes = Array(utf8)
    guard bytes[0] == UInt8(ascii: "/") else { return nil }
    return bytes.dropFirst().split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { part in
      guard part.contains(UInt8(ascii: "~")) else { return String(decoding: part, as: UTF8.self) }
      var result: [UInt8] = []
      var isEscape = false
      for byte in part {
        if isEscape {
          result.append(byte == UInt8(ascii: "1") ? UInt8(ascii: "/") : UInt8(ascii: "~"))
          if byte != UInt8(ascii: "0"), byte != UInt8(ascii: "1") { result.append(byte) }
        } else if byte != UInt8(ascii: "~") {
          result.append(byte)
        }
        isEscape = !isEscape && byte == UInt8(ascii: "~")
      }
      if isEscape { result.append(UInt8(ascii: "~")) }
      return String(decoding: result, as: UTF8.self)
    }
  }
}
