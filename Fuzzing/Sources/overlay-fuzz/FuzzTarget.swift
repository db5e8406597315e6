@testable import OverlayDiagnostics
@testable import OverlayYAMLTree

/// A part of the compiler that reads untrusted bytes.
protocol FuzzTarget: SendableMetatype {
  /// Processes an input, and ends the process if a property is violated.
  ///
  /// libFuzzer detects traps, time limits and memory limits.
  static func check(_ input: [UInt8])
}

extension FuzzTarget {
  /// Runs `body`, whose errors must be well-formed diagnostics.
  ///
  /// - Returns: The result; `nil` if the input was rejected.
  @discardableResult
  static func attempt<Value>(_ body: () throws(Diagnostic) -> Value) -> Value? {
    do throws(Diagnostic) {
      return try body()
    } catch {
      check(error)
      return nil
    }
  }

  /// Checks the parts of a diagnostic.
  static func check(_ diagnostic: Diagnostic) {
    if diagnostic.message.isEmpty || diagnostic.code.rawValue.isEmpty { found("an empty diagnostic", diagnostic) }
    for location in [diagnostic.location] + diagnostic.notes.map(\.location) {
      guard let location else { continue }
      if location.line < 0 || location.column < 0 { found("a place before the file", diagnostic) }
    }
  }

  /// Checks that the output of a canonical document reads back as the same document.
  static func checkOutput(_ root: NodeID, of tree: NodeTree) {
    guard tree.kind(of: root) != .scalar else { return }
    let text = written(root, of: tree)
    // Kustomize writes these characters in a form that cannot be read again, and so does overlay.
    let separators = ["\u{2028}", "\u{2029}", "\u{85}"].map { Array($0.utf8) }
    if separators.contains(where: { text.firstRange(of: $0) != nil }) { return }
    do throws(Diagnostic) {
      var file = try YAMLReader.readDocuments(text, place: SourceText(file: "output.yaml"))
      guard file.documents.count == 1 else { found("\(file.documents.count) documents were read back", text) }
      try file.tree.canonicalize(file.documents[0])
      let again = written(file.documents[0], of: file.tree)
      if again != text { found("the output reads back as a different document", text, again) }
    } catch {
      found("the output cannot be read: \(error)", text)
    }
  }

  private static func written(_ root: NodeID, of tree: NodeTree) -> [UInt8] {
    var writer = YAMLWriter()
    writer.writeDocument(root, of: tree)
    return writer.bytes
  }

  /// Ends the process so that libFuzzer reports a crash.
  static func found(_ what: String, _ details: Any...) -> Never {
    let texts = details.map { ($0 as? [UInt8]).map { String(decoding: $0, as: UTF8.self) } ?? "\($0)" }
    fatalError(([what] + texts).joined(separator: "\n---\n"))
  }
}

/// The parts of an input that start with lines such as `=== name`.
///
/// Content before the first such line is ignored.
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
