package import OverlayDiagnostics

/// How large the input and the output of one build may be.
///
/// Together they keep a build below 1 GiB of memory and a few seconds, whatever it reads. A node takes 24 bytes in its
/// tree and, while the tree grows, three times that; the values that are made of nodes take up to 200 bytes for each.
package enum Limits {
  /// The most bytes of all files together, and of any one of them: 128 MiB.
  package static let inputBytes = 1 << 27
  /// The most nodes of one file, with what its aliases and merge keys expand to.
  package static let fileNodes = 4_000_000
  /// The most nodes of a file whose values are kept one by one, as those of a kustomization are.
  package static let decodedNodes = 1_000_000
  /// The most nodes of all resources and patches, those that were replaced on the way included.
  package static let buildNodes = 10_000_000
  /// The most bytes of text in all scalars, those that were replaced on the way included: 192 MiB.
  package static let buildText = 3 << 26
  /// The most fields, entries and elements that are looked at on the way, again and again: a few seconds' worth.
  package static let buildEffort = 200_000_000
  /// The most bytes of output: 192 MiB.
  package static let outputBytes = 3 << 26
}

extension NodeTree {
  /// Whether this tree with all of another is not too large for a build.
  package func hasRoom(for other: NodeTree) -> Bool {
    slots.count + other.slots.count <= Limits.buildNodes && text.count + other.text.count <= Limits.buildText
  }

  /// The approximate number of bytes of a key or value in the output, without escapes and what is below it.
  func outputSize(of node: NodeID, depth: Int) -> Int {
    let slot = slots[Int(node.index)]
    // An indent of two columns and a sign or two.
    let line = 2 * depth + 3
    return slot.isScalar ? Int(slot.b) + line * (lineBreaks(in: node, depth: depth) + 1) : line
  }

  /// How many lines a scalar begins after its first: far to the right every space may end one.
  private func lineBreaks(in node: NodeID, depth: Int) -> Int {
    guard depth > 20 || !slots[Int(node.index)].isPlainString else { return 0 }
    let countsSpaces = depth > 20
    return withBytes(of: node) { bytes in
      bytes.count { $0 == ascii("\n") || countsSpaces && $0 == ascii(" ") }
    }
  }
}

// MARK: - Messages

extension Diagnostic {
  static func tooManyNodes(limit: Int, at location: SourceLocation?) -> Diagnostic {
    .inputTooLarge("the file has more than \(limit) nodes up to here", at: location)
  }

  package static func inputTooLarge(_ problem: String, at location: SourceLocation? = nil) -> Diagnostic {
    Diagnostic(code: .inputTooLarge, message: problem, at: location)
  }
}
