import OverlayKit
import SystemPackage

/// Where the output of a build goes.
enum Destination: Equatable {
  case standardOutput
  /// A descriptor that this process was started with, such as `/dev/fd/63`.
  case descriptor(CInt)
  /// A pipe or a device, which is written straight.
  case device(FilePath)
  /// A file, which is replaced in one step.
  case file(FilePath)
  /// A folder that exists, which gets one file per resource.
  case folder(FilePath)

  /// Finds out what the value of `-o` names.
  ///
  /// - Throws: A failure for the name of a folder that does not exist.
  init(_ path: String) throws(Failure) {
    guard !path.isEmpty else {
      self = .standardOutput
      return
    }
    if let descriptor = Self.descriptor(namedBy: path) {
      self = .descriptor(descriptor)
      return
    }
    let filePath = FilePath(path)
    switch try? Stat(filePath).type {
    case .directory: self = .folder(filePath)
    case nil where path.hasSuffix("/"): throw .missingDirectory(path)
    case nil, .regular: self = .file(filePath)
    default: self = .device(filePath)
    }
  }

  /// Opening these by name would start at the front of a file that standard output was to be appended to.
  private static func descriptor(namedBy path: String) -> CInt? {
    switch path {
    case "/dev/stdout": return 1
    case "/dev/stderr": return 2
    default: return path.hasPrefix("/dev/fd/") ? CInt(path.dropFirst("/dev/fd/".count)) : nil
    }
  }

  /// Writes the output, all of it or nothing where that can be.
  func write(_ result: BuildResult) throws(Failure) {
    switch self {
    case .standardOutput: try result.writeYAML { (piece) throws(Failure) in try StandardOutput.write(piece) }
    case .descriptor(let descriptor): try Self.write(result.yaml(), to: FileDescriptor(rawValue: descriptor))
    case .device(let path): try Self.write(result.yaml(), toDevice: path)
    case .file(let path): try ReplacedFiles.write([(path, result.yaml())], outlivesPowerLoss: true)
    case .folder(let path):
      let names = try FolderNames(of: result).names
      let files = zip(names, result.resources).lazy.map { (path.appending($0), $1.yaml()) }
      try ReplacedFiles.write(files, outlivesPowerLoss: false)
    }
  }

  private static func write(_ bytes: [UInt8], to file: FileDescriptor) throws(Failure) {
    do {
      try file.writeFully(bytes)
    } catch {
      throw .cannotWrite("file descriptor \(file.rawValue)", error)
    }
  }

  private static func write(_ bytes: [UInt8], toDevice path: FilePath) throws(Failure) {
    do {
      let file = try FileDescriptor.open(path, .writeOnly)
      try file.closeAfter { try file.writeFully(bytes) }
    } catch {
      throw .cannotWrite(path, (error as? Errno) ?? .ioError)
    }
  }
}
