import TestSupport
import Testing

@Suite("The validator of JSON documents")
struct JSONSchemaTests {
  /// A valid log with as many features as possible.
  static let log = """
    {"version": "2.1.0", "$schema": "https://example.com/s.json", "runs": [{
      "tool": {"driver": {"name": "t", "rules": [{"id": "a"}], "informationUri": "https://example.com"}},
      "invocations": [{"executionSuccessful": true, "exitCode": 0, "startTimeUtc": "2024-02-03T04:05:06Z"}],
      "columnKind": "unicodeCodePoints",
      "artifacts": [{"mimeType": "text/plain", "roles": ["added", "deleted"]}],
      "results": [{"message": {"text": "m"}, "ruleIndex": 0, "rank": 1.5, "level": "error", "locations": [
        {"physicalLocation": {"artifactLocation": {"uri": "a%20b"}, "region": {"startLine": 1}}}]}]
    }]}
    """

  @Test("a valid log has no problems")
  func right() throws { #expect(try JSONSchema.sarif().problems(in: JSON(Self.log)) == []) }

  @Test(
    "an invalid log has exactly one problem",
    arguments: [
      (#""version": "2.1.0", "#, "", ": has no 'version'"),
      (#""2.1.0""#, #""2.0.0""#, "/version: is none of the values that it may have"),
      (#""name": "t""#, #""name": 1"#, "/runs/0/tool/driver/name: is no string"),
      (#""runs": [{"#, #""tuns": [{"#, ": has no 'runs'"),
      (#"{"name": "t""#, #"{"nmae": "t""#, "/runs/0/tool/driver: has no 'name'"),
      (#"{"name": "t""#, #"{"name": "t", "x": 1"#, "/runs/0/tool/driver: must not have 'x'"),
      (#""rules": [{"id": "a"}]"#, #""rules": {"id": "a"}"#, "/runs/0/tool/driver/rules: is no array"),
      (#"{"id": "a"}"#, #"{"id": "a"}, {"id": "a"}"#, "/runs/0/tool/driver/rules: has an element twice"),
      (#"{"id": "a"}"#, #"{"id": "a", "guid": "7"}"#, "/runs/0/tool/driver/rules/0/guid: does not match"),
      (#""https://example.com"}"#, #""example.com"}"#, "/runs/0/tool/driver/informationUri: is no uri"),
      (#""executionSuccessful": true"#, #""executionSuccessful": 1"#, "executionSuccessful: is no boolean"),
      (#""exitCode": 0"#, #""exitCode": 0.5"#, "/exitCode: is no integer"),
      (#"06Z""#, #"06""#, "/startTimeUtc: is no date-time"),
      (#""unicodeCodePoints""#, #""bytes""#, "/columnKind: is none of the values that it may have"),
      (#""text/plain""#, #""text""#, "/mimeType: does not match"),
      (#""added", "deleted""#, #""added", "added""#, "/roles: has an element twice"),
      (#""added", "deleted""#, #""added", "moved""#, "/roles/1: is none of the values that it may have"),
      (#"{"text": "m"}"#, #""m""#, "/message: is no object"),
      (#""ruleIndex": 0"#, #""ruleIndex": -2"#, "/ruleIndex: is too small"),
      (#""rank": 1.5"#, #""rank": 100.5"#, "/rank: is too large"),
      (#""error""#, #""fatal""#, "/level: is none of the values that it may have"),
      (#""startLine": 1"#, #""startLine": 0"#, "/startLine: is too small"),
      (#""startLine": 1"#, #""startLine": null"#, "/startLine: is no integer"),
      (#""a%20b""#, #""a b""#, "/uri: is no uri-reference"), (#""a%20b""#, #""a%2""#, "/uri: is no uri-reference"),
      (#""a%20b""#, #""1:b""#, "/uri: is no uri-reference"), (#""a%20b""#, #""é""#, "/uri: is no uri-reference"),
      (#""level": "error""#, #""level": "error", "fixes": [{}]"#, "/fixes/0: has no 'artifactChanges'"),
      (
        #""level": "error""#, #""level": "error", "fixes": [{"artifactChanges": []}]"#,
        "/artifactChanges: has too few elements"
      ),
      (#""level": "error""#, #""level": "error", "properties": {"tags": [1]}"#, "/tags/0: is no string"),
      (#""level": "error""#, #""level": "error", "fingerprints": {"a": 1}"#, "/fingerprints/a: is no string"),
    ]
  )
  func wrong(part: String, replacement: String, problem: String) throws {
    let log = Self.log.replacing(part, with: replacement, maxReplacements: 1)
    #expect(log != Self.log)
    let problems = try JSONSchema.sarif().problems(in: JSON(log))
    #expect(problems.contains { $0.contains(problem) }, "\(problems)")
  }

  @Test(
    "a schema with an unknown keyword is rejected",
    arguments: [
      #"{"maxLength": 1}"#, #"{"properties": {"a": {"oneOf": []}}}"#, #"{"definitions": {"a": {"not": {}}}}"#,
      #"{"items": {"contains": {}}}"#, #"{"additionalProperties": {"dependencies": {}}}"#, #"{"format": "email"}"#,
      #"{"type": "text"}"#, #"{"type": []}"#, #"{"items": [{}]}"#, ##"{"$ref": "#/definitions/none"}"##,
      #"{"$ref": "other.json"}"#, #"{"pattern": "["}"#, #"{"required": true}"#, "[]",
    ]
  )
  func unknown(schema: String) { #expect(throws: (any Error).self) { try JSONSchema(schema) } }
}
