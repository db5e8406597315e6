import Testing

@testable import OverlayKustomization

@Suite("Lexical paths")
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
    "paths relative to a directory",
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
