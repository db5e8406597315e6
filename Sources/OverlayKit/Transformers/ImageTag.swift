import Diagnostics
import Kustomization
import Patching

/// What one entry of `images` changes in references to images.
struct ImageTag: Sendable {
  let newName: String
  let newTag: String
  let tagSuffix: String
  let digest: String
  /// Matches whole image references; `nil` where the name is no regular expression and so matches nothing.
  let pattern: RegularExpression?
  /// The name as it is written, with its place or that of the entry.
  let name: Located<String>
  /// What all images begin with that the pattern matches: there may be many entries, of which few are meant.
  let literalPrefix: [UInt8]
  /// Where the suffix is written.
  let suffixPlace: SourceLocation?

  /// Reads an entry; the name is put into a regular expression as it stands.
  init(_ entry: ImageEntry) {
    name = entry.name ?? Located("", at: entry.location)
    newName = entry.newName?.value ?? ""
    newTag = entry.newTag?.value ?? ""
    tagSuffix = entry.tagSuffix?.value ?? ""
    digest = entry.digest?.value ?? ""
    suffixPlace = entry.tagSuffix?.location
    literalPrefix = Self.literalPrefix(of: entry.name?.value ?? "")
    let digestPattern = "(@[a-zA-Z0-9]+([.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?"
    pattern = try? RegularExpression("^\(entry.name?.value ?? "")(:[a-zA-Z0-9_.{}-]*)?\(digestPattern)$")
  }

  /// The signs that a regular expression begins with and that stand for themselves.
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

  /// The new reference, or `nil` where the image is not the one that is meant.
  func replacement(for image: String) -> String? {
    guard let pattern, pattern.matches(image) else { return nil }
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
