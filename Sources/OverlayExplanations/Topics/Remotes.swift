import OverlayDiagnostics

extension Explanation {
  /// What can be wrong with URLs and what is fetched from them.
  static let remotes: [Explanation] = [
    Explanation(
      .networkNotAllowed,
      "A build needs another machine, and may not use the network.",
      "Build without `--offline`, or take a copy of what is fetched. Functions in containers need `--network`.",
      flags: [.offline],
      wrong: ["kustomization.yaml": "resources:\n- https://example.com/org/repo//base?ref=v1.2.0"],
      right: [
        "kustomization.yaml": "resources:\n- base", "base/kustomization.yaml": "resources: [a.yaml]",
        "base/a.yaml": configMap("a"),
      ]
    ),
    Explanation(
      .remoteUnsafe,
      "A URL, or a part of one, could be taken for an option or for a program to run.",
      "git would read such a text as a command. Nothing is started.",
      wrong: ["kustomization.yaml": "resources:\n- https://example.com/org/repo?ref=--upload-pack=x"],
      right: [
        "kustomization.yaml": "resources:\n- base", "base/kustomization.yaml": "resources: [a.yaml]",
        "base/a.yaml": configMap("a"),
      ]
    ),
    Explanation(
      .remoteForcedProtocol,
      "A URL begins with `git::`, which has no meaning.",
      "Kustomize ignores the prefix, too. Remove it.",
      noExample: "it takes a repository on another machine"
    ),
    Explanation(
      .remoteFetchFailed,
      "A repository or a file could not be fetched.",
      "The notes are what git or curl said: an unknown host, a missing branch, or no permission.",
      noExample: "it takes another machine"
    ),
    Explanation(
      .remoteHTTPError,
      "A web server has answered with something else than a file.",
      "Look at the status in the message: 404 is a wrong path, 401 and 403 are missing permissions.",
      noExample: "it takes a web server"
    ),
    Explanation(
      .remoteTimeout,
      "Fetching took longer than it may.",
      "A file has 300 seconds; a repository 27, or what its URL says with `?timeout=`.",
      noExample: "it takes a slow server"
    ),
    Explanation(
      .remoteTooLarge,
      "A file is larger than what is fetched.",
      "A fetched file has at most 256 MiB.",
      noExample: "it takes a web server"
    ),
    Explanation(
      .remoteOutsideRepository,
      "A path in a repository leads out of it.",
      "What a fetched repository names must be in it, also through symbolic links.",
      noExample: "it takes a repository"
    ),
    Explanation(
      .remoteCycle,
      "A repository leads back to itself.",
      "A base in a repository names the URL that it was fetched from.",
      noExample: "it takes a repository"
    ),
  ]
}
