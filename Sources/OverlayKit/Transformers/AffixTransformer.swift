import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree

/// Adds a prefix or a suffix to the names of resources (`namePrefix`, `nameSuffix`).
struct AffixTransformer: Transformer {
  /// Which end of the name.
  enum Side: Sendable { case prefix, suffix }

  let side: Side
  let affix: Text
  let specs: [FieldSpec]
  /// The location of the affix.
  let place: SourceLocation?

  func transform(
    _ resources: inout ResourceSet,
    tree: inout NodeTree,
    context: BuildContext
  ) throws(Diagnostic) {
    guard !affix.isEmpty else { return }
    var plans = TypeCache<[FieldPlan]>()
    let marker = tree.makeMarker(at: place)
    try resources.update(in: &tree, context: context) { (resource, tree) throws(Diagnostic) in
      let (original, current) = (resource.originalType, resource.type)
      // Hardly any resource changes its type during a build.
      let fieldPlans =
        original == current
        ? plans.value(for: current) { plan(for: current, of: current) } : plan(for: original, of: current)
      for fieldPlan in fieldPlans {
        if fieldPlan.isForName { record(in: &resource, &tree, context) }
        guard let search = fieldPlan.search else { continue }
        try search.setScalars(of: resource, in: &tree, at: marker, context: context) { text in
          side == .prefix ? Text(affix.string + text.string) : Text(text.string + affix.string)
        }
        resource.refresh(from: tree)
      }
    }
  }

  /// The effect of a spec on resources of one type.
  private struct FieldPlan {
    /// Whether the spec is for the resource's own name, whose former value has to be recorded.
    var isForName: Bool
    /// Finds the fields to change, if the spec applies.
    var search: FieldSearch?
  }

  private func plan(for original: GroupVersionKind, of current: GroupVersionKind) -> [FieldPlan] {
    guard !Self.isSkipped(original) else { return [] }
    return specs.filter { original.isSelected(by: $0.types) }.map { spec in
      FieldPlan(
        isForName: spec.path.description == "metadata/name",
        search: current.isSelected(by: spec.types) ? FieldSearch(spec, creates: .scalar) : nil
      )
    }
  }

  private func record(in resource: inout Resource, _ tree: inout NodeTree, _ context: BuildContext) {
    resource.recordPreviousName(in: &tree, context: context)
    switch side {
    case .prefix: resource.prefixes.append(affix)
    case .suffix: resource.suffixes.append(affix)
    }
  }

  /// Whether a type, as loaded, has names with a meaning of their own, which must not change.
  private static func isSkipped(_ type: GroupVersionKind) -> Bool {
    switch type.kind {
    case "CustomResourceDefinition", "Namespace": true
    case "APIService": type.group == "apiregistration.k8s.io"
    default: false
    }
  }
}

// MARK: - Creating

extension AffixTransformer {
  /// `namePrefix`.
  static func prefix(of layer: Layer, in build: inout Build) -> [any Transformer] {
    layer.kustomization.namePrefix.map { [Self(.prefix, $0, layer.configuration[.namePrefix])] } ?? []
  }

  /// `nameSuffix`.
  static func suffix(of layer: Layer, in build: inout Build) -> [any Transformer] {
    layer.kustomization.nameSuffix.map { [Self(.suffix, $0, layer.configuration[.nameSuffix])] } ?? []
  }

  /// `PrefixTransformer`.
  static func prefix(of configuration: PluginConfiguration, in build: inout Build) throws(Diagnostic)
    -> [any Transformer]
  {
    try affixes(AffixSettings(configuration, hasPrefix: true, hasSuffix: false), at: configuration.location)
  }

  /// `SuffixTransformer`.
  static func suffix(of configuration: PluginConfiguration, in build: inout Build) throws(Diagnostic)
    -> [any Transformer]
  {
    try affixes(AffixSettings(configuration, hasPrefix: false, hasSuffix: true), at: configuration.location)
  }

  /// `PrefixSuffixTransformer`.
  static func affixes(of configuration: PluginConfiguration, in build: inout Build) throws(Diagnostic)
    -> [any Transformer]
  {
    try affixes(AffixSettings(configuration, hasPrefix: true, hasSuffix: true), at: configuration.location)
  }

  private static func affixes(
    _ settings: AffixSettings,
    at place: SourceLocation
  ) throws(Diagnostic) -> [any Transformer] {
    guard settings.hasSpecs else {
      throw .invalidPluginConfiguration("'fieldSpecs' is missing: no fields are changed by default", at: place)
    }
    let specs = try settings.specs.checked(at: place)
    return [Self(.prefix, settings.prefix, specs), Self(.suffix, settings.suffix, specs)]
  }

  private init(_ side: Side, _ affix: Located<String>?, _ specs: [FieldSpec]) {
    self.init(side: side, affix: Text(affix?.value ?? ""), specs: specs, place: affix?.location)
  }
}
