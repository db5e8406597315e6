// The summaries are the documentation of the codes.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Diagnostic.Code {
  public static let fileNotFound = error(
    "file-not-found",
    summary: "A path does not exist.",
    explanation: """
      Paths are relative to the directory of the file that contains them. The note suggests a similar path.
      """,
    wrong: ["kustomization.yaml": "resources:\n- deploymnet.yaml", "deployment.yaml": deployment],
    right: ["kustomization.yaml": "resources:\n- deployment.yaml"]
  )

  public static let emptyPath = error(
    "empty-path",
    summary: "A path is empty.",
    explanation: "Write the path, or remove the entry.",
    wrong: ["kustomization.yaml": "resources: [\"\"]"],
    right: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a")]
  )

  public static let notAFile = error(
    "not-a-file",
    summary: "A path refers to a directory or device, but a file is expected.",
    explanation: "Name a file in the directory.",
    wrong: ["kustomization.yaml": "configMapGenerator:\n- name: a\n  files: [settings]", "settings/a.txt": "x"],
    right: ["kustomization.yaml": "configMapGenerator:\n- name: a\n  files: [settings/a.txt]"]
  )

  public static let notADirectory = error(
    "not-a-directory",
    summary: "A path refers to a file, but a directory is expected.",
    explanation: "`components` and the command line name directories that contain a kustomization file.",
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]\ncomponents: [extras/kustomization.yaml]", "a.yaml": configMap("a"),
      "extras/kustomization.yaml": component("namePrefix: extra-"),
    ],
    right: ["kustomization.yaml": "resources: [a.yaml]\ncomponents: [extras]"]
  )

  public static let unreadableFile = error(
    "unreadable-file",
    summary: "A file exists but cannot be read.",
    explanation: "Check the permissions of the file and of the directories that contain it.",
    withoutExample: "it takes a file without read permission"
  )

  public static let fileOutsideRoot = error(
    "file-outside-root",
    summary: "A file is outside the directory of the kustomization that names it.",
    explanation: """
      Symbolic links count as the file that they point to. Move the file, give the other directory a kustomization \
      file and use it as a base, or allow the file with `--load-restrictor LoadRestrictionsNone`.
      """,
    in: "app",
    wrong: ["app/kustomization.yaml": "resources:\n- ../shared.yaml", "shared.yaml": configMap("a")],
    right: [
      "app/kustomization.yaml": "resources:\n- shared.yaml", "shared.yaml": nil, "app/shared.yaml": configMap("a"),
    ]
  )

  public static let absoluteRoot = error(
    "absolute-root",
    summary: "A kustomization names a directory by an absolute path.",
    explanation: """
      Use a path relative to the directory of the kustomization, so that the overlay works on every machine.
      """,
    wrong: [
      "kustomization.yaml": "resources: [/srv/app/base]", "base/kustomization.yaml": "resources: [a.yaml]",
      "base/a.yaml": configMap("a"),
    ],
    right: ["kustomization.yaml": "resources: [base]"]
  )

  public static let cycle = error(
    "cycle",
    summary: "A directory uses itself, or a directory that contains it, as a base.",
    explanation: "Two directories cannot be bases of each other. Move what they share into a third.",
    wrong: ["kustomization.yaml": "resources: [base]", "base/kustomization.yaml": "resources: [..]"],
    right: ["base/kustomization.yaml": "resources: [a.yaml]", "base/a.yaml": configMap("a")]
  )

  public static let kustomizationNotFound = error(
    "kustomization-not-found",
    summary: "A directory has no kustomization file.",
    explanation: "Its name is `kustomization.yaml`, `kustomization.yml` or `Kustomization`.",
    wrong: ["kustomization.yaml": "resources: [base]", "base/a.yaml": configMap("a")],
    right: ["base/kustomization.yaml": "resources: [a.yaml]"]
  )

  public static let severalKustomizationFiles = error(
    "several-kustomization-files",
    summary: "A directory has more than one kustomization file.",
    explanation: "Remove all but one of them.",
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]", "kustomization.yml": "resources: [a.yaml]", "a.yaml": configMap("a"),
    ],
    right: ["kustomization.yml": nil]
  )

  static let files: [Self] = [
    .fileNotFound, .emptyPath, .notAFile, .notADirectory, .unreadableFile, .fileOutsideRoot, .absoluteRoot, .cycle,
    .kustomizationNotFound, .severalKustomizationFiles,
  ]
}
