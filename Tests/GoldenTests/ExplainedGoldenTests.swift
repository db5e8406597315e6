import Foundation
import OverlayKit
import TestSupport
import Testing

/// The histories of all fields of the golden cases.
@Suite("Golden cases, explained")
struct ExplainedGoldenTests {
  /// Cases in which Kustomize itself sets a field that nothing requests.
  private static let unrequested: Set<String> = [
    "annotations/map-as-value-becomes-empty",
    "patch-targets/resource-without-a-value-of-api-version",
    "patches-json/annotations-are-strings-for-the-next-patch",
    "patches-strategic/deleted-metadata-comes-back-as-strings",
    "patches-strategic/element-with-an-empty-name-replaces-all",
    "patches-strategic/text-in-a-list-of-containers-wipes-the-list",
    "resources/list-without-items-is-a-resource",
  ]

  @Test("every field has a history with places that ends with its value", arguments: GoldenTests.all)
  func histories(_ golden: BuildCase) throws {
    guard let result = try? golden.result() else { return }
    let explained = try golden.explained()
    #expect(explained.result.yaml() == result.yaml())
    for resource in explained.resources {
      for field in resource.fields {
        let last = field.changes.last
        #expect(last?.after == field.value, "\(field.path) of \(resource.resource.name)")
        #expect(last?.location != nil, "\(field.path) of \(resource.resource.name)")
        let isRequested = last?.step != "build" || Self.unrequested.contains(golden.description)
        #expect(isRequested, "\(field.path) of \(resource.resource.name)")
      }
      let lines = resource.lines(showingSecrets: true).map { "\($0.text)\n" }.joined()
      #expect(lines == String(decoding: resource.resource.yaml(), as: UTF8.self))
      let explainedFields = resource.lines(showingSecrets: true).compactMap(\.field)
      #expect(explainedFields.count == resource.fields.count)
      #expect(resource.life.step != "" && !resource.life.kustomizations.isEmpty, "\(resource.resource.name)")
    }
  }

  /// A field of a case, and the place to edit.
  private struct Leaf {
    let golden: BuildCase
    let resource: BuiltResource
    let field: FieldHistory
  }

  @Test("editing the last place of a field changes the field", .enabled(if: !BuildCase.areSelected))
  func edits() throws {
    var leaves: [Leaf] = []
    for golden in GoldenTests.all {
      guard let explained = try? golden.explained() else { continue }
      for explained in explained.resources {
        leaves += explained.fields.map { Leaf(golden: golden, resource: explained.resource, field: $0) }
      }
    }
    var random = SplitMix64(seed: 20_261_201)
    var (unplaced, unchanged) = (0, [String]())
    for _ in 0..<500 {
      let leaf = random.pick(leaves)
      let place = leaf.field.changes.last?.location
      let file = place.map { leaf.golden.directory.appending(path: $0.file) }
      guard let place, let file, let text = try? String(contentsOf: file, encoding: .utf8),
        let edit = Diagnostic.Edit(changingScalarAt: place, in: text)
      else {
        unplaced += 1
        continue
      }
      // A build that fails has noticed the edit.
      guard let edited = try? leaf.golden.explained(applying: edit) else { continue }
      // A resource with another identity has changed, too.
      let resource = edited.resources.first { $0.resource.isSame(as: leaf.resource) }
      let field = resource?.fields(below: leaf.field.path).first { $0.path == leaf.field.path }
      if field?.value == leaf.field.value { unchanged.append("\(leaf.golden) \(leaf.field.path) at \(place)") }
    }
    #expect(unplaced <= 25)
    #expect(unchanged.count <= 10, "\(unchanged.joined(separator: "\n"))")
  }
}

extension BuiltResource {
  fileprivate func isSame(as other: BuiltResource) -> Bool {
    (group, version, kind) == (other.group, other.version, other.kind)
      && (namespace, name) == (other.namespace, other.name)
  }
}
