public import OverlayDiagnostics
import OverlayYAMLTree

/// A build whose fields know where their values come from.
public struct ExplainedBuild: Sendable {
  /// The result, which is that of ``OverlayCompiler/build(_:)``.
  public let result: BuildResult
  /// The resources in the order of the output.
  public let resources: [ExplainedResource]
  /// The resources that a step has removed, in the order of their removal.
  public let removed: [RemovedResource]
}

/// A built resource with the history of its fields.
///
/// Histories are put together when they are asked for.
public struct ExplainedResource: Sendable {
  /// The resource.
  public let resource: BuiltResource
  let history: BuildHistory

  /// The name that the resource had when it was loaded or generated.
  public var originalName: String { resource.originalName }

  /// The name in the output, or ``mask`` if it was copied from a Secret.
  public var shownName: String { history.hasSecretName(resource) ? Self.mask : resource.name }

  /// Where the resource comes from, and the kustomizations it is a result of.
  public var life: ResourceLife { history.life(of: resource) }

  /// The histories of the scalars and empty collections, in the order of the output.
  public var fields: [FieldHistory] { fields(below: "") }

  /// The histories of a field and of all fields below it, in the order of the output.
  ///
  /// - Parameter path: A JSON pointer, such as `/spec/replicas`; an empty one selects the whole resource.
  /// - Returns: The histories; none if the resource does not have the field.
  public func fields(below path: String) -> [FieldHistory] {
    history.leaves(of: resource, below: path).map { history.field(of: $0) }
  }

  /// Passes on the histories one by one, so that those of a large resource do not have to be kept.
  ///
  /// - Parameters:
  ///   - path: As in ``fields(below:)``.
  ///   - body: Receives each history, until it throws.
  /// - Throws: The error of `body`.
  public func forEachField<Failure: Error>(
    below path: String = "",
    _ body: (FieldHistory) throws(Failure) -> Void
  ) throws(Failure) {
    for leaf in history.leaves(of: resource, below: path) { try body(history.field(of: leaf)) }
  }

  /// A path with the names of list elements instead of indices, such as `spec.containers[name=web].image`.
  ///
  /// - Parameter path: The JSON pointer of a field of the resource.
  /// - Returns: The path.
  public func namedPath(of path: String) -> String { history.namedPath(of: path, in: resource) }

  /// The fields and elements that steps have removed, in the order of their removal; some may have come back.
  public var removed: [RemovedField] { history.removedFields(of: resource) }

  /// The fields and elements that steps have removed, and that are not in the output.
  public var absent: [RemovedField] {
    let content = resource.content
    return removed.filter { !$0.isPresent(in: content) }
  }
}

/// Where a resource comes from.
public struct ResourceLife: Sendable {
  /// The step that created it: `resource`, a generator such as `configMapGenerator[0]`, or a function.
  public let step: String
  /// The kustomization file that names its file, or has its generator.
  public let kustomization: String
  /// The location of the resource in its file, or of its generator.
  public let origin: SourceLocation
  /// The template of a Helm chart that rendered it, such as `web/templates/deployment.yaml`.
  public let template: String?
  /// The kustomization files that it is a result of, from the innermost one to that of the target.
  public let kustomizations: [String]
}

/// How a field got its value.
public struct FieldHistory: Sendable {
  /// The field as a JSON pointer, such as `/spec/replicas`.
  public let path: String
  /// The value in the output.
  public let value: FieldValue
  /// The writes, oldest first, at least one; the last one is where to edit the value.
  ///
  /// A step that sets the value that the field already has is a write, too.
  public let changes: [FieldChange]
}

/// One write of a field.
public struct FieldChange: Sendable {
  /// What wrote the field: `resource`, an entry of a kustomization such as `images[0]`, `name reference`,
  /// `content hash`, `variable`, or the kind and name of a configuration.
  public let step: String
  /// The index of the operation, if the step is a JSON patch.
  public let operation: Int?
  /// The kustomization file that ran the step; empty for steps at the end of the build.
  public let kustomization: String
  /// The text to edit, which caused the write; `nil` if there is none.
  public let location: SourceLocation?
  /// The value before; `nil` if the field was created.
  public let before: FieldValue?
  /// The value after.
  public let after: FieldValue
  /// Where the value was copied from: the source of a replacement, or the renamed resource that is referred to.
  public let source: FieldSource?
  /// Whether another program wrote the field, so that only the values before and after it are known.
  public let isCompared: Bool

  /// Whether the write left the value as it was.
  public var isUnchanged: Bool { before == after }
}

/// A field that a value was copied from.
public struct FieldSource: Hashable, Sendable {
  /// The kind and name of the resource, such as `ConfigMap/settings`.
  public let resource: String
  /// The field as a JSON pointer.
  public let path: String
  /// The location of the value; `nil` if a step computed it.
  public let location: SourceLocation?
}

/// A value that was removed with a field or an element.
public struct RemovedValue: Sendable {
  /// The path with the names of elements instead of indices, such as `spec.containers[name=web].args[0]`.
  public let namedPath: String
  /// The writes before the removal.
  public let history: FieldHistory
}

/// A field or an element that a step has removed.
public struct RemovedField: Sendable {
  let steps: [PathStep]
  /// The field as a JSON pointer, with the indices of elements before the removal.
  public var path: String { steps.pointer }
  /// The path with the names of elements instead of indices, such as `spec.containers[name=web].args`.
  public var namedPath: String { steps.named }
  /// The scalars and empty collections that were removed with it, in their order.
  public let values: [RemovedValue]
  /// The step that removed it; see ``FieldChange/step``.
  public let step: String
  /// The index of the operation, if the step is a JSON patch.
  public let operation: Int?
  /// The kustomization file that ran the step.
  public let kustomization: String
  /// The text that caused the removal.
  public let location: SourceLocation?
}

extension RemovedField {
  /// Whether a later step has set the field again; an element is found by its name, or else by its value.
  fileprivate func isPresent(in root: ResourceValue) -> Bool {
    var value = root
    for (number, step) in steps.enumerated() {
      let next: ResourceValue?
      switch step {
      case .key(let key): next = value[key.string]
      case .element(_, let name?):
        let parts = name.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        next = value.elements.first { $0[parts[0]]?.text == parts.last }
      case .element(_, nil) where number == steps.count - 1 && values.count == 1:
        next = value.elements.first { $0.text == values[0].history.value.text }
      case .element(let index, nil):
        next = value.elements.indices.contains(index) ? value.elements[index] : nil
      }
      guard let next else { return false }
      value = next
    }
    return true
  }
}

/// A resource that a step has removed.
public struct RemovedResource: Sendable {
  /// The `apiVersion`.
  public let apiVersion: String
  /// The `kind`.
  public let kind: String
  /// The namespace; empty if there was none.
  public let namespace: String
  /// The name.
  public let name: String
  /// The location of the resource in its file, or of its generator.
  public let origin: SourceLocation?
  /// The step that removed it; see ``FieldChange/step``.
  public let step: String
  /// The kustomization file that ran the step; empty for steps at the end of the build.
  public let kustomization: String
  /// The text that caused the removal.
  public let location: SourceLocation?
}

/// A scalar or an empty collection.
public struct FieldValue: Hashable, Sendable {
  /// The type of the value.
  public let kind: ResourceValue.Kind
  /// The text of a scalar without quotes; empty for collections.
  public let text: String
  /// Whether the field has or had a value of a Secret, or one that was copied from a Secret.
  public let isSecret: Bool
}
