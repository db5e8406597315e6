import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

extension FieldSpecLists: FieldDecodable {
  init(at location: SourceLocation) { self.init() }

  static let fields: [Field<Self>] = [
    .list("namePrefix", \.namePrefix),
    .list("nameSuffix", \.nameSuffix),
    .list("namespace", \.namespace),
    .list("commonLabels", \.commonLabels),
    .list("labels", \.labels),
    .list("templateLabels", \.templateLabels),
    .list("commonAnnotations", \.commonAnnotations),
    .list("nameReference", \.nameReferences),
    .list("varReference", \.varReference),
    .list("images", \.images),
    .list("replicas", \.replicas),
  ]
}

extension NameReferenceRule: FieldDecodable {
  init(at location: SourceLocation) { self.init(referent: KindPattern(), referrers: []) }

  static let fields: [Field<Self>] = [
    .text("group", \.referent.group, isStrict: true),
    .text("version", \.referent.version, isStrict: true),
    .text("kind", \.referent.kind, isStrict: true),
    .list("fieldSpecs", \.referrers),
  ]
}
