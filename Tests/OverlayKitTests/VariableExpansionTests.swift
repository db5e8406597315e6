import OverlayYAMLTree
import Testing

@testable import OverlayKit

@Suite("Variables in strings")
struct VariableExpansionTests {
  private func expand(_ text: String) -> VariableExpansion {
    VariableExpansion(Array(text.utf8)) { name in
      switch name {
      case "N": .integer(80)
      case "F": .float(1_234_567.5)
      case "T": .text("$(N)")
      default: nil
      }
    }
  }

  private func text(_ text: String) -> VariableExpansion { .text(Array(text.utf8)) }

  @Test("a single reference keeps the type of the value, others become part of the string")
  func forms() {
    #expect(expand("$(N)") == .value(.integer(80)))
    #expect(expand("$(T)") == .value(.text("$(N)")))
    #expect(expand("a$(N)") == text("a80"))
    #expect(expand("$(N)$(N)") == text("8080"))
    #expect(expand("-$(T)-") == text("-$(N)-"))
    #expect(expand("$(F)!") == text("1.2345675e+06!"))
  }

  @Test(
    "text that is not a reference does not change",
    arguments: ["", "$", "a$", "$(N", "$x", "$(X)", "$()", "$(A $(N))", "(N)"]
  )
  func untouched(_ source: String) { #expect(expand(source) == text(source)) }

  @Test("two dollar signs become one")
  func escapes() {
    #expect(expand("$$") == text("$"))
    #expect(expand("$$(N)") == text("$(N)"))
    #expect(expand("$$$(N)") == text("$80"))
  }

  @Test("the first byte after a dollar sign is treated as a character, as in Kustomize")
  func mangling() {
    #expect(expand("$é") == .text([0x24, 0xC3, 0x83, 0xA9]))
  }

  @Test("many unclosed references take linear time")
  func unclosed() {
    let source = String(repeating: "$(", count: 200_000)
    #expect(expand(source) == text(source))
  }
}
