import OverlayKustomization
import OverlayYAMLTree

/// The command line that runs a function in a container.
///
/// Source: Kustomize's container runtime.
enum ContainerCommand {
  static let program = "docker"

  /// The arguments after the program's name.
  ///
  /// - Parameters:
  ///   - image: The image of the function.
  ///   - spec: The function's own requests.
  ///   - options: What the user allows and adds.
  ///   - directory: The directory of the kustomization, which mounts are relative to.
  ///   - user: The user and group that the container runs as.
  /// - Returns: The arguments.
  static func arguments(
    _ image: String,
    _ spec: FunctionSpec,
    _ options: FunctionOptions,
    directory: String,
    user: String
  ) -> [String] {
    var arguments = ["run", "--rm", "-i", "-a", "STDIN", "-a", "STDOUT", "-a", "STDERR"]
    arguments += ["--network", spec.wantsNetwork ? "host" : "none"]
    arguments += ["--user", user, "--security-opt=no-new-privileges"]
    for mount in spec.mounts {
      let (type, source, target) = (mount.type?.value, mount.source?.value, mount.target?.value)
      arguments += Self.mount(type, source, target, isWritable: mount.isWritable, in: directory)
    }
    for flag in options.mounts { arguments += mount(flag: flag, in: directory) }
    // As in Kustomize, the defaults win over the function's own variables, but not over the user's.
    let defaults = ["LOG_TO_STDERR=true", "STRUCTURED_RESULTS=true"]
    for variable in variables(spec.environment.map(\.value) + defaults + options.environment) {
      arguments += ["-e", variable]
    }
    return arguments + [image]
  }

  private static func mount(
    _ type: String?,
    _ source: String?,
    _ target: String?,
    isWritable: Bool,
    in directory: String
  ) -> [String] {
    let source = LexicalPath.join(directory, source ?? "")
    return ["--mount", "type=\(type ?? ""),source=\(source),target=\(target ?? "")\(isWritable ? "" : ",readonly")"]
  }

  /// The arguments for a mount of the command line, without unknown options.
  private static func mount(flag: String, in directory: String) -> [String] {
    var options: [String: String] = [:]
    for option in flag.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2 else { continue }
      options[["src": "source", "dst": "target"][parts[0]] ?? parts[0]] = parts[1]
    }
    let (type, source, target) = (options["type"], options["source"], options["target"])
    return mount(type, source, target, isWritable: options["rw"] == "true", in: directory)
  }

  /// Environment variables as `-e` takes them: those with a value sorted by name, the last of equal names, then the names
  /// of those that are passed on.
  private static func variables(_ words: [String]) -> [String] {
    var values: [String: String] = [:]
    var names: [String] = []
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if parts.count == 2 { values[parts[0]] = parts[1] } else { names.append(word) }
    }
    return values.sorted { Text($0.key) < Text($1.key) }.map { "\($0.key)=\($0.value)" } + names
  }
}
