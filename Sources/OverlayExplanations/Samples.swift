// Resources that stand in many examples.

/// A ConfigMap with more lines behind its name.
func configMap(_ name: String, _ rest: String = "") -> String {
  "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: \(name)\n\(rest.isEmpty ? "" : rest + "\n")"
}

/// A resource of a type that nothing is known of, with more lines behind its name.
func thing(_ rest: String = "") -> String {
  "apiVersion: example.com/v1\nkind: Thing\nmetadata:\n  name: t\n\(rest.isEmpty ? "" : rest + "\n")"
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
