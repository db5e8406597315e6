package import OverlayDiagnostics

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
