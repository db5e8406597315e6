import OverlayKustomization
import Testing

@Suite("Files in memory")
struct InMemoryFileSystemTests {
  private let files = InMemoryFileSystem(
    files: ["a/x.yaml": Array("x".utf8), "/b/y.yaml": Array("y".utf8)],
    symbolicLinks: [
      "a/up": "..", "a/y": "/b/y.yaml", "a/one": "two", "a/two": "one", "a/lost": "nowhere", "a/self": ".",
    ],
    currentDirectory: "/w"
  )

  @Test func contents() throws {
    #expect(try files.currentDirectory() == "/w")
    #expect(try files.read("a/x.yaml") == Array("x".utf8))
    #expect(try files.read("/w/a/../a/./x.yaml") == Array("x".utf8))
    #expect(try files.read("a/y") == Array("y".utf8))
    #expect(try files.read("a/up/a/self/x.yaml") == Array("x".utf8))
  }

  @Test(
    "kinds",
    arguments: [
      ("a", .directory), ("a/x.yaml", .file), ("/", .directory), ("..", .directory), ("a/up", .directory),
      ("", .missing),
      ("a/y", .file), ("a/lost", .missing), ("nope", .missing), ("a/x.yaml/z", .missing), ("/b", .directory),
    ] as [(String, FileKind)]
  )
  func kinds(path: String, kind: FileKind) throws { #expect(try files.kind(of: path) == kind) }

  @Test("the parent of a link's target is that of the target")
  func realPaths() throws {
    #expect(try files.realPath(of: "a/up/..") == "/")
    #expect(try files.realPath(of: "a/y") == "/b/y.yaml")
    #expect(try files.realPath(of: "../../..") == "/")
  }

  @Test(
    "problems",
    arguments: [
      ("nope", .notFound), ("a", .isDirectory), ("a/one", .tooManySymlinks), ("a/lost", .notFound), ("", .notFound),
      ("a/x.yaml/z", .notADirectory),
    ] as [(String, FileSystemError.Kind)]
  )
  func problems(path: String, kind: FileSystemError.Kind) throws {
    let error = #expect(throws: FileSystemError.self) { try files.read(path) }
    #expect(error?.kind == kind)
  }

  @Test("adding replaces files and keeps directories")
  func adding() throws {
    var files = InMemoryFileSystem()
    files.addFile("1", at: "/d/f")
    files.addFile("2", at: "/d/f")
    files.addDirectory(at: "/d")
    files.addDirectory(at: "/d/e")
    #expect(try files.read("d/f") == Array("2".utf8))
    #expect(try files.kind(of: "d/e") == .directory)
  }

  @Test("names are compared byte by byte")
  func names() throws {
    var files = InMemoryFileSystem()
    files.addFile([1], at: "/\u{E9}")
    files.addFile([2], at: "/e\u{301}")
    #expect(try files.read("/\u{E9}") == [1])
    #expect(try files.read("/e\u{301}") == [2])
  }
}
