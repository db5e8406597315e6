// The summaries are the documentation of the codes.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Diagnostic.Code {
  public static let invalidJSONPatch = error(
    "invalid-json-patch",
    summary: "A JSON patch is not a list of operations.",
    explanation: """
      Each operation is a mapping with `op` and `path`. `add`, `replace` and `test` also need `value`, and `move` \
      and `copy` need `from`.
      """,
    flags: ["--no-warn=deprecated-field"],
    wrong: [
      "kustomization.yaml": """
      resources: [a.yaml]
      patchesJson6902:
      - target: {version: v1, kind: ConfigMap, name: a}
        path: patch.yaml
      """,
      "a.yaml": configMap("a"), "patch.yaml": "- add /data",
    ],
    right: ["patch.yaml": "- {op: add, path: /data, value: {k: v}}"]
  )

  public static let jsonPatchFailed = error(
    "json-patch-failed",
    summary: "An operation of a JSON patch failed.",
    explanation: """
      Its path does not exist: `remove` and `replace` need the field itself, `add` needs the mapping or list that \
      contains it. In keys, write `~0` for `~` and `~1` for `/`. `-` is the end of a list.
      """,
    wrong: [
      "kustomization.yaml": onePatch(target: "{kind: ConfigMap}"), "a.yaml": configMap("a"),
      "patch.yaml": "- op: replace\n  path: /data/mode\n  value: fast",
    ],
    right: ["a.yaml": configMap("a", "data:\n  mode: slow")]
  )

  public static let jsonPatchTestFailed = error(
    "json-patch-test-failed",
    summary: "A `test` operation of a JSON patch found a different value.",
    explanation: "No operation of the patch is applied then. Correct the value, or remove the test.",
    wrong: [
      "kustomization.yaml": onePatch(target: "{kind: ConfigMap}"), "a.yaml": configMap("a", "data:\n  mode: slow"),
      "patch.yaml": "- {op: test, path: /data/mode, value: fast}",
    ],
    right: ["patch.yaml": "- {op: test, path: /data/mode, value: slow}"]
  )

  public static let replaceAddedKey = warning(
    "replace-added-key",
    summary: "A JSON patch replaces a value that does not exist, which adds it.",
    explanation: """
      By the standard (RFC 6902) such a patch fails; Kustomize adds the value. The key is most likely misspelt or at \
      another place. Write `op: add` if adding is meant, which also replaces a value.
      """,
    wrong: [
      "kustomization.yaml": onePatch(target: "{kind: Thing}"), "a.yaml": thing("a: 1"),
      "patch.yaml": "- {op: replace, path: /b, value: 2}",
    ],
    right: ["patch.yaml": "- {op: replace, path: /a, value: 2}"]
  )

  public static let copyOfNothing = warning(
    "copy-of-nothing",
    summary: "A JSON patch copies a value that does not exist.",
    explanation: "As in Kustomize, the copy is null. Correct the path in `from`.",
    wrong: [
      "kustomization.yaml": onePatch(target: "{kind: Thing}"), "a.yaml": thing("a: 1"),
      "patch.yaml": "- {op: copy, from: /x, path: /b}",
    ],
    right: ["patch.yaml": "- {op: copy, from: /a, path: /b}"]
  )
}
