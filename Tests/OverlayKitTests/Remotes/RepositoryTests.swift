import Foundation
import OverlayKit
import OverlayPrograms
import TestSupport
import Testing

@Suite("Remote repositories")
struct RepositoryTests {
  private static let base = [
    "base/kustomization.yaml": "resources: [r.yaml, inner]\n", "base/r.yaml": configMap("r"),
    "base/inner/kustomization.yaml": "resources: [i.yaml]\n", "base/inner/i.yaml": configMap("i"),
  ]
  private static let output = [printedConfigMap("i"), printedConfigMap("r")].joined(separator: "---\n")

  // MARK: - What is fetched

  @Test func buildsResourcesComponentsAndTargets() throws {
    let repository = try GitRepository(
      Self.base.merging(["c/kustomization.yaml": "kind: Component\nnamePrefix: c-\n"]) { $1 }
    )
    let build = try RemoteBuild()
    let url = repository.fileURL
    #expect(try build.output("resources: ['\(url)//base']") == Self.output)
    #expect(try build.output(of: "\(url)//base") == Self.output)
    #expect(
      try build.output("resources: ['\(url)//base/inner']\ncomponents: ['\(url)//c']") == printedConfigMap("c-i")
    )
  }

  @Test func commentsIgnoreWarningsAndAreNotReported() throws {
    let data = """
      # overlay:ignore date-rewritten why
      date: 2020-01-02
      # overlay:ignore tag-lost this ignores nothing
      # overlay:ignore nonsense this is not a code
      other: 2020-01-03

      """
    let repository = try GitRepository(["kustomization.yaml": "resources: [r.yaml]\n", "r.yaml": configMap("r", data)])
    let build = try RemoteBuild()
    let files = ["kustomization.yaml": "resources: ['\(repository.fileURL)']\n"]
    #expect(try compiler(files, options: build.options).build(".").warnings.map(\.code) == [.dateRewritten])
    #expect(
      try compiler([:], options: build.options).build(repository.fileURL).warnings.map(\.code) == [.dateRewritten]
    )
  }

  @Test func resolvesBranchesTagsAndCommits() throws {
    let repository = try GitRepository(["kustomization.yaml": "resources: [r.yaml]\n", "r.yaml": configMap("one")])
    try repository.git("tag", "v1")
    try repository.git("config", "uploadpack.allowAnySHA1InWant", "true")
    try repository.commit(["r.yaml": configMap("two")])
    let commit = try repository.git("rev-parse", "HEAD")
    try repository.git("branch", "feature/x")
    try repository.commit(["r.yaml": configMap("three")])
    let build = try RemoteBuild()
    for (query, name) in [
      ("", "three"), ("?ref=v1", "one"), ("?version=v1", "one"), ("?ref=feature/x", "two"), ("?ref=\(commit)", "two"),
      ("?ref=main&timeout=60", "three"), ("?ref=refs/tags/v1", "one"),
    ] {
      #expect(try build.output("resources: ['\(repository.fileURL)\(query)']") == printedConfigMap(name), "\(query)")
    }
    let problem = try build.failure("resources:\n- \(repository.fileURL)?ref=nope\n")
    #expect(problem.code == .remoteFetchFailed)
    #expect(problem.message == "cannot fetch '\(repository.fileURL)?ref=nope': 'git fetch' failed")
    #expect(problem.notes.map(\.message) == ["git: fatal: couldn't find remote ref nope"])
    #expect(problem.location == SourceLocation(file: "kustomization.yaml", line: 2, column: 3))
  }

  @Test func fetchesOverHTTP() throws {
    let repository = try GitRepository(Self.base)
    let server = try LocalServer { repository.respond(to: $0) }
    let build = try RemoteBuild()
    #expect(try build.output("resources: ['\(server.url("/org/repo"))//base']") == Self.output)
    // The URL is first tried as that of a file.
    #expect(server.paths.first == "/org/repo//base")
    #expect(try build.output(of: server.url("/org/repo/base")) == Self.output)
  }

  @Test func fetchesTheRepositoryInsteadOfItsWebPage() throws {
    let repository = try GitRepository(Self.base)
    for page in ["<!DOCTYPE html><html><body>repo</body></html>", "just: some\ntext: here\n"] {
      let server = try LocalServer {
        $0.query.isEmpty && $0.path == "/org/repo/base" ? .text(page) : repository.respond(to: $0)
      }
      #expect(try RemoteBuild().output("resources: ['\(server.url("/org/repo/base"))']") == Self.output)
    }
  }

  @Test func fetchesEachRepositoryOnce() throws {
    let other = ["other/kustomization.yaml": "resources: [j.yaml]\n", "other/j.yaml": configMap("j")]
    let repository = try GitRepository(Self.base.merging(other) { $1 })
    let server = try LocalServer { repository.respond(to: $0) }
    let url = server.url("/org/repo.git")
    let files = [
      "kustomization.yaml": "resources: [a, b]\n",
      "a/kustomization.yaml": "namePrefix: a-\nresources: ['\(url)/base', '\(url)/other']\n",
      "b/kustomization.yaml": "namePrefix: b-\nresources: ['\(url)//base']\n",
    ]
    let expected = ["a-i", "b-i", "a-j", "a-r", "b-r"].sorted().map(printedConfigMap)
    #expect(try RemoteBuild().output(files) == expected.joined(separator: "---\n"))
    #expect(server.paths.count { $0.hasSuffix("/info/refs") } == 1)
  }

  @Test func fetchesInParallel() throws {
    let repository = try GitRepository(Self.base)
    let rendezvous = Rendezvous()
    let server = try LocalServer { request in
      rendezvous.wait()
      return repository.respond(to: request)
    }
    let directories = ["a", "b", "c"]
    var files = ["kustomization.yaml": "resources: [a, b, c]\n"]
    for directory in directories {
      let url = server.url("/\(directory)/repo.git//base")
      files["\(directory)/kustomization.yaml"] = "namePrefix: \(directory)-\nresources: ['\(url)']\n"
    }
    let expected = ["i", "r"].flatMap { name in directories.map { printedConfigMap("\($0)-\(name)") } }.sorted()
    #expect(try RemoteBuild().output(files) == expected.joined(separator: "---\n"))
    #expect(server.mostAtOnce > 1)
  }

  // MARK: - Submodules

  @Test func fetchesSubmodulesUnlessDisabled() throws {
    let inner = try GitRepository(Self.base)
    let server = try LocalServer { inner.respond(to: $0) }
    let outer = try GitRepository(["kustomization.yaml": "resources: [sub/base]\n"])
    try outer.git("submodule", "add", "-q", server.url("/org/inner"), "sub")
    try outer.commit([:])
    let build = try RemoteBuild()
    #expect(try build.output("resources: ['\(outer.fileURL)']") == Self.output)
    let problem = try build.failure("resources: ['\(outer.fileURL)?submodules=false']")
    #expect(problem.code == .fileNotFound)
    var offline = build
    offline.options.allowsNetwork = false
    #expect(try offline.failure("resources: ['\(outer.fileURL)']").code == .remoteFetchFailed)
  }

  @Test func rejectsLocalSubmodules() throws {
    let inner = try GitRepository(Self.base)
    let outer = try GitRepository(["kustomization.yaml": "resources: [sub/base]\n"])
    try outer.git("-c", "protocol.file.allow=always", "submodule", "add", "-q", inner.fileURL, "sub")
    try outer.commit([:])
    let problem = try RemoteBuild().failure("resources: ['\(outer.fileURL)']")
    #expect(problem.code == .remoteFetchFailed)
    #expect(problem.notes.contains { $0.message.contains("transport 'file' not allowed") })
  }

  // MARK: - What may not be

  @Test(
    "links and paths out of a repository are rejected",
    arguments: [
      ("resources: [out.yaml]", Diagnostic.Code.remoteOutsideRepository),
      ("resources: [outside]", .remoteOutsideRepository),
      ("resources: [../..]", .remoteOutsideRepository), ("resources: [/etc/hostname]", .remoteOutsideRepository),
      ("configMapGenerator: [{name: a, files: [out.yaml]}]", .remoteOutsideRepository),
      ("configMapGenerator: [{name: a, files: [../r.yaml]}]", .remoteOutsideRepository),
      ("resources: ['file:///nonexistent']", .remoteFetchFailed),
    ]
  )
  func rejectsPathsOutsideOfTheRepository(kustomization: String, code: Diagnostic.Code) throws {
    let repository = try GitRepository(["base/kustomization.yaml": kustomization, "r.yaml": configMap("r")])
    try repository.link("base/out.yaml", to: "/etc/hostname")
    try repository.link("base/outside", to: "/etc")
    try repository.commit([:])
    var build = try RemoteBuild()
    build.options.loadRestrictions = .none
    #expect(try build.failure("resources: ['\(repository.fileURL)//base']").code == code)
  }

  @Test func rejectsDirectoriesThatLinkOutOfTheRepository() throws {
    let repository = try GitRepository([:])
    try repository.link("base", to: "/etc")
    try repository.commit([:])
    let problem = try RemoteBuild().failure("resources: ['\(repository.fileURL)//base']")
    #expect(problem.code == .remoteOutsideRepository)
    #expect(problem.message == "'\(repository.fileURL)//base' is a link to '/etc', outside of the repository")
  }

  @Test func rejectsMountsThatLinkOutOfTheRepository() throws {
    let function = """
      {apiVersion: e/v1, kind: F, metadata: {name: f, annotations: {config.kubernetes.io/function:
        'container: {image: i, mounts: [{type: bind, src: data, dst: /d}]}'}}}
      """
    let repository = try GitRepository(["kustomization.yaml": "generators: [f.yaml]", "f.yaml": function])
    try repository.link("data", to: "/etc")
    try repository.commit([:])
    var build = try RemoteBuild()
    build.options.functions.isEnabled = true
    let problem = try build.failure("resources: ['\(repository.fileURL)']")
    #expect(problem.code == .invalidPluginConfiguration)
    #expect(problem.message == "the source of a mount must be inside the directory of the kustomization")
  }

  @Test func ignoresKustomizationFilesThatLinkOutOfTheRepository() throws {
    let repository = try GitRepository([:])
    try repository.link("kustomization.yaml", to: "/etc/hostname")
    try repository.commit([:])
    #expect(try RemoteBuild().failure("resources: ['\(repository.fileURL)']").code == .kustomizationNotFound)
  }

  @Test func followsLinksWithinTheRepository() throws {
    let repository = try GitRepository(Self.base)
    try repository.link("linked", to: "base")
    try repository.commit([:])
    #expect(try RemoteBuild().output("resources: ['\(repository.fileURL)//linked']") == Self.output)
  }

  @Test func rejectsLocalRepositoriesInRemoteOnes() throws {
    let local = try GitRepository(Self.base)
    let remote = try GitRepository(["kustomization.yaml": "resources: ['\(local.fileURL)//base']\n"])
    let server = try LocalServer { remote.respond(to: $0) }
    let problem = try RemoteBuild().failure("resources: ['\(server.url("/org/repo.git"))']")
    #expect(problem.code == .remoteOutsideRepository)
    #expect(try RemoteBuild().output("resources: ['\(remote.fileURL)']") == Self.output)
  }

  @Test(
    "URLs that git could interpret differently are rejected",
    arguments: [
      "ext::sh -c 'touch x'", "file:///x?ref=--upload-pack=x", "git@-oProxyCommand=x:a/b", "git::ext::sh", "git@h:-x/y",
    ]
  )
  func rejectsUnsafeURLs(url: String) throws {
    let kustomization = "resources:\n- \"\(url)\"\n"
    let problem = try RemoteBuild().failure(kustomization)
    #expect(problem.code == .remoteUnsafe)
    #expect(problem.location == SourceLocation(file: "kustomization.yaml", line: 2, column: 3))
    let component = try RemoteBuild().failure(kustomization.replacing("resources", with: "components"))
    #expect(component.code == .remoteUnsafe)
  }

  // MARK: - Cycles

  @Test func rejectsCyclesBetweenRepositories() throws {
    let repository = try GitRepository([:])
    try repository.commit([
      "a/kustomization.yaml": "resources: ['\(repository.fileURL)//b']\n",
      "b/kustomization.yaml": "resources: ['\(repository.fileURL)//a']\n",
    ])
    let problem = try RemoteBuild().failure("resources: ['\(repository.fileURL)//a']")
    #expect(problem.code == .remoteCycle)
    #expect(problem.location?.file == "\(repository.fileURL)//b/kustomization.yaml")
    #expect(
      problem.notes.map(\.message).dropFirst() == [
        "from the base '\(repository.fileURL)//b'", "from the base '\(repository.fileURL)//a'",
      ]
    )
  }

  @Test func treatsAPrefixOfAnEarlierURLAsACycle() throws {
    let repository = try GitRepository([:])
    try repository.commit(["a/kustomization.yaml": "resources: ['\(repository.fileURL)']\n"])
    #expect(try RemoteBuild().failure("resources: ['\(repository.fileURL)//a']").code == .remoteCycle)
  }

  @Test func acceptsURLsOfOtherDirectoriesInTheSameRepository() throws {
    let repository = try GitRepository(Self.base)
    try repository.commit([
      // By URL to a sibling directory, whose own path leads to a parent directory.
      "a/kustomization.yaml": "resources: ['\(repository.fileURL)//base']\n",
      "base/kustomization.yaml": "resources: [r.yaml, ../base/inner]\n",
    ])
    #expect(try RemoteBuild().output("resources: ['\(repository.fileURL)//a']") == Self.output)
  }

  @Test func rejectsCyclesWithinARepository() throws {
    let repository = try GitRepository(["a/kustomization.yaml": "resources: [..]\n"])
    #expect(try RemoteBuild().failure("resources: ['\(repository.fileURL)//a']").code == .cycle)
  }

  // MARK: - Failures

  @Test func timesOutOnSlowGit() throws {
    let server = try LocalServer { _ in .silence }
    let url = server.url("/org/repo.git?timeout=300ms")
    let problem = try RemoteBuild().failure("components: ['\(url)']")
    #expect(problem.code == .remoteTimeout)
    #expect(problem.message == "cannot fetch '\(url)': 'git fetch' timed out after 300 ms")
  }

  @Test func reportsBothErrorsIfAURLIsNeitherFileNorRepository() throws {
    let server = try LocalServer { _ in .answer(404) }
    let file = try RemoteBuild().failure("resources: ['\(server.url("/a/b/x.yaml"))']")
    #expect(file.code == .remoteHTTPError)
    #expect(file.notes.last?.message.hasPrefix("as a Git repository: cannot fetch") == true)
    let repository = try RemoteBuild().failure("resources: ['\(server.url("/a/b"))']")
    #expect(repository.code == .remoteFetchFailed)
    #expect(
      repository.notes.last?.message == "as a file: the server answered 404 (Not Found) for '\(server.url("/a/b"))'"
    )
  }

  @Test func neverPromptsForCredentials() throws {
    let server = try LocalServer { _ in .answer(401, ["WWW-Authenticate": "Basic realm=\"x\""]) }
    let problem = try RemoteBuild().failure("components: ['\(server.url("/org/repo.git"))']")
    #expect(problem.code == .remoteFetchFailed)
    #expect(problem.notes.contains { $0.message.contains("terminal prompts disabled") })
  }

  @Test func hidesPasswords() throws {
    let server = try LocalServer { _ in .answer(404) }
    let url = server.url("/org/repo.git").replacing("http://", with: "http://user:secret@")
    let problem = try RemoteBuild().failure("components:\n- \(url)\n")
    #expect(problem.code == .remoteFetchFailed)
    #expect(!"\(problem) \(problem.excerpt ?? "")".contains("secret"))
  }

  @Test func ignoresTheSurroundingRepository() throws {
    let repository = try GitRepository(Self.base)
    let other = try GitRepository([:])
    var build = try RemoteBuild()
    build.options.environment["GIT_DIR"] = other.path + "/.git"
    build.options.environment["GIT_WORK_TREE"] = other.path
    #expect(try build.output("resources: ['\(repository.fileURL)//base']") == Self.output)
    #expect(try other.git("remote") == "")
  }

  @Test func warnsAboutForcedProtocols() throws {
    let repository = try GitRepository(Self.base)
    let files = ["kustomization.yaml": "resources:\n- git::\(repository.fileURL)//base\n"]
    let build = try RemoteBuild()
    let result = try compiler(files, options: build.options).build(".")
    #expect(result.warnings.map(\.code) == [.remoteForcedProtocol])
    #expect(result.warnings.first?.location == SourceLocation(file: "kustomization.yaml", line: 2, column: 3))
  }

  @Test func cancellationEndsTheBuild() throws {
    let server = try LocalServer { _ in .silence }
    var build = try RemoteBuild()
    let cancellation = Cancellation()
    build.options.cancellation = cancellation
    Thread.detachNewThread {
      Thread.sleep(forTimeInterval: 0.3)
      cancellation.cancel()
    }
    #expect(try build.failure("components: ['\(server.url("/org/repo.git"))']").code == .cancelled)
    #expect(try build.failure("namePrefix: a-\n").code == .cancelled)
  }
}
