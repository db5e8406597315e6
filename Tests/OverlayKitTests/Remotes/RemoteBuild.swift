import Foundation
import OverlayKit
import OverlayPrograms
import TestSupport
import Testing

/// Builds in-memory files with remote resources, and checks that the temporary directory is empty afterwards.
struct RemoteBuild {
  var options = BuildOptions()
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory(
      environment: ["TMPDIR": FileManager.default.temporaryDirectory.path()],
      cancellation: nil
    )
    options.environment = GitRepository.environment
    options.environment["TMPDIR"] = directory.path
  }

  /// The output of a build of the current directory.
  func output(_ files: [String: String]) throws -> String {
    defer { expectEmptyTemporaryDirectory() }
    return try build(files, options: options)
  }

  /// The output of a kustomization of one line.
  func output(_ kustomization: String) throws -> String { try output(["kustomization.yaml": kustomization]) }

  /// The output of a build of a URL.
  func output(of url: String) throws -> String {
    defer { expectEmptyTemporaryDirectory() }
    return String(decoding: try compiler([:], options: options).build(url).yaml(), as: UTF8.self)
  }

  /// The error of a kustomization of one line.
  func failure(_ kustomization: String) throws -> Diagnostic {
    defer { expectEmptyTemporaryDirectory() }
    let problem = OverlayKitTests.failure(["kustomization.yaml": kustomization], options: options)
    return try #require(problem)
  }

  private func expectEmptyTemporaryDirectory() {
    #expect((try? FileManager.default.contentsOfDirectory(atPath: directory.path)) == [])
  }
}

/// A ConfigMap as builds print it.
func printedConfigMap(_ name: String) -> String { "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: \(name)\n" }
