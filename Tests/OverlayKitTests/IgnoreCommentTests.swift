import OverlayKit
import Testing

@Suite("Ignored warnings")
struct IgnoreCommentTests {
  private static let ignore = "# overlay:ignore"

  /// A kustomization with the resource file `a.yaml`, whose content begins in line 4.
  private func thing(_ content: String, _ rest: String = "") -> [String: String] {
    [
      "kustomization.yaml": "resources: [a.yaml]\n\(rest)",
      "a.yaml": "apiVersion: example.com/v1\nkind: Thing\nmetadata: {name: t}\n\(content)",
    ]
  }

  /// The warnings as `file:line:column code`.
  private func warnings(_ files: [String: String], options: BuildOptions = .withAllWarnings) throws -> [String] {
    try compiler(files, options: options).build(".").warnings.map { "\($0.location?.description ?? "-") \($0.code)" }
  }

  @Test(
    "by a comment in their line or before it",
    arguments: [
      "d: 2020-01-02 # overlay:ignore date-rewritten why",
      "d: 2020-01-02\t#overlay:ignore date-rewritten why\n",
      "# overlay:ignore date-rewritten why\nd: 2020-01-02\n",
      "  # overlay:ignore date-rewritten why\nd: 2020-01-02\n",
      "# overlay:ignore date-rewritten why\r\nd: 2020-01-02\r\n",
      "m: {d: 2020-01-02, n: 18446744073709551616} # overlay:ignore date-rewritten,digits-lost why",
      "m: {d: 2020-01-02, n: 18446744073709551616} # overlay:ignore date-rewritten, digits-lost why",
      "# overlay:ignore date-rewritten a\n# overlay:ignore digits-lost b\nm: {d: 2020-01-02, n: 18446744073709551616}",
      "# overlay:ignore date-rewritten a\nm: {d: 2020-01-02, n: 18446744073709551616} # overlay:ignore digits-lost b",
      "l: [2020-01-02, 2020-01-03] # overlay:ignore date-rewritten both",
      "d: 2020-01-02 # overlay:ignore date-rewritten 因为",
    ]
  )
  func ignored(content: String) throws {
    let plain = content.replacing(/#.*/, with: "")
    #expect(try !warnings(thing(plain)).isEmpty)
    #expect(try warnings(thing(content)) == [])
    #expect(try build(thing(content)) == build(thing(plain)))
    var strict = BuildOptions.withAllWarnings
    strict.treatsWarningsAsErrors = true
    #expect(try warnings(thing(content), options: strict) == [])
  }

  @Test(
    "but not by a comment elsewhere",
    arguments: [
      ("# overlay:ignore date-rewritten why\n\nd: 2020-01-02\n", "a.yaml:6:4 date-rewritten a.yaml:4:18 unused-ignore"),
      (
        "# overlay:ignore date-rewritten why\n# more\nd: 2020-01-02\n",
        "a.yaml:6:4 date-rewritten a.yaml:4:18 unused-ignore"
      ),
      (
        "a: 1 # overlay:ignore date-rewritten why\nd: 2020-01-02\n",
        "a.yaml:5:4 date-rewritten a.yaml:4:23 unused-ignore"
      ),
      ("d: 2020-01-02 # overlay:ignore digits-lost why\n", "a.yaml:4:4 date-rewritten a.yaml:4:32 unused-ignore"),
      (
        "d: 2020-01-02 # overlay:ignore digits-lost,date-rewritten,tag-lost why\n",
        "a.yaml:4:32 unused-ignore a.yaml:4:59 unused-ignore"
      ),
      ("d: 2020-01-02 # see # overlay:ignore date-rewritten why\n", "a.yaml:4:4 date-rewritten"),
      ("d: 2020-01-02 # overlay:ignored date-rewritten why\n", "a.yaml:4:4 date-rewritten"),
      ("d: 2020-01-02 # overlay:ignore\n", "a.yaml:4:4 date-rewritten a.yaml:4:15 invalid-ignore"),
      ("d: 2020-01-02 # overlay:ignore date-rewritten\n", "a.yaml:4:4 date-rewritten a.yaml:4:15 invalid-ignore"),
      ("d: 2020-01-02 # overlay:ignore date-rewritten --\n", "a.yaml:4:4 date-rewritten a.yaml:4:15 invalid-ignore"),
      (
        "d: 2020-01-02 # overlay:ignore date-rewritten,nonsense why\n",
        "a.yaml:4:4 date-rewritten a.yaml:4:47 invalid-ignore"
      ),
      ("d: 2020-01-02 # overlay:ignore yaml-syntax why\n", "a.yaml:4:4 date-rewritten a.yaml:4:32 invalid-ignore"),
    ]
  )
  func notIgnored(content: String, expected: String) throws {
    #expect(try warnings(thing(content)).joined(separator: " ") == expected)
  }

  @Test("an invalid comment gets advice")
  func advice() throws {
    let notes = { (comment: String) in
      try compiler(thing("a: 1 # overlay:ignore \(comment)\n")).build(".").warnings.map { "\($0)" }
    }
    #expect(
      try notes("date-rewriten why") == [
        "a.yaml:4:23: warning: this is not the code of a warning [invalid-ignore]\nnote: did you mean 'date-rewritten'?"
      ]
    )
    #expect(try notes("x why")[0].contains("note: 'overlay explain-code' lists the codes of warnings"))
    #expect(try notes("unknown-field why")[0].contains("this is the code of an error, which cannot be ignored"))
    #expect(
      try notes("date-rewritten why")[0].contains("line 4 has no warning 'date-rewritten' to ignore [unused-ignore]")
    )
  }

  @Test("in kustomizations, patches and env files")
  func otherFiles() throws {
    let json = #"[{"op": "replace", "path": "/b", "value": 1}]"#
    let found = try warnings(
      thing(
        "a: 1\n",
        """
        images:
        - name: none # overlay:ignore unused-image for later
          newTag: "2"
        patches:
        - path: p.yaml
        - path: j.yaml
          target: {kind: Thing}
        - target: {kind: Thing}
          patch: |-
            # overlay:ignore replace-added-key why
            \(json)
        - target: {kind: Thing}
          patch: '\(json.replacing("/b", with: "/c"))' # overlay:ignore replace-added-key why
        - patch: |
            apiVersion: example.com/v1
            kind: Thing
            metadata: {name: t}
            # overlay:ignore directive-copied why
            $retainKeys: [a]
        configMapGenerator:
        - name: c
          envs: [a.env]
        """
      ).merging([
        "p.yaml": thing("e: !custom x \(Self.ignore) tag-lost why\n")["a.yaml", default: ""],
        "j.yaml": "- op: replace\n  path: /x \(Self.ignore) replace-added-key why\n  value: 1\n",
        "a.env": "A=1\n\(Self.ignore) env-line-without-value why\nHOME\n",
      ]) { old, _ in old }
    )
    #expect(found == [])
  }

  @Test("in the inline patch of an inline configuration")
  func configuration() throws {
    let patch = """
      transformers:
      - |-
        apiVersion: builtin
        kind: PatchTransformer
        metadata: {name: p}
        target: {kind: Thing}
        patch: |-
          - op: replace
            path: /b
            value: 1

      """
    let found = try warnings(thing("a: 1\n", patch))
    #expect(found.count == 1 && found[0].hasSuffix("replace-added-key"))
    let line = patch.split(separator: "\n")[Int(found[0].split(separator: ":")[1])! - 2]
    let commented = patch.replacing(line, with: "\(line) \(Self.ignore) replace-added-key why")
    #expect(try warnings(thing("a: 1\n", commented)) == [])
  }

  @Test("what looks like a comment in content is content")
  func content() throws {
    let text = "\(Self.ignore) date-rewritten why"
    let files = thing(
      "a: |\n  \(text)\n  x\nb: \"\n  \(text)\n  \"\npatch: |\n  \(text)\n",
      """
      configMapGenerator:
      - name: c
        files: [s.yaml, s.sh]
        envs: [e.env]
        literals: ["a= \(text)"]

      """
    ).merging(["s.yaml": "\(text)\na: 1\n", "s.sh": "\(text)\n", "e.env": "A=1 \(text)\n"]) { old, _ in old }
    #expect(try warnings(files) == [])
    #expect(try build(files).ranges(of: "overlay:ignore").count == 7)
  }

  @Test("an ignored warning that is off is not missed")
  func silenced() throws {
    let files = thing("d: 2020-01-02 # overlay:ignore date-rewritten why\n")
    var options = BuildOptions()
    options.silencedWarnings.insert(.dateRewritten)
    #expect(try warnings(files, options: options) == [])
    let comment = "\(Self.ignore) missing-namespace why\n"
    let two = [
      "kustomization.yaml": "resources: [a.yaml, b.yaml]\n", "a.yaml": configMap("a"),
      "b.yaml": configMap("b").replacing("name: b", with: "name: b, namespace: n"),
    ]
    #expect(try warnings(two) == ["a.yaml:1:1 missing-namespace"])
    let ignored = two.merging(["a.yaml": comment + configMap("a")]) { $1 }
    for options in [BuildOptions(), .withAllWarnings] { #expect(try warnings(ignored, options: options) == []) }
  }

  @Test("a comment that ignores nothing is reported only below the target")
  func elsewhere() throws {
    let files = [
      "o/kustomization.yaml": "resources: [../b, c]\n",
      "o/c/kustomization.yaml": "resources: []\nnamePrefix: a- \(Self.ignore) tag-lost why\n",
      "b/kustomization.yaml": "resources: [a.yaml]\n",
      "b/a.yaml": configMap("a", "# overlay:ignore tag-lost why\n# overlay:ignore tag-lst why\n"),
    ]
    let warnings = try compiler(files).build("o").warnings.map { "\($0.location?.description ?? "-") \($0.code)" }
    #expect(warnings == ["b/a.yaml:5:18 invalid-ignore", "o/c/kustomization.yaml:2:33 unused-ignore"])
    #expect(try compiler(files).build("b").warnings.map(\.code) == [.invalidIgnore, .unusedIgnore])
  }

  @Test("a failed build ignores warnings and reports only invalid comments")
  func failed() {
    let files = thing(
      "d: 2020-01-02 # overlay:ignore date-rewritten why\ne: 1 # overlay:ignore x why\n...\nmore: 1\n",
      "replicas: [{name: nope, count: 1}]\nnamePrefix: a- # overlay:ignore tag-lost why\n"
    )
    let failure = #expect(throws: BuildFailure.self) { try compiler(files).build(".") }
    #expect(failure?.warnings.map(\.code) == [.contentIgnored, .invalidIgnore])
  }

  @Test("a comment on a Secret's line is not shown")
  func secret() throws {
    let secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData:\n  a: b # overlay:ignore hunter2 why\n"
    let found = try compiler(["kustomization.yaml": "resources: [a.yaml]\n", "a.yaml": secret]).build(".").warnings
    #expect(found.map(\.code) == [.invalidIgnore])
    #expect(found[0].excerpt == nil && !"\(found)".contains("hunter2"))
  }

  @Test("many comments are abridged")
  func many() throws {
    let lines = String(repeating: "# overlay:ignore date-rewritten a long reason for this line\n", count: 2_000)
    let unknown = (0..<1_000).map { "# overlay:ignore c\($0) a long reason for this line\n" }.joined()
    let found = try compiler(thing(unknown + lines + "a: 1\n")).build(".").warnings
    #expect(found.count == 1_000)
    #expect(found.last?.notes.last?.message == "there are 2000 more warnings, which are not shown")
  }
}
