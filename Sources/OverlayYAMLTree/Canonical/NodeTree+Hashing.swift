extension NodeTree {
  /// A hash of a scalar's text, for tables that live as long as one process.
  ///
  /// - Parameters:
  ///   - node: The scalar.
  ///   - seed: A number that no input can know, or the hash of texts before this one.
  /// - Returns: The hash; all its bits are equally good.
  package func hash(of node: NodeID, seed: UInt64) -> UInt64 {
    withBytes(of: node) { bytes in
      var hash = seed ^ UInt64(truncatingIfNeeded: bytes.count)
      var position = 0
      while position < bytes.count {
        var word: UInt64 = 0
        for index in position..<min(position + 8, bytes.count) { word = word << 8 | UInt64(bytes[index]) }
        // Both halves of the product, so that each bit of the text has a say in each bit of the hash.
        let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        hash = product.high ^ product.low
        position += 8
      }
      let product = (hash ^ seed).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
      return product.high ^ product.low
    }
  }
}
