import Foundation
import TestSupport
import Testing

@Suite("Lists of cases")
struct CaseListTests {
  static let topics = ((try? FileManager.default.contentsOfDirectory(atPath: GoldenTests.directory.path)) ?? [])
    .sorted().map { CaseList(topic: GoldenTests.directory.appending(path: $0)) }

  @Test("every case of a topic is listed with its purpose", arguments: topics)
  func list(_ list: CaseList) { #expect(list.problems == []) }
}
