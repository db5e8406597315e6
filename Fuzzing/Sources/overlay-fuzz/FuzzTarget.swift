@testable import OverlayDiagnostics
@testable import OverlayYAMLTree

/// A part of the compiler that takes bytes from outside.
protocol FuzzTarget: SendableMetatype {
  /// Passes an input on to what it is for; ends the process where that breaks a promise.
  ///
  /// What traps by itself, takes too long or takes too much memory is noticed by libFuzzer.
  static func check(_ input: [UInt8])
}

extension FuzzTarget {
  /// Does what may be refused, but only by a diagnostic that says something.
  ///
  /// - Returns: The result; `nil` where the input was refused.
  @discardableResult
  static func attempt<Value>(_ body: () throws(Diagnostic) -> Value) -> Value? {
    do throws(Diagnostic) {
      return try body()
    } catch {
      check(error)
      return nil
    }
  }

  /// Checks what every diagnostic has to have.
  static func check(_ diagnostic: Diagnostic) {
    if diagnostic.message.isEmpty || diagnostic.code.rawValue.isEmpty { found("an empty diagnostic", diagnostic) }
    for location in [diagnostic.location] + diagnostic.notes.map(\.location) {
      guard let location else { continue }
      if location.line < 0 || location.column < 0 { found("a place before the file", diagnostic) }
    }
  }

  /// Checks that a canonical document comes out as text that reads back as the same document.
  static func checkOutput(_ root: NodeID, of tree: NodeTree) {
    guard tree.kind(of: root) != .scalar else { return }
    let text = written(root, of: tree)
    // Kustomize writes these so that they cannot be read again, and so do we.
    let separators = ["\u{2028}", "\u{2029}", "\u{85}"].map { Array($0.utf8) }
    if separators.contains(where: { text.firstRange(of: $0) != nil }) { return }
    do throws(Diagnostic) {
      var file = try YAMLReader.readDocuments(text, place: SourceText(file: "output.yaml"))
      guard file.documents.count == 1 else { found("\(file.documents.count) documents were read back", text) }
      try file.tree.canonicalize(file.documents[0])
      let again = written(file.documents[0], of: file.tree)
      if again != text { found("the output reads back otherwise", text, again) }
    } catch {
      found("the output cannot be read: \(error)", text)
    }
  }

  private static func written(_ root: NodeID, of tree: NodeTree) -> [UInt8] {
    var writer = YAMLWriter()
    writer.writeDocument(root, of: tree)
    return writer.bytes
  }

  /// Ends the process in a way that libFuzzer takes for a crash.
  static func found(_ what: String, _ details: Any...) -> Never {
    let texts = details.map { ($0 as? [UInt8]).map { String(decoding: $0, as: UTF8.self) } ?? "\($0)" }
    fatalError(([what] + texts).joined(separator: "\n---\n"))
  }
}

/// The texts that an input is divided into by lines such as `=== name`.
///
/// What stands before the first of them belongs to no text.
func namedTexts(in input: [UInt8]) -> [(name: String, text: [UInt8])] {
  let mark = Array("=== ".utf8)
  var texts: [(name: String, text: [UInt8])] = []
  for line in input.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
    if line.starts(with: mark) {
      texts.append((String(decoding: line.dropFirst(mark.count), as: UTF8.self), []))
    } else if !texts.isEmpty {
      texts[texts.count - 1].text += line + [UInt8(ascii: "\n")]
    }
  }
  return texts
}
