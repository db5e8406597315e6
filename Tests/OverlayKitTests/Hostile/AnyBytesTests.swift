import OverlayKit
import Testing

/// Invalid text and invalid YAML in every kind of file: each build ends in a result or an error.
@Suite("Arbitrary bytes in any file")
struct AnyBytesTests {
  private static let contents: [[UInt8]] = [
    [], [0], Array("a: \"b\0c\"\n".utf8), [0xFF, 0xFE, 0xFD], Array("a: ".utf8) + [0xC3, 0x28], [0xC0, 0xAF],
    [0xED, 0xA0, 0x80], utf16("a: b\n"), utf16("a: b\n", isBigEndian: true), utf16("a: b\n").dropLast(1).map(\.self),
    [0xFF, 0xFE, 0x00, 0xD8, 0x61, 0x00], [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF], [0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0],
    Array("a: \u{1}\u{2}\u{1B}[31m\n".utf8), Array("\ta: b\n".utf8), Array("a: b\rc: d\r".utf8),
    Array("a: b\u{85}c: d\u{2028}e".utf8), (0..<4_096).map { UInt8(truncatingIfNeeded: $0 * 7_919 + $0 / 256) },
    Array("...\n...\n".utf8), Array("---".utf8), Array("%YAML 9.9\n---\na: b\n".utf8), Array("- - - -\n".utf8),
    Array("? [a]\n: {b: c}\n".utf8), Array("!!set {a}\n".utf8), Array("&a *a\n".utf8), Array("[".utf8),
    Array("{\"a\":".utf8),
    Array("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: \"\\0\"}\n".utf8), Array("\u{FEFF}kind: \u{FEFF}\n".utf8),
  ]

  private static let roles = [
    "resources: [f]", "components: [f]", "crds: [f]\nresources: [r]", "openapi: {path: f}\nresources: [r]",
    "configurations: [f]\nresources: [r]\nnamePrefix: p", "patches: [{path: f}]\nresources: [r]",
    "patches: [{path: f, target: {kind: ConfigMap}}]\nresources: [r]", "patchesStrategicMerge: [f]\nresources: [r]",
    "patchesJson6902: [{path: f, target: {version: v1, kind: ConfigMap, name: r}}]\nresources: [r]",
    "replacements: [{path: f}]\nresources: [r]", "transformers: [f]\nresources: [r]", "generators: [f]",
    "validators: [f]\nresources: [r]", "configMapGenerator: [{name: a, envs: [f]}]",
    "configMapGenerator: [{name: a, files: [f]}]", "secretGenerator: [{name: a, files: [f], envs: [f]}]",
  ]

  private static func utf16(_ text: String, isBigEndian: Bool = false) -> [UInt8] {
    ([0xFEFF] + Array(text.utf16)).flatMap { unit in
      let bytes = [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
      return isBigEndian ? bytes.reversed() : bytes
    }
  }

  /// Builds, and checks the messages if that fails.
  private static func check(_ files: [String: [UInt8]]) {
    let system = InMemoryFileSystem(files: files, currentDirectory: "/w")
    do throws(BuildFailure) { _ = try OverlayCompiler(fileSystem: system).build(".").yaml() } catch {
      #expect(!error.errors.isEmpty)
      #expect(error.errors.allSatisfy { !TextRenderer().render($0).contains("\u{1B}") })
    }
  }

  @Test("end in a result or an error", arguments: contents)
  func files(content: [UInt8]) {
    Self.check(["/w/kustomization.yaml": content])
    for role in Self.roles {
      Self.check([
        "/w/kustomization.yaml": Array("\(role)\n".utf8), "/w/f": content, "/w/r": Array(configMap("r").utf8),
      ])
    }
  }

  @Test(
    "out-of-range numbers, dates and tags",
    arguments: [
      "1e999999999", "1e-999999999", ".inf", "-.inf", ".nan", "0o7777777777777777777777777", "1_000_000", "0b2", "0x",
      "9999-99-99", "0000-00-00T99:99:99Z", "99999-01-01", "2001-12-14t21:59:43.9999999999999999999999-99:99",
      "190:20:30", "-9223372036854775809", "18446744073709551616", "!!int foo", "!!float bar", "!!binary \"%%%\"",
      "!!timestamp x", "!!null x", "!!bool x", "!!merge x", "!!map x", "!<tag:x> y", "!!omap [a: b]", "!!set {a}", "~",
      "=",
      "0x" + String(repeating: "f", count: 10_000), String(repeating: "9", count: 10_000),
    ]
  )
  func values(text: String) {
    let map = configMap("r", "data: {a: \(text)}\n")
    let other = "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: d}\nspec: {replicas: \(text)}\n"
    for file in [
      "resources: [r, d]", "resources: [r]\npatches: [{path: r}]",
      "resources: [d]\nreplicas: [{name: d, count: \(text)}]",
      "resources: [r]\npatches: [{target: {kind: ConfigMap}, patch: '[{op: add, path: /data, value: \(text)}]'}]",
      "configMapGenerator: [{name: \(text), literals: [a=\(text)]}]", "resources: [r]\nnamePrefix: \(text)",
    ] {
      Self.check([
        "/w/kustomization.yaml": Array("\(file)\n".utf8), "/w/r": Array(map.utf8), "/w/d": Array(other.utf8),
      ])
    }
  }
}
