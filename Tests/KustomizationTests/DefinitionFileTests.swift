import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayKustomization
import OverlayYAMLTree
import Testing

@Suite("Files with OpenAPI definitions")
struct DefinitionFileTests {
  private func problem(_ read: () throws(Diagnostic) -> Void) -> String? {
    do throws(Diagnostic) {
      try read()
      return nil
    } catch {
      return error.description
    }
  }

  private func problem(ofTypes text: String) -> String? {
    problem { () throws(Diagnostic) in _ = try FieldSpecLists.decodeDefinitions(Array(text.utf8), file: "t.yaml") }
  }

  private func problem(ofSchema text: String) -> String? {
    problem { () throws(Diagnostic) in _ = try SchemaTypes.decode(Array(text.utf8), file: "s.yaml") }
  }

  @Test("parts of a wrong type are rejected")
  func wrongTypes() {
    #expect(
      problem(ofTypes: "a.Foo: {Schema: {properties: [a]}}")
        == "t.yaml:1:30: error: 'a.Foo.properties' must be a mapping, not a list [wrong-type]"
    )
    #expect(problem(ofTypes: "a.Foo: {Schema: {properties: {a: {type: 5}}}}")?.hasSuffix("[wrong-type]") != nil)
    #expect(problem(ofSchema: "definitions: {a: {items: {properties: [a]}}}")?.contains("[wrong-type]") == true)
    #expect(problem(ofSchema: "paths: [a]")?.contains("'paths' must be a mapping") == true)
  }

  @Test("each reference is followed once, and cycles end")
  func references() throws {
    var text = "definitions:\n  a/b: {$ref: '#/definitions/r0'}\n"
    text += "  c: {$ref: '#/definitions/d'}\n  d: {$ref: '#/definitions/c'}\n"
    for number in 0..<2000 { text += "  r\(number): {$ref: '#/definitions/r\(number + 1)'}\n" }
    text += "  r2000: {properties: {end: {}}}\n  top:\n    x-kubernetes-group-version-kind: [{version: v1, kind: T}]\n"
    text += "    properties:\n      f: {$ref: '#/definitions/a~1b'}\n      g: {$ref: '#/definitions/c'}\n"
    for number in 0..<2000 { text += "      p\(number): {$ref: '#/definitions/a%2fb'}\n" }
    let schema = Schema(try SchemaTypes.decode(Array(text.utf8), file: "s.yaml"))
    let top = try #require(schema.root(apiVersion: "v1", kind: "T"))
    #expect(schema.field("g", of: top) == nil)
    for name in ["f", "p0", "p1999"] {
      let place = try #require(schema.field(Text(name), of: top))
      #expect(schema.field("end", of: place) != nil)
    }
  }

  @Test("infinite types are rejected, where Kustomize runs out of memory")
  func cycles() {
    let head = "kind: {}, apiVersion: {}, metadata: {}"
    #expect(
      problem(ofTypes: "x.Foo: {Schema: {properties: {\(head), a: {$ref: x.Foo}}}}")
        == """
        t.yaml:1:71: error: the type 'x.Foo' contains itself [invalid-definitions]
        note: remove this '$ref'
        """
    )
    var text = "x.Foo: {Schema: {properties: {\(head), a: {$ref: t0}}}}\n"
    for level in 0..<30 {
      text += "t\(level): {Schema: {properties: {a: {$ref: t\(level + 1)}, b: {$ref: t\(level + 1)}}}}\n"
    }
    #expect(problem(ofTypes: text)?.contains("nested in each other too many times") == true)
  }

  @Test("fields with circular references are unknown")
  func circularReferences() throws {
    let text = """
      definitions:
        a:
          properties: {loop: {$ref: "#/definitions/b"}}
          x-kubernetes-group-version-kind: [{version: v1, kind: Foo}]
        b: {$ref: "#/definitions/c"}
        c: {$ref: "#/definitions/b"}
      """
    let schema = Schema(try SchemaTypes.decode(Array(text.utf8), file: "s.yaml"))
    let root = try #require(schema.root(apiVersion: "v1", kind: "Foo"))
    #expect(schema.field("loop", of: root) == nil)
    #expect(schema.root(apiVersion: "v1", kind: "Pod") == nil)
  }

  @Test("a schema supports recursive types")
  func recursiveTypes() throws {
    let text = """
      {"definitions": {"a": {
        "properties": {"kids": {"type": "array", "items": {"$ref": "#/definitions/a"},
          "x-kubernetes-patch-strategy": "merge", "x-kubernetes-patch-merge-key": "id"}},
        "additionalProperties": {"$ref": "#/definitions/a/properties/kids"},
        "x-kubernetes-group-version-kind": [{"group": "g", "version": "v1", "kind": "Foo"}]}}}
      """
    let schema = Schema(try SchemaTypes.decode(Array(text.utf8), file: "s.yaml"))
    var place = try #require(schema.root(apiVersion: "g/v1", kind: "Foo"))
    for _ in 0..<3 {
      let list = try #require(schema.field("kids", of: place))
      #expect(schema.listMerge(of: list) == ListMerge(merges: true, keys: ["id"]))
      #expect(schema.field("anything", of: place) == list)
      place = try #require(schema.element(of: list))
    }
  }
}
