public import OverlayDiagnostics
public import OverlayKustomization
public import OverlayPrograms

/// What a build may do, beyond what its kustomization files say.
public struct BuildOptions: Sendable {
  /// How resources are put in order where the top kustomization has no `sortOptions`.
  public enum Reorder: String, Sendable, CaseIterable {
    /// Namespaces and definitions first, webhooks last; then by kind, namespace and name.
    case legacy
    /// The order in which resources were loaded.
    case none
  }

  /// Which files a kustomization may name.
  public var loadRestrictions: LoadRestrictions
  /// The order of resources.
  public var reorder: Reorder
  /// Whether the user chose ``reorder``: then a kustomization with an order of its own, which wins, gives a warning.
  public var isReorderExplicit = false
  /// Whether every resource gets the label `app.kubernetes.io/managed-by`.
  public var addsManagedByLabel: Bool
  /// Whether files and repositories may be fetched from other machines.
  public var allowsNetwork = true
  /// How long fetching a file from a web server may take; a repository's URL has its own limit.
  public var downloadTimeLimit = Duration.seconds(300)
  /// Is told of each fetch, from several threads at once.
  public var fetchObserver: (@Sendable (FetchEvent) -> Void)?
  /// Which plugins and functions may run, and how.
  public var functions = FunctionOptions()
  /// Whether and how Helm charts are inflated.
  public var helm = HelmOptions()
  /// The environment that programs such as git, helm and functions get, and that tells where plugins are.
  ///
  /// Empty by default: a library does not read the environment of its process. Without `PATH` no program is found.
  public var environment: [String: String] = [:]
  /// What ends the build early; `nil` where nothing does.
  public var cancellation: Cancellation?
  /// The codes of warnings that are not given; see `Diagnostic.Code.warnings`.
  ///
  /// By default these are `Diagnostic.Code.quietWarnings`.
  public var silencedWarnings = Diagnostic.Code.quietWarnings
  /// Whether a build fails where there is a warning that is not silenced; warnings are errors then.
  public var treatsWarningsAsErrors = false

  /// Creates options; the defaults are those of `kustomize build`.
  public init(
    loadRestrictions: LoadRestrictions = .rootOnly,
    reorder: Reorder = .legacy,
    addsManagedByLabel: Bool = false
  ) {
    self.loadRestrictions = loadRestrictions
    self.reorder = reorder
    self.addsManagedByLabel = addsManagedByLabel
  }
}

/// Which plugins and functions may run, and how.
public struct FunctionOptions: Hashable, Sendable {
  /// Whether any may run (`--enable-alpha-plugins`).
  public var isEnabled = false
  /// Whether functions that are programs of this machine may run (`--enable-exec`).
  public var allowsPrograms = false
  /// Whether functions in containers may use the network, if they ask for it (`--network`).
  public var allowsNetwork = false
  /// The network of functions in containers (`--network-name`).
  public var networkName = "bridge"
  /// Mounts of functions in containers (`--mount`), as `docker run --mount` takes them.
  public var mounts: [String] = []
  /// Environment variables of functions (`--env`), as `NAME=value` or as a name of ``BuildOptions/environment``.
  public var environment: [String] = []
  /// Whether functions in containers run as the user of this process (`--as-current-user`).
  public var runsAsCurrentUser = false

  /// Creates options under which nothing may run.
  public init() {}
}

/// Whether and how Helm charts are inflated.
public struct HelmOptions: Hashable, Sendable {
  /// Whether charts are inflated at all (`--enable-helm`).
  public var isEnabled = false
  /// The helm program: a name or a path (`--helm-command`).
  public var command = "helm"
  /// API versions that charts are told of, besides their own (`--helm-api-versions`).
  public var apiVersions: [String] = []
  /// The version of Kubernetes that charts are told of where they name none (`--helm-kube-version`); empty for none.
  public var kubeVersion = ""
  /// Whether helm runs with `--debug` (`--helm-debug`).
  public var isDebugging = false

  /// Creates options under which no chart is inflated.
  public init() {}
}
