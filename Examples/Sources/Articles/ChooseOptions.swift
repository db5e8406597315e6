import Foundation
import OverlayKit

/// Builds an overlay that uses Helm charts and files outside its directory, and fails on warnings.
public func buildWithCharts(_ directory: String, cancellation: Cancellation) throws(BuildFailure) -> BuildResult {
  var options = BuildOptions(loadRestrictions: .none)
  options.treatsWarningsAsErrors = true
  options.silencedWarnings.insert(.unusedImage)
  options.environment = ProcessInfo.processInfo.environment
  options.helm.isEnabled = true
  options.helm.kubeVersion = "1.33"
  options.cancellation = cancellation
  return try OverlayCompiler(options: options).build(directory)
}
