import Diagnostics
import KubernetesModel
import Kustomization

extension Build {
  /// Adds what a layer's transformers work by: what is built in, and the layer's `configurations` and `crds`.
  ///
  /// - Parameters:
  ///   - kustomization: The layer.
  ///   - root: Its directory.
  ///   - configuration: What its bases have gathered.
  /// - Throws: What reading the files throws, or `invalid-option` for specs that do not agree.
  mutating func addConfiguration(
    of kustomization: Kustomization,
    in root: LoadRoot,
    to configuration: inout TransformerConfiguration
  ) throws(Diagnostic) {
    guard let first = kustomization.configurations.first else {
      return try merge(.builtIn, into: &configuration, at: nil)
    }
    var own = FieldSpecLists()
    for entry in kustomization.configurations {
      let file = try root.file(entry)
      let lists = try FieldSpecLists.decode(try files.bytes(of: file, in: root), file: file.displayPath)
      do throws(FieldSpecConflict) { try own.merge(lists) } catch {
        throw .conflictingFieldSpecs(error, at: entry.location)
      }
    }
    var layer = TransformerConfiguration.builtIn
    do throws(FieldSpecConflict) { try layer.merge(own) } catch {
      throw .conflictingFieldSpecs(error, at: first.location)
    }
    try merge(layer, into: &configuration, at: first.location)
  }

  /// Adds what another layer has gathered, which is named at `location`.
  func merge(
    _ other: TransformerConfiguration,
    into configuration: inout TransformerConfiguration,
    at location: SourceLocation?
  ) throws(Diagnostic) {
    do throws(FieldSpecConflict) { try configuration.merge(other) } catch {
      throw .conflictingFieldSpecs(error, at: location)
    }
  }
}
