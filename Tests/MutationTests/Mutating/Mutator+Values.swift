extension Mutator {
  /// One value of each wrong type.
  static let wrongValues = [
    Piece(source: "null"), Piece(source: "true"), Piece(source: "12"), Piece(source: "1.5"), Piece(source: "text"),
    Piece(source: "''"), Piece(source: "2020-01-02"), Piece(.list, []), Piece(.mapping, []),
    Piece(.list, [Piece.Child(key: "", value: Piece(source: "text"))]),
    Piece(.list, [Piece.Child(key: "", value: Piece(.mapping, [Piece.Child(key: "a", value: Piece(source: "b"))]))]),
    Piece(.list, [Piece.Child(key: "", value: Piece(source: "null"))]),
    Piece(.mapping, [Piece.Child(key: "a", value: Piece(source: "b"))]),
    Piece(.mapping, [Piece.Child(key: "1", value: Piece(.list, []))]),
  ]

  /// Scalars, and text in the place of scalars, at the limits of what is allowed.
  static let scalars = [
    "", "~", "-", "0", "-0", "9223372036854775807", "9223372036854775808", "-9223372036854775809",
    "18446744073709551615", "18446744073709551616", "1e400", "-1e-400", "0x7fffffffffffffff1", "0o777", "0b11", "1_000",
    "190:20:30", ".inf", "-.INF", ".nan", "1.", "+.5", "yes", "off", "2001-12-14t21:59:43.10-05:00", "2020-13-45",
    "99999999999999999999999999-01-01", "'it''s'", "\"\\u0000\"", "\"\\uD800\"", "\"\\U0010FFFF\"", "\"\\xFF\"",
    "e\u{301}", "\u{E9}", "\u{1F468}\u{200D}\u{1F469}", "\u{202E}abc", "\u{200B}", "\u{2028}", "\u{85}", "\u{7F}",
    "\u{FFFD}", "\u{FEFF}a", "*a", "*missing", "&a", "!!str", "!!int text", "!!float .5", "!!binary aGk=",
    "!!binary '%%'", "!!timestamp 2020", "!!set {a}", "!local 1", "!!merge <<", "<<", "=", "? a", "- a", "a: b",
    "a: b: c",
    "{a: b", "[a", "{a: [}", "[a, [b, {c: *a}]]", "{<<: *a, b: c}", "{<<: [*a, {b: c}]}", "{a: 1, a: 2}", "{? [a]: b}",
    "|\n  text", ">-\n\n  text\n", "# comment", "%", "@", "`", "\t", "$(VAR)", "$$(VAR)", "$(A)$(B)$(", "../../../..",
    "/",
    ".", "input", "./kustomization.yaml", "kustomization.yaml", "https://example.com/x?ref=y", "git::a/b//c?ref=--x",
    "git@github.com:a/b", "file:///etc/passwd", "metadata.name", "spec.containers.[name=a].image", "a.[b=c.d",
    "a\\.b.*.c",
    "/a/-", "/a/~0~1/00", "/a/99999999999999999999", "-/", "a=b,c!=d,e in (f,g),!h", "a in (", ".*", "(a|b)*c",
    "[[:alpha:]]",
    "(?i)x{2,1000}", "\\p{Greek}", "((((", "x**", "$patch", "replace", "delete", "merge",
    "{a: &x [l, l, l, l], b: &y [*x, *x, *x, *x], c: &z [*y, *y, *y, *y], d: [*z, *z, *z, *z]}",
    String(repeating: "x", count: 5_000), String(repeating: "a b ", count: 700), String(repeating: "[", count: 990),
    String(repeating: "[", count: 700) + String(repeating: "]", count: 700),
    String(repeating: "{a: ", count: 300) + String(repeating: "}", count: 300), String(repeating: "(", count: 1_200),
    String(repeating: "/a", count: 2_000), String(repeating: "9", count: 400),
  ]

  /// Keys with a meaning, in the wrong place.
  static let keys = [
    "apiVersion", "kind", "metadata", "name", "namespace", "labels", "annotations", "spec", "data", "items", "$patch",
    "$setElementOrder/containers", "$deleteFromPrimitiveList/args", "$retainKeys", "<<", "?", "''", "null", "1", "true",
    "a/b",
    "a.b", "resources", "patches", "target", "select", "options", "containers", "template", "selector", "matchLabels",
    "config.kubernetes.io/local-config", "kustomize.config.k8s.io/needs-hash", "config.kubernetes.io/function",
    "internal.config.kubernetes.io/previousNames", "internal.config.kubernetes.io/prefixes",
  ]

  static let marks = [
    "&a", "&b", "!!str", "!!int", "!!map", "!!seq", "!!null", "!x", "! ", "!!binary", "&a !!str", "?", "|",
  ]

  /// Bytes that are inserted into files at random.
  static let snippets = [
    "\n", "\t", " ", "---\n", "\n---\n", "\n...\n", "&a ", "*a", "<<: *a\n", "!!int ", "? ", ": ", "- ", "{", "}", "[",
    "]",
    ",", "'", "\"", "|\n", ">\n", "#", "\\", "\u{FEFF}", "\u{85}", "\u{2028}", "\u{1F600}", "é", "%YAML 1.1\n", "\r",
    "\u{0}",
    "\n- a\n", "\na: 1\n", "$(X)", "=", "A=B\n", "\nexport X\n", "op: remove", "$patch: delete\n",
  ]
}
