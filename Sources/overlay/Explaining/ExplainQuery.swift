import OverlayDiagnostics
import OverlayKit
import OverlayPrograms
import SystemPackage

/// What `overlay explain` is asked: a directory, and possibly a resource and a field.
struct ExplainQuery {
  /// The directory to build; `-` for standard input.
  private(set) var directory = "."
  private(set) var resource: String?
  private(set) var field: String?
  private let namespace: String?
  /// Whether an argument is a resource only because there is no directory of that name.
  private let isGuess: Bool

  init(_ arguments: [String], namespace: String?) {
    self.namespace = namespace
    var rest = arguments[...]
    var isGuess = false
    if let first = rest.first {
      if rest.count == 3 || Self.isDirectory(first) { directory = rest.removeFirst() } else { isGuess = true }
    }
    self.isGuess = isGuess
    resource = rest.popFirst()
    field = rest.popFirst()
  }

  /// Whether an argument is a directory, possibly a remote one.
  static func isDirectory(_ argument: String) -> Bool {
    if argument == "-" || argument == "." || argument.contains("://") || argument.contains("?ref=") { return true }
    if argument.hasPrefix("git@") || argument.hasPrefix("github.com/") { return true }
    return (try? Stat(FilePath(argument)).type) == .directory
  }

  /// Runs a build, and explains why the current directory is built if it has no kustomization.
  func explaining<Result>(_ build: () throws -> Result) throws -> Result {
    do {
      return try build()
    } catch let failure as BuildFailure {
      guard isGuess, let resource, failure.errors.count == 1, failure.errors[0].code == .kustomizationNotFound else {
        throw failure
      }
      let note = "'\(resource)' is not a directory, so it counts as a resource of the current directory"
      throw BuildFailure(errors: [failure.errors[0].addingNote(note)], warnings: failure.warnings)
    }
  }

  // MARK: - Choosing

  /// The resources and fields that are asked for.
  ///
  /// - Throws: A usage error, with near names, if there are none.
  func selection(in build: ExplainedBuild) throws(UsageError) -> Explanation {
    guard let resource else {
      guard let namespace else {
        return Explanation(target: directory, parts: build.resources.map { .init($0) }, removed: build.removed)
      }
      let found = build.resources.filter { $0.resource.effectiveNamespace == namespace }
      guard !found.isEmpty else { throw UsageError(message: "no resource is in the namespace '\(namespace)'") }
      return Explanation(target: directory, parts: found.map { .init($0) }, removed: [])
    }
    guard let pattern = ResourcePattern(resource, namespace: namespace) else { throw notAName(resource, in: build) }
    let found = pattern.matches(in: build)
    guard let first = found.first else {
      let removed = pattern.matches(inRemovedOf: build)
      guard removed.isEmpty else { return Explanation(target: directory, parts: [], removed: removed) }
      throw notFound(resource, in: build)
    }
    guard found.count == 1 else {
      let names = found.map { "\($0.name) in namespace '\($0.resource.effectiveNamespace)'" }
      let advice =
        Set(found.map(\.resource.effectiveNamespace)).count > 1 ? "choose one with '-n'" : "use the name in the output"
      throw UsageError(message: "'\(resource)' may be \(names.joined(separator: " or "))\nnote: \(advice)")
    }
    guard let field else { return Explanation(target: directory, parts: [.init(first)], removed: []) }
    let fieldPattern = FieldPattern(field)
    switch fieldPattern.match(in: first) {
    case .field(let path):
      let part = Explanation.Part(first, path: path)
      return Explanation(target: directory, parts: [part], removed: [])
    case .ambiguous(let paths):
      let list = paths.map { "  \(first.namedPath(of: $0))" }.joined(separator: "\n")
      throw UsageError(message: "'\(field)' may be one of several fields of \(first.name):\n\(list)")
    case .missing(let found, let part, let others):
      let removals = fieldPattern.removals(in: first)
      let removedPaths = Set(removals.map(\.namedPath))
      // A field and one that held it may both have been removed, but unrelated fields are several answers.
      if let shortest = removedPaths.min(by: { $0.count < $1.count }),
        !removedPaths.allSatisfy({ $0.hasPrefix(shortest) })
      {
        let list = removedPaths.sorted().map { "  \($0)" }.joined(separator: "\n")
        throw UsageError(message: "'\(field)' may be one of several fields removed from \(first.name):\n\(list)")
      }
      if let last = removals.last {
        let part = Explanation.Part(first, path: last.path, removals: removals)
        return Explanation(target: directory, parts: [part], removed: [])
      }
      let near = Suggestion.nearest(to: part, among: others).map { "\nnote: \(Suggestion.question(found + $0))" }
      throw UsageError(
        message: "\(first.name) has no field '\(field)', and no step has set or removed it\(near ?? "")"
      )
    }
  }

  private func notFound(_ resource: String, in build: ExplainedBuild) -> UsageError {
    let names = build.resources.flatMap {
      [$0.name.lowercasedKind, "\($0.resource.kind)/\($0.originalName)".lowercasedKind]
    }
    let kind = String(resource.prefix { $0 != "/" && $0 != "." })
    let namesakes = build.resources.filter { ResourcePattern.isKind($0.resource.kind, named: kind) }.map(
      \.name.lowercasedKind
    )
    let near = Suggestion.nearest(to: resource.lowercased(), among: names)
    var note = near.map { Suggestion.question($0) }
    if note == nil, !namesakes.isEmpty {
      note =
        "there \(namesakes.count == 1 ? "is" : "are") \(namesakes.prefix(5).map { "'\($0)'" }.joined(separator: ", "))"
        + (namesakes.count > 5 ? " and \(namesakes.count - 5) more" : "")
    }
    if note == nil, isGuess {
      note = "'\(resource)' is not a directory, so it counts as a resource of the current directory"
    }
    let place = namespace.map { " in namespace '\($0)'" } ?? ""
    return UsageError(message: "the build has no resource '\(resource)'\(place)\(note.map { "\nnote: \($0)" } ?? "")")
  }

  /// The error for an argument without a slash, which may have the form of `kubectl explain`.
  private func notAName(_ argument: String, in build: ExplainedBuild) -> UsageError {
    let parts = argument.split(separator: ".", maxSplits: 1).map(String.init)
    let kind = parts.first ?? argument
    let found = build.resources.filter { ResourcePattern.isKind($0.resource.kind, named: kind) }
    let directory = directory == "." ? "" : "\(directory) "
    guard let example = found.first else {
      return UsageError(
        message:
          "'\(argument)' is neither a directory nor a resource\nnote: resources are named KIND/NAME, such as 'deployment/web'"
      )
    }
    let field = parts.count > 1 ? " \(parts[1])" : ""
    return UsageError(
      message: "'\(argument)' names no resource, only \(parts.count > 1 ? "a kind and a field" : "a kind")"
        + "\nnote: try 'overlay explain \(directory)\(example.name.lowercasedKind)\(field)'"
    )
  }
}

/// What is to be explained.
struct Explanation {
  /// A resource, or fields of it.
  struct Part {
    let resource: ExplainedResource
    /// The JSON pointer of the field; `nil` for the whole resource.
    let path: String?
    /// The removals of the field, if it is absent.
    let removals: [RemovedField]

    init(_ resource: ExplainedResource, path: String? = nil, removals: [RemovedField] = []) {
      (self.resource, self.path, self.removals) = (resource, path, removals)
    }
  }

  let target: String
  let parts: [Part]
  let removed: [RemovedResource]
}

extension ExplainedResource {
  /// The kind and name, such as `Deployment/web`.
  var name: String { "\(resource.kind)/\(shownName)" }
}

extension String {
  /// A name with its kind in lower case, as kubectl writes it.
  fileprivate var lowercasedKind: String {
    let parts = split(separator: "/", maxSplits: 1)
    return parts.count == 2 ? "\(parts[0].lowercased())/\(parts[1])" : self
  }
}
