import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree

/// Makes a ServiceAccount that acts as an account of a cloud provider (`IAMPolicyGenerator`).
struct IAMPolicyGenerator: Generator {
  let settings: IAMPolicySettings
  /// The location of the configuration.
  let location: SourceLocation
  var placeOfFields: SourceLocation? { location }

  static func make(of configuration: PluginConfiguration, in build: inout Build) throws(Diagnostic) -> [any Generator] {
    [Self(settings: try IAMPolicySettings(configuration), location: configuration.location)]
  }

  /// Makes the resource.
  ///
  /// Source: Kustomize puts the settings into YAML without quotes, so that a name like `123` becomes a number.
  ///
  /// - Throws: `invalid-generator` for an unknown provider, a missing name, or settings that make the YAML invalid.
  func generate(in build: inout Build) throws(Diagnostic) -> [Resource] {
    let cloud = settings.cloud?.value ?? ""
    guard Text(cloud) == "gke" else {
      throw .invalidGenerator(
        "the cloud provider '\(cloud)' is not supported; it must be 'gke'",
        at: settings.cloud?.location ?? location
      )
    }
    let account = settings.accountName?.value ?? ""
    var text = """
      apiVersion: v1
      kind: ServiceAccount
      metadata:
        annotations:
          iam.gke.io/gcp-service-account: \(account)@\(settings.projectID?.value ?? "").iam.gserviceaccount.com
        name: \(settings.kubernetesName?.value ?? "")

      """
    if let namespace = settings.kubernetesNamespace { text += "  namespace: \(namespace.value)\n" }
    let parsed: ParsedFile
    do throws(Diagnostic) {
      parsed = try YAMLReader.readFirstDocument(Array(text.utf8), place: SourceText(file: location.file))
    } catch {
      throw .invalidGenerator("cannot create a ServiceAccount from these settings: \(error.message)", at: location)
    }
    let documents = try build.context.absorb(parsed, into: &build.tree, at: location)
    return try documents.map { (root) throws(Diagnostic) in
      build.tree.setLocation(of: root, to: location)
      let origin = ResourceOrigin(file: location.file, location: location)
      let resource = Resource(root: root, origin: origin, in: build.tree)
      guard let name = build.tree.value(at: "metadata", "name", in: root), !build.tree.isNull(name),
        !resource.name.isEmpty
      else {
        throw .invalidGenerator("the ServiceAccount has no name", at: location)
          .addingNote("set 'kubernetesService.name'")
      }
      return resource
    }
  }
}
