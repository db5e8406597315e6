#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Finds the file of a program.
enum ExecutableSearch {
  /// The path of a program: as it was given where it has a slash in it, otherwise in a directory of `PATH`.
  ///
  /// Relative directories in `PATH` do not count, so that no program is taken from wherever a build happens to run.
  ///
  /// - Throws: `notFound` where there is none that may be run; `notStarted` where a text holds a NUL, which no program can
  ///   be given.
  static func path(of program: Program) throws(ProgramError) -> String {
    let texts = [program.executable, program.workingDirectory ?? ""] + program.arguments
    guard !texts.contains(where: { $0.utf8.contains(0) }) else {
      throw .notStarted("its name or one of its arguments holds the character U+0000")
    }
    guard !program.executable.isEmpty else { throw .notFound }
    guard !program.executable.utf8.contains(UInt8(ascii: "/")) else {
      let isRelative = program.executable.utf8.first != UInt8(ascii: "/")
      let start = isRelative ? program.workingDirectory.map { $0 + "/" } ?? "" : ""
      guard isExecutable(start + program.executable) else { throw .notFound }
      return program.executable
    }
    for directory in (program.environment["PATH"] ?? "").split(separator: ":") where directory.hasPrefix("/") {
      let candidate = "\(directory)/\(program.executable)"
      if isExecutable(candidate) { return candidate }
    }
    throw .notFound
  }

  private static func isExecutable(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }
}
