import Testing

@testable import Kustomization

@Suite("Paths as texts")
struct LexicalPathTests {
  @Test(
    "cleaning, as Go's filepath.Clean does",
    arguments: [
      ("", "."), (".", "."), ("./", "."), ("a", "a"), ("./a", "a"), ("a/", "a"), ("a//b", "a/b"), ("a/./b", "a/b"),
      ("a/../b", "b"), ("a/..", "."), ("../a", "../a"), ("../../a", "../../a"), ("a/../../b", "../b"), ("/", "/"),
      ("//", "/"), ("/..", "/"), ("/../a", "/a"), ("/a/b/..", "/a"), ("a..b", "a..b"), ("...", "..."), (" ", " "),
      ("overlays/prod/../../base", "base"), ("e\u{301}/../x", "x"), ("a/\u{301}b/..", "a"),
    ]
  )
  func clean(path: String, cleaned: String) { #expect(LexicalPath.clean(path) == cleaned) }

  @Test(
    "joining",
    arguments: [("a", "b", "a/b"), ("a", "../b", "b"), (".", "b", "b"), ("a", "/b", "/b"), ("/", "b", "/b")]
  )
  func join(directory: String, path: String, joined: String) {
    #expect(LexicalPath.join(directory, path) == joined)
  }

  @Test(
    "being in a directory",
    arguments: [
      ("/a/b", "/a", true), ("/a", "/a", true), ("/ab", "/a", false), ("/a", "/a/b", false), ("/a", "/", true),
      ("/\u{E9}/x", "/e\u{301}", false),
    ]
  )
  func isIn(path: String, directory: String, expected: Bool) {
    #expect(LexicalPath.path(path, isIn: directory) == expected)
  }

  @Test(
    "the way from a directory",
    arguments: [
      ("/a/b", "/a", "b"), ("/a", "/a", "."), ("/b/c", "/a", "../b/c"), ("/", "/a/b", "../.."), ("/a", "/", "a"),
    ]
  )
  func relative(path: String, directory: String, way: String) {
    #expect(LexicalPath.path(path, from: directory) == way)
  }

  @Test("parents", arguments: [("/a/b", "/a"), ("/a", "/"), ("/", "/")])
  func parent(path: String, parent: String) { #expect(LexicalPath.parent(of: path) == parent) }
}

@Suite("Remote locations")
struct RemoteLocationTests {
  @Test(
    "repositories",
    arguments: [
      "https://example.com/a/b", "HTTPS://example.com/a/b.git", "http://h/a/b//dir?ref=v1", "ssh://git@h/a/b",
      "file:///x/repo.git//base?ref=v1", "git@github.com:a/b", "git@h:a/b", "org-1@github.com:a/b", "github.com/a/b",
      "GitHub.com/a/b/c?ref=main", "github.com:a/b", "git::https://h/a/b", "https://h/x.git", "https://h/a/_git/b",
    ]
  )
  func repositories(text: String) { #expect(RemoteLocation.isRepository(text)) }

  @Test(
    "local paths",
    arguments: [
      "", "a", "../base", "/github.com/a/b", "github.com", "github.com/a", "github.com:", "git@h", "git@h:a", "a@b/c",
      "gh:a/b", "a b@c:d/e", "example.com/a/b", "ssh://x", "a@", "@h:a/b", "1a@h:a/b", "git::a", "file://", "a/b@c:d/e",
    ]
  )
  func localPaths(text: String) { #expect(!RemoteLocation.isRepository(text)) }

  @Test("addresses of web servers")
  func webAddresses() {
    #expect(RemoteLocation.isWebAddress("http://h/x"))
    #expect(RemoteLocation.isWebAddress("HTTPS://h"))
    #expect(!RemoteLocation.isWebAddress("httpd://h"))
    #expect(!RemoteLocation.isWebAddress("http:/h"))
    #expect(!RemoteLocation.isWebAddress(""))
  }
}
