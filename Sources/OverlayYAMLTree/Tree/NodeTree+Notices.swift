package import OverlayDiagnostics

/// What a build notices about its nodes on the way, to warn of at its end.
struct Notices: Sendable {
  /// Warnings, in the order in which they came up.
  var warnings: [Diagnostic] = []
  /// How many of them were explained.
  var explained = 0
  /// Scalars whose text a step made, with the place that asked for it; they were strings before.
  var remade: [NodeID: SourceLocation?] = [:]
  /// Numbers and booleans that are printed in another spelling, with the one that they had.
  var respelled: [NodeID: String] = [:]
  /// Where patches begin that turned out to be for no Secret.
  var openPlaces: Set<SourceLocation> = []
  /// Whether the documents may be for Secrets, which only whoever uses them will know.
  var mayConcernSecrets = false
  /// Scalars that were changed only because another one, which they share their content with, was.
  var sharedChanges: [NodeID: NodeID] = [:]
}

extension NodeTree {
  /// The warnings that came up so far; one problem may be among them more than once.
  package var warnings: [Diagnostic] { notices.warnings }

  /// The most warnings that are kept, far more than anybody reads.
  package static var warningLimit: Int { 100_000 }

  /// Keeps a warning until the end of the build.
  package mutating func note(_ warning: Diagnostic) {
    if notices.warnings.count < Self.warningLimit { notices.warnings.append(warning) }
  }

  /// Keeps a warning, with what a search for its cause finds; of many only the first are worth that.
  package mutating func note(_ warning: Diagnostic, explain: (Diagnostic, NodeTree) -> Diagnostic) {
    notices.explained += 1
    note(notices.explained > Diagnostic.errorLimit ? warning : explain(warning, self))
  }

  /// Does something without keeping warnings, as for copies of nodes that are warned of themselves.
  package mutating func withoutNotices<Result, Failure: Error>(
    _ body: (inout NodeTree) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    // Moved, not copied: a build may have many, and do this for each of its resources.
    let before = exchange(&notices, with: Notices())
    defer { notices = before }
    return try body(&self)
  }

  /// Watches a string that a step has just given a new text without a tag: should it be printed as something else, that
  /// is worth a warning.
  ///
  /// - Parameters:
  ///   - node: The scalar with its new text.
  ///   - wasString: Whether it was a string before.
  ///   - place: What to blame; without it the scalar's own place.
  /// - Complexity: O(text), and almost always decided by the first byte.
  package mutating func watchType(of node: NodeID, wasString: Bool, at place: SourceLocation? = nil) {
    guard wasString, storedTag(of: node) == .none, style(of: node) == .plain, tag(of: node) != .string else { return }
    notices.remade[node] = .some(place)
  }

  /// Warns of a number that is not kept exactly.
  mutating func noteLostDigits(of node: NodeID, _ digits: String, now printed: String) {
    let change = mayQuote(node) ? (digits, printed) : nil
    note(.digitsLost(change, at: location(of: node)))
  }

  /// Warns of a watched scalar that turned out to be no string.
  mutating func noteRetyped(_ node: NodeID, text: String) {
    guard !notices.remade.isEmpty, let place = notices.remade[node] else { return }
    noteRetyped(node, text: text, at: place)
  }

  private mutating func noteRetyped(_ node: NodeID, text: String, at place: SourceLocation?) {
    let change = mayQuote(node) ? (text, string(of: node)) : nil
    note(.valueRetyped(change, as: storedTag(of: node), at: place ?? location(of: node)))
  }

  /// Warns of the scalars among `nodes` that are numbers or booleans in another spelling than they were written in.
  package mutating func noteRespelled(_ nodes: [NodeID]) {
    for node in nodes {
      guard let text = notices.respelled[node] else { continue }
      // Where a step has remade the text, what it was made of is to blame.
      let place = notices.remade[node] ?? nil
      noteRetyped(node, text: text, at: place)
    }
  }

  /// Whether anything was respelled, so that it is worth looking for names and labels among it.
  package var hasRespelledScalars: Bool { !notices.respelled.isEmpty }

  /// Takes note that a scalar has its content for its own sake, and not because of one that it shares it with.
  mutating func noteOwnChange(of node: NodeID) {
    if !notices.sharedChanges.isEmpty { notices.sharedChanges[node] = nil }
  }

  /// Warns of scalars that were changed along with others and still are what they became so.
  ///
  /// - Parameter roots: What belongs to the output.
  mutating func warnAboutSharedChanges(below roots: [NodeID]) {
    guard !notices.sharedChanges.isEmpty else { return }
    var pending = Array(roots.reversed())
    while let node = pending.popLast() {
      if kind(of: node) == .scalar {
        if let origin = notices.sharedChanges[node] {
          note(.sharedLabelChanged(to: quotable(node), at: location(of: origin)))
        }
        continue
      }
      pending += children(of: node).reversed()
    }
    notices.sharedChanges = [:]
  }
}

// MARK: - Messages

extension Diagnostic {
  /// The change is the scalar and what it becomes, unless they are secret.
  fileprivate static func digitsLost(_ change: (text: String, now: String)?, at location: SourceLocation?) -> Diagnostic
  {
    let (subject, end) = change.map { ("the number \($0.text)", "becomes \($0.now)") } ?? ("this number", "is rounded")
    return warning(.digitsLost, "\(subject) is too large to keep exactly and \(end)", at: location)
      .addingNote("put it in quotes if it may be a string")
  }

  /// The change is the scalar and how it is written, unless they are secret.
  fileprivate static func valueRetyped(
    _ change: (text: String, now: String)?,
    as tag: Tag,
    at location: SourceLocation?
  ) -> Diagnostic {
    let kind = tag == .null ? "null" : tag == .integer ? "an integer" : "a \(tag.word)"
    let value = change.map { tag == .null ? "null" : "the \(tag.word) \($0.now)" } ?? kind
    let subject = change.map { "'\($0.text)'" } ?? "this value"
    return warning(.valueRetyped, "\(subject) is written as \(value), not as a string", at: location)
      .addingNote("put its source value in quotes")
  }

  fileprivate static func sharedLabelChanged(to text: String?, at location: SourceLocation?) -> Diagnostic {
    let change = text.map { " to '\($0)'" } ?? ""
    return warning(
      .sharedLabelChanged,
      "this change of a label or annotation\(change) also reaches the selectors and templates it was set with",
      at: location
    ).addingNote("change all of them in one entry, or set this one separately from the start")
  }
}
