@testable import OverlayDiagnostics
@testable import OverlayKit
@testable import OverlayKubernetesModel
@testable import OverlayKustomization
@testable import OverlayPatching
@testable import OverlayRegularExpressions
@testable import OverlayYAMLTree

/// Expressions in values of fields.
///
/// The input is an expression on the first line, followed by a subject.
enum ExpressionsTarget: FuzzTarget {
  static func check(_ input: [UInt8]) {
    let parts = input.split(separator: UInt8(ascii: "\n"), maxSplits: 1, omittingEmptySubsequences: false)
    let expression = String(decoding: parts[0], as: UTF8.self)
    let text = String(decoding: parts.dropFirst().first ?? [], as: UTF8.self)
    checkRegularExpression(expression, on: text)
    checkLabelSelector(expression, on: text)
    _ = RepositoryURL(expression)
    _ = LoadRoot.isRemote(expression)
    _ = LexicalPath.join(LexicalPath.clean(text), expression)
    _ = try? ShellWords.split(expression)
    _ = FieldPath(Text(expression))
  }

  private static func checkRegularExpression(_ pattern: String, on text: String) {
    do throws(RegularExpression.SyntaxError) {
      let expression = try RegularExpression(pattern)
      let matches = expression.matches(text)
      if let only = expression.onlyText, only.utf8.elementsEqual(text.utf8), !matches {
        found("an expression does not match its only string", pattern, text)
      }
      // If the whole string matches, a part of it must match.
      if try RegularExpression(anchored: pattern).matches(text), !matches {
        found("an expression matches a whole string but no part of it", pattern, text)
      }
    } catch {
      if error.message.isEmpty || error.offset < 0 { found("an empty syntax error", pattern) }
    }
  }

  private static func checkLabelSelector(_ selector: String, on text: String) {
    do throws(LabelSelector.SyntaxError) {
      _ = try LabelSelector(parsing: selector).matches { $0.utf8.count < 4 ? text : nil }
    } catch {
      if error.message.isEmpty || error.offset < 0 { found("an empty syntax error", selector) }
    }
  }
}
