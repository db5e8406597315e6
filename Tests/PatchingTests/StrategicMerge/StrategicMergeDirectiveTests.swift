import Testing

@Suite("Directives of strategic merge patches")
struct StrategicMergeDirectiveTests {
  @Test("merge is the default")
  func mergeIsTheDefault() throws {
    let merged = try merge(
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: app}
      $patch: merge
      data:
        $patch: merge
        b: two

      """,
      into: """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: app}
        data: {a: one}

        """
    )
    #expect(
      merged == """
        apiVersion: v1
        data:
          a: one
          b: two
        kind: ConfigMap
        metadata:
          name: app

        """
    )
  }

  @Test("delete a map")
  func deleteAMap() throws {
    let merged = try merge(
      """
      apiVersion: example.com/v1
      kind: Thing
      metadata: {name: app}
      spec:
        a: {$patch: delete}
        absent: {$patch: delete}
        b: {y: {$patch: delete}}

      """,
      into: """
        apiVersion: example.com/v1
        kind: Thing
        metadata: {name: app}
        spec:
          a: {x: 1}
          b: {x: 1}

        """
    )
    #expect(
      merged == """
        apiVersion: example.com/v1
        kind: Thing
        metadata:
          name: app
        spec:
          b:
            x: 1

        """
    )
  }

  @Test("replace a map")
  func replaceAMap() throws {
    let merged = try merge(
      """
      apiVersion: example.com/v1
      kind: Thing
      metadata: {name: app}
      spec:
        a: {$patch: replace, w: 2}
        absent: {$patch: replace, v: 3}

      """,
      into: """
        apiVersion: example.com/v1
        kind: Thing
        metadata: {name: app}
        spec:
          a: {x: 1, y: {z: 1}}
          keep: true

        """
    )
    #expect(
      merged == """
        apiVersion: example.com/v1
        kind: Thing
        metadata:
          name: app
        spec:
          a:
            w: 2
          absent:
            v: 3
          keep: true

        """
    )
  }

  @Test("replace a map by nothing")
  func replaceAMapByNothing() throws {
    let merged = try merge(
      """
      apiVersion: example.com/v1
      kind: Thing
      metadata: {name: app}
      spec:
        a: {$patch: replace}

      """,
      into: """
        apiVersion: example.com/v1
        kind: Thing
        metadata: {name: app}
        spec:
          a: {x: 1, y: {z: 1}}
          keep: true

        """
    )
    #expect(
      merged == """
        apiVersion: example.com/v1
        kind: Thing
        metadata:
          name: app
        spec:
          a: {}
          keep: true

        """
    )
  }

  @Test("replace at the top has no effect")
  func replaceAtTheTopHasNoEffect() throws {
    let merged = try merge(
      """
      apiVersion: v1
      kind: ConfigMap
      metadata: {name: app}
      $patch: replace
      data: {b: two}

      """,
      into: """
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: app}
        data: {a: one}

        """
    )
    #expect(
      merged == """
        apiVersion: v1
        data:
          a: one
        kind: ConfigMap
        metadata:
          name: app

        """
    )
  }

  @Test("directives that are not known are copied")
  func directivesThatAreNotKnownAreCopied() throws {
    let merged = try merge(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        strategy:
          $retainKeys: [type]
          type: Recreate
        template:
          metadata:
            $deleteFromPrimitiveList/finalizers: [a]
          spec:
            $setElementOrder/containers: [{name: b}, {name: a}]
            containers:
            - {name: b, image: b}

      """,
      into: """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          strategy: {type: RollingUpdate, rollingUpdate: {maxSurge: 1}}
          template:
            metadata:
              finalizers: [a, b]
            spec:
              containers:
              - {name: a, image: a}

        """
    )
    #expect(
      merged == """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          strategy:
            $retainKeys:
            - type
            rollingUpdate:
              maxSurge: 1
            type: Recreate
          template:
            metadata:
              $deleteFromPrimitiveList/finalizers:
              - a
              finalizers:
              - a
              - b
            spec:
              $setElementOrder/containers:
              - name: b
              - name: a
              containers:
              - image: b
                name: b
              - image: a
                name: a

        """
    )
  }

  @Test("delete directive of a list")
  func deleteDirectiveOfAList() throws {
    let merged = try merge(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        template:
          spec:
            volumes:
            - {$patch: delete}

      """,
      into: """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - {name: a, image: a}
              volumes:
              - {name: tmp, emptyDir: {}}

        """
    )
    #expect(
      merged == """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          template:
            spec:
              containers:
              - image: a
                name: a

        """
    )
  }

  @Test("directive in an absent list without schema is copied")
  func directiveInAnAbsentListWithoutSchemaIsCopied() throws {
    let merged = try merge(
      """
      apiVersion: example.com/v1
      kind: Thing
      metadata: {name: app}
      spec:
        list:
        - {name: A, $patch: delete}
        - $patch: replace

      """,
      into: """
        apiVersion: example.com/v1
        kind: Thing
        metadata: {name: app}
        spec: {}

        """
    )
    #expect(
      merged == """
        apiVersion: example.com/v1
        kind: Thing
        metadata:
          name: app
        spec:
          list:
          - $patch: delete
            name: A
          - $patch: replace

        """
    )
  }
}
