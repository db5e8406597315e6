import OverlayDiagnostics

extension Explanation {
  /// What can be wrong with a text before anything in it is looked at.
  static let syntax: [Explanation] = [
    Explanation(
      .yamlSyntax,
      "The text is not YAML.",
      """
      Most often a line is indented too much or too little, with a tab, or a quote or bracket is not closed. The reader \
      notices this where the text cannot go on, which may be the line after the mistake.
      """,
      wrong: [
        "kustomization.yaml": "resources: [settings.yaml]",
        "settings.yaml": "apiVersion: v1\nkind: ConfigMap\n metadata:\n  name: settings",
      ],
      right: ["settings.yaml": configMap("settings")]
    ),
    Explanation(
      .jsonSyntax,
      "The text is not JSON.",
      "JSON patches that begin with a bracket and files with the ending `.json` of `crds` and `openapi` are read as JSON.",
      wrong: [
        "kustomization.yaml": "crds: [types.json]\nresources: [a.yaml]", "types.json": "{a: b}", "a.yaml": thing(),
      ],
      right: ["types.json": "{}"]
    ),
    Explanation(
      .nestingTooDeep,
      "Collections are nested deeper than 1,000 levels.",
      "No object of Kubernetes is nested that deep; such a text is a mistake of the program that wrote it, or an attack.",
      noExample: "it takes more than 1,000 levels"
    ),
    Explanation(
      .aliasesTooLarge,
      "The aliases of a file stand for more than 10 million nodes.",
      "An alias stands for a copy of what its anchor names, and copies of copies multiply. Write less of them.",
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
    ),
    Explanation(
      .unknownAnchor,
      "An alias names an anchor that does not exist, or one that it stands in.",
      "An anchor (`&name`) must stand in the same document, before its aliases (`*name`).",
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a", "data: *common")],
      right: ["a.yaml": configMap("a", "data: &common {k: v}")]
    ),
    Explanation(
      .invalidMergeKey,
      "The value of a merge key (`<<`) is neither a mapping nor a list of mappings.",
      "A merge key puts the entries of another mapping in; its value is nearly always an alias of one.",
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a", "data:\n  <<: text")],
      right: ["a.yaml": configMap("a", "data:\n  <<: {k: v}")]
    ),
    Explanation(
      .invalidDocumentSeparator,
      "Text follows a document separator.",
      "Documents are divided by a line of three dashes, with nothing behind them but a comment.",
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": "\(configMap("a"))----\n\(configMap("b"))"],
      right: ["a.yaml": "\(configMap("a"))---\n\(configMap("b"))"]
    ),
    Explanation(
      .duplicateKey,
      "A mapping has one key twice.",
      "Only one of the values could count. Remove one of the two, or give it the key that was meant.",
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a", "data:\n  k: one\n  k: two")],
      right: ["a.yaml": configMap("a", "data:\n  k: two")]
    ),
    Explanation(
      .nonStringKey,
      "The key of a mapping is not a string.",
      """
      Below the top level of a resource, numbers, booleans, dates and nulls as keys need quotes, and a tag such as `!mine` \
      makes a key something else than a string.
      """,
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a", "data:\n  8080: web")],
      right: ["a.yaml": configMap("a", "data:\n  \"8080\": web")]
    ),
    Explanation(
      .invalidScalar,
      "A scalar cannot be what its tag says.",
      "Remove the tag (`!!…`), or write a value of that type.",
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a", "data:\n  k: !!binary \"*\"")],
      right: ["a.yaml": configMap("a", "data:\n  k: !!binary aGk=")]
    ),
    Explanation(
      .unwritableValue,
      "A value has no form in the output.",
      "The output is what JSON can hold, which knows no infinity. Put the value in quotes if a text is meant.",
      wrong: ["kustomization.yaml": "resources: [a.yaml]", "a.yaml": configMap("a", "data:\n  limit: .inf")],
      right: ["a.yaml": configMap("a", "data:\n  limit: \".inf\"")]
    ),
    Explanation(
      .inputTooLarge,
      "There is more input than a build takes.",
      """
      A file may have 1 GiB, a build 10 million nodes of copies, and at most 100 kustomizations may each name the next. \
      What is larger is nearly always a mistake, such as a folder that is built many times over.
      """,
      noExample: "it takes very large files"
    ),
    Explanation(
      .outOfMemory,
      "The machine has no memory left.",
      "Give the process more memory, or build less at once.",
      noExample: "it takes a machine without memory"
    ),
  ]
}
