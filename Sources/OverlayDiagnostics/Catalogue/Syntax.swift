// The summaries are the documentation of the codes.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Diagnostic.Code {
  public static let yamlSyntax = error(
    "yaml-syntax",
    summary: "The file is not valid YAML.",
    explanation: """
      Usually a line is indented too far or not far enough, contains a tab, or leaves a quote or bracket open. The \
      parser reports the place where it cannot continue, which may be the line after the mistake.
      """,
    wrong: [
      "kustomization.yaml": "resources: [settings.yaml]",
      "settings.yaml": "apiVersion: v1\nkind: ConfigMap\n metadata:\n  name: settings",
    ],
    right: ["settings.yaml": configMap("settings")]
  )

  public static let jsonSyntax = error(
    "json-syntax",
    summary: "The file is not valid JSON.",
    explanation: """
      JSON patches that start with a bracket, and `.json` files listed in `crds` or `openapi`, are parsed as JSON.
      """,
    wrong: [
      "kustomization.yaml": "crds: [types.json]\nresources: [a.yaml]", "types.json": "{a: b}", "a.yaml": thing(),
    ],
    right: ["types.json": "{}"]
  )

  public static let nestingTooDeep = error(
    "nesting-too-deep",
    summary: "Collections are nested more than 1,000 levels deep.",
    explanation: """
      No Kubernetes object is nested that deep. Such a file is the result of a bug in the program that wrote it, or \
      an attack.
      """,
    withoutExample: "it takes more than 1,000 levels"
  )

  public static let aliasesTooLarge = error(
    "aliases-too-large",
    summary: "The aliases of a file expand to too many nodes.",
    explanation: """
      Each alias is a copy of the value of its anchor, and copies of copies multiply. The aliases of a file can expand \
      to 2,000,000 nodes and 64 MiB of strings, those of a kustomization file to 500,000 nodes. Use fewer aliases.
      """,
    wrong: [
      "kustomization.yaml": "resources: [bomb.yaml]",
      "bomb.yaml": """
      a: &a [x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x]
      b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
      c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
      d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
      e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
      f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
      """,
    ],
    right: ["bomb.yaml": thing("a: &a [x, x]\nb: [*a, *a]")]
  )

  public static let unknownAnchor = error(
    "unknown-anchor",
    summary: "An alias refers to an anchor that does not exist, or whose value contains the alias.",
    explanation: "Define the anchor (`&name`) before its aliases (`*name`), in the same document.",
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a", "data: *common")],
    right: ["a.yaml": configMap("a", "data: &common {k: v}")]
  )

  public static let invalidMergeKey = error(
    "invalid-merge-key",
    summary: "The value of a merge key (`<<`) is neither a mapping nor a list of mappings.",
    explanation: "A merge key adds the entries of another mapping. Its value is usually an alias of that mapping.",
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a", "data:\n  <<: text")],
    right: ["a.yaml": configMap("a", "data:\n  <<: {k: v}")]
  )

  public static let invalidDocumentSeparator = error(
    "invalid-document-separator",
    summary: "A document separator is followed by content.",
    explanation: "Separate documents with a line of three dashes. Only a comment may follow them.",
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": "\(configMap("a"))----\n\(configMap("b"))"],
    right: ["a.yaml": "\(configMap("a"))---\n\(configMap("b"))"]
  )

  public static let duplicateKey = error(
    "duplicate-key",
    summary: "A mapping contains the same key twice.",
    explanation: "Only one of the two values could be used. Remove one of the entries, or correct its key.",
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a", "data:\n  k: one\n  k: two")],
    right: ["a.yaml": configMap("a", "data:\n  k: two")]
  )

  public static let nonStringKey = error(
    "non-string-key",
    summary: "The key of a mapping is not a string.",
    explanation: """
      Below the top level of a resource, quote keys that are numbers, booleans, dates or nulls. Remove tags such as \
      `!mine` from keys.
      """,
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a", "data:\n  8080: web")],
    right: ["a.yaml": configMap("a", "data:\n  \"8080\": web")]
  )

  public static let invalidScalar = error(
    "invalid-scalar",
    summary: "A scalar is not a valid value of the type that its tag names.",
    explanation: "Remove the tag (`!!…`), or write a value of that type.",
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a", "data:\n  k: !!binary \"*\"")],
    right: ["a.yaml": configMap("a", "data:\n  k: !!binary aGk=")]
  )

  public static let unwritableValue = error(
    "unwritable-value",
    summary: "A value cannot be written to the output.",
    explanation: """
      The output contains only what JSON can represent, and JSON has no infinity. Quote the value if it is meant as \
      a string.
      """,
    wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a", "data:\n  limit: .inf")],
    right: ["a.yaml": configMap("a", "data:\n  limit: \".inf\"")]
  )

  public static let inputTooLarge = error(
    "input-too-large",
    summary: "The input is too large for one build.",
    explanation: """
      All files together can have 128 MiB, and one file 4,000,000 nodes, or 1,000,000 if it is a kustomization file. \
      With all copies, a build can have 10,000,000 nodes, 192 MiB of strings and 192 MiB of output, and take 200,000,000 \
      steps. At most 100 kustomizations can be nested. Larger input is usually a mistake, such as a base that is built \
      many times over.
      """,
    withoutExample: "it takes very large files"
  )

  public static let outOfMemory = error(
    "out-of-memory",
    summary: "The system is out of memory.",
    explanation: "Give the process more memory, or build fewer resources at once.",
    withoutExample: "it takes a system without free memory"
  )

  static let syntax: [Self] = [
    .yamlSyntax, .jsonSyntax, .nestingTooDeep, .aliasesTooLarge, .unknownAnchor, .invalidMergeKey,
    .invalidDocumentSeparator, .duplicateKey, .nonStringKey, .invalidScalar, .unwritableValue, .inputTooLarge,
    .outOfMemory,
  ]
}
