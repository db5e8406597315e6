import OverlayKustomization

/// The command line that runs a function in a container.
///
/// Source: Kustomize's container runtime, word for word.
struct ContainerCommand: Hashable, Sendable {
  /// The program that runs containers.
  static let program = "docker"

  /// The arguments after the program's name.
  let arguments: [String]

  /// Makes the command line.
  ///
  /// - Parameters:
  ///   - image: The image of the function.
  ///   - spec: What the function asks for.
  ///   - options: What the user allows and adds.
  ///   - directory: The directory of the kustomization, which mounts start from.
  ///   - user: The user and group that the container runs as.
  init(image: String, spec: FunctionSpec, options: FunctionOptions, directory: String, user: String) {
    var arguments = ["run", "--rm", "-i", "-a", "STDIN", "-a", "STDOUT", "-a", "STDERR"]
    arguments += ["--network", spec.wantsNetwork ? "host" : "none"]
    arguments += ["--user", user, "--security-opt=no-new-privileges"]
    for mount in spec.mounts.map(Mount.init) + options.mounts.map(Mount.init(flag:)) {
      arguments += ["--mount", mount.argument(in: directory)]
    }
    var variables = Variables(spec.environment.map(\.value))
    variables.add(Variables(options.environment))
    for word in variables.words { arguments += ["-e", word] }
    self.arguments = arguments + [image]
  }

  // MARK: - Mounts

  private struct Mount {
    var type = ""
    var source = ""
    var target = ""
    var isWritable = false

    init(_ mount: FunctionSpec.Mount) {
      type = mount.type?.value ?? ""
      source = mount.source?.value ?? ""
      target = mount.target?.value ?? ""
      isWritable = mount.isWritable
    }

    /// Reads a mount as it stands on a command line; what is not understood is passed over.
    init(flag: String) {
      for option in flag.split(separator: ",", omittingEmptySubsequences: false) {
        let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { continue }
        switch parts[0] {
        case "type": type = parts[1]
        case "src", "source": source = parts[1]
        case "dst", "target": target = parts[1]
        case "rw": isWritable = parts[1] == "true"
        default: break
        }
      }
    }

    func argument(in directory: String) -> String {
      let source = LexicalPath.join(directory, source)
      return "type=\(type),source=\(source),target=\(target)\(isWritable ? "" : ",readonly")"
    }
  }

  // MARK: - Variables

  /// Variables of a container: those with a value by name, and the names of those that are passed on.
  private struct Variables {
    private var values = ["LOG_TO_STDERR": "true", "STRUCTURED_RESULTS": "true"]
    private var names: [String] = []

    init(_ words: [String]) {
      for word in words {
        let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        if parts.count == 2 { values[parts[0]] = parts[1] } else { names.append(word) }
      }
    }

    /// Adds variables that win over those that are there.
    mutating func add(_ other: Variables) {
      values.merge(other.values) { $1 }
      names += other.names
    }

    var words: [String] {
      values.sorted { Array($0.key.utf8).lexicographicallyPrecedes(Array($1.key.utf8)) }.map { "\($0.key)=\($0.value)" }
        + names
    }
  }
}
