import Foundation
import OverlayKit

/// Reports the resources of a directory, as in `swift run resource-report web/prod`.
///
/// Without a directory, builds an example in memory.
@main
struct ResourceReport {
  static func main() {
    do throws(BuildFailure) {
      guard let directory = CommandLine.arguments.dropFirst().first else { return try printOverlayInMemory() }
      let result = try OverlayCompiler().build(directory)
      for warning in result.warnings { printError(warning) }
      for line in Report(result).lines { print(line) }
    } catch {
      for problem in error.errors { printError(problem) }
      exit(1)
    }
  }

  private static func printError(_ problem: Diagnostic) {
    FileHandle.standardError.write(Data(TextRenderer().render(problem).utf8))
  }
}
