import Testing

@Suite("Strategic merge of lists")
struct StrategicMergeListTests {
  @Test("containers merge by name")
  func containersMergeByName() throws {
    let merged = try merge(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        template:
          spec:
            containers:
            - name: third
              image: third:1
            - name: second
              image: second:2
              resources: {requests: {memory: 64Mi}}

      """,
      into: """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: first
                image: first:1
                resources: {limits: {cpu: "1"}}
              - name: second
                image: second:1

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
              - image: third:1
                name: third
              - image: second:2
                name: second
                resources:
                  requests:
                    memory: 64Mi
              - image: first:1
                name: first
                resources:
                  limits:
                    cpu: "1"

        """
    )
  }

  @Test("environment merges by name")
  func environmentMergesByName() throws {
    let merged = try merge(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        template:
          spec:
            containers:
            - name: web
              env:
              - {name: C, value: three}
              - name: A
                value: null
                valueFrom: {fieldRef: {fieldPath: metadata.name}}
              - {name: D, value: "4"}
              - {name: B, $patch: delete}

      """,
      into: """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - name: web
                image: web
                env:
                - {name: A, value: "1"}
                - {name: B, value: "2"}
                - {name: C, value: "3"}

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
              - env:
                - name: C
                  value: three
                - name: A
                  valueFrom:
                    fieldRef:
                      fieldPath: metadata.name
                - name: D
                  value: "4"
                image: web
                name: web

        """
    )
  }

  @Test("finalizers merge")
  func finalizersMerge() throws {
    let merged = try merge(
      """
      apiVersion: v1
      kind: Namespace
      metadata:
        name: app
        finalizers: [example.com/b, example.com/c]

      """,
      into: """
        apiVersion: v1
        kind: Namespace
        metadata:
          name: app
          finalizers: [example.com/a, example.com/b]

        """
    )
    #expect(
      merged == """
        apiVersion: v1
        kind: Namespace
        metadata:
          finalizers:
          - example.com/b
          - example.com/c
          - example.com/a
          name: app

        """
    )
  }

  @Test("finalizers of unknown kinds are replaced")
  func finalizersOfUnknownKindsAreReplaced() throws {
    let merged = try merge(
      """
      apiVersion: example.com/v1
      kind: Thing
      metadata:
        name: app
        finalizers: [c]

      """,
      into: """
        apiVersion: example.com/v1
        kind: Thing
        metadata:
          name: app
          finalizers: [a, b]

        """
    )
    #expect(
      merged == """
        apiVersion: example.com/v1
        kind: Thing
        metadata:
          finalizers:
          - c
          name: app

        """
    )
  }

  @Test("lists without schema are replaced")
  func listsWithoutSchemaAreReplaced() throws {
    let merged = try merge(
      """
      apiVersion: example.com/v1
      kind: Thing
      metadata: {name: app}
      spec:
        items: [{name: b, v: 3}]
        words: [c]

      """,
      into: """
        apiVersion: example.com/v1
        kind: Thing
        metadata: {name: app}
        spec:
          items: [{name: a, v: 1}, {name: b, v: 2}]
          words: [a, b]

        """
    )
    #expect(
      merged == """
        apiVersion: example.com/v1
        kind: Thing
        metadata:
          name: app
        spec:
          items:
          - name: b
            v: 3
          words:
          - c

        """
    )
  }

  @Test("unknown version has no schema")
  func unknownVersionHasNoSchema() throws {
    let merged = try merge(
      """
      apiVersion: batch/v2
      kind: Job
      metadata: {name: j}
      spec:
        template:
          spec:
            containers: [{name: b, image: new}]

      """,
      into: """
        apiVersion: batch/v2
        kind: Job
        metadata: {name: j}
        spec:
          template:
            spec:
              containers: [{name: a, image: a}, {name: b, image: b}]

        """
    )
    #expect(
      merged == """
        apiVersion: batch/v2
        kind: Job
        metadata:
          name: j
        spec:
          template:
            spec:
              containers:
              - image: new
                name: b

        """
    )
  }

  @Test("empty list on a merging list changes nothing")
  func emptyListOnAMergingListChangesNothing() throws {
    let merged = try merge(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        template:
          spec:
            containers: []
            tolerations: []

      """,
      into: """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers: [{name: a, image: a}]
              tolerations: [{key: x}]

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
              tolerations: []

        """
    )
  }

  @Test("duplicate keys in a list collapse")
  func duplicateKeysInAListCollapse() throws {
    let merged = try merge(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec:
        containers:
        - name: a
          env: [{name: A, value: patched}, {name: D, value: "4"}]

      """,
      into: """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          containers:
          - name: a
            image: a
            env:
            - {name: A, value: "1"}
            - {name: B, value: "2"}
            - {name: A, value: "3"}

        """
    )
    #expect(
      merged == """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
          - env:
            - name: A
              value: "3"
            - name: D
              value: "4"
            - name: B
              value: "2"
            image: a
            name: a

        """
    )
  }
}
