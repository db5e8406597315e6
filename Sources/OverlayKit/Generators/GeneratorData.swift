import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree

/// The keys and values from a generator's `envs`, `literals` and `files`.
struct GeneratorData {
  /// One entry of a ConfigMap or Secret.
  struct DataEntry {
    var key: Text
    var value: [UInt8]
    var location: SourceLocation
    /// The line of the env file that the entry comes from.
    var line: (number: Int, file: String)?
    /// Whether the line of the env file has no `=`.
    var hasNoValue = false

    /// Whether the key may be a value whose key is missing, such as base64 with `=` at its end.
    var hasDoubtfulKey: Bool {
      value.isEmpty
        || !key.utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == ascii("-") || $0 == ascii("_") || $0 == ascii(".") }
    }

    /// The line of the env file, in messages.
    fileprivate var origin: String { line.map { ", in line \($0.number) of '\($0.file)'" } ?? "" }
  }

  /// The entries, sorted by the bytes of their keys.
  let sorted: [DataEntry]
  /// What to warn of in env files, if one of the keys is in the output.
  private(set) var warnings: [(keys: [Text], problem: Diagnostic)] = []

  /// The longest line of an env file, in bytes.
  private static let lineLimit = 64 * 1024
  /// The most entries of one env file.
  private static let pairLimit = 1_000_000

  /// Reads the sources of an entry.
  ///
  /// - Parameters:
  ///   - entry: The entry.
  ///   - isSecret: Whether it generates a Secret, so that no message may quote a value.
  ///   - read: Reads a file.
  /// - Throws: `input-too-large`; `invalid-generator` for malformed sources and for duplicate keys.
  init(
    _ entry: GeneratorEntry,
    isSecret: Bool,
    read: (Located<String>, FileStore.Syntax) throws(Diagnostic) -> (bytes: [UInt8], name: String)
  ) throws(Diagnostic) {
    var pairs: [DataEntry] = []
    func readFile(
      _ path: Located<String>,
      as syntax: FileStore.Syntax
    ) throws(Diagnostic) -> (bytes: [UInt8], name: String) {
      do throws(Diagnostic) { return try read(path, syntax) } catch {
        // The path may be a misplaced value, which the message of a missing file would quote.
        guard isSecret, error.code == .fileNotFound, !path.value.looksLikePath || path.value.contains("=") else {
          throw error
        }
        throw Diagnostic(code: .fileNotFound, message: "no file has this path", at: error.location)
          .addingNote("write a value under 'literals', as 'key=value'")
      }
    }
    for source in entry.envs {
      let (bytes, name) = try readFile(source, as: .env)
      let entries = try Self.environment(bytes, source)
      pairs += entries
      warnings += Self.warnings(of: entries, file: name)
    }
    for source in entry.literals { pairs.append(try Self.literal(source)) }
    for source in entry.files {
      pairs.append(try Self.file(source) { (path) throws(Diagnostic) in try readFile(path, as: .data).bytes })
    }
    var seen: [Text: DataEntry] = [:]
    for pair in pairs {
      guard let first = seen.updateValue(pair, forKey: pair.key) else { continue }
      let key = isSecret && pair.hasDoubtfulKey ? "a key" : "the key '\(pair.key.string.abridged)'"
      throw .invalidGenerator("\(key) is defined twice\(pair.origin)", at: pair.location)
        .addingNote("first defined here\(first.origin)", at: first.location)
    }
    // Kustomize drops entries with an empty key, which only env files can have.
    sorted = pairs.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }
  }

  /// Reads `key=value`; one pair of quotes around the value is removed.
  private static func literal(_ source: Located<String>) throws(Diagnostic) -> DataEntry {
    let text = Array(source.value.utf8)
    guard let equals = text.firstIndex(of: ascii("=")), equals > 0 else {
      let part = text.first == ascii("=") ? "key" : "'='"
      throw .invalidGenerator("expected 'key=value', but the literal has no \(part)", at: source.location)
    }
    var value = text[(equals + 1)...]
    if value.count >= 2, let quote = value.first, quote == value.last, quote == ascii("\"") || quote == ascii("'") {
      value = value.dropFirst().dropLast()
    }
    let key = Text(String(decoding: text[..<equals], as: UTF8.self))
    return DataEntry(key: key, value: Array(value), location: source.location)
  }

  /// Reads the file of `path`, whose base name is the key, or of `key=path`.
  private static func file(
    _ source: Located<String>,
    read: (Located<String>) throws(Diagnostic) -> [UInt8]
  ) throws(Diagnostic) -> DataEntry {
    let parts = source.value.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2 else {
      throw .invalidGenerator("'\(source.value)' has more than one '='", at: source.location)
        .addingNote("write 'path' or 'key=path'")
    }
    let path = parts[parts.count - 1]
    let key =
      parts.count == 2 ? parts[0] : path.split(separator: "/").last.map(String.init) ?? (path.isEmpty ? "." : "/")
    guard !key.isEmpty, !path.isEmpty else {
      let missing = key.isEmpty ? "key" : "path"
      throw .invalidGenerator("'\(source.value)' has no \(missing)", at: source.location)
    }
    return DataEntry(key: Text(key), value: try read(Located(path, at: source.location)), location: source.location)
  }

  /// Reads the lines of an env file; blank lines and comments are skipped, and a line without `=` has an empty value.
  private static func environment(_ bytes: [UInt8], _ source: Located<String>) throws(Diagnostic) -> [DataEntry] {
    var pairs: [DataEntry] = []
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    let lines = rest.split(separator: ascii("\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard line.count < lineLimit else {
        throw .invalidGenerator("'\(source.value)' has a line longer than 64 KiB", at: source.location)
      }
      let whole = line.last == ascii("\r") ? line.dropLast() : line
      guard whole.isUTF8 else {
        throw .invalidGenerator("'\(source.value)' is not UTF-8", at: source.location)
      }
      let text = whole.drop { $0.isASCIISpace }
      guard let first = text.first, first != ascii("#") else { continue }
      guard pairs.count < pairLimit else {
        throw .inputTooLarge("'\(source.value)' has more than \(pairLimit) lines", at: source.location)
      }
      let equals = text.firstIndex(of: ascii("=")) ?? text.endIndex
      let key = Text(String(decoding: text[..<equals], as: UTF8.self))
      let value = Array(text[equals...].dropFirst())
      let origin = (number: index + 1, file: source.value)
      let hasNoValue = equals == text.endIndex
      let entry = DataEntry(key: key, value: value, location: source.location, line: origin, hasNoValue: hasNoValue)
      pairs.append(entry)
    }
    return pairs
  }

  /// Warns of lines of an env file that mean something else to a shell, once for each kind.
  private static func warnings(of entries: [DataEntry], file: String) -> [(keys: [Text], problem: Diagnostic)] {
    var found: [(keys: [Text], problem: Diagnostic)] = []
    func warn(of lines: [DataEntry], _ make: (SourceLocation) -> Diagnostic) {
      guard let first = lines.first?.line else { return }
      var problem = make(SourceLocation(file: file, line: first.number, column: 1))
      switch lines.count {
      case 1: break
      case 2: problem = problem.addingNote("likewise in line \(lines[1].line?.number ?? 0)")
      default: problem = problem.addingNote("likewise in \(lines.count - 1) other lines")
      }
      found.append((lines.map(\.key), problem))
    }
    let lines = entries.filter(\.hasNoValue)
    warn(of: lines.filter(\.key.isVariableName), Diagnostic.envLineWithoutValue)
    warn(of: lines.filter { !$0.key.isVariableName }, Diagnostic.envLineContinued)
    warn(of: entries.filter { $0.value.isQuoted }, Diagnostic.envQuotesKept)
    return found
  }
}

extension Collection<UInt8> {
  /// Whether the bytes are well-formed UTF-8.
  var isUTF8: Bool { withContiguousStorageIfAvailable { String(validating: $0, as: UTF8.self) != nil } ?? false }
}

extension Text {
  /// Whether a line of an env file has the form of a variable's name.
  fileprivate var isVariableName: Bool {
    utf8.allSatisfy { $0.isASCIIAlphanumeric || $0 == ascii("_") } && !(utf8.first?.isASCIIDigit ?? true)
  }
}

extension [UInt8] {
  /// Whether a value begins and ends with the same quotation mark.
  fileprivate var isQuoted: Bool {
    guard count >= 2, let quote = first, quote == last else { return false }
    return quote == ascii("\"") || quote == ascii("'")
  }
}

extension Diagnostic {
  fileprivate static func envLineWithoutValue(at location: SourceLocation) -> Diagnostic {
    warning(.envLineWithoutValue, "this line has no '=', so it becomes a key with an empty value", at: location)
      .addingNote("no value is taken from the environment; if it is to be empty, write '=' after the key")
  }

  fileprivate static func envLineContinued(at location: SourceLocation) -> Diagnostic {
    warning(.envLineWithoutValue, "this line has no '=', so it becomes a key with an empty value", at: location)
      .addingNote("an env file cannot hold values of several lines; put such a value into a file under 'files'")
  }

  fileprivate static func envQuotesKept(at location: SourceLocation) -> Diagnostic {
    warning(.envQuotesKept, "the quotation marks become part of the value", at: location)
      .addingNote("write the value without them")
  }

  static func invalidGenerator(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .invalidGenerator, message: reason, at: location)
  }
}
