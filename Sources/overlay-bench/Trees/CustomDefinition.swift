/// A custom resource definition with a long schema, as large operators ship them.
struct CustomDefinition {
  /// How long the text is, about.
  var byteCount: Int

  /// The definition.
  var text: String {
    var text = """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata:
        name: shelves.shops.example.com
      spec:
        group: shops.example.com
        names:
          kind: Shelf
          plural: shelves
        scope: Namespaced
        versions:
        - name: v1
          served: true
          storage: true
          schema:
            openAPIV3Schema:
              type: object
              properties:

      """
    text.reserveCapacity(byteCount + 1_000)
    var number = 0
    while text.utf8.count < byteCount {
      text += Self.property(number)
      number += 1
    }
    return text
  }

  private static func property(_ number: Int) -> String {
    """
                board\(number.padded(to: 6)):
                  description: Board \(number) of the shelf, counted from the floor. It tells what lies on it, how much it bears, and who fills it up.
                  type: object
                  properties:
                    goods:
                      type: string
                      maxLength: 120
                    load:
                      type: integer
                      format: int32
                      minimum: 0
                  required:
                  - goods

    """
  }
}
