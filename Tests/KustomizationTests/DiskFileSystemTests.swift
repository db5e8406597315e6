import Foundation
import Testing

@testable import OverlayKustomization

/// Works in a directory of its own, which is removed at the end.
@Suite("Files on disk")
final class DiskFileSystemTests {
  private let root: String
  private let files = DiskFileSystem()

  init() throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: "kustomization-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    root = try DiskFileSystem().realPath(of: directory.path())
  }

  deinit { try? FileManager.default.removeItem(atPath: root) }

  private func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: "\(root)/\(name)"))
  }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: "\(root)/\(name)", withDestinationPath: target)
  }

  private func kindOfProblem(reading path: String) -> FileSystemError.Kind? {
    do throws(FileSystemError) {
      _ = try files.read(path)
      return nil
    } catch {
      return error.kind
    }
  }

  @Test("files of any size are read whole", arguments: [0, 1, 65_535, 65_536, 65_537, 1_000_003])
  func contents(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try write(bytes, to: "f")
    #expect(try files.read("\(root)/f") == bytes)
  }

  @Test("names of any length are listed")
  func names() throws {
    let names = (1...255).map { String(repeating: "n", count: $0) }
    for name in names { try write([], to: name) }
    #expect(Set(files.names(in: root)) == Set(names))
  }

  @Test("links are followed")
  func links() throws {
    try write([7], to: "f")
    try link("l", to: "f")
    try link("d", to: ".")
    #expect(try files.read(files.realPath(of: "\(root)/d/l")) == [7])
    #expect(throws: FileSystemError(.other, message: "it has become a symbolic link")) {
      try files.read("\(root)/d/l")
    }
    #expect(try files.kind(of: "\(root)/l") == .file)
    #expect(try files.realPath(of: "\(root)/d/d/l") == "\(root)/f")
  }

  @Test("special files are rejected, and a pipe does not block")
  func specialFiles() throws {
    #expect(mkfifo("\(root)/pipe", 0o600) == 0)
    #expect(kindOfProblem(reading: "\(root)/pipe") == .notRegularFile)
    #expect(try files.kind(of: "\(root)/pipe") == .other)
    #expect(kindOfProblem(reading: "/dev/null") == .notRegularFile)
    #expect(kindOfProblem(reading: root) == .isDirectory)
    #expect(try files.kind(of: root) == .directory)
  }

  @Test("missing files")
  func missing() throws {
    try write([1], to: "f")
    try link("lost", to: "nowhere")
    try link("one", to: "two")
    try link("two", to: "one")
    let long = String(repeating: "x", count: 5_000)
    for name in ["nope", "lost", "f/x", "f\0", long, "nope/\(long)"] {
      #expect(try files.kind(of: "\(root)/\(name)") == .missing)
    }
    #expect(kindOfProblem(reading: "\(root)/nope") == .notFound)
    #expect(kindOfProblem(reading: "\(root)/f/x") == .notADirectory)
    #expect(kindOfProblem(reading: "\(root)/f\0") == .notFound)
    #expect(kindOfProblem(reading: "\(root)/\(long)") == .notFound)
    #expect(kindOfProblem(reading: "") == .notFound)
    #expect(kindOfProblem(reading: "\(root)/one") == .other)
    #expect(throws: FileSystemError(.tooManySymlinks)) { try self.files.realPath(of: "\(self.root)/one") }
    #expect(throws: FileSystemError(.notFound)) { try self.files.realPath(of: "\(self.root)/nope") }
    #expect(throws: FileSystemError(.tooManySymlinks)) { try self.files.kind(of: "\(self.root)/one") }
  }

  @Test("a file larger than the limit is rejected")
  func limit() throws {
    try write(Array(repeating: 0, count: 11), to: "f")
    #expect(throws: FileSystemError(.tooLarge)) { try DiskFileSystem(sizeLimit: 10).read("\(self.root)/f") }
    #expect(try DiskFileSystem(sizeLimit: 11).read("\(root)/f").count == 11)
  }

  @Test("files that report no size are read to the end")
  func sizeless() throws {
    guard try files.kind(of: "/proc/self/status") == .file else { return }
    #expect(try files.read("/proc/self/status").isEmpty == false)
    #expect(throws: FileSystemError(.tooLarge)) { try DiskFileSystem(sizeLimit: 10).read("/proc/self/status") }
  }

  @Test("the current directory is absolute")
  func currentDirectory() throws {
    #expect(try files.currentDirectory().hasPrefix("/"))
    #expect(try files.realPath(of: ".") == files.currentDirectory())
  }
}
