import ArgumentParser
import SystemPackage

/// `overlay-bench check`: compares how often memory is asked for with what was written down.
///
/// Counts do not depend on how busy the machine is, unlike times.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Compare counts of allocations with the bounds that are kept."
  )

  @Option(help: "The folder with the bounds.")
  var thresholds: String

  @Flag(help: "Write what is counted as the new bounds instead.")
  var update = false

  func run() throws {
    try Counts.requireCounting()
    let files = [("allocations.json", try Counts.allocations()), ("growth.json", try Counts.growth())]
    var isFailed = false
    for (name, counts) in files {
      let path = "\(thresholds)/\(name)"
      if update {
        try Self.write(Thresholds(tolerancePercent: 3, counts: counts).json, to: path)
        continue
      }
      let bounds = try Thresholds(json: Self.read(path), file: path)
      for finding in bounds.findings(for: counts) {
        Progress.tell("\(finding.isFailure ? "error" : "note"): \(finding.message)")
        isFailed = isFailed || finding.isFailure
      }
    }
    guard isFailed else { return }
    Progress.tell(
      "If the floor's counts are others, this is another version of libyaml. If the change is wanted, write the new "
        + "bounds with Scripts/bench --update-thresholds and say in the commit why."
    )
    throw ExitCode.failure
  }

  // MARK: - Files

  private static func read(_ path: String) throws -> [UInt8] {
    let file = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
    return try file.closeAfter {
      let size = Int(try file.seek(offset: 0, from: .end))
      return try [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        count = try file.read(fromAbsoluteOffset: 0, into: UnsafeMutableRawBufferPointer(buffer))
      }
    }
  }

  private static func write(_ text: String, to path: String) throws {
    let options: FileDescriptor.OpenOptions = [.create, .truncate, .closeOnExec]
    let permissions: FilePermissions = [.ownerReadWrite, .groupRead, .otherRead]
    let file = try FileDescriptor.open(FilePath(path), .writeOnly, options: options, permissions: permissions)
    _ = try file.closeAfter { try file.writeAll(text.utf8) }
  }
}
