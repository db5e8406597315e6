// The summaries are the documentation of the codes.
// swift-format-ignore: AllPublicDeclarationsHaveDocumentation
extension Diagnostic.Code {
  public static let cannotWrite = error(
    "cannot-write",
    summary: "The output could not be written.",
    explanation: """
      The old file is unchanged. Check free space and permissions. With `-o`, the directory of the file must exist.
      """,
    withoutExample: "it takes a full disk or missing permissions"
  )

  public static let cannotRead = error(
    "cannot-read",
    summary: "Standard input, or the current directory, could not be read.",
    explanation: "`overlay build -` reads a kustomization from standard input, which must be open.",
    withoutExample: "it takes an input that fails"
  )

  public static let unusableFileName = error(
    "unusable-file-name",
    summary: "The name of a resource cannot be part of a file name.",
    explanation: """
      `-o DIRECTORY` writes each resource to a file with its name. Write all resources to one file instead.
      """,
    withoutExample: "it takes a directory on a disk"
  )

  public static let sharedFileName = error(
    "shared-file-name",
    summary: "Two resources would be written to the same file.",
    explanation: """
      With `-o DIRECTORY`, names must differ in more than capitalization. Write all resources to one file instead.
      """,
    withoutExample: "it takes a directory on a disk"
  )

  static let command: [Self] = [.cannotWrite, .cannotRead, .unusableFileName, .sharedFileName]
}
