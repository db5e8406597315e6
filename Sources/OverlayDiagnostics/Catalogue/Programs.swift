// The summaries are the documentation of the codes.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Diagnostic.Code {
  public static let programNotFound = error(
    "program-not-found",
    summary: "A program that the build needs is not installed.",
    explanation: """
      Install it (git, curl, helm or Docker), or add its directory to `PATH`. `--helm-command` sets the helm \
      executable.
      """,
    withoutExample: "it takes a system without the program"
  )

  public static let programFailed = error(
    "program-failed",
    summary: "A program could not be started, or failed.",
    explanation: "The notes are the last lines that it wrote to standard error.",
    withoutExample: "it takes a program that fails"
  )

  public static let programTimedOut = error(
    "program-timed-out",
    summary: "A program timed out.",
    explanation: "Helm and plugins can take 5 minutes, functions 10.",
    withoutExample: "it takes a program that does not end"
  )

  public static let programOutputTooLarge = error(
    "program-output-too-large",
    summary: "The output of a program is too large.",
    explanation: "The program was stopped. Usually it is in an endless loop.",
    withoutExample: "it takes a program with endless output"
  )

  public static let cancelled = error(
    "cancelled",
    summary: "The build was cancelled.",
    explanation: """
      The library reports this when its caller cancels a build. The command ends silently, with the status of the \
      signal.
      """,
    withoutExample: "it takes a signal"
  )

  public static let temporaryFileFailed = error(
    "temporary-file-failed",
    summary: "A temporary file or directory could not be created.",
    explanation: "Check free space and permissions in the directory `TMPDIR`, or in `/tmp` if it is not set.",
    withoutExample: "it takes a full or read-only disk"
  )

  public static let helmNotEnabled = error(
    "helm-not-enabled",
    summary: "A kustomization has a Helm chart, but Helm is disabled.",
    explanation: "Charts are rendered by an external program, helm. Allow it with `--enable-helm`.",
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\nhelmCharts:\n- name: web", "a.yaml": configMap("a"),
      "charts/web/values.yaml": "replicas: 1",
    ],
    right: ["kustomization.yaml": "resources: [a.yaml]"]
  )

  public static let helmVersion = error(
    "helm-version",
    summary: "The helm executable has an unsupported version, or is not Helm.",
    explanation: "Install one of the versions in the message, or set another executable with `--helm-command`.",
    withoutExample: "it takes another Helm"
  )

  public static let invalidChart = error(
    "invalid-chart",
    summary: "A chart entry is incomplete or contradicts itself.",
    explanation: "It needs a `name`. A values file must contain a mapping.",
    withoutExample: "it takes Helm"
  )

  public static let chartNotFound = error(
    "chart-not-found",
    summary: "A chart does not exist, and its repository is not known.",
    explanation: "Put it into the directory `charts` next to the kustomization, or set its `repo`.",
    withoutExample: "it takes Helm"
  )

  static let programs: [Self] = [
    .programNotFound, .programFailed, .programTimedOut, .programOutputTooLarge, .cancelled, .temporaryFileFailed,
    .helmNotEnabled, .helmVersion, .invalidChart, .chartNotFound,
  ]
}
