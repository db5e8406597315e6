import OverlayKit

/// The command line of a case: what is built, and the options.
struct CaseArguments {
  /// The folder that is built, relative to that of the case.
  private(set) var target = "input"
  /// What the flags say.
  private(set) var options = BuildOptions()

  /// Reads the words of a command line, of which it knows those that cases have.
  init(_ words: [String]) {
    var words = words[...]
    while let word = words.popFirst() {
      guard word.hasPrefix("-") else {
        target = word
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      var value: String { parts.count > 1 ? parts[1] : words.popFirst() ?? "" }
      switch parts[0] {
      case "--load-restrictor": options.loadRestrictions = value == "LoadRestrictionsNone" ? .none : .rootOnly
      case "--enable-helm": options.helm.isEnabled = true
      case "--helm-command": options.helm.command = value
      case "--helm-api-versions": options.helm.apiVersions.append(value)
      case "--helm-kube-version": options.helm.kubeVersion = value
      case "--helm-debug": options.helm.isDebugging = true
      case "--enable-alpha-plugins": options.functions.isEnabled = true
      case "--enable-exec": options.functions.allowsPrograms = true
      case "--network": options.functions.allowsNetwork = true
      case "--network-name": options.functions.networkName = value
      case "--mount": options.functions.mounts.append(value)
      case "-e", "--env": options.functions.environment.append(value)
      case "--as-current-user": options.functions.runsAsCurrentUser = true
      default: preconditionFailure("a case has an argument that is not known: \(word)")
      }
    }
  }
}
