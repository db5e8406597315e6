import OverlayDiagnostics
import OverlayKustomization
import Testing

@Suite("Decoding: warnings, conversions and checks of the whole file")
struct FileChecksTests {
  private static let advice = "Run 'kustomize edit fix' to update your Kustomization automatically. [deprecated-field]"

  @Test("deprecated fields cause warnings in Kustomize's order, even if empty")
  func warnings() throws {
    let kustomization = try decode(
      """
      vars: []
      patchesStrategicMerge: []
      patchesJson6902: []
      imageTags: []
      commonLabels: {}
      bases: []
      """
    )
    #expect(
      kustomization.warnings.map { $0.description.prefix { $0 != "\n" } } == [
        "k.yaml:6:1: warning: 'bases' is deprecated. Please use 'resources' instead. \(Self.advice)",
        "k.yaml:5:1: warning: 'commonLabels' is deprecated. Please use 'labels' instead. \(Self.advice)",
        "k.yaml:4:1: warning: 'imageTags' is deprecated. Please use 'images' instead. \(Self.advice)",
        "k.yaml:3:1: warning: 'patchesJson6902' is deprecated. Please use 'patches' instead. \(Self.advice)",
        "k.yaml:2:1: warning: 'patchesStrategicMerge' is deprecated. Please use 'patches' instead. \(Self.advice)",
        "k.yaml:1:1: warning: 'vars' is deprecated. Please use 'replacements' instead. [EXPERIMENTAL] \(Self.advice)",
      ]
    )
  }

  @Test("a null equals a missing field")
  func nullWarnings() throws {
    #expect(try decode("resources: []\nbases: null\nvars: ~\ncommonLabels:\n").warnings.isEmpty)
  }

  @Test("entries of deprecated fields are appended to those of their replacements")
  func conversions() throws {
    let kustomization = try decode("bases: [b]\nresources: [r]\nimageTags: [{name: o}]\nimages: [{name: i}]\n")
    #expect(kustomization.resources.map(\.value) == ["r", "b"])
    #expect(kustomization.images.map { $0.name?.value } == ["i", "o"])
  }

  @Test(
    "empty files",
    arguments: [
      "", "# c", "---\n", "null", "{}", "kind: Kustomization", "apiVersion: foo", "kind: Foo", "namePrefix: ''",
      "resources:", "bases: []", "imageTags: []", "helmChartInflationGenerator: []", "metadata: null",
      "namespace: ''\nnameSuffix: ~\nbases: []",
    ]
  )
  func empty(text: String) {
    #expect(
      problem(of: text) == """
        k.yaml: error: the kustomization is empty [empty-kustomization]
        note: it needs a field besides 'apiVersion' and 'kind', such as 'resources'
        """
    )
  }

  @Test(
    "files that are not empty",
    arguments: [
      "resources: []", "metadata: {}", "vars: []", "generatorOptions: {}", "commonLabels: {}", "bases: [a]",
      "namespace: a", "openapi: {}", "sortOptions: {}", "helmCharts: []", "helmGlobals: {}",
    ]
  )
  func notEmpty(text: String) { #expect(problem(of: text) == nil) }

  @Test("kinds and versions")
  func kinds() throws {
    #expect(try decode("kind: Component\nresources: []").kind == .component)
    #expect(
      try decode("kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\nresources: []").kind == .component
    )
    #expect(try decode("apiVersion: kustomize.config.k8s.io/v1beta1\nresources: []").kind == .kustomization)
    #expect(try decode("kind: ''\napiVersion: ''\nresources: []").kind == .kustomization)
    #expect(
      problem(of: "apiVersion: x\nkind: kustomization\nresources: []")
        == "k.yaml:2:7: error: the kind must be 'Kustomization' or 'Component', not 'kustomization' [invalid-kind]"
    )
    #expect(
      problem(of: "apiVersion: kustomize.config.k8s.io/v1\nresources: []") == """
        k.yaml:1:13: error: the apiVersion of a Kustomization must be 'kustomize.config.k8s.io/v1beta1', \
        not 'kustomize.config.k8s.io/v1' [invalid-kind]
        """
    )
    #expect(
      problem(of: "kind: Component\napiVersion: kustomize.config.k8s.io/v1beta1\nresources: []") == """
        k.yaml:2:13: error: the apiVersion of a Component must be 'kustomize.config.k8s.io/v1alpha1', \
        not 'kustomize.config.k8s.io/v1beta1' [invalid-kind]
        """
    )
  }

  @Test("a file with an unknown field is not reported as empty")
  func independentChecks() throws {
    func codes(_ text: String) throws -> [Diagnostic.Code] {
      try KustomizationDecoder.decode(Array(text.utf8), file: "k.yaml").errors.map(\.code)
    }
    #expect(try codes("kind: Foo\nfoo: []") == [.invalidKind, .unknownField])
    #expect(try codes("kind: Foo\napiVersion: bar") == [.emptyKustomization, .invalidKind])
  }

  @Test(
    "fields without an effect are accepted",
    arguments: [
      "vars: []", "configurations: []", "crds: null", "openapi: {}", "generators: ['', null]", "transformers: []",
      "validators: ['']", "helmCharts: []", "helmGlobals: {chartHome: a}", "buildMetadata: [foo, null]",
    ]
  )
  func ineffective(text: String) throws {
    #expect(throws: Never.self) { try decode("\(text)\nmetadata: {}\n") }
  }
}
