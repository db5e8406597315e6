import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree
import Testing

@testable import OverlayKit

@Suite("Resources with the same former name")
struct NamesakeIndexTests {
  /// ConfigMaps called `m` at first, with any namespaces and affixes.
  private static func resources(_ random: inout Numbers) -> [Resource] {
    let namespaces = ["", "one", "two"]
    let affixes: [Text] = ["a-", "b-"]
    return (0..<40).map { number in
      var tree = NodeTree()
      let root = tree.makeCollection(.mapping)
      for (key, value) in [("apiVersion", "v1"), ("kind", number % 5 == 0 ? "Secret" : "ConfigMap")] {
        tree.append(key: tree.makeScalar(key), value: tree.makeScalar(value), to: root)
      }
      tree.setName(of: root, to: "m")
      tree.setNamespace(of: root, to: Text(namespaces[random.next(3)]))
      let origin = ResourceOrigin(file: "a.yaml", location: SourceLocation(file: "a.yaml"))
      var resource = Resource(root: root, origin: origin, in: tree)
      resource.recordPreviousName(in: &tree, context: BuildContext())
      tree.setNamespace(of: root, to: Text(namespaces[random.next(3)]))
      resource.refresh(from: tree)
      for _ in 0..<random.next(4) { resource.prefixes.append(affixes[random.next(2)]) }
      for _ in 0..<random.next(3) { resource.suffixes.append(affixes[random.next(2)]) }
      return resource
    }
  }

  /// The positions of the candidates that a reference chooses; see ``NameReferences``.
  private static func choice(_ candidates: [Int], _ resources: [Resource], for referrer: Resource) -> [Int] {
    if candidates.count == 1 { return candidates }
    let matching = candidates.filter { AffixFit.wide.matches(resources[$0], referrer) }
    return matching.count > 1 ? matching.filter { AffixFit.narrow.matches(resources[$0], referrer) } : matching
  }

  @Test("narrowing the candidates does not change the choice", arguments: 0..<20)
  func narrowing(seed: UInt64) {
    var random = Numbers(state: seed)
    let resources = Self.resources(&random)
    var index = NamesakeIndex(resources)
    let wanted = ReferenceTarget(name: "m", types: KindPattern(kind: "ConfigMap"))
    for referrer in resources {
      for original in [nil, "default", "one"] as [Text?] {
        let isCandidate: (Resource) -> Bool = { candidate in
          wanted.everMatched(candidate) && candidate.effectiveNamespace == referrer.effectiveNamespace
            && (original == nil || candidate.originalID.namespace == original)
        }
        let place = NamesakeIndex.NamespacePair(original: original, current: referrer.effectiveNamespace)
        let all = Array(resources.indices)
        let few = index.narrowed(all, to: wanted, at: [place], for: referrer, where: isCandidate)
        #expect(few.allSatisfy { isCandidate(resources[$0]) })
        let expected = Self.choice(all.filter { isCandidate(resources[$0]) }, resources, for: referrer)
        #expect(Self.choice(few, resources, for: referrer) == expected)
      }
    }
  }
}

/// A deterministic generator of pseudorandom numbers.
private struct Numbers {
  var state: UInt64

  /// A number from 0 on, below a limit.
  mutating func next(_ limit: UInt64) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % limit)
  }
}
