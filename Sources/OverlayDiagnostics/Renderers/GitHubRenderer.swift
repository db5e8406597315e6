/// Writes diagnostics as workflow commands of GitHub Actions, which shows them at the lines of a pull request.
///
/// A command is `::error file=…,line=…,col=…,endColumn=…,title=code::message`; notes and an edit are further lines of
/// the message. The runner reads commands from both output streams of a step.
public struct GitHubRenderer: Sendable {
  private let path: @Sendable (String) -> String

  /// Creates a renderer.
  ///
  /// - Parameter path: Returns the path of a file relative to the repository, as annotations need it, for the path in
  ///   diagnostics. By default both are the same, as in a build that runs at the root of the repository.
  public init(path: @escaping @Sendable (_ file: String) -> String = { $0 }) { self.path = path }

  /// One command on one line, ended by a line break.
  public func render(_ diagnostic: Diagnostic) -> String {
    var properties: [(name: String, value: String)] = []
    if let location = diagnostic.location {
      properties.append(("file", TextRenderer.printable(path(location.file))))
      if let line = location.knownLine { properties.append(("line", "\(line)")) }
      if let column = location.knownColumn { properties.append(("col", "\(column)")) }
      if let endColumn = diagnostic.endColumn { properties.append(("endColumn", "\(endColumn)")) }
    }
    properties.append(("title", diagnostic.code.rawValue))
    let list = properties.map { "\($0.name)=\(Self.escape($0.value, alsoSeparators: true))" }.joined(separator: ",")
    let message = Self.lines(of: diagnostic).joined(separator: "\n")
    return "::\(diagnostic.severity.rawValue) \(list)::\(Self.escape(message, alsoSeparators: false))\n"
  }

  private static func lines(of diagnostic: Diagnostic) -> [String] {
    var lines = [TextRenderer.printable(diagnostic.message)]
    for note in diagnostic.notes {
      let text = note.location.map { "\($0): note: \(note.message)" } ?? "note: \(note.message)"
      lines.append(TextRenderer.printable(text))
    }
    if let edit = diagnostic.edit {
      lines.append(TextRenderer.printable("\(edit.place): note: \(edit.heading)"))
      lines += edit.lines.map { "  " + TextRenderer.printable($0) }
    }
    return lines
  }

  /// The escapes of the runner: everywhere `%` and line breaks, and in properties their separators, too.
  private static func escape(_ text: String, alsoSeparators: Bool) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "%": result += "%25"
      case "\r": result += "%0D"
      case "\n": result += "%0A"
      case ":" where alsoSeparators: result += "%3A"
      case "," where alsoSeparators: result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
  }
}
