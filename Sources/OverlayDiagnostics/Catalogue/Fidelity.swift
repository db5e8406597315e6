// The summaries are the documentation of the codes.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Diagnostic.Code {
  public static let annotationMadeText = warning(
    "annotation-made-text",
    summary: "The value of an annotation is not a string and is converted to one.",
    explanation: "Annotations are strings. Quote the value to see what will be written.",
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a", "  annotations: {revision: 1}")],
    right: ["a.yaml": configMap("a", "  annotations: {revision: \"1\"}")]
  )

  public static let annotationRemoved = warning(
    "annotation-removed",
    summary: "An annotation is internal to the build and is removed from the output.",
    explanation: "Use another key. Those that start with `config.kubernetes.io/` are reserved for tools.",
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]",
      "a.yaml": configMap("a", "  annotations: {config.kubernetes.io/path: x}"),
    ],
    right: ["a.yaml": configMap("a", "  annotations: {example.com/path: x}")]
  )

  public static let characterChanged = warning(
    "character-changed",
    summary: "A character is replaced by another in the output.",
    explanation: "Some control characters and Unicode line breaks cannot be written. Remove them.",
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a", "data:\n  k: \"x\\u0085y\"")],
    right: ["a.yaml": configMap("a", "data:\n  k: \"x y\"")]
  )

  public static let contentIgnored = warning(
    "content-ignored",
    summary: "Content after the end of a document is ignored.",
    explanation: "Three dots on a line end the file, and only the first document of a kustomization file is read.",
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": "\(configMap("a"))...\n\(configMap("b"))"],
    right: ["a.yaml": "\(configMap("a"))---\n\(configMap("b"))"]
  )

  public static let dateRewritten = warning(
    "date-rewritten",
    summary: "An unquoted date is written with a time and time zone.",
    explanation: "Quote it to keep it as it is.",
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("since: 2020-01-02")],
    right: ["a.yaml": thing("since: \"2020-01-02\"")]
  )

  public static let digitsLost = warning(
    "digits-lost",
    summary: "An integer is too large to keep all of its digits.",
    explanation: "Quote it if the field accepts a string.",
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("n: 18446744073709551616")],
    right: ["a.yaml": thing("n: \"18446744073709551616\"")]
  )

  public static let emptyValueQuoted = warning(
    "empty-value-quoted",
    summary: "An empty value in braces or brackets becomes an empty string instead of null.",
    explanation: "Write `null` or `\"\"`, whichever you mean.",
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("spec: {a: }")],
    right: ["a.yaml": thing("spec: {a: null}")]
  )

  public static let foldedTextChanged = warning(
    "folded-text-changed",
    summary: "The line breaks of a folded string (`>`) differ in the output.",
    explanation: """
      If the string starts with an indented line, lines are joined. After a line that ends in a backslash, an empty \
      line is added. Use `|` instead. Other added or removed empty lines are not reported.
      """,
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("text: >1\n   one\n two\n\n three")],
    right: ["a.yaml": thing("text: |1\n   one\n two\n three")]
  )

  public static let blockQuoted = warning(
    "block-quoted",
    summary: "The output has a text of several lines in quotes on one line.",
    explanation: """
      The value stays the same, but is hard to read and to review. Kustomize does not write a text as a block (`|`) if a \
      line ends with a space, or has a tab. Remove them.
      """,
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("text: |\n  one \n  two")],
    right: ["a.yaml": thing("text: |\n  one\n  two")]
  )

  public static let leadingZero = warning(
    "leading-zero",
    summary: "An unquoted number with a leading zero is written without it, as another number.",
    explanation: """
      YAML reads such a number as octal, as does Kubernetes: `0100` is 64. Put account numbers, postal codes and the \
      like in quotes. Fields for file modes are only reported if the number is not octal: `0888` is 888.
      """,
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("account: 0123456")],
    right: ["a.yaml": thing("account: \"0123456\"\nmode: 0644")]
  )

  public static let mergeKeyLost = warning(
    "merge-key-lost",
    summary: "The key `<<` is taken for a merge key and dropped.",
    explanation: "Quotes do not change this. Use another key.",
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("spec: {\"<<\": 1, a: 2}")],
    right: ["a.yaml": thing("spec: {\"<\": 1, a: 2}")]
  )

  public static let tagLost = warning(
    "tag-lost",
    summary: "A tag has no effect and is dropped.",
    explanation: "Kubernetes objects have no tags. Remove it.",
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("mode: !custom fast")],
    right: ["a.yaml": thing("mode: fast")]
  )

  public static let unstableHash = warning(
    "unstable-hash",
    summary: "The content hash in the name of a resource differs from the one that Kustomize computes.",
    explanation: """
      The names of resources of any kind can end in a content hash. For kinds other than ConfigMap and Secret, \
      Kustomize also hashes positions and styles in the source file. Overlay hashes only the content: the name \
      changes exactly when the content does, but is not the name that Kustomize writes.
      """,
    withoutExample: "it takes a plugin that requests a hash"
  )

  public static let valueRetyped = warning(
    "value-retyped",
    summary: "A string is written as a number, boolean or null.",
    explanation: """
      This happens to strings that a transformer builds, and to names and labels without quotes. Quote the value \
      where it is first written, as quotes are kept.
      """,
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a", "  labels: {id: 0x10}")],
    right: ["a.yaml": configMap("a", "  labels: {id: \"0x10\"}")]
  )

  static let fidelity: [Self] = [
    .annotationMadeText, .annotationRemoved, .characterChanged, .contentIgnored, .dateRewritten, .digitsLost,
    .emptyValueQuoted, .foldedTextChanged, .blockQuoted, .leadingZero, .mergeKeyLost, .tagLost, .unstableHash,
    .valueRetyped,
  ]
}
