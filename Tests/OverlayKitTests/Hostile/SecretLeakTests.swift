import OverlayKit
import TestSupport
import Testing

/// No message contains the value of a Secret, whatever is wrong with it or near it.
@Suite("Values of Secrets")
struct SecretLeakTests {
  /// Files, one of which is broken in many ways.
  struct LeakCase: CustomTestStringConvertible, Sendable {
    var name: String
    /// The file that is broken.
    var path: String
    var text: String
    /// The other files.
    var others: [String: String] = [:]

    var testDescription: String { name }
  }

  /// Values that must not be shown, even in part.
  private static let values = ["hunter2Sentinel", "48151623421", "sentinel: deep", "s3ntinel+/="]
  private static let traces = ["hunter2", "entinel", "4815162", "s3nt", "aHVudGVyMlNlbnRpbmVs"]

  @Test("are not in any diagnostic", arguments: LeakCase.all)
  func leak(_ test: LeakCase) {
    var count = 0
    for value in Self.values {
      let text = test.text.replacing("VALUE", with: value)
      for broken in [text] + Self.broken(text) {
        count += check(test, broken, value)
      }
    }
    #expect(count > 0)
  }

  @Test("are not in any diagnostic of a random mutant", arguments: LeakCase.all)
  func mutants(_ test: LeakCase) {
    var random = SplitMix64(seed: UInt64(test.text.utf8.count))
    var count = 0
    for number in 0..<200 {
      let value = Self.values[number % Self.values.count]
      let text = test.text.replacing("VALUE", with: value)
      let mutant = Self.mutant(of: text, &random)
      // A mutant that does not mention Secrets has no secret values.
      let words = ["Secret", "secretGenerator", "\\x53ecret", "helmCharts"].filter { text.contains($0) }
      if words.allSatisfy({ mutant.contains($0) }) { count += check(test, mutant, value) }
    }
    #expect(count > 0)
  }

  /// Checks the messages of a build with a broken file.
  ///
  /// - Returns: The number of checked messages.
  private func check(_ test: LeakCase, _ broken: String, _ value: String) -> Int {
    var files = test.others.mapValues { $0.replacing("VALUE", with: value) }
    files[test.path] = broken
    let shown = Self.shown(files)
    for text in shown {
      let trace = Self.traces.first { text.contains($0) }
      #expect(trace == nil, "\(text)\nin:\n\(broken)")
    }
    return shown.count
  }

  @Test("are not in any explanation", arguments: LeakCase.all)
  func explanations(_ test: LeakCase) {
    for value in Self.values {
      var files = test.others.mapValues { $0.replacing("VALUE", with: value) }
      files[test.path] = test.text.replacing("VALUE", with: value)
      guard let build = try? compiler(files).explain(".") else { continue }
      for text in build.resources.flatMap(Self.texts) {
        let trace = Self.traces.first { text.contains($0) }
        #expect(trace == nil, "\(text)\nin:\n\(files)")
      }
    }
  }

  /// Everything that is shown of a resource without `--show-secrets`.
  private static func texts(of resource: ExplainedResource) -> [String] {
    var texts = resource.lines(showingSecrets: false).map(\.text) + [resource.shownName]
    for field in resource.fields {
      texts.append(field.path)
      for change in field.changes {
        texts += [change.step, change.source?.path ?? "", change.source?.resource ?? ""]
        if !change.after.isSecret { texts.append(change.after.text) }
        if let before = change.before, !before.isSecret { texts.append(before.text) }
      }
    }
    return texts + resource.removed.flatMap { [$0.path, $0.namedPath, $0.step] }
  }

  /// Secrets whose file contains the value in an encoded form.
  private static let hiddenValues: [[UInt8]] = [
    Array("kind: Secret\napiVersion: v1\nmetadata: {name: s}\nstringData: {pw: \"sent\\x69nelvalue\"}\n".utf8),
    Array("kind: Secret\napiVersion: v1\nmetadata: {name: s}\nstringData:\n  pw: \"sent\\\n    inelvalue\"\n".utf8),
    Array("kind: Secret\napiVersion: v1\nmetadata: {name: s}\ndata: {pw: c2VudGluZWx2YWx1ZQ==}\n".utf8),
    [0xFF, 0xFE]
      + "kind: Secret\napiVersion: v1\nmetadata: {name: s}\nstringData: {pw: sentinelvalue}\n".utf16.flatMap {
        [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)]
      },
  ]

  @Test("are not shown after a replacement copied them, however they were encoded", arguments: hiddenValues + [[]])
  func hidden(secret: [UInt8]) {
    let field = String(decoding: secret, as: UTF8.self).contains("\ndata") || secret.isEmpty ? "data" : "stringData"
    let source = secret.isEmpty ? "secretGenerator: [{name: s, literals: [pw=sentinelvalue]}]" : "resources: [s]"
    for target in ["metadata.name", "data.number"] {
      var files = InMemoryFileSystem(currentDirectory: "/w")
      let kustomization = """
        resources: [inner]
        namePrefix: x-
        nameSuffix: -y

        """
      let inner = """
        \(source)
        components: [c]
        replacements:
        - source: {kind: Secret, fieldPath: \(field).pw}
          targets: [{select: {kind: ConfigMap}, fieldPaths: [\(target)]}]

        """
      files.addFile(kustomization, at: "kustomization.yaml")
      files.addFile(inner, at: "inner/kustomization.yaml")
      files.addFile(secret, at: "inner/s")
      files.addFile("kind: Component\nresources: [m]\n", at: "inner/c/kustomization.yaml")
      let maps = [configMap("a", "data: {number: !!int 1}\n"), configMap("b", "data: {number: !!int 1}\n")]
      files.addFile(maps.joined(separator: "---\n"), at: "inner/c/m")
      let failure = #expect(throws: BuildFailure.self) { try OverlayCompiler(fileSystem: files).build(".") }
      let shown = ((failure?.errors ?? []) + (failure?.warnings ?? [])).flatMap(Self.texts)
      #expect(!shown.isEmpty && !shown.contains { $0.contains("entinel") || $0.contains("GluZWx2") }, "\(shown)")
    }
  }

  @Test("the source line is left out, and the location is reported")
  func structure() {
    let error = failure([
      "kustomization.yaml": "resources: [s.yaml]\n",
      "s.yaml": "kind: Secret\napiVersion: v1\nmetadata: {name: s}\ndata: hunter2: x\n",
    ])
    #expect(error?.location?.description == "s.yaml:4:14")
    #expect(error?.excerpt == nil)
    let name = failure([
      "kustomization.yaml": "resources: [s.yaml]\n",
      "s.yaml": "kind: Secret\napiVersion: v1\nmetadata:\n  name: [s]\n",
    ])
    #expect(name?.location?.description == "s.yaml:4:3")
    #expect(name?.excerpt == nil)
  }

  @Test("values unrelated to Secrets are shown")
  func others() {
    let error = failure([
      "kustomization.yaml": "resources: [s.yaml, c.yaml]\n",
      "s.yaml": "kind: Secret\napiVersion: v1\nmetadata: {name: s}\nstringData: {a: hunter2}\n",
      "c.yaml": configMap("c", "data: {a: b: c}\n"),
    ])
    #expect(error?.excerpt == "data: {a: b: c}")
  }

  /// A file, broken in one to three random places.
  private static func mutant(of text: String, _ random: inout SplitMix64) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0...Int.random(in: 0...2, using: &random) {
      let index = Int.random(in: 0..<lines.count, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0: lines.remove(at: index)
      case 1: lines.insert(lines[index], at: Int.random(in: 0...lines.count, using: &random))
      case 2: lines.swapAt(index, Int.random(in: 0..<lines.count, using: &random))
      case 3: lines[index] = String(repeating: " ", count: Int.random(in: 0...8, using: &random)) + lines[index]
      case 4: lines[index] = String(lines[index].drop { $0 == " " })
      case 5: lines[index] = "- " + lines[index]
      default:
        var characters = Array(lines[index])
        let position = Int.random(in: 0...characters.count, using: &random)
        if Bool.random(using: &random), position < characters.count {
          characters.remove(at: position)
        } else {
          characters.insert(signs.randomElement(using: &random) ?? "x", at: position)
        }
        lines[index] = String(characters)
      }
      if lines.isEmpty { lines = [""] }
    }
    return lines.joined(separator: "\n")
  }

  /// Text that is inserted into mutants: everything with a meaning in YAML.
  private static let signs = Array(":{}[],#&*!|>'\"%@`-?\t \n=$\\x~")

  /// Variants of a file, each broken in one line.
  private static func broken(_ text: String) -> [String] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var result: [String] = []
    for index in lines.indices where !lines[index].isEmpty {
      let line = lines[index]
      let changed = [
        line + " }", line + " ]", line + ": x: y", "\t" + line, " " + line, String(line.drop { $0 == " " }),
        String(line.dropLast()), line + "\n" + line, "- " + line, line.replacing(": ", with: ": !!int "),
        line.replacing(": ", with: ": *nowhere "), line.replacing(": ", with: ": \""), line.replacing(":", with: ""),
        line.replacing(": ", with: ": [[ "), line.replacing("=", with: ""), line + " \u{7}",
        line.replacing("a", with: "b"),
        line.replacing("replace", with: "remove"), line.replacing("kind", with: "knd"),
      ]
      for change in changed where change != line {
        result.append((lines[..<index] + [change] + lines[(index + 1)...]).joined(separator: "\n"))
      }
    }
    // A mutant that is not for a Secret has no secret values.
    return result.filter { $0.contains("Secret") == text.contains("Secret") }
  }

  /// All messages of a build, for people and for programs.
  private static func shown(_ files: [String: String]) -> [String] {
    do throws(BuildFailure) {
      return try compiler(files).build(".").warnings.flatMap(texts)
    } catch {
      return (error.errors + error.warnings).flatMap(texts)
    }
  }

  private static func texts(of diagnostic: Diagnostic) -> [String] {
    let edit = diagnostic.edit.map { $0.lines } ?? []
    return [diagnostic.description, diagnostic.excerpt ?? "", TextRenderer().render(diagnostic)] + edit
  }
}

// MARK: - Places

extension SecretLeakTests.LeakCase {
  private static let secret = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: s\ndata:\n  a: eA==\n"
  private static let map = configMap("c", "data: {a: b}\n")

  static let all = resources + generators + patches + replacements

  private static func resource(_ name: String, _ text: String) -> Self {
    Self(
      name: name,
      path: "r.yaml",
      text: text,
      others: ["kustomization.yaml": "resources: [r.yaml]\nnamePrefix: p-\n"]
    )
  }

  private static let resources = [
    resource("data and stringData", secret + "  b: VALUE\nstringData:\n  c: VALUE\n  d: 'VALUE'\n"),
    resource("a block of text", secret + "stringData:\n  c: |\n    name: VALUE\n    VALUE\n  d: >-\n    VALUE\n"),
    resource("flow style", "{apiVersion: v1, kind: Secret, metadata: {name: s}, stringData: {a: \"VALUE\"}}\n"),
    resource(
      "JSON",
      "{\"apiVersion\": \"v1\", \"kind\": \"Secret\",\n\"metadata\": {\"name\": \"s\"},\n\"data\": {\"a\": \"VALUE\"}}\n"
    ),
    resource(
      "the kind behind the data",
      "stringData:\n  a: VALUE\nmetadata: {name: s}\napiVersion: v1\nkind: Secret\n"
    ),
    resource(
      "a list",
      "apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Secret\n  metadata: {name: s}\n  data: {a: VALUE}\n"
    ),
    resource("the second of two documents", map + "---\n" + secret + "  b: VALUE\n"),
    resource("a kind with an anchor", "kind: &k Secret\napiVersion: v1\nmetadata: {name: s}\ndata: {a: VALUE}\n"),
    resource("a kind with escapes", "kind: \"\\x53ecret\"\napiVersion: v1\nmetadata: {name: s}\ndata: {a: VALUE}\n"),
    resource("a null for the name", "kind: Secret\napiVersion: v1\nmetadata: {name: null}\ndata: {a: VALUE}\n"),
    resource(
      "labels and annotations",
      "kind: Secret\napiVersion: v1\nmetadata: {name: s, labels: [VALUE], annotations: VALUE}\n"
    ),
  ]

  private static func kustomization(_ name: String, _ text: String, _ others: [String: String] = [:]) -> Self {
    let resources = ["s.yaml": secret + "  b: VALUE\n", "c.yaml": map].merging(others) { $1 }
    return Self(name: name, path: "kustomization.yaml", text: text, others: resources)
  }

  /// A value that is too long for a message.
  private static let long = String(repeating: "VALUE", count: 200)

  private static let generators = [
    kustomization("literals", "secretGenerator:\n- name: s\n  literals:\n  - a=VALUE\n  - VALUE\n"),
    kustomization("literals in flow style", "secretGenerator: [{name: s, literals: [a=VALUE, a=VALUE]}]\n"),
    kustomization("all in flow style", "{secretGenerator: [{name: s, literals: [a=VALUE]}], commonLabels: {a: b}}\n"),
    Self(
      name: "an env file",
      path: "e",
      text: "a=VALUE\na=VALUE\nVALUE\nb=\"VALUE\"\n",
      others: ["kustomization.yaml": "secretGenerator: [{name: s, envs: [e]}]\n"]
    ),
    Self(
      name: "a file",
      path: "f",
      text: "a: VALUE\nVALUE\n",
      others: ["kustomization.yaml": "secretGenerator: [{name: s, files: [f, f]}]\n"]
    ),
    kustomization(
      "fields that are to move past it",
      "bases:\n- b\nsecretGenerator:\n- name: s\n  literals:\n  - a=VALUE\nresources:\n- c.yaml\n",
      ["b/kustomization.yaml": "resources: [c.yaml]\n", "b/c.yaml": configMap("d", "")]
    ),
    kustomization("a long literal", "secretGenerator:\n- name: s\n  literals:\n  - \(long)\n"),
    Self(
      name: "long lines of an env file",
      path: "e",
      text: "\(long)\n\(long)\n",
      others: ["kustomization.yaml": "secretGenerator: [{name: s, envs: [e]}]\n"]
    ),
    kustomization(
      "values of a chart",
      "helmCharts:\n- name: c\n  valuesInline:\n    password: VALUE\n    a: [VALUE]\n"
    ),
  ]

  private static let operations = """
    - op: test
      path: /data/a
      value: VALUE
    - op: replace
      path: /data/b
      value: VALUE

    """

  private static let jsonOperations = """
    [{"op": "test", "path": "/data/a", "value": "VALUE"},
    {"op": "replace", "path": "/data/none/x", "value": "VALUE"}]

    """

  private static func patch(_ name: String, _ text: String, _ entry: String) -> Self {
    let others = ["kustomization.yaml": "resources: [s.yaml]\n\(entry)\n", "s.yaml": secret + "  b: VALUE\n"]
    return Self(name: name, path: "p", text: text, others: others)
  }

  private static func inline(_ name: String, _ text: String, _ field: String, _ target: String) -> Self {
    let block = text.split(separator: "\n").map { "    \($0)\n" }.joined()
    return kustomization(name, "resources: [s.yaml]\n\(field):\n- target: \(target)\n  patch: |\n\(block)")
  }

  private static let patches = [
    patch("a merge patch", secret + "  b: VALUE\n  c: [VALUE]\n", "patches: [{path: p}]"),
    patch(
      "a merge patch with a target",
      "kind: Secret\nmetadata: {name: x}\ndata:\n  b: VALUE\n",
      "patches: [{path: p, target: {kind: Secret}}]"
    ),
    patch(
      "a merge patch without a kind",
      "metadata: {name: x}\ndata:\n  b: VALUE\n",
      "patches: [{path: p, target: {name: s}}]"
    ),
    patch("patchesStrategicMerge", secret + "  b: VALUE\n", "patchesStrategicMerge: [p]"),
    patch("operations", operations, "patches: [{path: p, target: {kind: Secret}}]"),
    patch("operations in JSON", jsonOperations, "patches: [{path: p, target: {kind: Secret}}]"),
    patch(
      "patchesJson6902",
      jsonOperations,
      "patchesJson6902: [{path: p, target: {version: v1, kind: Secret, name: s}}]"
    ),
    inline("operations in the kustomization", operations, "patches", "{kind: Secret}"),
    inline("operations for a name", operations, "patches", "{name: s}"),
    inline("JSON in the kustomization", jsonOperations, "patchesJson6902", "{version: v1, kind: Secret, name: s}"),
    inline(
      "a merge patch in the kustomization",
      "metadata: {name: s}\nstringData:\n  a: VALUE\n",
      "patches",
      "{kind: Secret}"
    ),
    kustomization(
      "a text in patchesStrategicMerge",
      "resources: [s.yaml]\npatchesStrategicMerge:\n- |\n  apiVersion: v1\n  kind: Secret\n  metadata: {name: s}\n  stringData: {a: VALUE}\n"
    ),
  ]

  private static let replacements = [
    kustomization(
      "a replacement from a Secret",
      """
      resources: [s.yaml, c.yaml]
      replacements:
      - source: {kind: Secret, fieldPath: data.b, options: {delimiter: e, index: 9}}
        targets:
        - select: {kind: ConfigMap}
          fieldPaths: [data.a, data.x.y]

      """
    ),
    kustomization(
      "a replacement into a Secret",
      """
      resources: [s.yaml, c.yaml]
      replacements:
      - sourceValue: VALUE
        targets:
        - select: {kind: Secret}
          fieldPaths: [data.a, data.none]

      """
    ),
    kustomization(
      "a replacement where something else than text belongs",
      """
      secretGenerator: [{name: g, literals: [x=VALUE]}]
      resources: [c.yaml]
      replacements:
      - source: {kind: Secret, fieldPath: data.x}
        targets: [{select: {kind: ConfigMap}, fieldPaths: [data.a]}]

      """,
      ["c.yaml": configMap("c", "data: {a: !!int 1}\n")]
    ),
    kustomization(
      "a variable for a Secret",
      """
      resources: [s.yaml, c.yaml]
      vars:
      - name: V
        objref: {apiVersion: v1, kind: Secret, name: s}
        fieldref: {fieldPath: data.b}

      """,
      [
        "c.yaml": configMap(
          "c",
          "data: {a: $(V)}\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec: {replicas: $(V)}\n"
        )
      ]
    ),
  ]
}
