extension RepositoryURL {
  /// What a URL asks for behind its `?`; what it gives wrongly is passed over.
  package struct Query: Hashable, Sendable {
    /// The branch, tag or commit; empty for the repository's own choice.
    package var ref = ""
    /// How long each command of git may take.
    package var timeout = Duration.seconds(27)
    /// Whether the repository's submodules are fetched, too.
    package var includesSubmodules = true

    /// Source: Go's `url.ParseQuery`; one malformed part makes Kustomize pass over all.
    init(_ text: Substring) {
      guard let values = Self.values(in: text) else { return }
      let ref = values["ref"] ?? ""
      self.ref = ref.isEmpty ? values["version"] ?? "" : ref
      if let timeout = values["timeout"].flatMap(Self.timeout) { self.timeout = timeout }
      switch values["submodules"] {
      case "0", "f", "F", "false", "FALSE", "False": includesSubmodules = false
      default: break
      }
    }

    /// The first value of each name, or `nil` where a part is malformed.
    private static func values(in text: Substring) -> [String: String]? {
      var values: [String: String] = [:]
      for part in text.utf8.split(separator: UInt8(ascii: "&")) {
        guard !part.contains(UInt8(ascii: ";")) else { return nil }
        let (name, value) = divide(Substring(part), at: "=") ?? (Substring(part), "")
        guard let name = PercentEncoding.decode(name, plusIsSpace: true),
          let value = PercentEncoding.decode(value, plusIsSpace: true)
        else { return nil }
        if values[name] == nil { values[name] = value }
      }
      return values
    }

    /// A whole number of seconds, or a duration as Go writes it; `nil` for what is neither, or not above zero.
    private static func timeout(_ text: String) -> Duration? {
      // More than a year is a way to say for ever, and must not overflow.
      let limit = 31_536_000.0
      let seconds = Int(text).map(Double.init) ?? GoDuration.seconds(of: text)
      return seconds.flatMap { $0 > 0 ? .seconds(min($0, limit)) : nil }
    }
  }
}
