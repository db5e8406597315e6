import OverlayDiagnostics
import OverlayKustomization
import OverlayRegularExpressions

/// What one entry of `images` changes in references to images.
struct ImageTag: Sendable {
  let newName: String
  let newTag: String
  let tagSuffix: String
  let digest: String
  /// Matches whole image references.
  private let pattern: Result<RegularExpression, Diagnostic>
  /// The name as it is written, with its place or that of the entry.
  let name: Located<String>
  /// What every image that the pattern matches begins with: there may be many entries that match nothing.
  private let literalPrefix: [UInt8]
  /// What is written of the entry that decides what images become, the last of it.
  let place: SourceLocation?
  /// Where the suffix is written.
  let suffixPlace: SourceLocation?

  /// Reads an entry; the name is put into a regular expression as it is.
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

  /// Puts the name into the expression that Kustomize matches images with, in which only SHA-256 digests count.
  private static func pattern(for name: Located<String>) -> Result<RegularExpression, Diagnostic> {
    do throws(RegularExpression.SyntaxError) {
      let expression = "^\(name.value)(:[a-zA-Z0-9_.{}-]*)?(@sha256:[a-zA-Z0-9_.{}-]*)?$"
      return .success(try RegularExpression(expression))
    } catch {
      return .failure(.invalidRegularExpression(name.value, error, at: name.location))
    }
  }

  /// The characters that a regular expression begins with and that match themselves.
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

  /// Whether the suffix is what the entry adds, and not a tag or digest that takes its place.
  var addsSuffix: Bool { newTag.isEmpty && digest.isEmpty && !tagSuffix.isEmpty }

  /// The cost of matching one image, in steps.
  var effort: Int { (try? pattern.get())?.effort ?? 0 }

  /// Whether an image that begins with these bytes needs to be matched at all.
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

/// An image reference in its parts.
struct ImageReference: Equatable {
  var name: String
  /// Without the colon; empty where there is none.
  var tag = ""
  /// Without the at sign; empty where there is none.
  var digest = ""

  /// Cuts a reference.
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

  /// The parts put together again.
  var text: String { name + (tag.isEmpty ? "" : ":\(tag)") + (digest.isEmpty ? "" : "@\(digest)") }
}
