import OverlayKit
import SystemPackage

/// The destination of a build's output.
enum Destination: Equatable {
  case standardOutput
  /// An inherited descriptor, such as `/dev/fd/63`.
  case descriptor(CInt)
  /// A pipe or a device, which is written directly.
  case device(FilePath)
  /// A file, which is replaced atomically.
  case file(FilePath)
  /// An existing directory for one file per resource.
  case directory(FilePath)

  /// The destination for a value of `-o`.
  ///
  /// - Throws: A failure for a path with a trailing slash that does not exist.
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
    case .directory: self = .directory(filePath)
    case nil where path.hasSuffix("/"): throw .missingDirectory(path)
    case nil, .regular: self = .file(filePath)
    default: self = .device(filePath)
    }
  }

  /// Opening these paths would overwrite a file that standard output appends to.
  private static func descriptor(namedBy path: String) -> CInt? {
    switch path {
    case "/dev/stdout": return 1
    case "/dev/stderr": return 2
    default: return path.hasPrefix("/dev/fd/") ? CInt(path.dropFirst("/dev/fd/".count)) : nil
    }
  }

  /// Writes the output, atomically if the destination allows it.
  func write(_ result: BuildResult) throws {
    switch self {
    case .standardOutput: try result.writeYAML { (piece) throws(Failure) in try StandardOutput.write(piece) }
    case .descriptor(let descriptor): try Self.write(result.yaml(), to: FileDescriptor(rawValue: descriptor))
    case .device(let path): try Self.write(toDevice: path) { try $0(result.yaml()) }
    case .file(let path): try ReplacedFiles.write([(path, result.yaml())], synchronized: true)
    case .directory(let path):
      let files = zip(try Self.fileNames(of: result), result.resources).lazy.map { (path.appending($0), $1.yaml()) }
      try ReplacedFiles.write(files, synchronized: false)
    }
  }

  /// Writes text in pieces, atomically if the destination allows it.
  ///
  /// - Parameter render: Passes the pieces on.
  /// - Throws: A failure, also for a directory; and what `render` throws.
  func write(_ render: (_ write: ([UInt8]) throws -> Void) throws -> Void) throws {
    switch self {
    case .standardOutput: try render { try StandardOutput.write($0) }
    case .descriptor(let descriptor): try render { try Self.write($0, to: FileDescriptor(rawValue: descriptor)) }
    case .device(let path): try Self.write(toDevice: path, render)
    case .file(let path):
      var bytes: [UInt8] = []
      try render { bytes += $0 }
      try ReplacedFiles.write([(path, bytes)], synchronized: true)
    case .directory(let path): throw Failure.cannotWrite(path, .isDirectory)
    }
  }

  private static func write(_ bytes: [UInt8], to file: FileDescriptor) throws(Failure) {
    do {
      try file.writeFully(bytes)
    } catch {
      throw .cannotWrite("file descriptor \(file.rawValue)", error)
    }
  }

  private static func write(
    toDevice path: FilePath,
    _ render: (_ write: ([UInt8]) throws -> Void) throws -> Void
  ) throws {
    do {
      let file = try FileDescriptor.open(path, .writeOnly)
      try file.closeAfter { try render { try file.writeFully($0) } }
    } catch let error as Errno {
      throw Failure.cannotWrite(path, error)
    }
  }

  /// The file names of the resources in a directory.
  ///
  /// - Throws: A failure for a name that is outside of the directory or belongs to another resource.
  static func fileNames(of result: BuildResult) throws(Failure) -> [String] {
    let names = result.fileNames()
    var owners: [String: BuiltResource] = [:]
    for (name, resource) in zip(names, result.resources) {
      guard isFileName(name) else { throw .unusableFileName(name, of: resource) }
      if let owner = owners.updateValue(resource, forKey: name) { throw .sharedFileName(name, of: owner, resource) }
    }
    return names
  }

  /// Whether a name is that of a file in the directory itself.
  static func isFileName(_ name: String) -> Bool {
    !name.isEmpty && name != "." && name != ".." && !name.utf8.contains { $0 == UInt8(ascii: "/") || $0 == 0 }
  }
}

extension BuiltResource {
  /// The resource in messages.
  var title: String { "\(kind) '\(name)'" + (namespace.isEmpty ? "" : " in namespace '\(namespace)'") }
}
