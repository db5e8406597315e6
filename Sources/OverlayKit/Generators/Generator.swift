import OverlayDiagnostics
import OverlayYAMLTree

/// Makes resources for a kustomization.
///
/// To add one, write its file, with the functions that make it from a field and from a configuration, and add a row to
/// ``BuiltIn/all``.
protocol Generator: Sendable {
  /// Whether it runs another program.
  var runsProgram: Bool { get }
  /// What to edit to change the fields of the resources; `nil` if each field has a location of its own.
  var placeOfFields: SourceLocation? { get }

  /// Makes the resources, or throws the first problem.
  func generate(in build: inout Build) throws(Diagnostic) -> [Resource]

  /// The warning that a resource, which was not generated, gets no content hash when a generated one is merged into it;
  /// `nil` if it needs none.
  func missingHash(of old: Resource, in tree: NodeTree) -> Diagnostic?

  /// Warns of what an existing resource loses when a generated one is merged into it.
  func warnAboutLostFields(of old: Resource, in tree: NodeTree, context: BuildContext)
}

extension Generator {
  var runsProgram: Bool { false }
  var placeOfFields: SourceLocation? { nil }
  func missingHash(of old: Resource, in tree: NodeTree) -> Diagnostic? { nil }
  func warnAboutLostFields(of old: Resource, in tree: NodeTree, context: BuildContext) {}
}
