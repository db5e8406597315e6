package import OverlayDiagnostics

/// The limits on input, work and output of a build.
///
/// Together they keep a build below 1 GiB of memory and a few seconds, whatever it reads. A node takes 24 bytes in its
/// tree, three times that while the tree grows, and up to 200 bytes when it is decoded to a value.
package enum Limits {
  /// The maximum size of all files together, in bytes: 128 MiB.
  package static let inputBytes = 1 << 27
  /// The maximum number of nodes in a file after its aliases and merge keys are expanded.
  package static let fileNodes = 4_000_000
  /// The maximum number of nodes in a file that is decoded to values, such as a kustomization.
  package static let decodedNodes = 1_000_000
  /// The maximum number of nodes in all resources and patches, including replaced nodes.
  package static let buildNodes = 10_000_000
  /// The maximum number of bytes of text in all scalars, including replaced text: 192 MiB.
  package static let buildText = 3 << 26
  /// The maximum number of visits to fields, entries and elements: a few seconds' worth.
  package static let buildEffort = 200_000_000
  /// The maximum size of the output, in bytes: 192 MiB.
  package static let outputBytes = 3 << 26
}

extension NodeTree {
  /// Whether this tree and another together stay within the limits of a build.
  package func hasRoom(for other: NodeTree) -> Bool {
    slots.count + other.slots.count <= Limits.buildNodes && text.count + other.text.count <= Limits.buildText
  }

  /// The approximate number of bytes of a key or value in the output, without escapes and child nodes.
  func outputSize(of node: NodeID, depth: Int) -> Int {
    let slot = slots[Int(node.index)]
    // An indent of two columns per level and a few characters of punctuation.
    let line = 2 * depth + 3
    return slot.isScalar ? Int(slot.b) + line * (lineBreaks(in: node, depth: depth) + 1) : line
  }

  /// The number of additional lines of a scalar: if it is deeply indented, every space may be a line break.
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
