package import OverlayDiagnostics

/// What a build records while it edits its tree: warnings, the changes that some of them are derived from, and the work
/// done so far.
///
/// A build has one context and passes it to everything that may warn or do much work. Edits of copies, whose warnings
/// would repeat those of the originals, pass none. The tree does not know about it.
package final class BuildContext {
  /// The maximum number of warnings, far more than anybody reads.
  package static let warningLimit = 100_000

  /// The warnings so far, in the order in which they were found; there may be duplicates.
  package private(set) var warnings: [Diagnostic] = []
  /// The comments in the files used so far that define how lists merge.
  package private(set) var schemaComments: [SchemaComment] = []
  /// The names of the files used so far that have aliases.
  package private(set) var filesWithAliases: Set<String> = []
  /// The number of documents used so far, by reader.
  package private(set) var documentCounts = DocumentCounts()
  /// The starts of patches that turned out not to be for Secrets, so that their lines may be shown.
  package var nonSecretPatches: Set<SourceLocation> { patches.others.subtracting(patches.secret) }
  private var patches: (secret: Set<SourceLocation>, others: Set<SourceLocation>) = ([], [])

  /// Receives a write, the index of the operation of a JSON patch that makes it, and the tree after it.
  package typealias WriteReceiver = (_ write: FieldWrite, _ operation: Int?, _ tree: NodeTree) -> Void

  private let onWrite: WriteReceiver?
  /// Whether anybody observes writes; if not, reporting one costs a single test.
  package let isObserved: Bool
  /// The index of the current operation of a JSON patch, if writes are observed.
  package var operation: Int?

  private var explainedWarningCount = 0
  /// Strings whose text a step has replaced with one that may have another type, with the location that asked for it.
  private var retypingPlaces: [NodeID: SourceLocation?] = [:]
  /// Numbers and booleans that are printed in another notation, with the original one.
  private(set) var originalNotations: [NodeID: String] = [:]

  /// The number of fields, entries and elements visited.
  private var effort = 0
  /// The size of data outside of the tree, as an equivalent number of nodes.
  private var nodesBesideTree = 0
  /// The approximate number of bytes in the output of all documents that were made canonical.
  package private(set) var outputSize = 0

  /// Creates the context of a new build.
  ///
  /// - Parameter onWrite: Receives all writes; `nil` if nobody observes them.
  package init(onWrite: WriteReceiver? = nil) {
    self.onWrite = onWrite
    isObserved = onWrite != nil
  }

  func report(_ write: FieldWrite, in tree: NodeTree) { onWrite?(write, operation, tree) }

  // MARK: - Warnings

  /// Records a warning.
  package func warn(_ warning: Diagnostic) {
    if warnings.count < Self.warningLimit { warnings.append(warning) }
  }

  /// Records a warning with its probable cause, which `explain` looks for only for the first warnings.
  package func warn(_ warning: Diagnostic, explain: (Diagnostic) -> Diagnostic) {
    explainedWarningCount += 1
    warn(explainedWarningCount > Diagnostic.errorLimit ? warning : explain(warning))
  }

  /// Adds the nodes of a file to the tree of the build, unless they are there already, and records what was found in it.
  ///
  /// - Parameters:
  ///   - file: The file.
  ///   - tree: The tree of the build.
  ///   - location: The location of the error if the tree becomes too large.
  /// - Returns: The documents.
  /// - Throws: `input-too-large`.
  package func absorb(
    _ file: ParsedFile,
    into tree: inout NodeTree,
    at location: @autoclosure () -> SourceLocation?
  ) throws(Diagnostic) -> [NodeID] {
    let offset = file.isTreeTaken ? 0 : tree.absorb(file.tree)
    record(file.findings)
    try checkLimits(tree, at: location())
    return file.documents.map { $0.shifted(by: offset) }
  }

  /// Records what was found in a file that the build uses.
  package func record(_ findings: FileFindings) {
    for warning in findings.warnings { warn(warning) }
    schemaComments += findings.schemaComments
    documentCounts += findings.documentCounts
    if let file = findings.fileWithAliases { filesWithAliases.insert(file) }
  }

  /// Records the start of a patch that was applied, and whether it was for a Secret at least once.
  package func recordPatch(at place: SourceLocation?, isForSecret: Bool) {
    guard let place else { return }
    if isForSecret { patches.secret.insert(place) } else { patches.others.insert(place) }
  }

  // MARK: - Labels of peers

  /// The values of labels that a step added to the selectors of a NetworkPolicy's peers, with the places that asked for
  /// them.
  package private(set) var peerLabels: [NodeID: SourceLocation?] = [:]

  /// Records a label that a step set in the selector of a NetworkPolicy's peer; the first such step counts.
  package func recordPeerLabel(_ value: NodeID, at place: SourceLocation?) {
    if peerLabels[value] == nil { peerLabels[value] = .some(place) }
  }

  // MARK: - Lists that were replaced

  /// The lists of warnings about a replaced list, by the index of the warning.
  package private(set) var replacedLists: [Int: ReplacedList] = [:]

  private var searchCount = 0

  /// Counts a search through a whole resource for a warning.
  ///
  /// - Returns: Whether it may be made, as only the first 1,000 may.
  package func maySearch() -> Bool {
    searchCount += 1
    return searchCount <= 1_000
  }

  /// Records the list of the next warning.
  package func recordReplacedList(_ list: ReplacedList) { replacedLists[warnings.count] = list }

  /// Adds a note to a warning.
  package func addNote(_ note: String, at place: SourceLocation? = nil, toWarningAt index: Int) {
    if warnings.indices.contains(index) { warnings[index] = warnings[index].addingNote(note, at: place) }
  }

  // MARK: - Types and notations

  /// Records that a step has replaced the text of a string, in case the new text is not printed as a string.
  ///
  /// - Parameters:
  ///   - node: The scalar with its new text.
  ///   - place: The location of the cause; without it, the location of the scalar.
  ///   - tree: The tree of the scalar.
  /// - Complexity: O(text), and almost always decided by the first byte.
  package func didReplaceString(_ node: NodeID, at place: SourceLocation? = nil, in tree: NodeTree) {
    guard tree.storedTag(of: node) == .none, tree.style(of: node) == .plain, tree.tag(of: node) != .string else {
      return
    }
    retypingPlaces[node] = .some(place)
  }

  /// Warns about a string with new text that is not printed as a string.
  func didFinish(_ node: NodeID, text: String, in tree: NodeTree) {
    guard let place = retypingPlaces[node] else { return }
    warnAboutType(of: node, text: text, at: place, in: tree)
  }

  /// Records that a number or boolean is printed in another notation.
  func didChangeNotation(of node: NodeID, original: String) { originalNotations[node] = original }

  /// Whether any scalar is printed in another notation, so that names and labels have to be checked.
  package var hasChangedNotations: Bool { !originalNotations.isEmpty }

  /// Warns about numbers and booleans among `nodes` that are printed in another notation.
  package func warnAboutChangedNotations(of nodes: [NodeID], in tree: NodeTree) {
    for node in nodes {
      guard let original = originalNotations[node] else { continue }
      // If a step has replaced the text, the cause is the source of the new text.
      warnAboutType(of: node, text: original, at: retypingPlaces[node] ?? nil, in: tree)
    }
  }

  private func warnAboutType(of node: NodeID, text: String, at place: SourceLocation?, in tree: NodeTree) {
    let change = tree.mayQuote(node) ? (text, tree.string(of: node)) : nil
    warn(.valueRetyped(change, as: tree.storedTag(of: node), at: place ?? tree.location(of: node)))
  }

  // MARK: - Limits

  /// Charges for work, which ``Limits/buildEffort`` limits; see ``checkLimits(_:at:)``.
  package func charge(_ effort: Int) { self.effort += effort }

  /// Charges for a former name of a resource, which is stored outside of the tree.
  package func chargePreviousName() { nodesBesideTree += 6 }

  /// Charges for the approximate number of bytes in the output.
  func chargeOutput(_ size: Int) { outputSize += size }

  /// Rejects a tree that has grown too large for a build, or on which the build has done too much work.
  ///
  /// - Throws: `input-too-large`.
  package func checkLimits(
    _ tree: NodeTree,
    at location: @autoclosure () -> SourceLocation? = nil
  ) throws(Diagnostic) {
    if let excess = excess(of: tree) { throw .inputTooLarge(excess, at: location()) }
  }

  private func excess(of tree: NodeTree) -> String? {
    guard tree.slotCount + nodesBesideTree <= Limits.buildNodes else {
      return "this build creates more than \(Limits.buildNodes) nodes"
    }
    guard effort <= Limits.buildEffort else { return "this build takes more than \(Limits.buildEffort) steps" }
    guard tree.textCount <= Limits.buildText else {
      return "this build creates more than \(Limits.buildText >> 20) MiB of text"
    }
    return nil
  }
}

// MARK: - Messages

extension Diagnostic {
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
}
