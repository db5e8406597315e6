import TestSupport
import Testing

/// Every field of the files of golden cases, with a value of every wrong type.
@Suite("Fields of a wrong type")
struct WrongTypeTests {
  /// A field of a kind of file, by the case and position where it is first found.
  private struct Place: Sendable {
    var golden: Int
    var file: Int
    var document: Int
    var position: Int
  }

  /// One place for each field, by the kind of the document and the names that lead to the field.
  private static let places: [Place] = {
    var known: Set<String> = []
    var places: [Place] = []
    for (golden, input) in GoldenInput.all.enumerated() {
      for (file, content) in input.files.enumerated() {
        for (document, root) in content.documents.enumerated() {
          let name = content.path.split(separator: "/").last.map(String.init)
          let kind = root.children.first { $0.key == "kind" }?.value.text ?? name ?? ""
          var position = 0
          visit(root, kind, &position) { path, position in
            guard known.insert(path).inserted else { return }
            places.append(Place(golden: golden, file: file, document: document, position: position))
          }
        }
      }
    }
    return places
  }()

  private static func visit(_ piece: Piece, _ path: String, _ position: inout Int, _ body: (String, Int) -> Void) {
    body(path, position)
    position += 1
    for child in piece.children { visit(child.value, "\(path)/\(child.key)", &position, body) }
  }

  @Test("there are enough fields")
  func placesExist() { #expect(Self.places.count >= 1_500) }

  /// Without optimization only some of the fields are tried.
  #if DEBUG
    private static let interval = 20
  #else
    private static let interval = 1
  #endif

  @Test("a field of a wrong type builds to resources or errors", arguments: Mutator.wrongValues.indices)
  func wrongType(index: Int) {
    for place in stride(from: 0, to: Self.places.count, by: Self.interval).map({ Self.places[$0] }) {
      let golden = GoldenInput.all[place.golden]
      var mutant = Mutant(files: golden.files)
      mutant.files[place.file].isRewritten = true
      mutant.files[place.file].documents[place.document].change(at: place.position) { $0 = Mutator.wrongValues[index] }
      for complaint in MutantCheck(mutant).complaints {
        Issue.record("\(golden.name), \(golden.files[place.file].path), value \(place.position): \(complaint)")
      }
    }
  }
}
