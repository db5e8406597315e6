import OverlayDiagnostics
import Testing

@testable import OverlayYAMLTree

@Suite("Schemas in comments")
struct SchemaCommentTests {
  private static let schema = #"{"x-kubernetes-patch-strategy":"merge"}"#

  private func keys(_ text: String) throws -> [String] {
    let file = try YAMLReader.readDocuments(Array(text.utf8), place: SourceText(file: "f"))
    #expect(file.findings.schemaComments.allSatisfy { $0.json == Array(Self.schema.utf8) })
    return file.findings.schemaComments.map { "\($0.location.line):\($0.location.column)" }
  }

  @Test(
    "belong to the field on the same line or on the next line",
    arguments: [
      ("a: # S\n- x\n", "1:1"), ("a: #S\n- x\n", "1:1"), ("a: ## S\n- x\n", "1:1"),
      ("a: # S and more\n- x\n", "1:1"),
      ("# S\na:\n- x\n", "2:1"), ("# S\n# more\na:\n- x\n", "3:1"),
      ("a: [x] # S\n", "1:1"), ("a: {b: [c]} # S\n", "1:1"),
      ("b:\n  # S\n  a:\n  - x\n", "3:3"), ("b:\n- a: # S\n  - x\n", "2:3"), ("b: 1\n---\na: # S\n- x\n", "3:1"),
      ("a: '# no' # S\nb: # S\n- x\n", "2:1"),
    ]
  )
  func found(text: String, key: String) throws {
    #expect(try keys(text.replacing("S", with: Self.schema)) == [key])
  }

  @Test(
    "are ordinary comments elsewhere",
    arguments: [
      "a:\n# S\n- x\n", "a:\n- x # S\n", "a: x # S\n", "a:\n- x\n# S\n", "# S\n\na:\n- x\n", "# note\n# S\na:\n- x\n",
      "a: &b # S\n- x\n", "  # S\na:\n- x\n", "a: [ # S\n  x]\n", "a: # {\"x-kubernetes-patch-strategy\": 1\n- x\n",
      "a: # {}\n- x\n", "# S", "",
    ]
  )
  func passedOver(text: String) throws {
    #expect(try keys(text.replacing("S", with: Self.schema)).isEmpty)
  }
}
