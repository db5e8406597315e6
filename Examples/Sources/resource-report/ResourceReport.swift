import Foundation
import OverlayKit

/// Reports what a folder describes, as in `swift run resource-report web/prod`; without a folder, an example in memory.
@main
struct ResourceReport {
  static func main() {
    do throws(BuildFailure) {
      guard let folder = CommandLine.arguments.dropFirst().first else { return try printOverlayInMemory() }
      let result = try OverlayCompiler().build(folder)
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
