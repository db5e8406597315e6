import Testing

@testable import OverlayKustomization

@Suite("URLs of repositories")
struct RepositoryURLTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var text: String
    /// What git fetches, and the directory in it.
    var repository: String
    var directory: String

    init(_ text: String, _ repository: String, _ directory: String = "") {
      (self.text, self.repository, self.directory) = (text, repository, directory)
    }

    var testDescription: String { text }
  }

  @Test(
    "are split into a repository and a directory",
    arguments: [
      Case("https://h/org/repo", "https://h/org/repo"),
      Case("https://h/org/repo/", "https://h/org/repo"),
      Case("https://h:1/org/repo/sub/dir?ref=v1", "https://h:1/org/repo", "sub/dir"),
      Case("https://h/org/repo.git/sub", "https://h/org/repo.git", "sub"),
      Case("https://h/repo.git", "https://h/repo.git"),
      Case("https://h/.git/x", "https://h/.git", "x"),
      Case("https://h/org/p/_git/repo/path/x", "https://h/org/p/_git/repo", "path/x"),
      Case("https://h/_git/repo", "https://h/_git/repo"),
      Case("https://h/a/b/c//path/x", "https://h/a/b/c", "path/x"),
      Case("https://h//org/repo", "https://h//org", "repo"),
      Case("https://h/a.git//b", "https://h/a.git", "b"),
      Case("https://h/org/", "https://h/org/"),
      Case("https:///org/repo", "https:///org/repo"),
      Case("https://h/org/repo#frag", "https://h/org/repo#frag"),
      Case("https://h/org/repo/a/../b", "https://h/org/repo", "a/../b"),
      Case("HTTPS://h/org/repo", "https://h/org/repo"),
      Case("https://user@h/org/repo", "https://user@h/org/repo"),
      Case("https://user:pw@h/org/repo/x", "https://user:pw@h/org/repo", "x"),
      Case("ssh://git@h:22/org/repo//x", "ssh://git@h:22/org/repo", "x"),
      Case("ssh://h/org/repo", "ssh://h/org/repo"),
      Case("git@h:org/repo//sub", "git@h:org/repo", "sub"),
      Case("git@h/org/repo//sub", "git@h/org/repo", "sub"),
      Case("git@h:/abs/repo.git//x", "git@h:/abs/repo.git", "x"),
      Case("a-1@h:c.git", "a-1@h:c.git"),
      Case("git::https://h/org/repo", "https://h/org/repo"),
      Case("GIT::https://h/org/repo", "https://h/org/repo"),
    ]
  )
  func divided(_ expected: Case) throws {
    let url = try #require(RepositoryURL(expected.text))
    #expect(url.repository == expected.repository)
    #expect(url.directory == expected.directory)
    #expect(url.text == expected.text)
  }

  @Test(
    "of GitHub are normalized, with and without SSH",
    arguments: [
      Case("github.com/org/repo/sub", "https://github.com/org/repo", "sub"),
      Case("GitHub.com/org/repo/sub", "https://github.com/org/repo", "sub"),
      Case("github.com:org/repo/sub", "https://github.com/org/repo", "sub"),
      Case("http://github.com/org/repo", "https://github.com/org/repo"),
      Case("https://github.com/org/repo//a?ref=main", "https://github.com/org/repo", "a"),
      Case("git@github.com:org/repo/sub", "git@github.com:org/repo", "sub"),
      Case("org-1@github.com/org/repo", "org-1@github.com:org/repo"),
      Case("https://user@github.com/org/repo", "user@github.com:org/repo"),
      Case("ssh://github.com/org/repo", "github.com:org/repo"),
      Case("ssh://git@github.com:22/org/repo", "git@github.com:org/repo"),
      Case("https://user:pw@github.com/org/repo", "https://user:pw@github.com/org/repo"),
      Case("https://github.com.evil/org/repo", "https://github.com.evil/org/repo"),
    ]
  )
  func gitHub(_ expected: Case) throws {
    let url = try #require(RepositoryURL(expected.text))
    #expect(url.repository == expected.repository)
    #expect(url.directory == expected.directory)
  }

  @Test(
    "with the file scheme are paths as a whole",
    arguments: [
      Case("file:///x/repo", "file:///x/repo"), Case("file:///x/repo/sub", "file:///x/repo/sub"),
      Case("file:///x/repo.git/sub", "file:///x/repo.git", "sub"), Case("file:///x/repo//sub", "file:///x/repo", "sub"),
      Case("FILE:///x.git", "file:///x.git"), Case("file://x@y/z", "file://x@y/z"), Case("file:///", "file:///"),
      Case("file://github.com/a", "file://github.com/a"),
    ]
  )
  func files(_ expected: Case) throws {
    let url = try #require(RepositoryURL(expected.text))
    #expect(url.repository == expected.repository)
    #expect(url.directory == expected.directory)
    #expect(url.scheme == .file)
  }

  @Test(
    "are not confused with local paths",
    arguments: [
      "", "a", "../base", "/github.com/a/b", "github.com", "github.com/a", "github.com:", "git@h", "git@h:a", "a@b/c",
      "gh:a/b", "a b@c:d/e", "example.com/a/b", "ssh://x", "a@", "@h:a/b", "1a@h:a/b", "git::a", "file://", "a/b@c:d/e",
      "https://h/org", "https://h/org/repo/../../x", "https://h/r.git/../x", "org/repo", "ext::sh -c x", "a@:b/c",
      "git://h/org/repo", "https://?ref=x",
    ]
  )
  func localPaths(text: String) { #expect(RepositoryURL(text) == nil) }

  @Test func knowsForcedProtocols() {
    #expect(RepositoryURL("git::https://h/a/b")?.isForced == true)
    #expect(RepositoryURL("https://h/a/b")?.isForced == false)
  }

  // MARK: - The query

  @Test(
    "name a ref",
    arguments: [
      ("", ""), ("ref=v1", "v1"), ("version=v2", "v2"), ("version=v2&ref=v1", "v1"), ("ref=&version=v2", "v2"),
      ("ref=a&ref=b", "a"), ("ref=a+b%2Fc", "a b/c"), ("ref=%zz", ""), ("ref=a;b", ""), ("ref=a&x=%", ""),
      ("ref=a=b", "a=b"), ("Ref=a", ""), ("&&ref=a", "a"), ("ref=a?b", "a?b"), ("r%65f=x", "x"),
    ]
  )
  func refs(query: String, ref: String) {
    #expect(RepositoryURL("https://h/a/b?\(query)")?.query.ref == ref)
  }

  @Test(
    "set a timeout for git",
    arguments: [
      ("", 27), ("timeout=120", 120), ("timeout=61s", 61), ("timeout=1m30s", 90), ("timeout=1.5s", 1.5),
      ("timeout=.5m", 30), ("timeout=1.h", 3600), ("timeout=1500ms", 1.5), ("timeout=0", 27), ("timeout=-5", 27),
      ("timeout=-1s", 27), ("timeout=+3", 27), ("timeout=%2B3", 3), ("timeout=x", 27), ("timeout=1d", 27),
      ("timeout=.s", 27),
      ("timeout=1.2.3s", 27), ("timeout=s", 27), ("timeout=+", 27), ("timeout=%2B2s", 2),
      ("timeout=99999999999999999999", 27), ("timeout=9999999999999", 31_536_000), ("timeout=1%C2%B5s", 0.000_001),
    ] as [(String, Double)]
  )
  func timeouts(query: String, seconds: Double) {
    #expect(RepositoryURL("https://h/a/b?\(query)")?.query.timeout == .seconds(seconds))
  }

  @Test(
    "can disable submodules",
    arguments: [("", true), ("submodules=false", false), ("submodules=0", false), ("submodules=no", true)]
  )
  func submodules(query: String, isIncluded: Bool) {
    #expect(RepositoryURL("https://h/a/b?\(query)")?.query.includesSubmodules == isIncluded)
  }
}

@Suite("URLs that are rejected")
struct RemoteSafetyTests {
  @Test(
    "because git would run a program",
    arguments: [
      "ext::sh -c x", "fd::17", "git::ext::sh", "a@ext::sh -c x", "git@h::a/b", "%65xt::sh", "%65%78%74%3A%3Ash",
      "git::git::ext::x", "a:b@ext::sh", "foo_bar::x",
    ]
  )
  func helpers(text: String) {
    #expect(RemoteSafety.problem(with: text) == "it names a transport helper of git")
  }

  @Test(
    "because a part would be an option",
    arguments: [
      ("ssh://-oProxyCommand=x/a/b", "the host"), ("ssh://%2DoProxyCommand=x/a/b", "the host"),
      ("ssh://u@-oProxyCommand=x/a/b", "the host"), ("ssh://u:p@-x/a/b", "the host"), ("git@-x:a/b", "the host"),
      ("git@h:-a/b", "the path"), ("git@h:%2Da/b", "the path"), ("https://h/a/b//-x", "the directory"),
      ("https://h/a/b/-x", "the directory"), ("https://h/a/b?ref=-x", "the ref"), ("https://h/a/b?ref=%2Dx", "the ref"),
      ("https://h/a/b?ref=%252Dx", "the ref"), ("file:///a?version=--upload-pack=x", "the ref"),
    ]
  )
  func options(text: String, part: String) {
    #expect(RemoteSafety.problem(with: text) == "\(part) begins with '-'")
  }

  @Test(
    "because they contain control characters",
    arguments: ["https://h/a/b?ref=a%0Ab", "https://h/a/b%00c", "git@h\u{1}:a/b"]
  )
  func controlCharacters(text: String) {
    #expect(RemoteSafety.problem(with: text)?.hasSuffix("contains a control character") == true)
  }

  @Test(
    "except for ordinary ones",
    arguments: [
      "https://h/a/b?ref=v1", "ssh://git@[::1]:22/a/b", "ssh://[::1]/a/b", "git@h:a-/b", "https://h/-a/b", "a/b", "a:b",
      "file:///a//b-c", "git::https://h/a/b", "a b::c",
    ]
  )
  func ordinary(text: String) { #expect(RemoteSafety.problem(with: text) == nil) }
}

@Suite("URLs of files")
struct WebAddressTests {
  @Test("have the schemes of web servers")
  func schemes() {
    for text in ["http://h/x", "HTTPS://h", "https://h/a b"] { #expect(WebAddress.isValid(text), "\(text)") }
    for text in ["", "httpd://h", "http:/h", "ftp://h/x", "http://h/\n"] {
      #expect(!WebAddress.isValid(text), "\(text)")
    }
  }

  @Test("are percent-encoded")
  func encoding() {
    #expect(PercentEncoding.encode(url: "http://h/a b/ä?x={1}&y=%20") == "http://h/a%20b/%C3%A4?x=%7B1%7D&y=%20")
  }
}
