import OverlayDiagnostics
import OverlayKustomization
import Testing

@testable import OverlayKit

@Suite("Image references")
struct ImageReferenceTests {
  @Test(
    "are split into name, tag and digest",
    arguments: [
      ("nginx", "nginx", "", ""), ("nginx:1", "nginx", "1", ""), ("nginx@sha256:ab", "nginx", "", "sha256:ab"),
      ("nginx:1@sha256:ab", "nginx", "1", "sha256:ab"), ("a/b:1", "a/b", "1", ""),
      ("port:5000/x", "port:5000/x", "", ""),
      ("port:5000/x:1", "port:5000/x", "1", ""), ("port:5000/x@sha256:1", "port:5000/x", "", "sha256:1"),
      ("", "", "", ""),
      ("a:b:c", "a", "b:c", ""), ("é/ü:ä", "é/ü", "ä", ""),
    ]
  )
  func parts(text: String, name: String, tag: String, digest: String) {
    let reference = ImageReference(text)
    #expect(reference.name == name)
    #expect(reference.tag == tag)
    #expect(reference.digest == digest)
    #expect(reference.text == text)
  }

  @Test("empty parts are dropped", arguments: [("a:", "a"), ("a@", "a"), ("a:@", "a"), ("a:1@", "a:1")])
  func emptyParts(text: String, expected: String) {
    #expect(ImageReference(text).text == expected)
  }

  // MARK: - Replacing

  /// An entry of `images`.
  private static func tag(
    _ name: String,
    newName: String = "",
    newTag: String = "",
    tagSuffix: String = "",
    digest: String = ""
  ) -> ImageTag {
    let place = SourceLocation(file: "kustomization.yaml", line: 1)
    var entry = ImageEntry(at: place)
    entry.name = Located(name, at: place)
    entry.newName = Located(newName, at: place)
    entry.newTag = Located(newTag, at: place)
    entry.tagSuffix = Located(tagSuffix, at: place)
    entry.digest = Located(digest, at: place)
    return ImageTag(entry)
  }

  @Test(
    "are replaced by the entry",
    arguments: [
      (tag("nginx", newTag: "2"), "nginx:1@sha256:1", "nginx:2"),
      (tag("dig", digest: "sha256:abc"), "dig:v1", "dig@sha256:abc"),
      (tag("a", newName: "b"), "a:1@sha256:2", "b:1@sha256:2"), (tag("a", newName: "b"), "a", "b"),
      (tag("a", newTag: "2", digest: "sha256:3"), "a:1", "a:2@sha256:3"),
      (tag("suf", tagSuffix: "-foo"), "suf:1", "suf:1-foo"),
      (tag("suf", tagSuffix: "-foo"), "suf@sha256:1", "suf:-foo"), (tag("a"), "a:1", "a:1"),
      (tag("re.*", newTag: "2"), "redis:1", "redis:2"),
      (tag("a", newTag: "2", tagSuffix: "-x"), "a:1", "a:2"),
      (tag("a", newTag: "2"), "a:", "a:2"), (tag("a", newTag: "2"), "a@sha256:", "a:2"),
    ]
  )
  func replacement(tag: ImageTag, image: String, expected: String) throws {
    #expect(try tag.replacement(for: image) == expected)
  }

  @Test(
    "other images are not matched",
    arguments: [
      ("nginx", "docker.io/nginx"), ("nginx", "nginx-foo"), ("nginx", "nginx/foo"), ("nginx", "xnginx"),
      ("nginx", "nginx:a b"),
      ("nginx", "nginx:1:2"), ("nginx", "nginx@sha512:0f"), ("nginx", ""), ("nginx", "nginx\n"),
    ]
  )
  func others(name: String, image: String) throws {
    #expect(try Self.tag(name, newTag: "2").replacement(for: image) == nil)
  }

  @Test("a name that is not a valid regular expression is rejected when an image is matched")
  func invalidName() throws {
    let error = try #require(throws: Diagnostic.self) { try Self.tag("(", newTag: "2").replacement(for: "nginx") }
    #expect(error.code == .invalidRegularExpression)
  }
}
