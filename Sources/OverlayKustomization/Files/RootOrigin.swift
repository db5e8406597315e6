/// Where a directory that is being loaded comes from, as `buildMetadata` tells it.
package struct RootOrigin: Hashable, Sendable {
  /// The way from the build's target, or from the top of ``repo``, as the kustomizations on the way name it.
  package var path = ""
  /// The repository; empty for directories of this machine.
  package var repo = ""
  /// The branch, tag or commit of ``repo``.
  package var ref = ""

  /// Creates the origin of a build's target.
  package init() {}

  /// The origin of what a kustomization there names by `path`.
  package func appending(_ path: String) -> RootOrigin {
    if let url = RepositoryURL(path) { return RootOrigin(of: url) }
    var copy = self
    let joined = self.path.isEmpty ? path : "\(self.path)/\(path)"
    copy.path = joined.isEmpty ? "" : LexicalPath.clean(joined)
    return copy
  }

  /// The origin of a directory in a repository.
  ///
  /// The word `notCloned` for the repository itself is Kustomize's, also where it takes the URL of a file for one of a
  /// repository.
  private init(of url: RepositoryURL) {
    let directory = LexicalPath.clean("/\(url.directory)")
    path = directory == "/" ? "notCloned" : String(directory.dropFirst())
    repo = url.repository
    ref = url.query.ref
  }
}
