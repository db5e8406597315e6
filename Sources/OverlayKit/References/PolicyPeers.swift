import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayYAMLTree

/// Finds peers of network policies that got labels although they select pods of other applications.
///
/// Kustomize adds `commonLabels`, and `labels` with `includeSelectors`, to all selectors of a NetworkPolicy.
struct PolicyPeers {
  private let policies: [Resource]
  /// The labels of the pods of all workloads, each combination once.
  private let pods: Set<[Text: Text]>
  /// The most comparisons of a peer with a pod.
  private static let comparisonLimit = 2_000_000

  init(_ resources: [Resource], in tree: NodeTree, context: BuildContext) {
    let policies = resources.filter { $0.type.kind == "NetworkPolicy" }
    self.policies = policies
    pods =
      policies.isEmpty || context.peerLabels.isEmpty
      ? [] : Set(resources.compactMap { Self.podLabels(of: $0.root, in: tree) })
  }

  /// Warns about the peers of all network policies.
  func warn(in tree: NodeTree, context: BuildContext) {
    guard !context.peerLabels.isEmpty else { return }
    var comparisonCount = 0
    for policy in policies {
      for (rules, peers) in [("ingress", "from"), ("egress", "to")] as [(StaticString, StaticString)] {
        let rules = tree.value(at: "spec", rules, in: policy.root).map { tree.elements(of: $0) } ?? []
        for list in rules.compactMap({ tree.value(peers, in: $0) }) {
          let peers = tree.elements(of: list)
          guard !peers.contains(where: { isEverything($0, in: tree) }) else { continue }
          comparisonCount += peers.count * pods.count
          guard comparisonCount <= Self.comparisonLimit else { return }
          let allowsNamespace = peers.contains { isWholeNamespace($0, in: tree) }
          for peer in peers where !allowsNamespace || tree.value("namespaceSelector", in: peer) != nil {
            if let problem = problem(with: peer, in: tree, context: context) { context.warn(problem) }
          }
        }
      }
    }
  }

  /// Whether a peer selects all pods, so that the other peers of its list have no effect.
  private func isEverything(_ peer: NodeID, in tree: NodeTree) -> Bool {
    tree.value("podSelector", in: peer) == nil
      && tree.value("namespaceSelector", in: peer).map { tree.isEmptyCollection($0) } ?? false
  }

  /// Whether a peer selects all pods of the policy's namespace, so that others of that namespace have no effect.
  private func isWholeNamespace(_ peer: NodeID, in tree: NodeTree) -> Bool {
    tree.value("namespaceSelector", in: peer) == nil
      && tree.value("podSelector", in: peer).map { tree.isEmptyCollection($0) } ?? false
  }

  private func problem(with peer: NodeID, in tree: NodeTree, context: BuildContext) -> Diagnostic? {
    guard let labels = tree.value(at: "podSelector", "matchLabels", in: peer) else { return nil }
    let entries = tree.entries(of: labels)
    let added = entries.filter { context.peerLabels[$0.value] != nil }
    let own = entries.filter { context.peerLabels[$0.value] == nil }
    guard let label = added.first, let first = own.first else { return nil }
    let isInBuild = pods.contains { pod in
      own.allSatisfy { pod[tree.text(of: $0.key)] == tree.text(of: $0.value) }
    }
    guard !isInBuild else { return nil }
    let more = added.count == 1 ? "" : " and \(added.count - 1) more"
    let labelName = "the label\(added.count == 1 ? "" : "s") '\(tree.string(of: label.key).abridged)'\(more)"
    return .warning(
      .policyPeerLabeled,
      "this peer now also requires \(labelName), but selects no pod of the build",
      at: tree.location(of: first.key)
    )
    .addingNote("the label", at: context.peerLabels[label.value] ?? nil)
    .addingNote("pods of other applications do not have it; set it under 'labels' without 'includeSelectors'")
  }

  /// The labels of a workload's pods; `nil` for other resources.
  private static func podLabels(of root: NodeID, in tree: NodeTree) -> [Text: Text]? {
    let job = tree.value(at: "spec", "jobTemplate", in: root) ?? root
    let pod = tree.value(at: "spec", "template", in: job) ?? root
    guard let labels = tree.value(at: "metadata", "labels", in: pod) else { return nil }
    let pairs = tree.entries(of: labels).map { (tree.text(of: $0.key), tree.text(of: $0.value)) }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }
}
