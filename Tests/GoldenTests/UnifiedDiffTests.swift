import TestSupport
import Testing

@Suite("Unified diffs")
struct UnifiedDiffTests {
  @Test("show changed lines between equal ones")
  func changedLine() {
    let expected = """
      apiVersion: v1
      kind: Service
      metadata:
        labels:
          app: web
        name: web
      spec:
        ports:
        - port: 80
        type: ClusterIP

      """
    let actual = """
      apiVersion: v1
      kind: Service
      metadata:
        labels:
          app: shop
          tier: front
        name: web
      spec:
        ports:
        - port: 80

      """
    let diff = """
      @@ -2,9 +2,9 @@
       kind: Service
       metadata:
         labels:
      -    app: web
      +    app: shop
      +    tier: front
         name: web
       spec:
         ports:
         - port: 80
      -  type: ClusterIP
      """
    #expect(UnifiedDiff(from: expected, to: actual).description == diff)
  }

  @Test("show distant changes apart")
  func distantChanges() {
    let expected = "a\n1\n2\n3\n4\n5\n6\n7\nb\n"
    let actual = "A\n1\n2\n3\n4\n5\n6\n7\nB\n"
    let diff = """
      @@ -1,4 +1,4 @@
      -a
      +A
       1
       2
       3
      @@ -6,4 +6,4 @@
       5
       6
       7
      -b
      +B
      """
    #expect(UnifiedDiff(from: expected, to: actual).description == diff)
  }

  @Test("show a new text and a missing line break")
  func newText() {
    #expect(UnifiedDiff(from: "", to: "a\nb\n").description == "@@ -0,0 +1,2 @@\n+a\n+b")
    let diff = """
      @@ -1 +1 @@
      -a
      +a
      \\ No newline at end of file
      """
    #expect(UnifiedDiff(from: "a\n", to: "a").description == diff)
  }

  @Test("distinguish composed from decomposed accents")
  func accents() {
    #expect(UnifiedDiff(from: "caf\u{E9}\n", to: "cafe\u{301}\n").description.contains("\n-caf\u{E9}\n+cafe\u{301}"))
  }

  @Test("are truncated, and empty for equal texts")
  func limit() {
    let diff = """
      @@ -0,0 +1,4 @@
      +1
      +2
      … and 2 more lines
      """
    #expect(UnifiedDiff(from: "", to: "1\n2\n3\n4\n", limit: 3).description == diff)
    #expect(UnifiedDiff(from: "a\n", to: "a\n").description == "")
  }
}
