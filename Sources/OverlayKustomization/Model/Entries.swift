package import OverlayDiagnostics
package import OverlayKubernetesModel

/// An entry of `labels`.
package struct LabelEntry: Hashable, Sendable {
  /// The labels, in the order of the file; no key stands twice.
  package var pairs: [Pair] = []
  /// Whether selectors, and the templates that they select, get the labels too.
  package var includeSelectors = false
  /// Whether pod templates and volume claim templates get the labels too.
  package var includeTemplates = false
  /// Further fields that get the labels.
  package var fields: [FieldSpec] = []
  /// Where the entry begins.
  package var location: SourceLocation

  /// Creates an entry without labels.
  package init(at location: SourceLocation) { self.location = location }
}

/// An entry of `images`.
///
/// A field that is `nil` was left out or is empty.
package struct ImageEntry: Hashable, Sendable {
  /// The image's name without tag and digest, which Kustomize takes for a regular expression.
  package var name: Located<String>?
  /// What the name becomes.
  package var newName: Located<String>?
  /// What the tag becomes.
  package var newTag: Located<String>?
  /// What is appended to the tag.
  package var tagSuffix: Located<String>?
  /// What the digest becomes.
  package var digest: Located<String>?
  /// Where the entry begins.
  package var location: SourceLocation

  /// Creates an entry that changes nothing.
  package init(at location: SourceLocation) { self.location = location }
}

/// An entry of `replicas`.
package struct ReplicaEntry: Hashable, Sendable {
  /// The name of the resources; `nil` where it was left out or is empty.
  package var name: Located<String>?
  /// The number of replicas; 0 where it was left out.
  package var count: Located<Int64>
  /// Where the entry begins.
  package var location: SourceLocation

  /// Creates an entry without a name.
  package init(at location: SourceLocation) {
    self.location = location
    count = Located(0, at: location)
  }
}

/// An entry of `vars`.
package struct Variable: Hashable, Sendable {
  /// The name, written `$(NAME)` where the value is wanted.
  package var name: Located<String>?
  /// The resource that the value comes from, compared exactly; its label and annotation selectors are always `nil`.
  package var object: Selector
  /// `apiVersion` of the resource, which wins over group and version.
  package var apiVersion: Located<String>?
  /// The field; `nil` means `metadata.name`.
  package var fieldPath: Located<String>?
  /// Where the entry begins.
  package var location: SourceLocation

  /// Creates an entry without content.
  package init(at location: SourceLocation) {
    object = Selector(at: location)
    self.location = location
  }
}

/// `metadata` of a kustomization file, which has no effect.
package struct ObjectMetadata: Hashable, Sendable {
  /// The name.
  package var name: Located<String>?
  /// The namespace.
  package var namespace: Located<String>?
  /// The labels.
  package var labels: [Pair] = []
  /// The annotations.
  package var annotations: [Pair] = []
  /// Where the mapping begins.
  package var location: SourceLocation

  /// Creates metadata that says nothing.
  package init(at location: SourceLocation) { self.location = location }
}

/// `sortOptions`: the order of resources in the output.
package struct SortOptions: Hashable, Sendable {
  /// The kinds that the legacy order puts first and last, both instead of the usual ones.
  package struct Legacy: Hashable, Sendable {
    /// The kinds that come first, in this order.
    package var orderFirst: [Located<String>] = []
    /// The kinds that come last, in this order.
    package var orderLast: [Located<String>] = []
    /// Where the options begin.
    package var location: SourceLocation

    /// Creates options without kinds.
    package init(at location: SourceLocation) { self.location = location }
  }

  /// `legacy` or `fifo`; any other word, and none, is refused when the build's top kustomization puts resources in order.
  package var order: Located<String>?
  /// `legacySortOptions`.
  package var legacy: Legacy?
  /// Where the options begin.
  package var location: SourceLocation

  /// Creates options that name no order.
  package init(at location: SourceLocation) { self.location = location }
}
