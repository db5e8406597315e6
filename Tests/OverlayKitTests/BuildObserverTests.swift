import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree
import Synchronization
import Testing

@testable import OverlayKit

@Suite("Observers of a build")
struct BuildObserverTests {
  /// Keeps a line for each event.
  private final class Recorder: BuildObserver {
    let events = Mutex<[String]>([])

    func didLoad(_ path: String) { events.withLock { $0.append("loaded \(path)") } }

    func willRun(_ step: ConfiguredTransformer, on resources: ResourceSet) {
      events.withLock { $0.append("\(step.field ?? "configured") runs on \(resources.resources.count)") }
    }

    func didRun(_ step: ConfiguredTransformer, on resources: ResourceSet, in tree: inout NodeTree) {
      let names = resources.resources.map(\.name.string).joined(separator: ", ")
      events.withLock { $0.append("\(step.field ?? "configured") has left \(names)") }
    }
  }

  @Test("see what is loaded and which transformers run, in the order of the build")
  func events() throws {
    var files = InMemoryFileSystem(currentDirectory: "/app")
    files.addFile("resources: [base]\nnameSuffix: -b", at: "kustomization.yaml")
    files.addFile("resources: [a.yaml]\nnamePrefix: a-", at: "base/kustomization.yaml")
    files.addFile("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\n", at: "base/a.yaml")
    let recorder = Recorder()
    var build = Build(options: BuildOptions(), fileSystem: files)
    build.observers.append(recorder)
    _ = try build.run(".")
    #expect(
      recorder.events.withLock { $0 } == [
        "loaded kustomization.yaml",
        "loaded base/kustomization.yaml",
        "loaded base/a.yaml",
        "namePrefix runs on 1",
        "namePrefix has left a-x",
        "nameSuffix runs on 1",
        "nameSuffix has left a-x-b",
      ]
    )
  }
}
