import OverlayDiagnostics
import OverlayYAMLTree
import Synchronization

/// What one build may still read, whichever threads read it.
///
/// Files are kept until the end of a build, and so are their documents for as long as they may be asked for.
final class InputBudget: Sendable {
  /// A value that is made of a node of a kustomization takes as much room as so many nodes.
  private static let decodedWeight = 8

  private let bytes = Atomic(0)
  private let nodes = Atomic(0)

  /// Takes note of a file that was read.
  ///
  /// - Throws: `input-too-large`, without a place: which file is one too many is a matter of chance.
  func charge(_ bytes: [UInt8]) throws(Diagnostic) -> [UInt8] {
    guard self.bytes.wrappingAdd(bytes.count, ordering: .relaxed).newValue <= Limits.inputBytes else {
      throw .inputTooLarge("the files of this build are larger than \(Limits.inputBytes >> 20) MiB together")
    }
    return bytes
  }

  /// Takes note of a file that was parsed.
  ///
  /// - Throws: `input-too-large`, without a place.
  func charge(_ file: ParsedFile) throws(Diagnostic) -> ParsedFile {
    try charge(nodes: file.tree.slotCount)
    return file
  }

  /// Takes note of the nodes of a file whose values were decoded.
  ///
  /// - Throws: `input-too-large`, without a place.
  func charge(decodedNodes count: Int) throws(Diagnostic) { try charge(nodes: count * Self.decodedWeight) }

  private func charge(nodes count: Int) throws(Diagnostic) {
    guard nodes.wrappingAdd(count, ordering: .relaxed).newValue <= Limits.buildNodes else {
      throw .inputTooLarge("the files of this build have more than \(Limits.buildNodes) nodes")
    }
  }
}
