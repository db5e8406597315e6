// The summaries are the documentation of the codes.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Diagnostic.Code {
  public static let annotationMadeText = Self(
    .warning,
    "annotation-made-text",
    summary: "The value of an annotation is not a string and is converted to one.",
    explanation: "Annotations are strings. Quote the value to see what will be written.",
    example: Example(
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]",
        "a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations: {revision: 1}",
      ],
      right: ["a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations: {revision: \"1\"}"]
    )
  )

  public static let annotationRemoved = Self(
    .warning,
    "annotation-removed",
    summary: "An annotation is internal to the build and is removed from the output.",
    explanation: "Use another key. Those that start with `config.kubernetes.io/` are reserved for tools.",
    example: Example(
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]",
        "a.yaml":
          "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations: {config.kubernetes.io/path: x}",
      ],
      right: ["a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations: {example.com/path: x}"]
    )
  )

  public static let characterChanged = Self(
    .warning,
    "character-changed",
    summary: "A character is replaced by another in the output.",
    explanation: "Some control characters and Unicode line breaks cannot be written. Remove them.",
    example: Example(
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a", "data:\n  k: \"x\\u0085y\"")],
      right: ["a.yaml": configMap("a", "data:\n  k: \"x y\"")]
    )
  )

  public static let contentIgnored = Self(
    .warning,
    "content-ignored",
    summary: "Content after the end of a document is ignored.",
    explanation: "Three dots on a line end the file, and only the first document of a kustomization file is read.",
    example: Example(
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": "\(configMap("a"))...\n\(configMap("b"))"],
      right: ["a.yaml": "\(configMap("a"))---\n\(configMap("b"))"]
    )
  )

  public static let dateRewritten = Self(
    .warning,
    "date-rewritten",
    summary: "An unquoted date is written with a time and time zone.",
    explanation: "Quote it to keep it as it is.",
    example: Example(
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("since: 2020-01-02")],
      right: ["a.yaml": thing("since: \"2020-01-02\"")]
    )
  )

  public static let digitsLost = Self(
    .warning,
    "digits-lost",
    summary: "An integer is too large to keep all of its digits.",
    explanation: "Quote it if the field accepts a string.",
    example: Example(
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("n: 18446744073709551616")],
      right: ["a.yaml": thing("n: \"18446744073709551616\"")]
    )
  )

  public static let emptyValueQuoted = Self(
    .warning,
    "empty-value-quoted",
    summary: "An empty value in braces or brackets becomes an empty string instead of null.",
    explanation: "Write `null` or `\"\"`, whichever you mean.",
    example: Example(
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("spec: {a: }")],
      right: ["a.yaml": thing("spec: {a: null}")]
    )
  )

  public static let foldedTextChanged = Self(
    .warning,
    "folded-text-changed",
    summary: "The line breaks of a folded string (`>`) differ in the output.",
    explanation: """
      If the string starts with an indented line, lines are joined. After a line that ends in a backslash, an empty \
      line is added. Use `|` instead. Other added or removed empty lines are not reported.
      """,
    example: Example(
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("text: >1\n   one\n two\n\n three")],
      right: ["a.yaml": thing("text: |1\n   one\n two\n three")]
    )
  )

  public static let mergeKeyLost = Self(
    .warning,
    "merge-key-lost",
    summary: "The key `<<` is taken for a merge key and dropped.",
    explanation: "Quotes do not change this. Use another key.",
    example: Example(
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("spec: {\"<<\": 1, a: 2}")],
      right: ["a.yaml": thing("spec: {\"<\": 1, a: 2}")]
    )
  )

  public static let tagLost = Self(
    .warning,
    "tag-lost",
    summary: "A tag has no effect and is dropped.",
    explanation: "Kubernetes objects have no tags. Remove it.",
    example: Example(
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("mode: !custom fast")],
      right: ["a.yaml": thing("mode: fast")]
    )
  )

  public static let unstableHash = Self(
    .warning,
    "unstable-hash",
    summary: "The content hash in the name of a resource differs from the one that Kustomize computes.",
    explanation: """
      The names of resources of any kind can end in a content hash. For kinds other than ConfigMap and Secret, \
      Kustomize also hashes positions and styles in the source file. Overlay hashes only the content: the name \
      changes exactly when the content does, but is not the name that Kustomize writes.
      """,
    withoutExample: "it takes a plugin that requests a hash"
  )

  public static let valueRetyped = Self(
    .warning,
    "value-retyped",
    summary: "A string is written as a number, boolean or null.",
    explanation: """
      This happens to strings that a transformer builds, and to names and labels without quotes. Quote the value \
      where it is first written, as quotes are kept.
      """,
    example: Example(
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]",
        "a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels: {id: 0x10}",
      ],
      right: ["a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels: {id: \"0x10\"}"]
    )
  )

  static var fidelity: [Self] {
    [
      .annotationMadeText, .annotationRemoved, .characterChanged, .contentIgnored, .dateRewritten, .digitsLost,
      .emptyValueQuoted, .foldedTextChanged, .mergeKeyLost, .tagLost, .unstableHash, .valueRetyped,
    ]
  }
}
