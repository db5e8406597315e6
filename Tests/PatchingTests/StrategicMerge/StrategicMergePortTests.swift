import Testing

@Suite("Strategic merge of lists with two keys")
struct StrategicMergePortTests {
  @Test("service ports with protocol")
  func servicePortsWithProtocol() throws {
    let merged = try merge(
      """
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec:
        ports:
        - {port: 53, protocol: TCP, targetPort: 5353}
        - {port: 443, protocol: TCP, name: https}

      """,
      into: """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          ports:
          - {name: http, port: 80, protocol: TCP}
          - {name: dns, port: 53, protocol: UDP}
          - {name: dns-tcp, port: 53, protocol: TCP}

        """
    )
    #expect(
      merged == """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          ports:
          - name: https
            port: 443
            protocol: TCP
          - name: http
            port: 80
            protocol: TCP
          - name: dns
            port: 53
            protocol: UDP
          - name: dns-tcp
            port: 53
            protocol: TCP
            targetPort: 5353

        """
    )
  }

  @Test("service ports without protocol")
  func servicePortsWithoutProtocol() throws {
    let merged = try merge(
      """
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec:
        ports:
        - {port: 443, targetPort: 8443}
        - {port: 80, $patch: delete}
        - {port: 9090, name: metrics}

      """,
      into: """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          ports:
          - {name: http, port: 80}
          - {name: https, port: 443}

        """
    )
    #expect(
      merged == """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          ports:
          - name: https
            port: 443
            targetPort: 8443
          - name: metrics
            port: 9090

        """
    )
  }

  @Test("service ports with some protocols")
  func servicePortsWithSomeProtocols() throws {
    let merged = try merge(
      """
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec:
        ports:
        - {port: 80, name: x}

      """,
      into: """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          ports:
          - {port: 80, name: a}
          - {port: 443, protocol: TCP}

        """
    )
    #expect(
      merged == """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          ports:
          - name: x
            port: 80
          - port: 443
            protocol: TCP

        """
    )
  }

  @Test("service ports with protocol on one side")
  func servicePortsWithProtocolOnOneSide() throws {
    let merged = try merge(
      """
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec:
        ports:
        - {port: 80, targetPort: 8080}
        - {port: 443, protocol: TCP, targetPort: 8443}

      """,
      into: """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          ports:
          - {name: a, port: 80, protocol: TCP}
          - {name: b, port: 443}

        """
    )
    #expect(
      merged == """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          ports:
          - name: a
            port: 80
            protocol: TCP
          - name: b
            port: 443

        """
    )
  }

  @Test("container ports with protocol on one side")
  func containerPortsWithProtocolOnOneSide() throws {
    let merged = try merge(
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: web}
      spec:
        containers:
        - name: web
          ports:
          - {containerPort: 80, protocol: TCP, name: a2}

      """,
      into: """
        apiVersion: v1
        kind: Pod
        metadata: {name: web}
        spec:
          containers:
          - name: web
            image: web
            ports:
            - {containerPort: 80, name: a}
            - {containerPort: 53, protocol: UDP, name: b}

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
          - image: web
            name: web
            ports:
            - containerPort: 80
              name: a
            - containerPort: 53
              name: b
              protocol: UDP

        """
    )
  }

  @Test("delete of a port without its protocol")
  func deleteOfAPortWithoutItsProtocol() throws {
    let merged = try merge(
      """
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec:
        ports:
        - {port: 80, $patch: delete}

      """,
      into: """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          ports:
          - {port: 80, protocol: TCP}
          - {port: 443, protocol: TCP}

        """
    )
    #expect(
      merged == """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          ports:
          - port: 80
            protocol: TCP
          - port: 443
            protocol: TCP

        """
    )
  }

  @Test("ports with two keys keep the old order")
  func portsWithTwoKeysKeepTheOldOrder() throws {
    let merged = try merge(
      """
      apiVersion: v1
      kind: Service
      metadata: {name: web}
      spec:
        ports:
        - {port: 3, protocol: TCP, name: three}
        - {port: 4, protocol: TCP, name: four}
        - {port: 2, protocol: TCP, name: two}

      """,
      into: """
        apiVersion: v1
        kind: Service
        metadata: {name: web}
        spec:
          ports:
          - {port: 1, protocol: TCP}
          - {port: 2, protocol: TCP}
          - {port: 3, protocol: TCP}

        """
    )
    #expect(
      merged == """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
        spec:
          ports:
          - name: four
            port: 4
            protocol: TCP
          - port: 1
            protocol: TCP
          - name: two
            port: 2
            protocol: TCP
          - name: three
            port: 3
            protocol: TCP

        """
    )
  }
}
