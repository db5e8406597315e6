import OverlayKit

/// Builds an overlay without network access.
public func buildOffline(_ directory: String) throws(BuildFailure) -> BuildResult {
  var options = BuildOptions()
  options.allowsNetwork = false
  return try OverlayCompiler(options: options).build(directory)
}

/// Builds an overlay with remote bases, and reports each fetch.
public func buildWithRemoteBases(_ directory: String, path: String) throws(BuildFailure) -> BuildResult {
  var options = BuildOptions()
  options.environment = ["PATH": path]
  options.downloadTimeLimit = .seconds(30)
  options.fetchObserver = { event in
    switch event {
    case .began(let url): print("fetching \(url)")
    case .ended(let url, let duration): print("fetched \(url) in \(duration)")
    }
  }
  return try OverlayCompiler(options: options).build(directory)
}
