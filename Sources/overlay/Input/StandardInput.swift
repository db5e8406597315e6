import OverlayDiagnostics
import OverlayKit
import SystemPackage

/// The input of `build -`.
enum StandardInput {
  /// The name of standard input in diagnostics.
  private static let name = "<stdin>"

  /// Reads standard input, and returns a file system that has it as the kustomization file.
  static func fileSystem() throws -> StandardInputFileSystem {
    let kustomization = try readToEnd()
    do {
      return try StandardInputFileSystem(kustomization: kustomization)
    } catch {
      throw Failure.cannotRead("the current directory", error.message)
    }
  }

  /// Replaces the name of the kustomization file in a diagnostic with that of standard input.
  static func named(in diagnostic: Diagnostic) -> Diagnostic {
    var renamed = diagnostic.mapping(locations: { location in
      let isInput = location.file == StandardInputFileSystem.fileName
      return isInput ? SourceLocation(file: name, line: location.line, column: location.column) : location
    })
    // Standard input cannot be edited.
    if diagnostic.edit?.location.file == StandardInputFileSystem.fileName { renamed.edit = nil }
    return renamed
  }

  private static func readToEnd() throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count: Int
      do {
        count = try buffer.withUnsafeMutableBytes { try FileDescriptor.standardInput.read(into: $0) }
      } catch {
        throw .cannotRead("standard input", String(describing: error).lowercasedFirstLetter)
      }
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
      guard bytes.count <= DiskFileSystem.sizeLimit else { throw .standardInputTooLarge }
    }
  }
}
