// The summaries are the documentation of the codes.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Diagnostic.Code {
  public static let networkNotAllowed = error(
    "network-not-allowed",
    summary: "A build needs the network, which is disabled.",
    explanation: "Build without `--offline`, or use a local copy. Functions in containers need `--network`.",
    flags: ["--offline"],
    wrong: ["kustomization.yaml": "resources:\n- https://example.com/org/repo//base?ref=v1.2.0"],
    right: localBase
  )

  public static let remoteUnsafe = error(
    "remote-unsafe",
    summary: "A URL could be taken for a command-line option or for a program to run.",
    explanation: "Parts of such a URL would be commands to git. No program is started.",
    wrong: ["kustomization.yaml": "resources:\n- https://example.com/org/repo?ref=--upload-pack=x"],
    right: localBase
  )

  public static let remoteForcedProtocol = warning(
    "remote-forced-protocol",
    summary: "A URL starts with `git::`, which has no effect.",
    explanation: "Kustomize ignores the prefix, too. Remove it.",
    withoutExample: "it takes a remote repository"
  )

  public static let remoteFetchFailed = error(
    "remote-fetch-failed",
    summary: "A repository or file could not be fetched.",
    explanation: """
      The notes are what git or curl wrote, such as an unknown host, a missing branch or a missing permission.
      """,
    withoutExample: "it takes a remote host"
  )

  public static let remoteHTTPError = error(
    "remote-http-error",
    summary: "A web server responded with an error.",
    explanation: "Check the status in the message: 404 is a wrong path, and 401 and 403 are missing permissions.",
    withoutExample: "it takes a web server"
  )

  public static let remoteTimeout = error(
    "remote-timeout",
    summary: "Fetching a repository or file timed out.",
    explanation: """
      A file can take 300 seconds. A repository can take 27 seconds, or as many as `?timeout=` in its URL sets.
      """,
    withoutExample: "it takes a slow server"
  )

  public static let remoteTooLarge = error(
    "remote-too-large",
    summary: "A remote file is too large.",
    explanation: "A remote file can have 128 MiB.",
    withoutExample: "it takes a web server"
  )

  public static let remoteOutsideRepository = error(
    "remote-outside-repository",
    summary: "A path in a repository leads out of the repository.",
    explanation: "Everything that a remote repository refers to must be in it, also through symbolic links.",
    withoutExample: "it takes a repository"
  )

  public static let remoteCycle = error(
    "remote-cycle",
    summary: "A repository uses itself as a base.",
    explanation: "A base in the repository has the URL that the repository was fetched from.",
    withoutExample: "it takes a repository"
  )

  static let remotes: [Self] = [
    .networkNotAllowed, .remoteUnsafe, .remoteForcedProtocol, .remoteFetchFailed, .remoteHTTPError, .remoteTimeout,
    .remoteTooLarge, .remoteOutsideRepository, .remoteCycle,
  ]
}

private let localBase: KeyValuePairs<String, String?> = [
  "kustomization.yaml": "resources:\n- base", "base/kustomization.yaml": "resources: [a.yaml]",
  "base/a.yaml": configMap("a"),
]
