/// One problem of the input, with its place.
public struct Diagnostic: Error, Hashable, Sendable {
  /// Whether a problem ends a build without output (`error`) or not (`warning`).
  public enum Severity: String, Sendable { case warning, error }

  /// A further line that explains the message, such as a suggestion or an earlier definition.
  public struct Note: Hashable, Sendable {
    /// One clause, in lower case, without a full stop.
    public var message: String
    /// The place of the note, if it has one.
    public var location: SourceLocation?

    /// Creates a note.
    public init(_ message: String, at location: SourceLocation? = nil) {
      self.message = message
      self.location = location
    }
  }

  /// A replacement of whole lines of input.
  public struct Edit: Hashable, Sendable {
    /// The file and its first line to replace; the column is 0.
    public var location: SourceLocation
    /// The number of lines to replace; 0 inserts the new ones before that of ``location``.
    public var lineCount: Int
    /// The new lines, without line breaks; empty to delete the old ones.
    public var lines: [String]

    /// Creates an edit.
    public init(replacing lineCount: Int, at location: SourceLocation, with lines: [String]) {
      self.location = location
      self.lineCount = lineCount
      self.lines = lines
    }
  }

  /// Whether the problem is an error or a warning.
  public var severity: Severity {
    get { content.severity }
    set { content.severity = newValue }
  }

  /// The kind of problem.
  public var code: Code {
    get { content.code }
    set { content.code = newValue }
  }

  /// One clause, in lower case, without a full stop.
  public var message: String {
    get { content.message }
    set { content.message = newValue }
  }

  /// The place in the input to change, if there is one.
  public var location: SourceLocation? {
    get { content.location }
    set { content.location = newValue }
  }

  /// Further lines, in the order they are printed.
  public var notes: [Note] {
    get { content.notes }
    set { content.notes = newValue }
  }

  /// The line of input at ``location``, without its line break; `nil` if it is unknown or may be part of a Secret.
  public var excerpt: String? {
    get { content.excerpt }
    set { content.excerpt = newValue }
  }

  /// The number of columns of ``excerpt`` to mark, from that of ``location``; 0 if it is unknown.
  public var length: Int {
    get { content.length }
    set { content.length = newValue }
  }

  /// A change of the input that certainly solves the problem, if one is known.
  public var edit: Edit? {
    get { content.edit }
    set { content.edit = newValue }
  }

  /// The most errors that one build reports.
  public static let errorLimit = 20

  private struct Content: Hashable {
    var severity: Severity
    var code: Code
    var message: String
    var location: SourceLocation?
    var notes: [Note]
    var excerpt: String?
    var length = 0
    var edit: Edit?
  }

  /// Keeps the content on the heap, so that functions that may throw a diagnostic need little stack; some recurse into
  /// the input.
  private indirect enum Box: Hashable { case content(Content) }

  private var box: Box

  private var content: Content {
    get {
      switch box {
      case .content(let content): content
      }
    }
    set { box = .content(newValue) }
  }

  /// Creates a diagnostic with the severity of its code.
  public init(code: Code, message: String, at location: SourceLocation? = nil, notes: [Note] = []) {
    box = .content(Content(severity: code.severity, code: code, message: message, location: location, notes: notes))
  }

  /// A warning without notes.
  package static func warning(_ code: Code, _ message: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: code, message: message, at: location)
  }

  /// The same problem with one more note after those it has.
  public func addingNote(_ message: String, at location: SourceLocation? = nil) -> Diagnostic {
    var copy = self
    copy.notes.append(Note(message, at: location))
    return copy
  }

  /// The same problem, placed at `location` unless it already has a place.
  public func at(_ location: SourceLocation?) -> Diagnostic {
    guard self.location == nil else { return self }
    var copy = self
    copy.location = location
    return copy
  }
}

// MARK: - CustomStringConvertible

extension Diagnostic: CustomStringConvertible {
  /// `file:line:column: severity: message [code]`, one line per note after it.
  public var description: String {
    let head = Self.line(location, severity.rawValue, message) + " [\(code.rawValue)]"
    return notes.reduce(into: head) { $0 += "\n" + Self.line($1.location, "note", $1.message) }
  }

  private static func line(_ location: SourceLocation?, _ label: String, _ message: String) -> String {
    guard let location else { return "\(label): \(message)" }
    return "\(location): \(label): \(message)"
  }
}
