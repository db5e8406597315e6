import OverlayDiagnostics
import OverlayYAMLTree
import Testing

@testable import OverlayKit

@Suite("Paths of replacements")
struct NodePathTests {
  private static let text = """
    metadata: {name: web, annotations: {a.b/c: x, "d/e": y}}
    spec:
      containers:
      - {name: one, image: a:1, args: [p, q]}
      - {name: two, image: b:2, args: []}
      words: [red, green]
      nothing: null

    """

  private static func path(_ text: String) -> NodePath {
    NodePath(text, at: OverlayDiagnostics.SourceLocation(file: "k.yaml", line: 3, column: 4))
  }

  /// The node that a path finds as a source; `nil` if there is none.
  private static func source(_ path: String) throws -> String? {
    let file = try YAMLReader.readDocuments(Array(text.utf8), place: SourceText(file: "a.yaml"))
    return try self.path(path).source(in: file.documents[0], of: file.tree, context: BuildContext())
      .map { file.tree.string(of: $0) }
  }

  /// The nodes that a path finds as a target.
  private static func targets(_ path: String, creating: NodeKind? = nil) throws -> [String] {
    var file = try YAMLReader.readDocuments(Array(text.utf8), place: SourceText(file: "a.yaml"))
    let targets = try self.path(path)
      .targets(in: file.documents[0], creating: creating, of: &file.tree, context: BuildContext())
    return targets.nodes.map {
      file.tree.kind(of: $0) == .scalar ? file.tree.string(of: $0) : "\(file.tree.kind(of: $0))"
    }
  }

  @Test(
    "nodes that sources find",
    arguments: [
      ("metadata.name", "web"), ("spec.containers.0.image", "a:1"), ("spec.containers.-.image", "b:2"),
      ("spec.containers.[name=two].image", "b:2"), ("spec.words.[=green]", "green"), ("spec.words.1", "green"),
      ("metadata.annotations.a\\.b/c", "x"), ("metadata.annotations.[a.b/c]", "x"), ("metadata.annotations.d/e", "y"),
      (" metadata . name ", "web"), ("metadata..name", "web"), ("spec.containers.[name=one].args.1", "q"),
      ("spec.missing", nil), ("spec.words.9", nil), ("spec.containers.[name=x].image", nil), ("spec.nothing.x", nil),
    ] as [(String, String?)]
  )
  func sources(path: String, expected: String?) throws {
    #expect(try Self.source(path) == expected)
  }

  @Test(
    "nodes that targets find",
    arguments: [
      ("metadata.name", ["web"]), ("spec.containers.*.image", ["a:1", "b:2"]), ("spec.containers.1.image", ["b:2"]),
      ("spec.containers.[name=^o.*].image", ["a:1"]), ("spec.containers.[name=.*].name", ["one", "two"]),
      ("spec.containers.*.args.*", ["p", "q"]), ("spec.words.[=red]", ["red"]), ("spec.missing", []),
      ("spec.nothing.x", []),
      ("spec.containers.[name=x].image", []), ("metadata.annotations.a\\.b/c", ["x"]),
      ("metadata.annotations.[a.b/c]", ["x"]),
    ]
  )
  func targets(path: String, expected: [String]) throws {
    #expect(try Self.targets(path) == expected)
  }

  @Test(
    "targets that create nodes",
    arguments: [
      ("spec.new", NodeKind.scalar, [""]), ("spec.new.deep", .scalar, [""]), ("spec.new", .mapping, ["mapping"]),
      ("spec.new.0", .scalar, [""]), ("spec.words.2", .scalar, [""]),
      ("spec.containers.[name=three].image", .scalar, [""]),
      ("spec.words.[=blue]", .scalar, ["blue"]),
    ]
  )
  func created(path: String, kind: NodeKind, expected: [String]) throws {
    #expect(try Self.targets(path, creating: kind) == expected)
  }

  @Test(
    "invalid sources",
    arguments: [
      ("metadata.0", Diagnostic.Code.replacementSourceNotFound), ("metadata.[a=b]", .replacementSourceNotFound),
      ("spec.words.name", .replacementSourceNotFound), ("metadata.name.x", .replacementSourceNotFound),
      ("spec.words.-1", .invalidReplacement), ("spec.containers.[name]", .invalidReplacement),
    ]
  )
  func wrongSource(path: String, code: Diagnostic.Code) {
    let error = #expect(throws: Diagnostic.self) { try Self.source(path) }
    #expect(error?.code == code)
    #expect(error?.location?.description == "k.yaml:3:4")
  }

  @Test(
    "invalid targets",
    arguments: [
      ("metadata.0", Diagnostic.Code.replacementTargetNotFound), ("metadata.*", .replacementTargetNotFound),
      ("spec.words.name", .replacementTargetNotFound), ("spec.words.9", .replacementTargetNotFound),
      ("spec.containers.[name=(].x", .invalidRegularExpression), ("spec.containers.[name].x", .invalidReplacement),
    ]
  )
  func wrongTarget(path: String, code: Diagnostic.Code) {
    let error = #expect(throws: Diagnostic.self) { try Self.targets(path) }
    #expect(error?.code == code)
    #expect(error?.location?.description == "k.yaml:3:4")
  }
}
