extension Table {
  /// Annotations of every spelling, which some values of `buildMetadata` turn into strings.
  static let annotationScalars = Table(
    name: "annotation-scalars",
    rows: buildMetadata.flatMap { metadata in
      scalars.map { Row(name: "\(metadata) \($0.quoted)", metadata: metadata, annotation: $0) }
    }
      + steps.flatMap { step in
        stepScalars.map {
          Row(name: "\(step.name) \($0.quoted)", metadata: step.metadata, annotation: $0, step: step.fields)
        }
      }
  )

  private static let buildMetadata = ["originAnnotations", "transformerAnnotations", "managedByLabel", ""]

  /// Values as written after the key, with further lines indented by four spaces more than the key.
  private static let scalars = [
    // Integers.
    "0", "-0", "+7", "007", "0o17", "0x1F", "0X1f", "0b11", "-0x1F", "1_000", "9223372036854775807",
    "18446744073709551616",
    "123456789012345678901234567890",
    // Floats.
    "1.50", "1.0", "-1.5", ".5", "5.", "1e3", "1E+3", "1.5e300", "0.1", "1_0.5", ".inf", "-.Inf", ".nan", "1e400",
    // Booleans and nulls.
    "true", "True", "FALSE", "yes", "on", "n", "null", "Null", "~", "",
    // Dates.
    "2020-01-01", "2020-1-1", "2020-01-01T00:00:00Z", "2020-01-01 10:20:30", "2020-01-01T10:20:30.5+02:00", "12:30",
    "1:30:45",
    // Quoted and tagged.
    "\"7\"", "'true'", "\"\"", "''", "!!str 7", "!!str", "!!int \"7\"", "!!float 7", "!!bool \"true\"", "!!null x",
    "!!null",
    "!!timestamp 2020-01-01", "!!binary aGk=", "!custom x",
    // Strings.
    "plain", "a b", "\"a\\nb\"", "|\n        first\n        second", "|-\n        7", ">\n        folded\n        text",
    "é", "\"\\x7f\"",
    "<<", "=", "\"a: b\"", "'#'",
    // Collections.
    "[]", "{}", "[a, b]", "{a: b}", "[7]", "{a: 7}", "[[a]]", "[a, {b: c}]",
  ]

  /// A field of the kustomization that changes the resource after the annotation was read.
  private struct Step {
    let name: String
    var metadata = "originAnnotations"
    let fields: String
  }

  private static let steps = [
    Step(
      name: "JSON patch",
      fields: "patches:\n- target: {kind: .*}\n  patch: \"- {op: add, path: /x, value: q}\""
    ),
    Step(
      name: "strategic merge",
      fields: "patches:\n- patch: \"{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, q: r}\""
    ),
    Step(
      name: "merge of the annotation",
      fields: "patches:\n- patch: \"{apiVersion: v1, kind: ConfigMap, metadata: {name: a, annotations: {new: 0x1F}}}\""
    ),
    Step(
      name: "strategic merge without a record",
      metadata: "managedByLabel",
      fields: "patches:\n- patch: \"{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, q: r}\""
    ),
    Step(
      name: "strategic merge without metadata",
      metadata: "",
      fields: "patches:\n- patch: \"{apiVersion: v1, kind: ConfigMap, metadata: {name: a}, q: r}\""
    ),
    Step(name: "common annotations", fields: "commonAnnotations: {b: \"8\"}"),
    Step(name: "prefix", fields: "namePrefix: p-"),
  ]

  private static let stepScalars = [
    "0x1F", "1.50", "1e3", "2020-01-01", "2020-01-01T00:00:00Z", "~", "", "null", "true", "yes", ".inf", "\"7\"",
    "!!str 7",
    "!!float 7", "plain", "[a]", "{a: 7}", "1_000", "0o17", "\"\"",
  ]
}

extension Row {
  fileprivate init(name: String, metadata: String, annotation: String, step: String = "") {
    self.init(
      name: name,
      files: [
        "kustomization.yaml": "resources: [r.yaml]\nbuildMetadata: [\(metadata)]\n\(step)\n",
        "r.yaml": """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: a
          annotations:
            odd: \(annotation)
            other: text
        data: {x: z}

        """,
      ]
    )
  }
}
