public import Foundation

/// The programs that cases run: fakes and helm.
public enum CasePrograms {
  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Whether `Scripts/test` could not install helm and skips the tests that need it.
  public static var skipsHelm: Bool { ProcessInfo.processInfo.environment["OVERLAY_SKIP_HELM_TESTS"] != nil }

  /// Whether `Scripts/test` has installed helm.
  public static var hasHelm: Bool { FileManager.default.isExecutableFile(atPath: helm.path) }

  /// The helm of the tests.
  public static let helm = repository.appendingPathComponent(".build/tools/helm/bin/helm")

  /// The environment of a case, which is the one that `Scripts/record-goldens` gives to Kustomize.
  ///
  /// - Parameter directory: The case.
  /// - Returns: The variables by name.
  public static func environment(of directory: URL) -> [String: String] {
    var variables = ProcessInfo.processInfo.environment
    let programs = [repository.appendingPathComponent("Tests/GoldenTests/Programs"), helm.deletingLastPathComponent()]
    variables["PATH"] = (programs.map(\.path) + [variables["PATH"] ?? ""]).joined(separator: ":")
    variables["HOME"] = "/nonexistent"
    variables["CASE"] = directory.path
    variables["XDG_CONFIG_HOME"] = nil
    variables["KUSTOMIZE_PLUGIN_HOME"] = nil
    let plugins = directory.appendingPathComponent("plugins")
    if FileManager.default.fileExists(atPath: plugins.path) { variables["KUSTOMIZE_PLUGIN_HOME"] = plugins.path }
    return variables
  }
}
