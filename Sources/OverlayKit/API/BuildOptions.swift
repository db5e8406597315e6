public import OverlayDiagnostics
public import OverlayKustomization
public import OverlayPrograms

/// The settings of a build that are not part of its kustomization files.
public struct BuildOptions: Sendable {
  /// The order of resources if the top kustomization has no `sortOptions`.
  public enum Reorder: String, Sendable, CaseIterable {
    /// Namespaces and custom resource definitions first, webhooks last, the rest by kind; then by namespace and name.
    case legacy
    /// The order in which resources are loaded.
    case none
  }

  /// The files that a kustomization may refer to.
  public var loadRestrictions: LoadRestrictions
  /// The order of resources.
  public var reorder: Reorder
  /// Whether the user chose ``reorder``; then a kustomization with its own order, which wins, causes a warning.
  public var isReorderExplicit = false
  /// Whether the label `app.kubernetes.io/managed-by` is added to every resource.
  public var addsManagedByLabel: Bool
  /// Whether the build may fetch remote files, Git repositories and charts.
  public var allowsNetwork = true
  /// The time limit for fetching a file from a web server; a repository's URL has its own limit.
  public var downloadTimeLimit = Duration.seconds(300)
  /// Receives an event for each fetch, concurrently from several threads.
  public var fetchObserver: (@Sendable (FetchEvent) -> Void)?
  /// The plugins and functions that may run.
  public var functions = FunctionOptions()
  /// The settings for Helm charts.
  public var helm = HelmOptions()
  /// The environment of programs such as git, helm and functions, and the source of the plugin directory.
  ///
  /// Empty by default, since a library does not read the environment of its process. Without `PATH` no executable is found.
  public var environment: [String: String] = [:]
  /// Cancels the build; `nil` if it cannot be cancelled.
  public var cancellation: Cancellation?
  /// The codes of warnings that are not reported; by default `Diagnostic.Code.quietWarnings`.
  ///
  /// `Diagnostic.Code.warnings` lists all of them. A comment `# overlay:ignore CODE reason` in a file ignores warnings of one
  /// line.
  public var silencedWarnings: Set<Diagnostic.Code> {
    get { chosenSilencedWarnings ?? Diagnostic.Code.quietWarnings }
    set { chosenSilencedWarnings = newValue }
  }
  /// Without a choice no build has to make the catalogue of all codes.
  private var chosenSilencedWarnings: Set<Diagnostic.Code>?
  /// Whether warnings that are not silenced become errors, so that the build fails.
  public var treatsWarningsAsErrors = false

  /// Creates options with the defaults of `kustomize build`.
  public init(
    loadRestrictions: LoadRestrictions = .rootOnly,
    reorder: Reorder = .legacy,
    addsManagedByLabel: Bool = false
  ) {
    self.loadRestrictions = loadRestrictions
    self.reorder = reorder
    self.addsManagedByLabel = addsManagedByLabel
  }

  /// Whether a warning is in ``silencedWarnings``.
  func silences(_ code: Diagnostic.Code) -> Bool {
    chosenSilencedWarnings?.contains(code) ?? (code.reasonToBeOff != nil)
  }
}

/// The plugins and functions that may run, and the settings of their containers.
public struct FunctionOptions: Hashable, Sendable {
  /// Whether any plugin or function may run (`--enable-alpha-plugins`).
  public var isEnabled = false
  /// Whether functions that are local executables may run (`--enable-exec`).
  public var allowsPrograms = false
  /// Whether functions in containers that request network access get it (`--network`).
  public var allowsNetwork = false
  /// The value of `--network-name`, which has no effect, as in Kustomize.
  public var networkName = "bridge"
  /// Mounts of functions in containers (`--mount`), as `docker run --mount` takes them.
  public var mounts: [String] = []
  /// Environment variables of functions in containers (`--env`): `NAME=value`, or a name in ``BuildOptions/environment``.
  public var environment: [String] = []
  /// Whether functions in containers run as the user of this process (`--as-current-user`).
  public var runsAsCurrentUser = false

  /// Creates options that do not allow anything to run.
  public init() {}
}

/// The settings for Helm charts.
public struct HelmOptions: Hashable, Sendable {
  /// Whether charts are inflated (`--enable-helm`).
  public var isEnabled = false
  /// The helm executable: a name or a path (`--helm-command`).
  public var command = "helm"
  /// The API versions passed to charts that list none (`--helm-api-versions`).
  public var apiVersions: [String] = []
  /// The Kubernetes version passed to charts that name none (`--helm-kube-version`); if empty, none is passed.
  public var kubeVersion = ""
  /// Whether helm runs with `--debug` (`--helm-debug`).
  public var isDebugging = false

  /// Creates options that do not allow charts.
  public init() {}
}
