import OverlayDiagnostics
import OverlayPatching
import OverlayYAMLTree
import TestSupport
import Testing

@Suite("Both ways to merge lists, with random resources")
struct StrategicMergeListRandomTests {
  /// Creates random lists of a Pod and of patches for it, as strings, most of them complete: every element has all its
  /// keys once, and no two are equal.
  private struct Lists {
    var state: UInt64
    /// Whether this resource may have incomplete or repeated elements, which need the complete algorithm.
    var isOdd = false

    mutating func number(below limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }

    mutating func isRare() -> Bool { isOdd && number(below: 30) == 0 }

    mutating func scalar() -> String { ["1", "true", "text", "'2'", "\"on\"", "~"][number(below: 6)] }

    /// Some of the names `0`, `1` and so on, in any order, rarely with a duplicate.
    mutating func names(below limit: Int) -> [Int] {
      var rest = Array(0..<limit)
      var chosen: [Int] = []
      for _ in 0..<number(below: limit + 1) {
        chosen.append(isRare() ? rest[number(below: rest.count)] : rest.remove(at: number(below: rest.count)))
      }
      return chosen
    }

    mutating func list(below limit: Int, _ element: (inout Lists, Int) -> String) -> String {
      "[" + names(below: limit).map { isRare() ? scalar() : element(&self, $0) }.joined(separator: ", ") + "]"
    }

    /// An element with its keys, which are rarely missing or repeated, and a few more fields.
    mutating func element(_ keys: [String], isPatch: Bool) -> String {
      var entries = keys.filter { _ in !isRare() }
      if isRare() { entries += keys.prefix(1) }
      for field in ["v", "w"] where number(below: 2) == 0 { entries.append("\(field): \(scalar())") }
      if isPatch, isRare() { entries.append("$patch: \(["delete", "replace", "merge"][number(below: 3)])") }
      if number(below: 3) == 0 { entries.reverse() }
      return "{" + entries.joined(separator: ", ") + "}"
    }

    mutating func pod(isPatch: Bool) -> String {
      isOdd = number(below: 3) == 0
      let many = number(below: 3) == 0 ? 40 : 4
      let named = list(below: many) { lists, name in lists.element(["name: n\(name)"], isPatch: isPatch) }
      let protocols = number(below: 2) == 0 ? ["TCP"] : ["TCP", "UDP"]
      let hasProtocols = number(below: 3) > 0
      let ports = list(below: many) { lists, port in
        let name = protocols[lists.number(below: protocols.count)]
        let keys = ["containerPort: \(port)"] + (hasProtocols ? ["protocol: \(name)"] : [])
        return lists.element(keys, isPatch: isPatch)
      }
      let finalizers = list(below: many) { lists, name in
        ["f\(name)", "\(name)", "'\(name)'", "\"f\(name)\""][lists.number(below: 4)]
      }
      let data = names(below: many).map { "k\($0): \(scalar())" }.joined(separator: ", ")
      return """
        apiVersion: v1
        kind: Pod
        metadata: {name: web, finalizers: \(finalizers), labels: {\(data)}}
        spec: {containers: [{name: main, ports: \(ports), env: \(named)}], volumes: \(named)}

        """
    }
  }

  /// The result of a merge with the warnings, or the error.
  private func outcome(of patch: String, into target: String, usesFullAlgorithm: Bool) -> String {
    do throws(Diagnostic) {
      var file = try YAMLReader.readDocuments(Array(target.utf8), place: SourceText(file: "target.yaml"))
      let other = try YAMLReader.readDocuments(Array(patch.utf8), place: SourceText(file: "patch.yaml"))
      let offset = file.tree.absorb(other.tree)
      let context = BuildContext()
      let merge = StrategicMerge(context: context, usesFullAlgorithm: usesFullAlgorithm)
      let root = file.documents[0]
      let isKept = try merge.merge(other.documents[0].shifted(by: offset), into: root, of: &file.tree)
      let warnings = context.warnings.map(\.description)
      return "\(isKept) " + (try written(root, of: &file.tree)) + warnings.joined(separator: "\n")
    } catch {
      return error.description
    }
  }

  @Test("the fast path and the complete algorithm merge complete lists alike")
  func bothWays() {
    var lists = Lists(state: 4)
    for _ in 0..<Effort.count(500, full: 10_000) {
      let (target, patch) = (lists.pod(isPatch: false), lists.pod(isPatch: true))
      let outcomes = [false, true].map { outcome(of: patch, into: target, usesFullAlgorithm: $0) }
      #expect(outcomes[0] == outcomes[1], "\(patch) into \(target)")
    }
  }
}
