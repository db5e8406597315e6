import Testing

@Suite("Elements of merged lists that are deleted, replaced or incomplete")
struct StrategicMergeElementTests {
  @Test("delete an element")
  func deleteAnElement() throws {
    let merged = try merge(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        template:
          spec:
            containers:
            - {name: b, $patch: delete}
            - {name: absent, $patch: delete}

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
              - {name: b, image: b}
              - {name: c, image: c}

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
              - image: c
                name: c

        """
    )
  }

  @Test("replace a list")
  func replaceAList() throws {
    let merged = try merge(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        template:
          spec:
            containers:
            - {$patch: replace}
            - {name: c, image: c}

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
              - {name: b, image: b}

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
              - image: c
                name: c

        """
    )
  }

  @Test("replace in a list element has no effect")
  func replaceInAListElementHasNoEffect() throws {
    let merged = try merge(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        template:
          spec:
            containers:
            - {name: a, image: new, $patch: replace}

      """,
      into: """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec:
              containers:
              - {name: a, image: a, args: [x]}
              - {name: b, image: b}

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
              - args:
                - x
                image: a
                name: a
              - image: b
                name: b

        """
    )
  }

  @Test("directive in an absent list with a merge key")
  func directiveInAnAbsentListWithAMergeKey() throws {
    let merged = try merge(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec:
        containers:
        - name: a
          env:
          - {name: A, $patch: delete}
          - {name: B, value: b}

      """,
      into: """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          containers:
          - {name: a, image: a}

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
            - name: B
              value: b
            image: a
            name: a

        """
    )
  }

  @Test("replace directive in an absent list keeps only itself")
  func replaceDirectiveInAnAbsentListKeepsOnlyItself() throws {
    let merged = try merge(
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: web}
      spec:
        template:
          spec:
            containers:
            - {$patch: replace}
            - {name: c, image: c}

      """,
      into: """
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: web}
        spec:
          template:
            spec: {restartPolicy: Always}

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
              - $patch: replace
              restartPolicy: Always

        """
    )
  }

  @Test("old element without the key wipes those before")
  func oldElementWithoutTheKeyWipesThoseBefore() throws {
    let merged = try merge(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec:
        containers:
        - name: a
          env: [{name: C, value: "3"}]

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
            - {value: x}
            - {name: B, value: "2"}

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
            - value: x
            image: a
            name: a

        """
    )
  }

  @Test("patch element without the key wipes the list")
  func patchElementWithoutTheKeyWipesTheList() throws {
    let merged = try merge(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec:
        containers:
        - {image: b}
        - {name: c, image: c}

      """,
      into: """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          containers:
          - {name: a, image: a}
          - {name: b, image: b}

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
          - image: c
            name: c

        """
    )
  }

  @Test("text in a list of containers wipes the list")
  func textInAListOfContainersWipesTheList() throws {
    let merged = try merge(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec:
        containers: [a]

      """,
      into: """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          containers: [{name: a, image: a}]

        """
    )
    #expect(
      merged == """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers: []

        """
    )
  }
}
