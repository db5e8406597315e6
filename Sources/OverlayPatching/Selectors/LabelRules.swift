import OverlayYAMLTree

/// The rules for label keys and values.
///
/// Source: "Labels and Selectors: Syntax and character set" in the Kubernetes documentation. Lengths count bytes.
enum LabelRules {
  private static let nameLimit = 63
  private static let prefixLimit = 253
  private static let valueLimit = 63

  private static let nameRule =
    "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character "
    + "(e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is "
    + "'([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')"
  private static let prefixRule =
    "a DNS-1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with "
    + "an alphanumeric character (e.g. 'example.com', regex used for validation is "
    + "'[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')"
  private static let valueRule =
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and "
    + "end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is "
    + "'(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')"

  /// The problems with a key, which is an optional DNS subdomain and a slash, then a name.
  ///
  /// - Parameter key: The key.
  /// - Returns: A clause for each problem; none if the key is valid.
  static func problems(inKey key: String) -> [String] {
    let parts = key.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard let name = parts.last, parts.count <= 2 else {
      return ["a qualified name \(nameRule) with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')"]
    }
    var problems: [String] = []
    if parts.count == 2 {
      problems += Self.problems(inPrefix: parts[0]).map { "prefix part \($0)" }
    }
    if name.isEmpty { problems.append("name part must be non-empty") }
    if name.count > nameLimit { problems.append("name part must be no more than \(nameLimit) characters") }
    if !isName(name) { problems.append("name part \(nameRule)") }
    return problems
  }

  /// The problems with a value, which may be empty.
  ///
  /// - Parameter value: The value.
  /// - Returns: A clause for each problem; none if the value is valid.
  static func problems(inValue value: String) -> [String] {
    var problems: [String] = []
    if value.utf8.count > valueLimit { problems.append("must be no more than \(valueLimit) characters") }
    if !value.isEmpty, !isName(value.utf8[...]) { problems.append(valueRule) }
    return problems
  }

  private static func problems(inPrefix prefix: Substring.UTF8View) -> [String] {
    guard !prefix.isEmpty else { return ["must be non-empty"] }
    var problems: [String] = []
    if prefix.count > prefixLimit { problems.append("must be no more than \(prefixLimit) characters") }
    let parts = prefix.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    if !parts.allSatisfy(isDomainPart) { problems.append(prefixRule) }
    return problems
  }

  private static func isName(_ name: Substring.UTF8View) -> Bool {
    guard let first = name.first, let last = name.last else { return false }
    return first.isASCIIAlphanumeric && last.isASCIIAlphanumeric
      && name.allSatisfy { $0.isASCIIAlphanumeric || isSeparator($0) }
  }

  private static func isDomainPart(_ part: Substring.UTF8View) -> Bool {
    let hyphen = UInt8(ascii: "-")
    guard let first = part.first, let last = part.last, first != hyphen, last != hyphen else { return false }
    return part.allSatisfy { $0 == hyphen || $0.isASCIIDigit || isLowercase($0) }
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }

  private static func isLowercase(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte }
}
