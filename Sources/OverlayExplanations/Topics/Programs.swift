import OverlayDiagnostics

extension Explanation {
  /// What can be wrong with programs that a build runs, and with charts, which one of them inflates.
  static let programs: [Explanation] = [
    Explanation(
      .programNotFound,
      "A program that a build needs is not installed or not executable.",
      "Install it (git, curl, helm or Docker), or add its folder to `PATH`. `--helm-command` names another helm.",
      noExample: "it takes a machine without the program"
    ),
    Explanation(
      .programFailed,
      "A program could not be started, or ended with a failure.",
      "The notes are what it printed on its error output.",
      noExample: "it takes a program that fails"
    ),
    Explanation(
      .programTimedOut,
      "A program took longer than it may.",
      "Helm and plugins have 5 minutes, functions 10.",
      noExample: "it takes a program that does not end"
    ),
    Explanation(
      .programOutputTooLarge,
      "A program printed more than it may.",
      "It was ended. Mostly it repeats itself without end.",
      noExample: "it takes a program that prints without end"
    ),
    Explanation(
      .cancelled,
      "The build was ended from outside.",
      "The library was asked to cancel it. The command ends silently then, with the status of the signal.",
      noExample: "it takes a signal"
    ),
    Explanation(
      .temporaryFileFailed,
      "A temporary file or folder could not be made.",
      "Look for room and permissions in the folder that `TMPDIR` names, or in `/tmp`.",
      noExample: "it takes a full or read-only disk"
    ),
    Explanation(
      .helmNotEnabled,
      "A kustomization has a chart, but Helm was not asked for.",
      "Charts are templates that a program inflates. Allow it with `--enable-helm`.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\nhelmCharts:\n- name: web", "a.yaml": configMap("a"),
        "charts/web/values.yaml": "replicas: 1",
      ],
      right: ["kustomization.yaml": "resources: [a.yaml]"]
    ),
    Explanation(
      .helmVersion,
      "The Helm program is too old, too new, or something else.",
      "Install one of the versions that the message names, or name another program with `--helm-command`.",
      noExample: "it takes another Helm"
    ),
    Explanation(
      .invalidChart,
      "An entry with a chart is incomplete or contradicts itself.",
      "It needs a `name`; a file of values must hold a mapping.",
      noExample: "it takes Helm"
    ),
    Explanation(
      .chartNotFound,
      "A chart is neither there, nor is it said where it can be had.",
      "Put it into the folder `charts` beside the kustomization, or write its `repo`.",
      noExample: "it takes Helm"
    ),
  ]
}
