/// Base64 according to RFC 4648, with padding.
package enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Encodes bytes, without line breaks.
  package static func encode(_ bytes: some Collection<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((bytes.count + 2) / 3 * 4)
    var pending: UInt32 = 0
    var count = 0
    for byte in bytes {
      pending = pending << 8 | UInt32(byte)
      count += 1
      if count == 3 {
        for shift in [18, 12, 6, 0] { result.append(alphabet[Int(pending >> UInt32(shift) & 63)]) }
        (pending, count) = (0, 0)
      }
    }
    guard count > 0 else { return result }
    pending <<= UInt32(8 * (3 - count))
    for shift in [18, 12, 6, 0].prefix(count + 1) { result.append(alphabet[Int(pending >> UInt32(shift) & 63)]) }
    result.append(contentsOf: repeatElement(ascii("="), count: 3 - count))
    return result
  }

  /// Encodes bytes like Kustomize does in YAML: on one line if that has less than 70 characters, otherwise in lines of
  /// 70, each with a line break.
  package static func encodeInLines(_ bytes: [UInt8]) -> [UInt8] {
    let encoded = encode(bytes)
    let width = 70
    guard encoded.count >= width else { return encoded }
    var result: [UInt8] = []
    result.reserveCapacity(encoded.count + encoded.count / width + 1)
    for start in stride(from: 0, to: encoded.count, by: width) {
      result += encoded[start..<min(start + width, encoded.count)]
      result.append(ascii("\n"))
    }
    return result
  }

  /// Decodes text, ignoring line breaks.
  ///
  /// - Returns: `nil` if the text is not base64.
  package static func decode(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var pending: UInt32 = 0
    var count = 0
    var padding = 0
    for byte in text where byte != ascii("\n") && byte != ascii("\r") {
      if byte == ascii("=") {
        padding += 1
        continue
      }
      guard padding == 0, let value = value(of: byte) else { return nil }
      pending = pending << 6 | value
      count += 1
      if count % 4 == 0 {
        result += [UInt8(truncatingIfNeeded: pending >> 16), UInt8(truncatingIfNeeded: pending >> 8)]
        result.append(UInt8(truncatingIfNeeded: pending))
        pending = 0
      }
    }
    switch (count % 4, padding) {
    case (0, 0): break
    case (2, 2): result.append(UInt8(truncatingIfNeeded: pending >> 4))
    case (3, 1): result += [UInt8(truncatingIfNeeded: pending >> 10), UInt8(truncatingIfNeeded: pending >> 2)]
    default: return nil
    }
    return result
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case ascii("A")...ascii("Z"): UInt32(byte - ascii("A"))
    case ascii("a")...ascii("z"): UInt32(byte - ascii("a")) + 26
    case ascii("0")...ascii("9"): UInt32(byte - ascii("0")) + 52
    case ascii("+"): 62
    case ascii("/"): 63
    default: nil
    }
  }
}
