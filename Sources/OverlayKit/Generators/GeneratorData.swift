import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree

/// The keys and values that a generator's `envs`, `literals` and `files` stand for.
struct GeneratorData {
  /// One entry of a ConfigMap or Secret.
  struct Pair {
    var key: Text
    var value: [UInt8]
    var location: SourceLocation
    /// The line of the env file that the entry comes from.
    var line: Line?

    /// Whether the key may be a value that has lost its own, such as base 64 with `=` at its end.
    var hasDoubtfulKey: Bool {
      value.isEmpty
        || !key.utf8.allSatisfy { byte in
          byte.isASCIIAlphanumeric
            || byte == ascii("-") || byte == ascii("_") || byte == ascii(".")
        }
    }

    /// Whether the value is well-formed UTF-8.
    var isText: Bool { value.withUnsafeBufferPointer { String(validating: $0, as: UTF8.self) != nil } }
  }

  /// A line of an env file.
  struct Line {
    var number: Int
    var file: String
  }

  /// The entries, by the bytes of their keys.
  let sorted: [Pair]

  /// The longest line that an env file may have, in bytes.
  private static let lineLimit = 64 * 1024

  /// The most entries of one env file.
  private static let pairLimit = 1_000_000

  /// Reads what an entry names.
  ///
  /// - Parameters:
  ///   - entry: The entry.
  ///   - isSecret: Whether it is one for a Secret, so that no message may quote a value.
  ///   - read: Reads a file.
  /// - Throws: `input-too-large`, and `invalid-generator` for sources of the wrong form and for keys that come twice.
  init(
    _ entry: GeneratorEntry,
    isSecret: Bool,
    read: (Located<String>) throws(Diagnostic) -> [UInt8]
  ) throws(Diagnostic) {
    var pairs: [Pair] = []
    func readFile(_ path: Located<String>) throws(Diagnostic) -> [UInt8] {
      do throws(Diagnostic) { return try read(path) } catch {
        // A value where a path belongs would be told as the name of a missing file.
        guard isSecret, error.code == .fileNotFound, !path.value.looksLikePath || path.value.contains("=") else {
          throw error
        }
        throw Diagnostic(code: .fileNotFound, message: "there is no file with this path", at: error.location)
          .addingNote("a value belongs under 'literals', as 'key=value'")
      }
    }
    for source in entry.envs { pairs += try Self.environment(readFile(source), source) }
    for source in entry.literals { pairs.append(try Self.literal(source)) }
    for source in entry.files { pairs.append(try Self.file(source, read: readFile)) }
    var seen: [Text: Pair] = [:]
    for pair in pairs {
      guard let first = seen.updateValue(pair, forKey: pair.key) else { continue }
      let key = isSecret && pair.hasDoubtfulKey ? "a key" : "the key '\(pair.key.string.abridged)'"
      let problem = Diagnostic.invalidGenerator("\(key) comes twice\(pair.origin)", at: pair.location)
      throw problem.addingNote("first here\(first.origin)", at: first.location)
    }
    // Kustomize loses entries without a key, which only env files can have.
    sorted = pairs.filter { !$0.key.isEmpty }.sorted { $0.key < $1.key }
  }

  /// `key=value`, where one pair of quotes around the value is taken off.
  private static func literal(_ source: Located<String>) throws(Diagnostic) -> Pair {
    let text = Array(source.value.utf8)
    guard let equals = text.firstIndex(of: UInt8(ascii: "=")), equals > 0 else {
      let part = text.first == UInt8(ascii: "=") ? "key" : "'='"
      throw .invalidGenerator("a literal has the form 'key=value', and this one has no \(part)", at: source.location)
    }
    var value = text[(equals + 1)...]
    if value.count >= 2, let first = value.first, first == value.last,
      first == UInt8(ascii: "\"") || first == UInt8(ascii: "'")
    {
      value = value.dropFirst().dropLast()
    }
    let key = Text(String(decoding: text[..<equals], as: UTF8.self))
    return Pair(key: key, value: Array(value), location: source.location)
  }

  /// `path`, whose base name is the key, or `key=path`.
  private static func file(
    _ source: Located<String>,
    read: (Located<String>) throws(Diagnostic) -> [UInt8]
  ) throws(Diagnostic) -> Pair {
    let parts = source.value.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    guard parts.count <= 2 else {
      throw .invalidGenerator("'\(source.value)' has more than one '='", at: source.location)
        .addingNote("a file is given as 'path' or 'key=path'")
    }
    let key = parts.count == 2 ? parts[0] : baseName(of: source.value)
    let path = parts[parts.count - 1]
    guard !key.isEmpty, !path.isEmpty else {
      let missing = key.isEmpty ? "key" : "path"
      throw .invalidGenerator("the \(missing) is missing in '\(source.value)'", at: source.location)
    }
    return Pair(key: Text(key), value: try read(Located(path, at: source.location)), location: source.location)
  }

  private static func baseName(of path: String) -> String {
    let parts = path.split(separator: "/")
    return parts.last.map(String.init) ?? (path.isEmpty ? "." : "/")
  }

  /// A line for each pair; empty lines and comments are passed over, and a line without `=` has an empty value.
  private static func environment(_ bytes: [UInt8], _ source: Located<String>) throws(Diagnostic) -> [Pair] {
    var pairs: [Pair] = []
    var rest = bytes[...]
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest = rest.dropFirst(3) }
    let lines = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      guard line.count < lineLimit else {
        throw .invalidGenerator("'\(source.value)' has a line of more than 64 KiB", at: source.location)
      }
      let whole = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      guard whole.withUnsafeBufferPointer({ String(validating: $0, as: UTF8.self) != nil }) else {
        throw .invalidGenerator("'\(source.value)' is not UTF-8", at: source.location)
      }
      let text = whole.drop { $0.isASCIISpace }
      guard let first = text.first, first != UInt8(ascii: "#") else { continue }
      guard pairs.count < pairLimit else {
        throw .inputTooLarge("'\(source.value)' has more than \(pairLimit) lines", at: source.location)
      }
      let equals = text.firstIndex(of: UInt8(ascii: "=")) ?? text.endIndex
      let key = Text(String(decoding: text[..<equals], as: UTF8.self))
      let value = Array(text[equals...].dropFirst())
      let place = Line(number: index + 1, file: source.value)
      pairs.append(Pair(key: key, value: value, location: source.location, line: place))
    }
    return pairs
  }
}

extension GeneratorData.Pair {
  /// Where in an env file the entry stands, in messages.
  fileprivate var origin: String { line.map { ", in line \($0.number) of '\($0.file)'" } ?? "" }
}

// MARK: - Messages

extension Diagnostic {
  static func invalidGenerator(_ reason: String, at location: SourceLocation?) -> Diagnostic {
    Diagnostic(code: .invalidGenerator, message: reason, at: location)
  }
}
