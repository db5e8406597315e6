import OverlayDiagnostics

extension Explanation {
  /// What can be wrong with the files and folders that a kustomization names.
  static let files: [Explanation] = [
    Explanation(
      .fileNotFound,
      "A path leads to nothing.",
      "Paths are relative to the folder of the file that names them. The note names a file that may be meant.",
      wrong: ["kustomization.yaml": "resources:\n- deploymnet.yaml", "deployment.yaml": deployment],
      right: ["kustomization.yaml": "resources:\n- deployment.yaml"]
    ),
    Explanation(
      .emptyPath,
      "A path is empty.",
      "Write the path, or remove the entry.",
      wrong: ["kustomization.yaml": "resources: [\"\"]"],
      right: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a")]
    ),
    Explanation(
      .notAFile,
      "A path leads to a folder or device where a file is wanted.",
      "Name a file in the folder.",
      wrong: ["kustomization.yaml": "configMapGenerator:\n- name: a\n  files: [settings]", "settings/a.txt": "x"],
      right: ["kustomization.yaml": "configMapGenerator:\n- name: a\n  files: [settings/a.txt]"]
    ),
    Explanation(
      .notADirectory,
      "A path leads to a file where a folder is wanted.",
      "`components` and the command line name folders, which hold a kustomization file.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]\ncomponents: [extras/kustomization.yaml]", "a.yaml": configMap("a"),
        "extras/kustomization.yaml": """
        apiVersion: kustomize.config.k8s.io/v1alpha1
        kind: Component
        namePrefix: extra-
        """,
      ],
      right: ["kustomization.yaml": "resources: [a.yaml]\ncomponents: [extras]"]
    ),
    Explanation(
      .unreadableFile,
      "A file is there but cannot be read.",
      "Mostly the permissions of the file or of a folder on the way to it are missing.",
      noExample: "it takes a file that the user may not read"
    ),
    Explanation(
      .fileOutsideRoot,
      "A file is not in or below the folder of the kustomization that names it.",
      """
      Symbolic links count as what they lead to. Move the file, or make the other folder a base with a kustomization \
      file of its own, or allow it with `--load-restrictor LoadRestrictionsNone`.
      """,
      build: "app",
      wrong: ["app/kustomization.yaml": "resources:\n- ../shared.yaml", "shared.yaml": configMap("a")],
      right: [
        "app/kustomization.yaml": "resources:\n- shared.yaml", "shared.yaml": nil, "app/shared.yaml": configMap("a"),
      ]
    ),
    Explanation(
      .absoluteRoot,
      "A kustomization names a folder by an absolute path.",
      "Write the path relative to the folder of the kustomization, so that the overlay works on every machine.",
      wrong: [
        "kustomization.yaml": "resources: [/srv/app/base]", "base/kustomization.yaml": "resources: [a.yaml]",
        "base/a.yaml": configMap("a"),
      ],
      right: ["kustomization.yaml": "resources: [base]"]
    ),
    Explanation(
      .cycle,
      "A folder leads to itself, or to one that contains it.",
      "Two folders cannot be each other's base. Put what both need into a third.",
      wrong: [
        "kustomization.yaml": "resources: [base]",
        "base/kustomization.yaml": "resources: [..]",
      ],
      right: ["base/kustomization.yaml": "resources: [a.yaml]", "base/a.yaml": configMap("a")]
    ),
    Explanation(
      .kustomizationNotFound,
      "A folder has no kustomization file.",
      "It is called `kustomization.yaml`, `kustomization.yml` or `Kustomization`.",
      wrong: ["kustomization.yaml": "resources: [base]", "base/a.yaml": configMap("a")],
      right: ["base/kustomization.yaml": "resources: [a.yaml]"]
    ),
    Explanation(
      .severalKustomizationFiles,
      "A folder has more than one kustomization file.",
      "It would not be clear which one counts. Remove all but one.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]", "kustomization.yml": "resources: [a.yaml]",
        "a.yaml": configMap("a"),
      ],
      right: ["kustomization.yml": nil]
    ),
  ]
}
