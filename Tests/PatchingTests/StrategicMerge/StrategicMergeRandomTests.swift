import OverlayDiagnostics
import OverlayPatching
import OverlayYAMLTree
import Testing

@Suite("Properties of strategic merge patches on random resources")
struct StrategicMergeRandomTests {
  /// Creates random Pods and patches for them, as strings.
  ///
  /// Lists that merge by keys have complete and unique elements, because the algorithm treats others differently.
  private struct Pods {
    var state: UInt64

    mutating func number(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }

    mutating func scalar() -> String {
      ["1", "true", "text", "'2'", "\"on\"", "1.50", "2020-01-02", "''", "|-\n            x\n            y"][
        number(below: 8)
      ]
    }

    /// Some of the names, each at most once, in any order.
    mutating func names(_ names: [String]) -> [String] {
      var rest = names
      var chosen: [String] = []
      for _ in 0..<number(below: names.count + 1) { chosen.append(rest.remove(at: number(below: rest.count))) }
      return chosen
    }

    mutating func list(_ names: [String], element: (inout Pods, String) -> String) -> String {
      "[" + self.names(names).map { element(&self, $0) }.joined(separator: ", ") + "]"
    }

    mutating func mapping(nulls: Bool) -> String {
      let entries = names(["p", "q", "r"]).map { "\($0): \(nulls && number(below: 4) == 0 ? "null" : scalar())" }
      return "{" + entries.joined(separator: ", ") + "}"
    }

    mutating func pod(nulls: Bool) -> String {
      let containers = list(["a", "b", "c"]) { pods, name in
        let environment = pods.list(["A", "B", "C"]) { pods, name in "{name: \(name), value: \(pods.scalar())}" }
        let mounts = pods.list(["/x", "/y"]) { pods, path in "{mountPath: \(path), name: \(pods.scalar())}" }
        return "{name: \(name), image: \(pods.scalar()), args: \(pods.list(["k", "l"]) { $1 }), env: \(environment), "
          + "volumeMounts: \(mounts), resources: {limits: \(pods.mapping(nulls: nulls))}}"
      }
      let finalizers = list(["f", "g", "h"]) { $1 }
      return """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, finalizers: \(finalizers), labels: \(mapping(nulls: nulls))}
        spec: {containers: \(containers), nodeSelector: \(mapping(nulls: nulls)), tolerations: \(list(["t", "u"]) { "{key: \($1)}" })}

        """
    }
  }

  private static let count = 250

  @Test("applying a patch twice equals applying it once")
  func idempotence() throws {
    var pods = Pods(state: 1)
    for _ in 0..<Self.count {
      let (target, patch) = (pods.pod(nulls: false), pods.pod(nulls: true))
      let once = try merge(patch, into: target)
      let twice = try merge(patch + "---\n" + patch, into: target)
      #expect(once == twice, "\(patch) into \(target)")
    }
  }

  @Test("an empty patch changes nothing")
  func emptyPatch() throws {
    var pods = Pods(state: 2)
    for _ in 0..<Self.count {
      let target = pods.pod(nulls: false)
      var file = try YAMLReader.readDocuments(Array(target.utf8), place: SourceText(file: "target.yaml"))
      let unpatched = try written(file.documents[0], of: &file.tree)
      #expect(try merge("{}\n", into: target) == unpatched, "\(target)")
      let head = "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n"
      #expect(try merge(head, into: target) == unpatched, "\(target)")
    }
  }

  @Test("a resource patched with itself does not change")
  func selfPatch() throws {
    var pods = Pods(state: 3)
    for _ in 0..<Self.count {
      let target = pods.pod(nulls: false)
      #expect(try merge(target, into: target) == merge("{}\n", into: target), "\(target)")
    }
  }
}
