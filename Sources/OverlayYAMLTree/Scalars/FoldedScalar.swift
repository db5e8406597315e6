/// How folded scalars (`>`) change when Kustomize writes them and reads them again.
///
/// It writes them in a form that its own parser reads differently. The result is part of Kustomize's output, so it is
/// computed here; text that Kustomize does not write as folded does not change.
enum FoldedScalar {
  /// The text that is read again for a value outside of flow collections, or `nil` if it does not change.
  static func afterRoundTrip(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.contains(ascii("\n")), ScalarAnalysis(text, tabIsSpecial: false).allowsBlock else { return nil }
    let lines = lines(of: text)
    guard let first = lines.first(where: { !$0.content.isEmpty }) else { return nil }
    let result = isBlank(first) ? beginningWithBlank(lines) : beginningWithText(lines)
    return result.elementsEqual(text) ? nil : result
  }

  /// The text of a line and the number of line breaks after it; only the first line may be empty.
  private struct Line {
    var content: Slice<UnsafeBufferPointer<UInt8>>
    var breaks: Int
  }

  private static func lines(of text: UnsafeBufferPointer<UInt8>) -> [Line] {
    var lines: [Line] = []
    var index = text.startIndex
    while index < text.endIndex {
      let end = text[index...].firstIndex(of: ascii("\n")) ?? text.endIndex
      let next = text[end...].firstIndex { $0 != ascii("\n") } ?? text.endIndex
      lines.append(Line(content: text[index..<end], breaks: next - end))
      index = next
    }
    return lines
  }

  private static func isBlank(_ line: Line) -> Bool {
    line.content.first == ascii(" ") || line.content.first == ascii("\t")
  }

  /// Adds a break before each run of indented lines, and at the end of text that ends in several breaks.
  private static func beginningWithText(_ lines: [Line]) -> [UInt8] {
    var result: [UInt8] = []
    for (index, line) in lines.enumerated() {
      result += line.content
      let next = index + 1 < lines.count ? lines[index + 1] : nil
      let entersBlank = !line.content.isEmpty && !isBlank(line) && next.map(isBlank) == true
      let endsInSeveral = next == nil && line.breaks >= 2 && !isBlank(line) && !line.content.isEmpty
      result += repeatElement(ascii("\n"), count: line.breaks + (entersBlank || endsInSeveral ? 1 : 0))
    }
    return result
  }

  /// Removes a break between lines that are not indented; a space replaces the last one.
  private static func beginningWithBlank(_ lines: [Line]) -> [UInt8] {
    var result: [UInt8] = []
    for (index, line) in lines.enumerated() {
      result += line.content
      guard index + 1 < lines.count, !line.content.isEmpty, !isBlank(line), !isBlank(lines[index + 1]) else {
        result += repeatElement(ascii("\n"), count: line.breaks)
        continue
      }
      result += line.breaks == 1 ? [ascii(" ")] : Array(repeating: ascii("\n"), count: line.breaks - 1)
    }
    return result
  }
}
