extension Diagnostic.Code {
  /// A small overlay with a mistake, and what to change in it.
  package struct Example: Sendable {
    /// A file of an example.
    package struct File: Hashable, Sendable {
      /// The path, relative to the working directory of the build.
      package let path: String
      /// The content, with a final line break; `nil` for a file to remove.
      package let content: String?
    }

    /// The directory to build.
    package let directory: String
    /// The command-line flags of the build, without those for its directory.
    package let flags: [String]
    /// Files that lead to the diagnostic.
    package let wrong: [File]
    /// What to change in them to avoid it.
    package let changes: [File]

    init(
      in directory: String = ".",
      flags: [String] = [],
      wrong: KeyValuePairs<String, String>,
      right: KeyValuePairs<String, String?>
    ) {
      (self.directory, self.flags) = (directory, flags)
      self.wrong = wrong.map { File(path: $0.key, content: Self.ended($0.value)) }
      changes = right.map { File(path: $0.key, content: $0.value.map(Self.ended)) }
    }

    /// Files that do not lead to the diagnostic.
    package var right: [File] {
      wrong.filter { file in !changes.contains { $0.path == file.path } } + changes.filter { $0.content != nil }
    }

    private static func ended(_ text: String) -> String { text.hasSuffix("\n") ? text : text + "\n" }
  }
}

// MARK: - Files of many examples

/// A ConfigMap with more lines after its name.
func configMap(_ name: String, _ rest: String = "") -> String {
  "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: \(name)\n\(rest.isEmpty ? "" : rest + "\n")"
}

/// A resource without a schema, with more lines after its name.
func thing(_ rest: String = "") -> String {
  "apiVersion: example.com/v1\nkind: Thing\nmetadata:\n  name: t\n\(rest.isEmpty ? "" : rest + "\n")"
}

/// The configuration of a built-in transformer, with more lines after its name.
func builtin(_ kind: String, _ rest: String = "") -> String {
  "apiVersion: builtin\nkind: \(kind)\nmetadata:\n  name: t\n\(rest)"
}

/// A component with more lines after its kind.
func component(_ rest: String) -> String {
  "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n\(rest)"
}

/// A kustomization that applies `patch.yaml`.
func onePatch(target: String? = nil) -> String {
  "resources: [a.yaml]\npatches:\n- \(target.map { "target: \($0)\n  " } ?? "")path: patch.yaml"
}

/// A Deployment with one container.
let deployment = """
  apiVersion: apps/v1
  kind: Deployment
  metadata:
    name: web
  spec:
    template:
      spec:
        containers:
        - name: web
          image: nginx:1.29
  """
