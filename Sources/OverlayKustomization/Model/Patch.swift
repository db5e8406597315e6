package import OverlayDiagnostics

/// An entry of `patches` or `patchesJson6902`.
package struct Patch: FieldDecodable {
  /// The path of the patch.
  package var path: Located<String>?
  /// The inline patch; `nil` if it is empty.
  package var patch: InlineText?
  /// The resources to patch; `nil` if the patch names them.
  package var target: Selector?
  /// Whether the patch may rename a resource.
  package var allowNameChange = false
  /// Whether the patch may change the kind of a resource.
  package var allowKindChange = false
  package var location: SourceLocation

  package init(at location: SourceLocation) { self.location = location }

  static let fields: [Field<Self>] = [
    .string("path", \.path),
    .inlineString("patch", \.patch),
    .object("target", \.target),
    .group("options", [.flag("allowNameChange", \.allowNameChange), .flag("allowKindChange", \.allowKindChange)]),
  ]
}

/// The resources that a patch or a replacement applies to.
///
/// A field that is `nil` matches all resources. No field is an empty string.
package struct Selector: FieldDecodable, Hashable {
  package var group: Located<String>?
  /// The API version, without the group.
  package var version: Located<String>?
  package var kind: Located<String>?
  package var name: Located<String>?
  package var namespace: Located<String>?
  /// A Kubernetes label selector, such as `app=web,tier!=db`.
  package var labelSelector: Located<String>?
  /// A selector of annotations in the same syntax.
  package var annotationSelector: Located<String>?
  package var location: SourceLocation

  package init(at location: SourceLocation) { self.location = location }

  /// The fields that identify resources.
  ///
  /// They must be strings even in files with lenient types.
  static let identity: [Field<Self>] = [
    .string("group", \.group, isStrict: true),
    .string("version", \.version, isStrict: true),
    .string("kind", \.kind, isStrict: true),
    .string("name", \.name, isStrict: true),
    .string("namespace", \.namespace, isStrict: true),
  ]

  static let fields: [Field<Self>] =
    identity + [
      .string("labelSelector", \.labelSelector),
      .string("annotationSelector", \.annotationSelector),
    ]
}
