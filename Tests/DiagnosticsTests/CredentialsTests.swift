import OverlayDiagnostics
import Testing

@Suite("Passwords in messages")
struct CredentialsTests {
  @Test(
    "are left out",
    arguments: [
      ("https://user:pass@h/a", "https://h/a"), ("http://token@h", "http://h"),
      ("HTTPS://u:p@ss@h/a@b", "HTTPS://h/a@b"), ("ssh://git:pw@h/x", "ssh://h/x"),
      ("see 'https://a:b@c' and https://d:e@f.", "see 'https://c' and https://f."),
      ("https://h?u=a:b@c https://x:y@z/", "https://h https://z/"),
      ("https://h/a?sig=abc&ref=main&token=x#f 'b'", "https://h/a?ref=main 'b'"),
      ("https://h/a?ref=v1&X-Amz-Signature=0f'", "https://h/a?ref=v1'"),
    ]
  )
  func redacted(text: String, expected: String) { #expect(Credentials.redact(text) == expected) }

  @Test(
    "other text is kept",
    arguments: [
      "", "https://h/a:b@c", "https://h/a?ref=b&timeout=3", "https://h/a?", "https://h/a?b", "https://h/a?b=",
      "https://h?ref=a&&b",
      "ssh://git@h/x", "git@h:a/b", "a://", "://@", "http:/a:b@c", "x: y@z", "file:///a@b",
    ]
  )
  func kept(text: String) { #expect(Credentials.redact(text) == text) }

  @Test("are left out of every part of a diagnostic")
  func everywhere() {
    let secret = "https://u:secret@h/x"
    var diagnostic = Diagnostic(code: .remoteFetchFailed, message: secret, at: SourceLocation(file: secret))
      .addingNote(secret, at: SourceLocation(file: secret))
    diagnostic.excerpt = "- \(secret)"
    let redacted = diagnostic.redactingCredentials()
    #expect(!"\(redacted)\(redacted.excerpt ?? "")".contains("secret"))
    #expect(redacted.location?.file == "https://h/x")
    #expect(Diagnostic(code: .cancelled, message: "a").redactingCredentials().location == nil)
  }
}
