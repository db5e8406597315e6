/// Deployments that each refer to many generated ConfigMaps and Secrets, whose names get a hash.
struct ReferencesTree: Tree {
  var deployments: Int
  /// The number of references in each Deployment.
  var references: Int
  /// The number of generated ConfigMaps, and of Secrets.
  var generated: Int

  var resourceCount: Int { deployments + generated * 2 }

  func makeFiles(_ write: (_ path: String, _ text: String) throws -> Void) rethrows {
    for number in 0..<deployments {
      try write("readers/\(number.padded(to: 5)).yaml", deployment(number))
    }
    try write("kustomization.yaml", kustomization)
  }

  private func deployment(_ number: Int) -> String {
    var text = """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: reader-\(number.padded(to: 5))
      spec:
        template:
          spec:
            containers:
            - name: main
              image: reader
              envFrom:

      """
    for reference in 0..<references {
      let target = ((number + reference) / 2 % generated).padded(to: 5)
      let isSecret = reference % 2 == 1
      text += isSecret ? "        - secretRef:\n" : "        - configMapRef:\n"
      text += isSecret ? "            name: key-\(target)\n" : "            name: settings-\(target)\n"
    }
    return text
  }

  private var kustomization: String {
    var text = "resources:\n"
    for number in 0..<deployments { text += "- readers/\(number.padded(to: 5)).yaml\n" }
    for (field, name) in [("configMapGenerator", "settings"), ("secretGenerator", "key")] {
      text += "\(field):\n"
      for number in 0..<generated {
        text += "- name: \(name)-\(number.padded(to: 5))\n  literals:\n  - value=\(number)\n"
      }
    }
    return text
  }
}
