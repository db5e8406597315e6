import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayPatching
import OverlayYAMLTree

/// A patch as it was read, before its targets are known.
struct PatchContent: Sendable {
  /// The two kinds of patches.
  enum Form: Sendable {
    /// Partial resources to merge; each names the resource that it is for.
    case strategicMerge([Resource])
    case json(JSONPatch)
  }

  let form: Form
  /// The nodes of a strategic merge patch.
  let tree: NodeTree
  /// What was found while reading a strategic merge patch.
  let findings: FileFindings
  /// The keys that look like directives; directives that a merge does not apply are copied into the target.
  let directives: [NodeID]
  /// Where the text comes from, for diagnostics.
  let location: SourceLocation

  /// Whether the patch has no content.
  var isEmpty: Bool {
    switch form {
    case .strategicMerge(let resources): resources.isEmpty
    case .json(let patch): patch.isEmpty
    }
  }

  /// Reads a JSON patch.
  init(jsonPatch bytes: [UInt8], place: SourceText, location: SourceLocation) throws(Diagnostic) {
    form = .json(try JSONPatch(parsing: bytes, place: place))
    (tree, findings) = (NodeTree(), FileFindings())
    directives = []
    self.location = location
  }

  /// The YAML or JSON of a patch.
  struct Source {
    var bytes: [UInt8]
    /// Where the bytes come from.
    var place: SourceText
    /// The documents, if they have been parsed already.
    var parsed: Result<ParsedFile, Diagnostic>?

    init(bytes: [UInt8], place: SourceText, parsed: Result<ParsedFile, Diagnostic>? = nil) {
      self.bytes = bytes
      self.place = place
      self.parsed = parsed
    }

    init(_ text: InlineText) { self.init(bytes: Array(text.text.utf8), place: text.source) }
  }

  /// Reads a patch of either kind.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - location: The location of problems without a known position in the text.
  ///   - schema: Decides which resources have a namespace.
  /// - Throws: `invalid-patch`, or the problem with the kind of patch that the text looks like.
  init(parsing text: Source, location: SourceLocation, schema: Schema = .kubernetes) throws(Diagnostic) {
    self.location = location
    var merge: (resources: [Resource], file: ParsedFile)?
    var json: JSONPatch?
    var mergeProblem: Diagnostic?
    var jsonProblem: Diagnostic?
    if !JSONPatch.isBlockList(text.bytes) {
      do throws(Diagnostic) { merge = try Self.readResources(text, schema: schema) } catch { mergeProblem = error }
    }
    // Text whose documents are objects is not a list of operations.
    if merge?.resources.isEmpty ?? true {
      do throws(Diagnostic) { json = try JSONPatch(parsing: text.bytes, place: text.place) } catch {
        jsonProblem = error
      }
    }
    if let merge, !merge.resources.isEmpty {
      form = .strategicMerge(merge.resources)
      (tree, findings) = (merge.file.tree, merge.file.findings)
    } else if let operations = json, !operations.isEmpty {
      form = .json(operations)
      (tree, findings) = (NodeTree(), FileFindings())
    } else if merge != nil || json != nil {
      // A text without content has no effect.
      form = .strategicMerge([])
      (tree, findings) = (NodeTree(), FileFindings())
    } else {
      throw Self.problem(mergeProblem, jsonProblem, bytes: text.bytes, location: location)
    }
    directives = Self.directives(in: form, of: tree)
  }

  /// Reads strategic merge patches.
  init(mergePatches source: Source, location: SourceLocation, schema: Schema) throws(Diagnostic) {
    let (resources, file) = try Self.readResources(source, schema: schema)
    form = .strategicMerge(resources)
    (tree, findings) = (file.tree, file.findings)
    self.location = location
    directives = Self.directives(in: form, of: tree)
  }

  /// Reads inline strategic merge patches.
  init(mergePatches text: InlineText, schema: Schema) throws(Diagnostic) {
    try self.init(mergePatches: Source(text), location: text.location, schema: schema)
  }

  private static func readResources(
    _ text: Source,
    schema: Schema
  ) throws(Diagnostic) -> (resources: [Resource], file: ParsedFile) {
    let parsed =
      text.parsed
      ?? Result { () throws(Diagnostic) in try YAMLReader.readDocuments(text.bytes, place: text.place) }
    var file = try parsed.get()
    let reader = ResourceReader(file: text.place.file, isDivided: file.isDivided, schema: schema)
    let context = BuildContext()
    let resources = try reader.resources(from: file.documents, of: &file.tree, context: context)
    file.findings.warnings += context.warnings
    return (resources, file)
  }

  /// The problem of the kind of patch that the text looks like: a list is a JSON patch.
  private static func problem(
    _ merge: Diagnostic?,
    _ json: Diagnostic?,
    bytes: [UInt8],
    location: SourceLocation
  ) -> Diagnostic {
    let first = bytes.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\t") }
    let looksLikeJSON = first == UInt8(ascii: "[") || first == UInt8(ascii: "-")
    let problem = looksLikeJSON ? json ?? merge : merge ?? json
    guard let problem else {
      return .invalidPatch("this is not a valid patch", at: location)
    }
    guard problem.code == .notAResource || problem.code == .invalidJSONPatch else { return problem }
    return Diagnostic(
      code: .invalidPatch,
      message: "this is neither a strategic merge patch nor a JSON patch: \(problem.message)",
      at: problem.location ?? location,
      notes: problem.notes
    )
  }
}
