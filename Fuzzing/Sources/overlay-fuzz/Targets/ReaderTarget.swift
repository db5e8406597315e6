@testable import OverlayDiagnostics
@testable import OverlayYAMLTree

/// Reading and writing.
///
/// The input is a file.
enum ReaderTarget: FuzzTarget {
  static func check(_ input: [UInt8]) {
    checkReadersAgree(on: input)
    guard var file = attempt({ () throws(Diagnostic) in try YAMLReader.readDocuments(input, place: place) }) else {
      return
    }
    for root in file.documents {
      guard (attempt { () throws(Diagnostic) in try file.tree.canonicalize(root) }) != nil else { continue }
      checkOutput(root, of: file.tree)
      checkJSON(root, of: file.tree)
    }
    checkComments(in: input)
  }

  private static let place = SourceText(file: "input.yaml")

  /// Checks that the plain-style reader and libyaml have the same result.
  private static func checkReadersAgree(on input: [UInt8]) {
    let simple = outcome(of: input, plainStyle: .always)
    let full = outcome(of: input, plainStyle: .never)
    if simple != full { found("the two readers differ", simple, full) }
  }

  private static func outcome(of input: [UInt8], plainStyle: YAMLReader.PlainStyle) -> Outcome {
    do throws(Diagnostic) {
      let file = try YAMLReader.readDocuments(input, place: place, plainStyle: plainStyle)
      let slots = file.tree.slots.flatMap { slot in
        [Int(slot.a), Int(slot.b), Int(slot.next), Int(slot.line), Int(slot.file), Int(slot.column), Int(slot.bits)]
      }
      return Outcome(slots: slots, text: file.tree.text, documents: file.documents, diagnostics: file.findings.warnings)
    } catch {
      return Outcome(diagnostics: [error])
    }
  }

  /// All results of reading a file.
  private struct Outcome: Equatable {
    var slots: [Int] = []
    var text: [UInt8] = []
    var documents: [NodeID] = []
    var diagnostics: [Diagnostic]
  }

  private static func checkJSON(_ root: NodeID, of tree: NodeTree) {
    var writer = JSONWriter()
    writer.write(root, of: tree)
    do throws(Diagnostic) {
      _ = try JSONReader.read(writer.bytes, place: place)
    } catch {
      found("the JSON output cannot be read: \(error)", writer.bytes)
    }
  }

  /// Reads and writes with comments, and reads as a kustomization and as JSON.
  private static func checkComments(in input: [UInt8]) {
    attempt { () throws(Diagnostic) in
      guard let document = try CommentedDocument(parsing: input, place: place) else { return }
      _ = document.written(shiftedBy: 0, of: document.tree)
    }
    attempt { () throws(Diagnostic) in _ = try YAMLReader.readFirstDocument(input, place: place) }
    attempt { () throws(Diagnostic) in _ = try JSONReader.read(input, place: place) }
  }
}
