// The summaries are the documentation of the codes.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Diagnostic.Code {
  public static let invalidIgnore = warning(
    "invalid-ignore",
    summary: "A comment that is to ignore a warning has no reason, or names no warning.",
    explanation: """
      A comment `# overlay:ignore CODE reason` ignores the warnings with this code in its line or, if it is alone on its \
      line, in the next one. Separate several codes with commas. The reason is required. An invalid comment ignores \
      nothing. Errors cannot be ignored.
      """,
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]", "a.yaml": thing("since: \"2020\" # overlay:ignore date-rewriten"),
    ],
    right: ["a.yaml": thing("since: 2020-01-02 # overlay:ignore date-rewritten the time does not matter")]
  )

  public static let unusedIgnore = warning(
    "unused-ignore",
    summary: "A comment ignores a warning that its line does not have.",
    explanation: """
      Remove the comment, or move it to the line that the warning names or to the line before. Only files in or below \
      the directory that is built are checked, as the comments of a base may be for another overlay. It does not \
      matter whether the warning is turned on.
      """,
    wrong: [
      "kustomization.yaml": "resources: [a.yaml]",
      "a.yaml": thing("# overlay:ignore date-rewritten the time does not matter\nsince: \"2020-01-02\""),
    ],
    right: ["a.yaml": thing("# overlay:ignore date-rewritten the time does not matter\nsince: 2020-01-02")]
  )

  static let comments: [Self] = [.invalidIgnore, .unusedIgnore]
}
