import OverlayDiagnostics
import OverlayKustomization
import OverlayRegularExpressions

/// The changes of an entry of `images` to image references.
struct ImageTag: Sendable {
  let newName: String
  let newTag: String
  let tagSuffix: String
  let digest: String
  /// Matches whole image references.
  private let pattern: Result<RegularExpression, Diagnostic>
  /// The name as written, with its location or that of the entry.
  let name: Located<String>
  /// The prefix of every image that the pattern matches, for a quick check, because many entries may match nothing.
  private let literalPrefix: [UInt8]
  /// The location of the part of the entry that determines the new references.
  let place: SourceLocation?
  /// The location of the suffix.
  let suffixPlace: SourceLocation?

  /// Reads an entry; its name becomes part of a regular expression without escaping.
  init(_ entry: ImageEntry) {
    name = entry.name ?? Located("", at: entry.location)
    newName = entry.newName?.value ?? ""
    newTag = entry.newTag?.value ?? ""
    tagSuffix = entry.tagSuffix?.value ?? ""
    digest = entry.digest?.value ?? ""
    place = (entry.digest ?? entry.newTag ?? entry.tagSuffix ?? entry.newName ?? name).location
    suffixPlace = entry.tagSuffix?.location
    literalPrefix = Self.literalPrefix(of: entry.name?.value ?? "")
    pattern = Self.pattern(for: name)
  }

  /// The expression that Kustomize matches images with, which only supports SHA-256 digests.
  private static func pattern(for name: Located<String>) -> Result<RegularExpression, Diagnostic> {
    do throws(RegularExpression.SyntaxError) {
      let expression = "^\(name.value)(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$"
      return .success(try RegularExpression(expression))
    } catch {
      return .failure(.invalidRegularExpression(name.value, error, at: name.location))
    }
  }

  /// The literal characters at the beginning of a regular expression.
  private static func literalPrefix(of pattern: String) -> [UInt8] {
    guard !pattern.utf8.contains(UInt8(ascii: "|")) else { return [] }
    var prefix: [UInt8] = []
    for byte in pattern.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        prefix.append(byte)
      case UInt8(ascii: "?"), UInt8(ascii: "*"), UInt8(ascii: "{"): return prefix.dropLast()
      default: return prefix
      }
    }
    return prefix
  }

  /// Whether the entry adds the suffix, which a tag or digest would override.
  var addsSuffix: Bool { newTag.isEmpty && digest.isEmpty && !tagSuffix.isEmpty }

  /// The cost of matching one image, in steps.
  var effort: Int { (try? pattern.get())?.effort ?? 0 }

  /// Whether the pattern may match an image.
  func mayMatch(_ image: UnsafeBufferPointer<UInt8>) -> Bool {
    if case .failure = pattern { return true }
    return image.starts(with: literalPrefix)
  }

  /// The new reference, or `nil` if the image does not match.
  ///
  /// - Throws: `invalid-regular-expression` if the name cannot be compiled. Kustomize crashes at the same point, so a
  ///   build without images succeeds.
  func replacement(for image: String) throws(Diagnostic) -> String? {
    guard try pattern.get().matches(image) else { return nil }
    var reference = ImageReference(image)
    if !newName.isEmpty { reference.name = newName }
    if !newTag.isEmpty {
      reference.tag = newTag
      reference.digest = digest
    } else if !digest.isEmpty {
      reference.tag = ""
      reference.digest = digest
    } else if !tagSuffix.isEmpty {
      reference.tag += tagSuffix
      reference.digest = ""
    }
    return reference.text
  }
}

/// The parts of an image reference.
struct ImageReference: Equatable {
  var name: String
  /// The tag without the colon; empty if there is none.
  var tag = ""
  /// The digest without the at sign; empty if there is none.
  var digest = ""

  /// Parses a reference.
  ///
  /// A colon before the first slash belongs to the registry's port.
  init(_ text: String) {
    let utf8 = text.utf8
    let searched = utf8.firstIndex(of: UInt8(ascii: "/")).map { utf8[$0...] } ?? utf8[...]
    let at = searched.firstIndex(of: UInt8(ascii: "@"))
    let colon = searched[..<(at ?? searched.endIndex)].firstIndex(of: UInt8(ascii: ":"))
    name = String(text[..<(colon ?? at ?? text.endIndex)])
    if let colon { tag = String(text[utf8.index(after: colon)..<(at ?? text.endIndex)]) }
    if let at { digest = String(text[utf8.index(after: at)...]) }
  }

  /// The whole reference.
  var text: String { name + (tag.isEmpty ? "" : ":\(tag)") + (digest.isEmpty ? "" : "@\(digest)") }
}
