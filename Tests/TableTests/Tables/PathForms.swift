/// Spellings of the field path of a replacement, and an object in which they are looked up.
struct PathForms {
  /// What the paths have in common, which makes the names of rows unique.
  let name: String
  /// The `spec` of the object, as indented YAML.
  let spec: String
  let paths: [String]

  /// Whether it is enough to follow the paths without creating fields, as it is the splitting of the path that matters.
  var isAboutSplitting: Bool { ["escapes", "brackets", "keys"].contains(name) }

  /// Every spelling of a path.
  static let all = [
    dots, escapes, brackets, indices, choices, mixedElements, wildcards, empties, scalars, keys, metadata, text,
  ]

  private static let dots = PathForms(
    name: "dots",
    spec: """
      a: {b: one, "": two, c: {"": three}}
      "": {a: {b: four}}
      """,
    paths: [
      "spec.a.b", ".spec.a.b", "..spec.a.b", "...spec.a.b", "spec..a.b", "spec...a.b", "spec.a..b", "spec.a.b.",
      "spec.a.b..", "spec.a.", "spec.a..", "spec.a.c.", "spec.", "spec", ".spec", "..spec", ".", "..", "...", "", " ",
      "  ", ". .", " spec.a.b", "spec.a.b ", "spec. a.b", "spec.a .b", "spec. a .b", "spec.\ta.b", "spec.a. ",
      "spec. .a.b",
      ". spec.a.b", " .spec.a.b", "\\.spec.a.b", "[].spec.a.b", "Spec.a.b", "spec.a.x", ".spec.a.x", "..spec.a.x",
      "spec..a.x", "spec.a.x.", "spec.a.x..", "spec.x.y.z", ".spec.x.y.z", "spec. x", "spec.x . y", ".x.y", "x", "x.",
      "spec.a.b.c", "spec.a.b.0", "spec.a.0", "spec.a.-", "spec.a.[b=one]",
    ]
  )

  private static let escapes = PathForms(
    name: "escapes",
    spec: """
      a.b: dotted
      a: {b: nested}
      'a\\': {b: backslash}
      'a\\.b': both
      '\\a': {b: before}
      a/b: slashed
      """,
    paths: [
      "spec.a\\.b", "spec.a\\\\.b", "spec.a\\\\\\.b", "spec.[a.b]", "spec.[a\\.b]", "spec.[a].b", "spec.a.[b]",
      "spec.a\\",
      "spec\\.a.b", "spec.\\a.b", "spec.a/b", "spec/a/b", "spec.[a/b]", "spec.a\\.", "spec.a\\.c", "spec.[a.c]",
      "spec.a\\.b\\.c", "spec.[a.b.c]", "spec.a\\/b", "spec.a~1b", "spec.a%2Eb",
    ]
  )

  private static let brackets = PathForms(
    name: "brackets",
    spec: """
      k: one
      "[k]": two
      "'k'": three
      k.l: four
      '"k.l"': five
      "'k.l'": six
      " k ": seven
      .k.l: eight
      "[k.l": nine
      """,
    paths: [
      "spec.[k]", "spec.[\"k\"]", "spec.['k']", "spec.['k.l']", "spec.[\"k.l\"]", "spec[\"k\"]", "spec[k]",
      "spec.[k.l]",
      "spec.[[k.l]]", "spec.[k.l", "spec.k.l]", "spec.k\\.l]", "spec.[k.l].", "spec.[k.l].x", "spec.[.k.l]",
      "spec.[k.l.]",
      "spec.[]", "spec.[", "spec.]", "spec.[ k ]", "spec.[k ].", "spec.[.]", "spec.[..]", "[spec].k", "[spec.k]",
      "spec.[k]x", "spec.x[k]", "spec.[k.l]x", "spec.\"k.l\"", "spec.'k'", "spec.{k}", "spec.(k)", "$.spec.k",
      "/spec/k",
      "spec.[k.m]", "spec.[m.n].o", "spec.[m.n].[o.p]", "spec.[k.l=x]", "spec.[k.l][0]",
    ]
  )

  private static let indices = PathForms(
    name: "indices",
    spec: """
      list: [zero, one, "two", 3]
      """,
    paths: [
      "0", "1", "2", "3", "4", "5", "-1", "-0", "-", "--", "+1", "01", "00", "1e0", "0x1", "1_0", "1.0", "1.5", " 0",
      "0 ", "0.",
      ".0", "0.x", "0.0", "4.x", "4.0", "4.[a=b]", "4.", "4..", "[=one].", "[0]", "[1]", "[-]", "[-1]", "[*]", "[]",
      "*", "**", "*.", ".*", "x",
      "2147483648", "4294967296", "9223372036854775807", "9223372036854775808", "99999999999999999999", "\u{663}",
      "[=one]", "[=two]", "[=3]", "[=\"two\"]", "[='one']", "[=o.*]", "[=^o]", "[=.]", "[=]", "[==]", "[= one]",
      "[=one ]",
      "[=missing]", "[=one].x", "[=(]", "[=zero|one]", "[=one", "=one", "[one]", "[=a.b]", "[=a.b", "[=[0-9]]",
      "[=\\d]",
    ].map { "spec.list.\($0)" } + ["spec.list[0]", "spec.list[*]", "spec.list[=one]", "spec.list[]", "spec.list"]
  )

  private static let choices = PathForms(
    name: "choices",
    spec: """
      items:
      - {name: x, value: a}
      - {name: y.z, value: b}
      - {name: "1", value: 2}
      """,
    paths: [
      "[name=x].value", "[name=y.z].value", "[name=y\\.z].value", "[name=1].value", "[name=\"1\"].value",
      "[name='x'].value",
      "[name=].value", "[name].value", "[name=x]", "[name=x].name", "[name=x].", "[name=missing].value",
      "[name=missing]",
      "[name=mis.sing].value", "[missing=x].value", "[name=x=y].value", "[=x].value", "[name=.*].value",
      "[name=[xy]].value",
      "[name=^x$].value", "[name=x].absent", "[name=x].absent.more", "*.value", "*.absent", "*", "*.name", "0.value",
      "0.absent", "0", "3.value", "3", "4.value", "-.value", "-.absent", "-", "value", "x.value", "[name=x].value.more",
      "[ name=x].value", "[name =x].value", "[name= x].value", "[name=x ].value", "[name=x] .value", " [name=x].value",
      "[name=x]. value", "[name=x].[value]", "[name=x][value=a].value", "[name=y.z", "[name=x", "name=x].value",
      "[value=2].name", "[value=2].value", "[name=x,value=a].value", "[value=a].value", "[name=x].*", "[name=(].value",
      "*.value.", "*.value.x", "[name=.*].value.", "new", "[name=x].new.", "[name=w].new.x", "[.name=x].value",
      "[na.me=x].value", "[name=X].value", "[name==x].value", "[[name=x]].value",
    ].map { "spec.items.\($0)" } + ["spec.items[name=x].value", "spec.items", "spec.[items].[name=x].value"]
  )

  private static let mixedElements = PathForms(
    name: "mixed elements",
    spec: """
      items: [text, {name: x, value: a}, null, [zero, one], {name: null}, {}, "", 7]
      """,
    paths: [
      "[name=x].value", "[name=x]", "[name=null]", "[name=]", "[=text]", "[=7]", "[=]", "[=null]", "[=zero]", "[=.*]",
      "0", "1",
      "2", "3", "4", "5", "6", "7", "0.x", "1.x", "2.x", "3.0", "3.x", "4.name", "5.x", "6.x", "*", "*.name", "*.0",
      "3.*",
      "-", "[name=y].value", "6.", "6..", "2.", "0.", "7.", "5.", "*.",
    ].map { "spec.items.\($0)" }
  )

  private static let wildcards = PathForms(
    name: "wildcards",
    spec: """
      map: {a: {k: one}, b: {k: two}, "*": {k: star}}
      lists: [[a, b], [c]]
      items: [{l: [1, 2]}, {l: [3]}]
      none: []
      """,
    paths: [
      "*", "*.a", "**", "spec.*", "spec.*.a", "spec.map.*", "spec.map.*.k", "spec.map.**", "spec.map.[*]",
      "spec.map.[*].k",
      "spec.map.\\*", "spec.map.\\*.k", "spec.map.a*", "spec.map.*a", "sp*", "metadata.*", "spec.lists.*",
      "spec.lists.*.*",
      "spec.lists.*.0", "spec.lists.0.*", "spec.lists.*.1", "spec.lists.*.[=a]", "spec.items.*.l", "spec.items.*.l.*",
      "spec.items.*.l.0", "spec.items.*.m", "spec.none.*", "spec.none.*.k", "spec.none.0", "spec.none.-",
      "spec.none.[=a]",
      "spec.none.[a=b]", "spec.none.[a=b].c", "spec.absent.*", "spec.absent.*.k", ".spec.lists.*.0", "spec.lists. * .0",
      "spec.lists.*..0", "spec.a.*", "spec.map.*.absent",
    ]
  )

  private static let empties = PathForms(
    name: "empties",
    spec: """
      nothing: null
      tilde: ~
      blank:
      text: ""
      map: {}
      list: []
      """,
    paths: ["nothing", "tilde", "blank", "text", "map", "list", "absent"].flatMap { field in
      ["", ".", ".x", ".x.y", ".0", ".1", ".-", ".*", ".[=x]", ".[name=x]", ".[name=x].value"].map {
        "spec.\(field)\($0)"
      }
    }
  )

  private static let scalars = PathForms(
    name: "scalars",
    spec: """
      text: one
      number: 7
      bool: true
      float: 1.50
      hex: 0x1F
      date: 2020-01-01
      quoted: "8"
      tagged: !!str 9
      long: |
        first
        second
      """,
    paths: ["text", "number", "bool", "float", "hex", "date", "quoted", "tagged", "long"].flatMap { field in
      ["", ".x", ".0", ".*", ".[=x]", "."].map { "spec.\(field)\($0)" }
    }
  )

  private static let keys = PathForms(
    name: "keys",
    spec: """
      é: one
      "e\\u0301": two
      日本: three
      a b: four
      "a:b": five
      "#": six
      "~": seven
      "true": eight
      "0": nine
      "-": ten
      "=": eleven
      "1.5": twelve
      a=b: thirteen
      """,
    paths: [
      "é", "e\u{301}", "日本", "a b", "a:b", "#", "~", "true", "0", "-", "=", "1.5", "1\\.5", "[1.5]", "a=b", "[a=b]",
      "[0]",
      "[-]", "[true]", "É", "日", "null", "y", "9110", "2020-01-01", "on", "1e3", "0x1", "<<", "new.1", "new.0",
      "new.true",
      "new.~", "new.-", "new. ", "\u{1F600}", "\u{A0}a b", "\u{2003}é", "é\u{A0}",
    ].map { "spec.\($0)" }
  )

  private static let metadata = PathForms(
    name: "metadata",
    spec: "{}",
    paths: [
      "metadata", "metadata.name", "metadata.namespace", "metadata.labels", "metadata.labels.a", "metadata.annotations",
      "metadata.annotations.[example.com/a]", "metadata.annotations.example.com/a",
      "metadata.annotations.example\\.com/a", "metadata.annotations.[example.com/b]",
      ".metadata.annotations.[example.com/b]",
      "metadata.annotations.example\\.com/b", "metadata.annotations.plain", "metadata.annotations.0", "kind",
      "apiVersion",
      "spec", "status", "status.x", "metadata.name.x", ".metadata.name", "metadata..name", "metadata.name.",
    ]
  )

  private static let text = PathForms(
    name: "text",
    spec: """
      json: '{"k": "v", "n": 7, "l": [1, {"m": "two"}], "e": {}, "z": null}'
      wide: |-
        {
          "k": "v"
        }
      yaml: |
        # comment
        k: v
        l:
        - {m: one}
        - m: two
      broken: "{"
      plain: just text
      list: "[a, b]"
      items: [{name: x, json: '{"k": "v"}'}]
      nested: '{"a": "{\\"b\\": \\"c\\"}"}'
      """,
    paths: [
      "json.k", "json.k.", "json..k", ".json.k", "json.k.x", "json.n", "json.l", "json.l.0", "json.l.1.m", "json.l.2",
      "json.l.-", "json.l.*", "json.l.[m=two].m", "json.e", "json.e.x", "json.z", "json.z.x", "json.absent",
      "json.absent.x",
      "json.*", "json.", "json. ", "json.0", "wide.k", "wide.absent", "yaml.k", "yaml.l.0.m", "yaml.l.*.m",
      "yaml.l.[m=two].m",
      "yaml.absent", "yaml.l.2", "yaml.", "broken.k", "broken.", "plain.k", "plain.", "list.0", "list.2", "list.[=a]",
      "list.*", "list.k", "json.[k]", "json.[a.b]", "json.a\\.b", "json.-", "yaml.-", "list.-",
      "yaml.k.", "yaml.l.0.m.", "plain..k", "plain.0", "plain.x.y", "list.0.", "list.*.", "json.l.*.", " json.k",
      "json. k",
      "items.*.json.k", "items.*.json.x", "items.[name=x].json.k", "items.[name=.*].json.k", "items.0.json.k",
      "items.-.json.k", "nested.a", "nested.a.b", "nested.a.x",
    ].map { "spec.\($0)" }
  )
}
