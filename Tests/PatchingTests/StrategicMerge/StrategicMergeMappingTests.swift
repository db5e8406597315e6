import Testing

@Suite("Strategic merge of mappings and scalars")
struct StrategicMergeMappingTests {
  @Test("maps merge")
  func mapsMerge() throws {
    let merged = try merge(
      """
      apiVersion: example.com/v1
      kind: Thing
      metadata: {name: app}
      spec:
        b: 2
        deep: {y: 3, z: 4}
        fresh: {k: v}

      """,
      into: """
        apiVersion: example.com/v1
        kind: Thing
        metadata: {name: app}
        spec:
          a: 1
          deep: {x: 1, y: 2}

        """
    )
    #expect(
      merged == """
        apiVersion: example.com/v1
        kind: Thing
        metadata:
          name: app
        spec:
          a: 1
          b: 2
          deep:
            x: 1
            "y": 3
            z: 4
          fresh:
            k: v

        """
    )
  }

  @Test("null deletes a key")
  func nullDeletesAKey() throws {
    let merged = try merge(
      """
      apiVersion: example.com/v1
      kind: Thing
      metadata: {name: app}
      spec:
        a: null
        b:
        d: ~

      """,
      into: """
        apiVersion: example.com/v1
        kind: Thing
        metadata: {name: app}
        spec:
          a: 1
          b: {c: 1}
          d: [1]

        """
    )
    #expect(
      merged == """
        apiVersion: example.com/v1
        kind: Thing
        metadata:
          name: app
        spec: {}

        """
    )
  }

  @Test("null for absent keys leaves nothing")
  func nullForAbsentKeysLeavesNothing() throws {
    let merged = try merge(
      """
      apiVersion: example.com/v1
      kind: Thing
      metadata: {name: app}
      spec:
        absent: null
        fresh: {a: null, b: 1}
        only: {a: null}
        deeper: {deepest: {a: null}}

      """,
      into: """
        apiVersion: example.com/v1
        kind: Thing
        metadata: {name: app}
        spec: {keep: 1}

        """
    )
    #expect(
      merged == """
        apiVersion: example.com/v1
        kind: Thing
        metadata:
          name: app
        spec:
          deeper:
            deepest: {}
          fresh:
            b: 1
          keep: 1
          only: {}

        """
    )
  }

  @Test("map emptied by null stays")
  func mapEmptiedByNullStays() throws {
    let merged = try merge(
      """
      apiVersion: example.com/v1
      kind: Thing
      metadata: {name: app}
      spec:
        m: {a: null}
        n: {a: null, b: 2}

      """,
      into: """
        apiVersion: example.com/v1
        kind: Thing
        metadata: {name: app}
        spec:
          m: {a: 1}
          n: {a: 1}

        """
    )
    #expect(
      merged == """
        apiVersion: example.com/v1
        kind: Thing
        metadata:
          name: app
        spec:
          m: {}
          "n":
            b: 2

        """
    )
  }

  @Test("old nulls stay")
  func oldNullsStay() throws {
    let merged = try merge(
      """
      apiVersion: example.com/v1
      kind: Thing
      metadata: {name: app}
      spec:
        b: {x: 1}
        c: {e: 1}

      """,
      into: """
        apiVersion: example.com/v1
        kind: Thing
        metadata: {name: app}
        spec:
          a: null
          b:
          c: {d: null}

        """
    )
    #expect(
      merged == """
        apiVersion: example.com/v1
        kind: Thing
        metadata:
          name: app
        spec:
          a: null
          b:
            x: 1
          c:
            d: null
            e: 1

        """
    )
  }

  @Test("empty map and list")
  func emptyMapAndList() throws {
    let merged = try merge(
      """
      apiVersion: example.com/v1
      kind: Thing
      metadata: {name: app}
      spec:
        m: {}
        l: []
        freshMap: {}
        freshList: []
        freshText: ""

      """,
      into: """
        apiVersion: example.com/v1
        kind: Thing
        metadata: {name: app}
        spec:
          m: {a: 1}
          l: [1]

        """
    )
    #expect(
      merged == """
        apiVersion: example.com/v1
        kind: Thing
        metadata:
          name: app
        spec:
          freshList: []
          freshMap: {}
          freshText: ""
          l: []
          m:
            a: 1

        """
    )
  }

  @Test("scalar keeps the old quoting")
  func scalarKeepsTheOldQuoting() throws {
    let merged = try merge(
      """
      apiVersion: example.com/v1
      kind: Thing
      metadata: {name: app}
      spec:
        quotedThenPlain: 2
        plainThenQuoted: "3"
        literalThenPlain: 1
        plainWordThenNumber: 5
        boolThenQuoted: "false"
        boolThenText: maybe
        numberThenFloat: 1.50
        singleThenBool: true

      """,
      into: """
        apiVersion: example.com/v1
        kind: Thing
        metadata: {name: app}
        spec:
          quotedThenPlain: "1"
          plainThenQuoted: 1
          literalThenPlain: |
            x
          plainWordThenNumber: word
          boolThenQuoted: true
          boolThenText: true
          numberThenFloat: 1
          singleThenBool: 'x'

        """
    )
    #expect(
      merged == """
        apiVersion: example.com/v1
        kind: Thing
        metadata:
          name: app
        spec:
          boolThenQuoted: "false"
          boolThenText: maybe
          literalThenPlain: "1"
          numberThenFloat: 1.5
          plainThenQuoted: "3"
          plainWordThenNumber: 5
          quotedThenPlain: "2"
          singleThenBool: "true"

        """
    )
  }

  @Test("text to literal and back")
  func textToLiteralAndBack() throws {
    let merged = try merge(
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: app}
      data:
        a: |
          two
          lines
        b: short

      """,
      into: """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: app}
        data:
          a: short
          b: |
            two
            lines

        """
    )
    #expect(
      merged == """
        apiVersion: v1
        data:
          a: |
            two
            lines
          b: short
        kind: ConfigMap
        metadata:
          name: app

        """
    )
  }

  @Test("folded text in a patch")
  func foldedTextInAPatch() throws {
    let merged = try merge(
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: app}
      data:
        old: >
          a
            lead
          b
        fresh: >
          a
            lead
          b

      """,
      into: """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: app}
        data:
          old: x

        """
    )
    #expect(
      merged == """
        apiVersion: v1
        data:
          fresh: |
            a

              lead
            b
          old: |
            a
              lead
            b
        kind: ConfigMap
        metadata:
          name: app

        """
    )
  }
}
