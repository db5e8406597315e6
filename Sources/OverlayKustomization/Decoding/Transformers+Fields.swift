import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

extension LabelEntry: FieldDecodable {
  static let fields: [Field<Self>] = [
    .pairs("pairs", \.pairs),
    .flag("includeSelectors", \.includeSelectors),
    .flag("includeTemplates", \.includeTemplates),
    .list("fields", \.fields),
  ]
}

extension FieldSpec: FieldDecodable {
  init(at location: SourceLocation) { self.init(path: FieldPath(Text(""))) }

  static let fields: [Field<Self>] = [
    .text("group", \.types.group, isStrict: true),
    .text("version", \.types.version, isStrict: true),
    .text("kind", \.types.kind, isStrict: true),
    .text("path", \.path.source),
    .flag("create", \.create),
  ]
}

extension FieldPath {
  /// The text of the path.
  fileprivate var source: Text {
    get { Text(description) }
    set { self = FieldPath(newValue) }
  }
}

extension Patch: FieldDecodable {
  static let fields: [Field<Self>] = [
    .text("path", \.path),
    .inlineText("patch", \.patch),
    .object("target", \.target),
    .group("options", [.flag("allowNameChange", \.allowNameChange), .flag("allowKindChange", \.allowKindChange)]),
  ]
}

extension Selector: FieldDecodable {
  /// What names resources of one kind; these are text even in a lenient file.
  static let identity: [Field<Self>] = [
    .text("group", \.group, isStrict: true),
    .text("version", \.version, isStrict: true),
    .text("kind", \.kind, isStrict: true),
    .text("name", \.name, isStrict: true),
    .text("namespace", \.namespace, isStrict: true),
  ]

  static let fields: [Field<Self>] =
    identity + [
      .text("labelSelector", \.labelSelector),
      .text("annotationSelector", \.annotationSelector),
    ]
}

extension ImageEntry: FieldDecodable {
  static let fields: [Field<Self>] = [
    .text("name", \.name),
    .text("newName", \.newName),
    .text("newTag", \.newTag),
    .text("tagSuffix", \.tagSuffix),
    .text("digest", \.digest),
  ]
}

extension ReplicaEntry: FieldDecodable {
  static let fields: [Field<Self>] = [
    .text("name", \.name),
    .integer("count", \.count),
  ]
}

extension Variable: FieldDecodable {
  static let fields: [Field<Self>] = [
    .text("name", \.name),
    .group("objref", [.text("apiVersion", \.apiVersion)] + Selector.identity.map { .embedded($0, in: \.object) }),
    .group("fieldref", [.text("fieldPath", \.fieldPath)]),
  ]
}

extension ReplacementField: FieldDecodable {
  static let fields: [Field<Self>] =
    Replacement.fields.map { .embedded($0, in: \.replacement) } + [.text("path", \.path)]
}

extension Replacement: FieldDecodable {
  static let fields: [Field<Self>] = [
    .object("source", \.source),
    .text("sourceValue", \.sourceValue, keepsEmpty: true),
    .list("targets", \.targets, allowsNull: false),
  ]
}

extension ReplacementSource: FieldDecodable {
  static let fields: [Field<Self>] =
    Selector.identity.map { .embedded($0, in: \.resource) } + [
      .text("fieldPath", \.fieldPath),
      .object("options", \.options),
    ]
}

extension ReplacementTarget: FieldDecodable {
  static let fields: [Field<Self>] = [
    .object("select", \.select),
    .list("reject", \.reject, allowsNull: false),
    .texts("fieldPaths", \.fieldPaths),
    .object("options", \.options),
  ]
}

extension ReplacementOptions: FieldDecodable {
  static let fields: [Field<Self>] = [
    .text("delimiter", \.delimiter),
    .integer("index", \.index),
    .text("encoding", \.encoding),
    .flag("create", \.create),
  ]
}
