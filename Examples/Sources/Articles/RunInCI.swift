import OverlayKit

/// Marks errors and warnings at the lines of a pull request on GitHub.
///
/// - Returns: The exit status of the check.
public func checkPullRequest(_ directory: String) -> Int32 {
  var options = BuildOptions()
  options.treatsWarningsAsErrors = true
  do throws(BuildFailure) {
    _ = try OverlayCompiler(options: options).build(directory)
    return 0
  } catch {
    let renderer = GitHubRenderer()
    for problem in error.errors { print(renderer.render(problem), terminator: "") }
    return 1
  }
}

/// A SARIF log of a build for code scanning, also of one that succeeds.
public func sarifLog(of directory: String) -> String {
  let renderer = SARIFRenderer(toolName: "manifest-check", version: "1.0.0")
  do throws(BuildFailure) {
    let result = try OverlayCompiler().build(directory)
    return renderer.render(result.warnings, outcome: SARIFRenderer.Outcome(exitCode: 0))
  } catch {
    return renderer.render(error.errors + error.warnings, outcome: SARIFRenderer.Outcome(exitCode: 1))
  }
}
