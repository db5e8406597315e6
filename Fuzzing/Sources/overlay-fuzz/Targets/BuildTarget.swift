@testable import OverlayDiagnostics
@testable import OverlayKit
@testable import OverlayKustomization
@testable import OverlayYAMLTree

/// Whole builds.
///
/// The input is the files of a directory.
enum BuildTarget: FuzzTarget {
  static func check(_ input: [UInt8]) {
    var files = InMemoryFileSystem(currentDirectory: "/w/input")
    for file in namedTexts(in: input) { files.addFile(file.text, at: file.name) }
    var options = BuildOptions()
    options.allowsNetwork = false
    let compiler = OverlayCompiler(options: options, fileSystem: files)
    do throws(BuildFailure) {
      checkOutput(of: try compiler.build("."))
    } catch {
      if !(1...Diagnostic.errorLimit).contains(error.errors.count) { found("\(error.errors.count) errors") }
      (error.errors + error.warnings).forEach(check)
    }
  }

  private static func checkOutput(of result: BuildResult) {
    result.warnings.forEach(check)
    _ = result.fileNames()
    let output = result.yaml()
    do throws(Diagnostic) {
      let read = try YAMLReader.readDocuments(output, place: SourceText(file: "output.yaml"))
      if read.documents.count != result.resources.count {
        found("\(result.resources.count) resources, but \(read.documents.count) documents", output)
      }
    } catch {
      found("the output cannot be read: \(error)", output)
    }
  }
}
