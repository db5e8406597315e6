import OverlayDiagnostics

extension Explanation {
  /// What can go wrong around a build.
  static let command: [Explanation] = [
    Explanation(
      .cannotWrite,
      "The output could not be written.",
      "The old file is as it was. Look for room and permissions; with `-o`, the folder of the file must exist.",
      noExample: "it takes a full disk or missing permissions"
    ),
    Explanation(
      .cannotRead,
      "Standard input, or the current folder, could not be read.",
      "`overlay build -` reads a kustomization from standard input, which must be open.",
      noExample: "it takes an input that fails"
    ),
    Explanation(
      .unusableFileName,
      "The name of a resource cannot be part of a file name.",
      "With `-o FOLDER` each resource gets a file with its name. Write all resources to one file instead.",
      noExample: "it takes a folder on a disk"
    ),
    Explanation(
      .sharedFileName,
      "Two resources would be written to one file.",
      "With `-o FOLDER` their names must differ in more than upper and lower case. Write all resources to one file instead.",
      noExample: "it takes a folder on a disk"
    ),
  ]
}
