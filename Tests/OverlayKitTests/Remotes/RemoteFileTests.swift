import Foundation
import OverlayKit
import Synchronization
import TestSupport
import Testing

@Suite("Remote files")
struct RemoteFileTests {
  /// A server that has a ConfigMap `x` under every path that ends in `x.yaml`, and some oddities.
  private func server() throws -> LocalServer {
    try LocalServer { request in
      switch request.path {
      case "/patch.yaml": .text("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\ndata: {a: b}\n")
      case "/values.env": .text("A=1\n")
      case "/replacements.yaml":
        .text(
          "source: {kind: ConfigMap, name: x}\ntargets: [{select: {name: made}, fieldPaths: [data.A]}]\n"
        )
      case "/names.yaml": .text("namePrefix: []\n")
      case "/moved.yaml": .answer(302, ["Location": "/deep/x.yaml"])
      case "/circle.yaml": .answer(302, ["Location": "/circle.yaml"])
      case "/to-file.yaml": .answer(302, ["Location": "file:///etc/hostname"])
      case "/broken.yaml": .text("a: [b\n")
      case "/silent.yaml": .silence
      case "/endless.yaml": .endless
      case "/not-modified.yaml": .answer(304)
      case "/secret.yaml": .answer(403, [:], Array("no\u{1B}[31m".utf8))
      default: request.path.hasSuffix("x.yaml") ? .text(configMap("x")) : .answer(404)
      }
    }
  }

  @Test func buildsResources() throws {
    let server = try server()
    let build = try RemoteBuild()
    #expect(try build.output("resources: ['\(server.url("/x.yaml"))']") == printedConfigMap("x"))
    #expect(try build.output("resources: ['\(server.url("/moved.yaml"))']") == printedConfigMap("x"))
    #expect(server.paths == ["/x.yaml", "/moved.yaml", "/deep/x.yaml"])
  }

  @Test func buildsEveryOtherKindOfFile() throws {
    let server = try server()
    let output = try RemoteBuild().output(
      """
      resources: ['\(server.url("/x.yaml"))']
      patches: [{path: '\(server.url("/patch.yaml"))'}]
      patchesStrategicMerge: ['\(server.url("/patch.yaml"))']
      replacements: [{path: '\(server.url("/replacements.yaml"))'}]
      configurations: ['\(server.url("/names.yaml"))']
      configMapGenerator:
      - name: made
        envs: ['\(server.url("/values.env"))']
        files: ['k=\(server.url("/values.env"))', '\(server.url("/values.env"))']
        options: {disableNameSuffixHash: true}
      """
    )
    #expect(
      output == """
        apiVersion: v1
        data:
          A: x
          k: |
            A=1
          values.env: |
            A=1
        kind: ConfigMap
        metadata:
          name: made
        ---
        apiVersion: v1
        data:
          a: b
        kind: ConfigMap
        metadata:
          name: x

        """
    )
    #expect(server.paths.sorted() == ["/names.yaml", "/patch.yaml", "/replacements.yaml", "/values.env", "/x.yaml"])
  }

  @Test func locationsAreURLs() throws {
    let server = try server()
    let problem = try RemoteBuild().failure("resources: ['\(server.url("/broken.yaml"))']")
    #expect(problem.code == .yamlSyntax)
    #expect(problem.location?.file == server.url("/broken.yaml"))
    #expect(problem.excerpt != nil)
  }

  @Test(
    "invalid responses of a server are reported",
    arguments: [
      ("/nope", Diagnostic.Code.remoteHTTPError, "the server answered 404 (Not Found) for 'URL'"),
      ("/secret.yaml", .remoteHTTPError, "the server answered 403 (Forbidden) for 'URL'"),
      ("/not-modified.yaml", .remoteHTTPError, "the server answered 304 (Not Modified) for 'URL'"),
      ("/circle.yaml", .remoteFetchFailed, "cannot fetch 'URL'"),
      ("/to-file.yaml", .remoteFetchFailed, "cannot fetch 'URL'"),
    ]
  )
  func rejectsResponses(path: String, code: Diagnostic.Code, message: String) throws {
    let server = try server()
    let problem = try RemoteBuild().failure("resources:\n- \(server.url(path))\n")
    #expect(problem.code == code)
    #expect(problem.message == message.replacing("URL", with: server.url(path)))
    #expect(problem.location == SourceLocation(file: "kustomization.yaml", line: 2, column: 3))
    #expect(problem.excerpt == "- \(server.url(path))")
  }

  @Test func timesOutOnSlowServers() throws {
    let server = try server()
    var build = try RemoteBuild()
    build.options.downloadTimeLimit = .milliseconds(300)
    let problem = try build.failure("resources: ['\(server.url("/silent.yaml"))']")
    #expect(problem.code == .remoteTimeout)
    #expect(problem.message == "cannot fetch '\(server.url("/silent.yaml"))': timed out after 300 ms")
  }

  @Test func limitsResponseSize() throws {
    let server = try server()
    let problem = try RemoteBuild().failure("resources: ['\(server.url("/endless.yaml"))']")
    #expect(problem.code == .remoteTooLarge)
    #expect(problem.message == "cannot fetch '\(server.url("/endless.yaml"))': it is larger than 128 MiB")
  }

  @Test func reportsUnreachableServers() throws {
    let port = try server().port
    let problem = try RemoteBuild().failure("resources: ['http://127.0.0.1:\(port)/x.yaml']")
    #expect(problem.code == .remoteFetchFailed)
    #expect(problem.notes.first?.message.hasPrefix("curl: ") == true)
  }

  @Test func fetchesEachFileOnceAndInParallel() throws {
    let rendezvous = Rendezvous()
    let server = try LocalServer { request in
      rendezvous.wait()
      return .text(configMap(request.path.filter(\.isLetter)))
    }
    let names = ["a", "b", "c", "d"]
    var files = ["kustomization.yaml": "resources: [l, r]\n"]
    for (directory, prefix) in [("l", "l-"), ("r", "r-")] {
      let list = names.map { server.url("/\($0)") }.joined(separator: ", ")
      files["\(directory)/kustomization.yaml"] = "namePrefix: \(prefix)\nresources: [\(list)]\n"
    }
    let events = Mutex<[FetchEvent]>([])
    var build = try RemoteBuild()
    build.options.fetchObserver = { event in events.withLock { $0.append(event) } }
    let expected = ["l-", "r-"].flatMap { prefix in names.map { printedConfigMap(prefix + $0) } }
    #expect(try build.output(files) == expected.joined(separator: "---\n"))
    #expect(server.paths.sorted() == names.map { "/\($0)" })
    #expect(server.mostAtOnce > 1)
    let began = events.withLock { $0 }.compactMap { if case .began(let url) = $0 { url } else { nil } }
    #expect(began.sorted() == names.map { server.url("/\($0)") })
    #expect(events.withLock { $0.count } == 8)
  }

  @Test func fetchesNothingOffline() throws {
    let server = try server()
    var build = try RemoteBuild()
    build.options.allowsNetwork = false
    for kustomization in [
      "resources:\n- \(server.url("/x.yaml"))\n", "resources:\n- \(server.url("/a/b.git"))\n",
      "resources:\n- git@127.0.0.1:a/b\n", "components:\n- \(server.url("/a/b.git"))\n",
    ] {
      let problem = try build.failure(kustomization)
      #expect(problem.code == .networkNotAllowed)
      #expect(problem.location == SourceLocation(file: "kustomization.yaml", line: 2, column: 3))
    }
    #expect(server.paths.isEmpty)
  }

  @Test func reportsMissingPrograms() throws {
    var build = try RemoteBuild()
    build.options.environment["PATH"] = "/nonexistent"
    let file = try build.failure("resources: ['http://127.0.0.1/x.yaml']")
    #expect(file.code == .programNotFound)
    #expect(file.message == "cannot fetch 'http://127.0.0.1/x.yaml': the program 'curl' is not installed")
    let repository = try build.failure("resources: ['file:///x.git']")
    #expect(repository.code == .programNotFound)
    #expect(repository.notes.map(\.message) == ["install git, or add its directory to 'PATH'"])
  }

  @Test func hidesPasswords() throws {
    let server = try server()
    let url = server.url("/nope").replacing("http://", with: "http://user:secret@")
    let problem = try RemoteBuild().failure("resources:\n- \(url)\n")
    #expect(problem.code == .remoteHTTPError)
    #expect(server.requests.first?.fields["authorization"] == "Basic dXNlcjpzZWNyZXQ=")
    #expect(!"\(problem) \(problem.excerpt ?? "")".contains("secret"))
  }
}
