/// One problem, said once, with the place it comes from.
public struct Diagnostic: Error, Hashable, Sendable {
  /// How much a problem matters: only `error` stops a build.
  public enum Severity: String, Sendable { case warning, error }

  /// A second line that explains the first, such as a suggestion or an earlier definition.
  public struct Note: Hashable, Sendable {
    /// One clause, in lower case, without a full stop.
    public var message: String
    /// The place the note speaks of, where it has one.
    public var location: SourceLocation?

    /// Creates a note.
    public init(_ message: String, at location: SourceLocation? = nil) {
      self.message = message
      self.location = location
    }
  }

  /// Whole lines of input, and what to write in their place.
  public struct Edit: Hashable, Sendable {
    /// The file, and the first of the lines; its column is 0.
    public var location: SourceLocation
    /// How many lines give way; 0 where the new ones only stand before that of ``location``.
    public var lineCount: Int
    /// The new lines, without line breaks; none where the old ones are only taken away.
    public var lines: [String]

    /// Creates an edit.
    public init(replacing lineCount: Int, at location: SourceLocation, with lines: [String]) {
      self.location = location
      self.lineCount = lineCount
      self.lines = lines
    }
  }

  /// How much the problem matters.
  public var severity: Severity {
    get { content.severity }
    set { content.severity = newValue }
  }

  /// What kind of problem it is.
  public var code: Code {
    get { content.code }
    set { content.code = newValue }
  }

  /// One clause, in lower case, without a full stop.
  public var message: String {
    get { content.message }
    set { content.message = newValue }
  }

  /// The place in the input that must change, where there is one.
  public var location: SourceLocation? {
    get { content.location }
    set { content.location = newValue }
  }

  /// Further lines, in the order they are printed.
  public var notes: [Note] {
    get { content.notes }
    set { content.notes = newValue }
  }

  /// The line of input that ``location`` names, without its line break, where the text was at hand.
  public var excerpt: String? {
    get { content.excerpt }
    set { content.excerpt = newValue }
  }

  /// How many columns of ``excerpt``, from that of ``location`` on, are meant; 0 where that is not known.
  public var length: Int {
    get { content.length }
    set { content.length = newValue }
  }

  /// A change of the input that mends the problem, where there is one for certain.
  public var edit: Edit? {
    get { content.edit }
    set { content.edit = newValue }
  }

  /// How many errors one build reports at most.
  public static let errorLimit = 20

  /// What a diagnostic says.
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

  /// Keeps the content elsewhere, so that functions that only may throw one need no room for it on the stack; some are
  /// called once for each level that the input is nested.
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
