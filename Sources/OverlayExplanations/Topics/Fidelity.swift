import OverlayDiagnostics

extension Explanation {
  /// What the output does not have as it was written, though nothing is wrong: the same happens in Kustomize.
  static let fidelity: [Explanation] = [
    Explanation(
      .annotationMadeText,
      "The value of an annotation is not a string and is converted to one.",
      "Annotations are texts. Write quotes around the value, so that it is clear what comes out.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]",
        "a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations: {revision: 1}",
      ],
      right: ["a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations: {revision: \"1\"}"]
    ),
    Explanation(
      .annotationRemoved,
      "An annotation belongs to the build and is taken away at its end.",
      "Use another key: those that begin with `config.kubernetes.io/` are for tools.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]",
        "a.yaml":
          "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations: {config.kubernetes.io/path: x}",
      ],
      right: ["a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  annotations: {example.com/path: x}"]
    ),
    Explanation(
      .characterChanged,
      "A character does not survive the way to the output.",
      "The output does not know some control characters and line breaks of Unicode. Write the text without them.",
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a", "data:\n  k: \"x\\u0085y\"")],
      right: ["a.yaml": configMap("a", "data:\n  k: \"x y\"")]
    ),
    Explanation(
      .contentIgnored,
      "Text after the end of a document is not read.",
      "A line of three dots ends the reading of a file, and of a kustomization file only the first document counts.",
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": "\(configMap("a"))...\n\(configMap("b"))"],
      right: ["a.yaml": "\(configMap("a"))---\n\(configMap("b"))"]
    ),
    Explanation(
      .dateRewritten,
      "An unquoted date becomes a point in time.",
      "Put it in quotes to keep it as it is.",
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("since: 2020-01-02")],
      right: ["a.yaml": thing("since: \"2020-01-02\"")]
    ),
    Explanation(
      .digitsLost,
      "A whole number is too large to keep all its digits.",
      "Put it in quotes, if the field takes a text.",
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("n: 18446744073709551616")],
      right: ["a.yaml": thing("n: \"18446744073709551616\"")]
    ),
    Explanation(
      .emptyValueQuoted,
      "An empty value in braces or brackets becomes an empty text instead of a null.",
      "Write `null` or `\"\"`, whichever is meant.",
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("spec: {a: }")],
      right: ["a.yaml": thing("spec: {a: null}")]
    ),
    Explanation(
      .foldedTextChanged,
      "The lines of folded text (`>`) are not the same in the output.",
      """
      Lines of text that begins with an indented line are joined, and an empty line gets behind one that ends in a \
      backslash. Write the text with `|`. Other empty lines that folded text gets or loses are not reported.
      """,
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("text: >1\n   one\n two\n\n three")],
      right: ["a.yaml": thing("text: |1\n   one\n two\n three")]
    ),
    Explanation(
      .mergeKeyLost,
      "A key of the text `<<` is taken for a merge key and dropped.",
      "Quotes do not help here. Use another key.",
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("spec: {\"<<\": 1, a: 2}")],
      right: ["a.yaml": thing("spec: {\"<\": 1, a: 2}")]
    ),
    Explanation(
      .tagLost,
      "A tag without meaning is dropped.",
      "Objects of Kubernetes have no tags. Remove it.",
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("mode: !custom fast")],
      right: ["a.yaml": thing("mode: fast")]
    ),
    Explanation(
      .unstableHash,
      "The content hash in the name of a resource differs from the one that Kustomize computes.",
      """
      A name can end in a hash of the content of any resource. For kinds other than ConfigMap and Secret, Kustomize hashes \
      the positions and styles in the source file, too. Overlay hashes the content alone: the name changes when the \
      content does, but it is another name.
      """,
      noExample: "it takes a plugin that asks for a hash"
    ),
    Explanation(
      .valueRetyped,
      "Text that a step made, or a name or label without quotes, is printed as a number, boolean or null.",
      "Write quotes where the text stands; they are kept.",
      wrong: [
        "kustomization.yaml": "resources: [a.yaml]",
        "a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels: {id: 0x10}",
      ],
      right: ["a.yaml": "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: a\n  labels: {id: \"0x10\"}"]
    ),
  ]
}
