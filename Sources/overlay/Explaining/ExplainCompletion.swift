import OverlayKit

/// Completes the arguments of `overlay explain` with the resources and fields of the build.
enum ExplainCompletion {
  private static let limit = 1_000

  /// - Parameters:
  ///   - words: The words of the command line.
  ///   - prefix: The word to complete.
  /// - Returns: The words that may stand there; none if the directory cannot be built.
  static func candidates(for words: [String], prefix: String) -> [String] {
    let words = Array(words.drop { $0 != "explain" && $0 != "blame" }.dropFirst())
    var positional = words.filter { !$0.hasPrefix("-") || $0 == "-" }
    if positional.last == prefix { positional.removeLast() }
    let query = ExplainQuery(positional, namespace: nil)
    guard query.field == nil, query.directory != "-" else { return [] }
    var options = BuildOptions()
    options.allowsNetwork = false
    guard let build = try? OverlayCompiler(options: options).explain(query.directory) else { return [] }
    guard let name = query.resource else {
      return build.resources.prefix(limit).map { "\($0.resource.kind.lowercased())/\($0.resource.name)" }
    }
    guard let resource = ResourcePattern(name)?.matches(in: build).first else { return [] }
    return resource.fields.prefix(limit).map { field in
      (field.path.split(separator: "/").map(String.init)).joined(separator: ".")
    }
  }
}
