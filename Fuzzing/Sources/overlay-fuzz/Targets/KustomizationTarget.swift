@testable import OverlayDiagnostics
@testable import OverlayKubernetesModel
@testable import OverlayKustomization

/// The decoders of kustomizations and of files they refer to.
///
/// The input is the file.
enum KustomizationTarget: FuzzTarget {
  static func check(_ input: [UInt8]) {
    let file = "input.yaml"
    attempt { () throws(Diagnostic) in
      let kustomization = try KustomizationDecoder.decode(input, file: file)
      (kustomization.errors + kustomization.warnings).forEach(check)
    }
    attempt { () throws(Diagnostic) in _ = try FieldSpecLists.decode(input, file: file) }
    attempt { () throws(Diagnostic) in _ = try FieldSpecLists.decodeDefinitions(input, file: file) }
    attempt { () throws(Diagnostic) in _ = try Replacement.decode(input, file: file) }
    attempt { () throws(Diagnostic) in _ = try SchemaTypes.decode(input, file: file) }
    attempt { () throws(Diagnostic) in _ = try ValueAddSettings.targets(in: input, file: file) }
  }
}
