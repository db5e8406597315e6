import Foundation
import OverlayKit

/// Builds an overlay and prints its resources; prints diagnostics to standard error.
///
/// - Returns: Whether the build succeeded.
public func printOverlay(in directory: String) -> Bool {
  do throws(BuildFailure) {
    let result = try OverlayCompiler().build(directory)
    show(result.warnings)
    print(result, terminator: "")
    return true
  } catch {
    show(error.errors + error.warnings)
    return false
  }
}

private func show(_ diagnostics: [Diagnostic]) {
  let renderer = TextRenderer(usesColor: isatty(STDERR_FILENO) != 0)
  for diagnostic in diagnostics {
    FileHandle.standardError.write(Data(renderer.render(diagnostic).utf8))
  }
}

/// The files that a failed build did not find, with the lines that name them.
public func missingFiles(in failure: BuildFailure) -> [String] {
  failure.errors.filter { $0.code == .fileNotFound }.map { error in
    "\(error.location?.description ?? "command line"): \(error.message)"
  }
}
