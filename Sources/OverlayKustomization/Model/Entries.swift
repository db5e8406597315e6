package import OverlayDiagnostics
package import OverlayKubernetesModel

/// An entry of `labels`.
package struct LabelEntry: FieldDecodable, Hashable {
  /// The labels in the order of the file, with unique keys.
  package var pairs: [LocatedPair] = []
  /// Whether selectors and the templates they select get the labels, too.
  package var includeSelectors = false
  /// Whether pod templates and volume claim templates get the labels, too.
  package var includeTemplates = false
  /// Additional fields that get the labels.
  package var fields: [FieldSpec] = []
  package var location: SourceLocation

  package init(at location: SourceLocation) { self.location = location }

  static let fields: [Field<Self>] = [
    .pairs("pairs", \.pairs),
    .flag("includeSelectors", \.includeSelectors),
    .flag("includeTemplates", \.includeTemplates),
    .list("fields", \.fields),
  ]
}

/// An entry of `images`.
///
/// A field is `nil` if it is missing or empty.
package struct ImageEntry: FieldDecodable, Hashable {
  /// The image's name without tag and digest, which Kustomize interprets as a regular expression.
  package var name: Located<String>?
  package var newName: Located<String>?
  package var newTag: Located<String>?
  package var tagSuffix: Located<String>?
  package var digest: Located<String>?
  package var location: SourceLocation

  package init(at location: SourceLocation) { self.location = location }

  static let fields: [Field<Self>] = [
    .string("name", \.name),
    .string("newName", \.newName),
    .string("newTag", \.newTag),
    .string("tagSuffix", \.tagSuffix),
    .string("digest", \.digest),
  ]
}

/// An entry of `replicas`.
package struct ReplicaEntry: FieldDecodable, Hashable {
  /// The name of the workloads; `nil` if it is missing or empty.
  package var name: Located<String>?
  /// The number of replicas; 0 if it is missing.
  package var count: Located<Int64>
  package var location: SourceLocation

  package init(at location: SourceLocation) {
    self.location = location
    count = Located(0, at: location)
  }

  static let fields: [Field<Self>] = [
    .string("name", \.name),
    .integer("count", \.count),
  ]
}

/// An entry of `vars`.
package struct Variable: FieldDecodable, Hashable {
  /// The name, which references write as `$(NAME)`.
  package var name: Located<String>?
  /// The resource with the value, by exact names.
  ///
  /// Its label and annotation selectors are always `nil`.
  package var object: Selector
  /// `apiVersion` of the resource, which takes precedence over group and version.
  package var apiVersion: Located<String>?
  /// The field; `nil` means `metadata.name`.
  package var fieldPath: Located<String>?
  package var location: SourceLocation

  package init(at location: SourceLocation) {
    object = Selector(at: location)
    self.location = location
  }

  static let fields: [Field<Self>] = [
    .string("name", \.name),
    .group("objref", [.string("apiVersion", \.apiVersion)] + Selector.identity.map { .embedded($0, in: \.object) }),
    .group("fieldref", [.string("fieldPath", \.fieldPath)]),
  ]
}

/// `sortOptions`: the order of resources in the output.
package struct SortOptions: FieldDecodable, Hashable {
  /// The first and last kinds of the legacy order, instead of the default ones.
  package struct Legacy: FieldDecodable, Hashable {
    package var orderFirst: [Located<String>] = []
    package var orderLast: [Located<String>] = []
    package var location: SourceLocation

    package init(at location: SourceLocation) { self.location = location }

    static let fields: [Field<Self>] = [
      .strings("orderFirst", \.orderFirst),
      .strings("orderLast", \.orderLast),
    ]
  }

  /// `legacy` or `fifo`.
  ///
  /// Other values, and `nil`, are rejected when the target of the build sorts resources.
  package var order: Located<String>?
  package var legacy: Legacy?
  package var location: SourceLocation

  package init(at location: SourceLocation) { self.location = location }

  static let fields: [Field<Self>] = [
    .string("order", \.order),
    .object("legacySortOptions", \.legacy),
  ]
}
