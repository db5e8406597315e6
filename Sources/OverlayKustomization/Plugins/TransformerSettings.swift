package import OverlayDiagnostics
package import OverlayKubernetesModel

/// Settings of `LabelTransformer` and `AnnotationsTransformer`.
package struct PairsSettings: Hashable, Sendable {
  /// The labels or annotations, in the order of the file; no key stands twice.
  package var pairs: [Pair] = []
  /// The mappings that get them.
  package var specs: [FieldSpec] = []

  init(at location: SourceLocation) {}
}

/// Settings of `NamespaceTransformer`.
package struct NamespaceSettings: Hashable, Sendable {
  /// `metadata.namespace` of the configuration: the namespace to set.
  package var namespace: Located<String>?
  /// The fields besides `metadata.namespace`.
  package var specs: [FieldSpec] = []
  /// Whether only what is missing or empty is set.
  package var unsetOnly = false
  /// Which subjects of role bindings are moved: `defaultOnly`, `allServiceAccounts` or `none`.
  package var subjects: Located<String>?

  init(at location: SourceLocation) {}
}

/// Settings of `PrefixTransformer`, `SuffixTransformer` and `PrefixSuffixTransformer`.
package struct AffixSettings: Hashable, Sendable {
  /// The text before names.
  package var prefix: Located<String>?
  /// The text behind names.
  package var suffix: Located<String>?
  /// The fields with names.
  package var specs: [FieldSpec] = []
  /// Whether there is a list of fields, be it empty.
  package var hasSpecs = false

  init(at location: SourceLocation) {}
}

/// Settings of `ImageTagTransformer`.
package struct ImageTagSettings: Hashable, Sendable {
  /// The image, and what becomes of it.
  package var image: ImageEntry
  /// The fields besides lists of containers.
  package var specs: [FieldSpec] = []

  init(at location: SourceLocation) { image = ImageEntry(at: location) }
}

/// Settings of `ReplicaCountTransformer`.
package struct ReplicaCountSettings: Hashable, Sendable {
  /// The name of the workload, and its number of replicas.
  package var replica: ReplicaEntry
  /// The fields that hold the number.
  package var specs: [FieldSpec] = []

  init(at location: SourceLocation) { replica = ReplicaEntry(at: location) }
}

/// Settings of `PatchStrategicMergeTransformer`.
package struct StrategicMergeSettings: Sendable {
  /// Patches, each a path or the text of a patch itself.
  package var paths: [InlineText] = []
  /// Further patches as text.
  package var patches: InlineText?

  init(at location: SourceLocation) {}
}

/// Settings of `ValueAddTransformer`.
package struct ValueAddSettings: Hashable, Sendable {
  /// A field that gets the value.
  package struct Target: Hashable, Sendable {
    /// The resources; `nil` means all.
    package var selector: Selector?
    /// The field, its steps divided by slashes.
    package var fieldPath: Located<String>?
    /// Which part of a path in the field the value becomes, from 1; 0 replaces the field's text.
    package var position: Int64 = 0
    /// Where the target begins.
    package var location: SourceLocation

    init(at location: SourceLocation) { self.location = location }
  }

  /// The value; `nil` means the name of the kustomization's directory.
  package var value: Located<String>?
  /// Where the value goes.
  package var targets: [Target] = []
  /// A file with further targets.
  package var targetFilePath: Located<String>?

  init(at location: SourceLocation) {}
}
