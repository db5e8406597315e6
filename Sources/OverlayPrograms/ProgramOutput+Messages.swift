extension ProgramOutput {
  /// The end of what the program told, line by line, fit to be shown.
  ///
  /// Servers have a say in such texts. So there is a limit, and nothing in them can move a terminal's cursor.
  package var messages: [String] { Self.messages(in: standardError) }

  /// The same of any text that a program told.
  package static func messages(in text: [UInt8]) -> [String] {
    let lineLimit = 12
    let lengthLimit = 400
    var lines: [String] = []
    // What nobody will read need not be looked at.
    let end = text.suffix(lineLimit * lengthLimit)
    for line in end.split(whereSeparator: { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }) {
      let text = String(decoding: line, as: UTF8.self)
      let shown = String(text.unicodeScalars.filter { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
      let trimmed = shown.drop { $0 == " " }
      if !trimmed.isEmpty {
        lines.append(trimmed.count > lengthLimit ? trimmed.prefix(lengthLimit) + "…" : String(trimmed))
      }
    }
    return lines.suffix(lineLimit)
  }
}
