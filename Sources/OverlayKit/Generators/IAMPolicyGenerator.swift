import OverlayDiagnostics
import OverlayKustomization
import OverlayYAMLTree

/// Makes a ServiceAccount that stands for an account of a cloud provider (`IAMPolicyGenerator`).
struct IAMPolicyGenerator: Generator {
  let settings: IAMPolicySettings
  /// The configuration.
  let location: SourceLocation

  /// `IAMPolicyGenerator`.
  static func make(of configuration: PluginConfiguration, in build: inout Build) throws(Diagnostic) -> [any Generator] {
    [Self(settings: try IAMPolicySettings(configuration), location: configuration.location)]
  }

  func generate(in build: inout Build) throws(Diagnostic) -> [Resource] { try generate(in: &build.tree) }

  /// Makes the resource.
  ///
  /// Source: Kustomize puts the settings into YAML without quotes, so that a name like `123` becomes a number.
  ///
  /// - Throws: `invalid-generator` for an unknown provider or a missing name; what reading the text throws.
  private func generate(in tree: inout NodeTree) throws(Diagnostic) -> [Resource] {
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
    let resources: [Resource]
    do throws(Diagnostic) {
      let parsed = try YAMLReader.readFirstDocument(Array(text.utf8), place: SourceText(file: location.file))
      let offset = tree.absorb(parsed.tree)
      resources = parsed.documents.map { document in
        let root = document.shifted(by: offset)
        tree.setLocation(of: root, to: location)
        return Resource(root: root, origin: ResourceOrigin(file: location.file, location: location), in: tree)
      }
    } catch {
      throw .invalidGenerator("the settings make no ServiceAccount: \(error.message)", at: location)
    }
    let hasName = { (resource: Resource) in
      !resource.name.isEmpty && tree.value(at: "metadata", "name", in: resource.root).map { !tree.isNull($0) } ?? false
    }
    guard resources.allSatisfy(hasName) else {
      throw .invalidGenerator("the ServiceAccount has no name", at: location)
        .addingNote("set 'kubernetesService.name'")
    }
    return resources
  }
}
