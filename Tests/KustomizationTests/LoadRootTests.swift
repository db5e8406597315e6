import OverlayDiagnostics
import OverlayKustomization
import Testing

@Suite("Files and directories that a kustomization names")
struct LoadRootTests {
  /// `/w/a` is the directory that is built; next to it are `b`, a file, and the targets of links.
  private static let files = InMemoryFileSystem(
    files: [
      "r.yaml": [], "a/kustomization.yaml": [], "a/r.yaml": [], "a/sub/r.yaml": [], "a/sub/Kustomization": [],
      "b/r.yaml": [], "b/kustomization.yml": [], "/real/inner/r.yaml": [], "a/x..y/r.yaml": [], "a/github.com/o/r": [],
    ],
    symbolicLinks: [
      "a/link": "/real/inner", "a/out.yaml": "../r.yaml", "a/in.yaml": "r.yaml", "a/one": "two", "a/two": "one",
      "a/lost": "nowhere", "a/self": ".", "abs": "/w/a",
    ],
    currentDirectory: "/w"
  )

  private func root(_ target: String = "a", _ restrictions: LoadRestrictions = .rootOnly) throws(Diagnostic) -> LoadRoot
  {
    try LoadRoot(target: target, fileSystem: Self.files, restrictions: restrictions)
  }

  private func message<Value>(_ body: () throws(Diagnostic) -> Value) -> String? {
    do throws(Diagnostic) {
      _ = try body()
      return nil
    } catch {
      return error.description
    }
  }

  // MARK: - The target

  @Test(
    "targets that are accepted",
    arguments: [
      ("a", "/w/a", "a"), ("a/", "/w/a", "a"), (".", "/w", "."), ("./a/../b", "/w/b", "b"), ("/w/a/", "/w/a", "/w/a"),
      ("abs", "/w/a", "abs"), ("nope/../a", "/w/a", "a"), ("..", "/", ".."), ("a/link", "/real/inner", "a/link"),
    ]
  )
  func targets(target: String, path: String, displayPath: String) throws {
    let root = try root(target)
    #expect(root.path == path)
    #expect(root.displayPath == displayPath)
  }

  @Test(
    "targets that are rejected",
    arguments: [
      ("", "error: the path is empty [empty-path]"), ("nope", "error: 'nope' does not exist [file-not-found]"),
      ("a/r.yaml", "error: 'a/r.yaml' is not a directory [not-a-directory]"),
      ("ext::sh", "error: 'ext::sh' is not used as a URL: it names a transport helper of git [remote-unsafe]"),
      ("a/one", "error: cannot read 'a/one': too many levels of symbolic links [unreadable-file]"),
      (
        "https://h/a/b",
        """
        error: cannot fetch 'https://h/a/b': the program 'git' is not installed [program-not-found]
        note: install git, or add its directory to 'PATH'
        """
      ),
    ]
  )
  func refusedTargets(target: String, expected: String) {
    #expect(message { () throws(Diagnostic) in try root(target) } == expected)
  }

  // MARK: - Files

  @Test(
    "files",
    arguments: [
      ("r.yaml", "/w/a/r.yaml", "a/r.yaml"), ("./sub//r.yaml", "/w/a/sub/r.yaml", "a/sub/r.yaml"),
      ("in.yaml", "/w/a/r.yaml", "a/in.yaml"), ("self/r.yaml", "/w/a/r.yaml", "a/self/r.yaml"),
      ("nope/../r.yaml", "/w/a/r.yaml", "a/r.yaml"), ("link/../r.yaml", "/w/a/r.yaml", "a/r.yaml"),
      ("r.yaml/", "/w/a/r.yaml", "a/r.yaml"), ("/w/a/r.yaml", "/w/a/r.yaml", "/w/a/r.yaml"),
      ("../a/r.yaml", "/w/a/r.yaml", "a/r.yaml"), ("x..y/r.yaml", "/w/a/x..y/r.yaml", "a/x..y/r.yaml"),
      ("github.com/o/r", "/w/a/github.com/o/r", "a/github.com/o/r"),
    ]
  )
  func files(path: String, real: String, displayPath: String) throws {
    let file = try root().file(at(1, 2, path))
    #expect(file.path == real)
    #expect(file.displayPath == displayPath)
    #expect(try file.read().isEmpty)
  }

  @Test(
    "files that are rejected",
    arguments: [
      ("", "the path is empty [empty-path]"), ("nope", "'a/nope' does not exist [file-not-found]"),
      ("sub", "'a/sub' is a directory, not a file [not-a-file]"), ("..", "'.' is a directory, not a file [not-a-file]"),
      ("lost", "'a/lost' does not exist [file-not-found]"),
      ("r.yaml/x", "'a/r.yaml/x' does not exist [file-not-found]"),
      ("one", "cannot read 'a/one': too many levels of symbolic links [unreadable-file]"),
      (
        "../r.yaml",
        """
        the file 'r.yaml' is not in or below the directory of its kustomization, 'a' [file-outside-root]
        note: move it there, or lift the restriction with '--load-restrictor LoadRestrictionsNone'
        """
      ),
      (
        "out.yaml",
        """
        the file 'a/out.yaml' is not in or below the directory of its kustomization, 'a' [file-outside-root]
        note: it is a link to '/w/r.yaml'
        note: move it there, or lift the restriction with '--load-restrictor LoadRestrictionsNone'
        """
      ),
      (
        "link/r.yaml",
        """
        the file 'a/link/r.yaml' is not in or below the directory of its kustomization, 'a' [file-outside-root]
        note: it is a link to '/real/inner/r.yaml'
        note: move it there, or lift the restriction with '--load-restrictor LoadRestrictionsNone'
        """
      ),
      (
        "r.yaml ../b",
        """
        'a/r.yaml ../b' does not exist [file-not-found]
        note: the path contains a space; check the indentation of the list
        """
      ),
      (
        "http://h/x",
        """
        cannot fetch 'http://h/x': the program 'curl' is not installed [program-not-found]
        note: install curl, or add its directory to 'PATH'
        """
      ),
      (
        "github.com/a/b?ref=v1",
        """
        'github.com/a/b?ref=v1' is not a file [file-not-found]
        note: only 'resources', 'components' and lists of kustomizations can refer to a repository
        """
      ),
    ]
  )
  func refusedFiles(path: String, expected: String) throws {
    let root = try root()
    #expect(message { () throws(Diagnostic) in try root.file(at(3, 5, path)) } == "k.yaml:3:5: error: \(expected)")
  }

  @Test(
    "without restrictions a file may be anywhere",
    arguments: ["../r.yaml", "out.yaml", "/w/r.yaml", "link/r.yaml"]
  )
  func unrestricted(path: String) throws {
    #expect(try root("a", .none).file(at(1, 1, path)).path.hasSuffix("/r.yaml"))
  }

  @Test("a string of several lines is not a path, and a file outside is rejected")
  func filesThatAreNone() throws {
    let root = try root()
    let error = #expect(throws: Diagnostic.self) { try root.file(at(1, 1, "apiVersion: v1\nkind: x/y\n")) }
    #expect(error?.code == .fileNotFound)
    #expect(message { () throws(Diagnostic) in try root.file(at(1, 1, "../r.yaml")) } != nil)
  }

  @Test("a file that was deleted")
  func goneFile() throws {
    let file = FileReference(path: "/w/a/r.yaml", displayPath: "a/r.yaml", in: InMemoryFileSystem())
    #expect(
      message { () throws(Diagnostic) in try file.read() }
        == "a/r.yaml: error: 'a/r.yaml' does not exist [file-not-found]"
    )
  }

  // MARK: - Directories

  @Test(
    "directories",
    arguments: [
      ("sub", "/w/a/sub", "a/sub"), ("../b/", "/w/b", "b"), ("link", "/real/inner", "a/link"),
      ("nope/../../b", "/w/b", "b"), ("sub/r.yaml/..", "/w/a/sub", "a/sub"), ("../abs/sub", "/w/a/sub", "abs/sub"),
      ("../../real/inner", "/real/inner", "../real/inner"),
    ]
  )
  func directories(path: String, real: String, displayPath: String) throws {
    let directory = try root().directory(at(1, 1, path))
    #expect(directory.path == real)
    #expect(directory.displayPath == displayPath)
  }

  @Test("`..` after a link is displayed as the actual directory")
  func displayBehindLinks() throws {
    let inner = try root().directory(at(1, 1, "link"))
    #expect(try inner.file(at(1, 1, "r.yaml")).displayPath == "a/link/r.yaml")
    #expect(try inner.directory(at(1, 1, "../../w/b")).displayPath == "b")
    let absolute = try root("/w/a/link")
    #expect(try absolute.directory(at(1, 1, "../../w/b")).displayPath == "/w/b")
  }

  @Test(
    "directories that are rejected",
    arguments: [
      ("", "the path is empty [empty-path]"), ("nope", "'a/nope' does not exist [file-not-found]"),
      ("r.yaml", "'a/r.yaml' is not a directory [not-a-directory]"),
      ("/w/b", "the directory '/w/b' must be named by a relative path [absolute-root]"),
      ("one", "cannot read 'a/one': too many levels of symbolic links [unreadable-file]"),
      (".", "the directory 'a' is a base of itself [cycle]\nnote: reached through 'a', 'a'"),
      ("self", "the directory 'a/self' is a base of itself [cycle]\nnote: reached through 'a', 'a/self'"),
      ("../abs", "the directory 'abs' is a base of itself [cycle]\nnote: reached through 'a', 'abs'"),
      ("..", "the directory '.' contains 'a', through which it is reached [cycle]\nnote: reached through 'a', '.'"),
      (
        "git@h:a/b",
        """
        cannot fetch 'git@h:a/b': the program 'git' is not installed [program-not-found]
        note: install git, or add its directory to 'PATH'
        """
      ),
    ]
  )
  func refusedDirectories(path: String, expected: String) throws {
    let root = try root()
    #expect(message { () throws(Diagnostic) in try root.directory(at(3, 5, path)) } == "k.yaml:3:5: error: \(expected)")
  }

  @Test("a cycle over several directories is detected, a diamond is accepted")
  func cycles() throws {
    let sub = try root().directory(at(1, 1, "../b")).directory(at(1, 1, "../a/sub"))
    #expect(
      message { () throws(Diagnostic) in try sub.directory(at(2, 3, "../../b")) } == """
        k.yaml:2:3: error: the directory 'b' is a base of itself [cycle]
        note: reached through 'a', 'b', 'a/sub', 'b'
        """
    )
    #expect(
      message { () throws(Diagnostic) in try sub.directory(at(2, 3, "..")) } == """
        k.yaml:2:3: error: the directory 'a' contains 'a/sub', through which it is reached [cycle]
        note: reached through 'a', 'b', 'a/sub', 'a'
        """
    )
    let root = try root()
    #expect(try root.directory(at(1, 1, "sub")).path == root.directory(at(2, 1, "sub")).path)
  }

  @Test("an entry may be a file or a directory")
  func resolve() throws {
    let root = try root()
    guard case .file(let file) = try root.resolve(at(1, 1, "r.yaml")),
      case .directory(let directory) = try root.resolve(at(1, 1, "sub"))
    else {
      Issue.record("neither is what it should be")
      return
    }
    #expect(file.path == "/w/a/r.yaml")
    #expect(directory.path == "/w/a/sub")
    #expect(message { () throws(Diagnostic) in try root.resolve(at(1, 1, "..")) }?.contains("[cycle]") == true)
    #expect(
      message { () throws(Diagnostic) in try root.resolve(at(1, 1, "/w/b")) }?.contains("[absolute-root]") == true
    )
    #expect(message { () throws(Diagnostic) in try root.resolve(at(1, 1, "../r.yaml")) }?.contains("outside") == true)
  }

  // MARK: - The kustomization file

  @Test(
    "each of the three names of a kustomization file",
    arguments: [("a", "a/kustomization.yaml"), ("b", "b/kustomization.yml"), ("a/sub", "a/sub/Kustomization")]
  )
  func kustomizationFiles(target: String, displayPath: String) throws {
    #expect(try root(target).kustomizationFile().displayPath == displayPath)
  }

  @Test("no kustomization file, several, and one outside of the root")
  func kustomizationProblems() throws {
    let files = InMemoryFileSystem(
      files: ["/k.yaml": [], "/two/kustomization.yaml": [], "/two/Kustomization": [], "/none/x": []],
      symbolicLinks: ["/out/kustomization.yaml": "../k.yaml"]
    )
    let none = "has no 'kustomization.yaml', 'kustomization.yml' or 'Kustomization' [kustomization-not-found]"
    #expect(
      message { () throws(Diagnostic) in
        try LoadRoot(target: "none", fileSystem: files).kustomizationFile(namedAt: place(1, 3))
      } == "k.yaml:1:3: error: the directory 'none' \(none)"
    )
    #expect(
      message { () throws(Diagnostic) in try LoadRoot(target: "two", fileSystem: files).kustomizationFile() } == """
        error: the directory 'two' has several kustomization files [several-kustomization-files]
        note: keep one of 'two/kustomization.yaml', 'two/Kustomization'
        """
    )
    #expect(
      message { () throws(Diagnostic) in try LoadRoot(target: "out", fileSystem: files).kustomizationFile() } == """
        error: the directory 'out' \(none)
        note: the file 'out/kustomization.yaml' is not in or below the directory of its kustomization, 'out'
        """
    )
    let unrestricted = try LoadRoot(target: "out", fileSystem: files, restrictions: .none)
    #expect(try unrestricted.kustomizationFile().path == "/k.yaml")
  }
}
