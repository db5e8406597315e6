/// A place in one input file.
public struct SourceLocation: Hashable, Sendable {
  /// The path as users write it: relative if the target of the build is.
  public var file: String
  /// 1-based line; 0 for the whole file.
  public var line: Int
  /// 1-based column, in Unicode code points, as libyaml counts them; 0 for the whole line.
  public var column: Int

  /// Creates a location; without a line it names the whole file.
  public init(file: String, line: Int = 0, column: Int = 0) {
    self.file = file
    self.line = line
    self.column = column
  }
}

// MARK: - CustomStringConvertible

extension SourceLocation: CustomStringConvertible {
  /// `file:line:column`, without the parts that are 0.
  public var description: String {
    guard line > 0 else { return file }
    guard column > 0 else { return "\(file):\(line)" }
    return "\(file):\(line):\(column)"
  }
}
