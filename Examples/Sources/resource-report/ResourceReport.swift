import Foundation
import OverlayKit

/// Reports what a folder describes, as in `swift run resource-report web/prod`; without a folder, an example in memory.
@main
struct ResourceReport {
  static func main() {
    do {
      let result = try build(CommandLine.arguments.dropFirst().first)
      for warning in result.warnings { printError(warning) }
      for line in Report(result).lines { print(line) }
    } catch {
      printError(error)
      exit(1)
    }
  }

  private static func build(_ folder: String?) throws(Diagnostic) -> BuildResult {
    guard let folder else { return try buildInMemory() }
    return try OverlayCompiler().build(folder)
  }

  private static func printError(_ problem: Diagnostic) {
    FileHandle.standardError.write(Data(TextRenderer().render(problem).utf8))
  }
}
