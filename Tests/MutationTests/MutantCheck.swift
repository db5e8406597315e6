import Foundation
import OverlayDiagnostics
import OverlayKit
import OverlayKustomization
import OverlayYAMLTree

/// Builds a mutant and checks the result.
struct MutantCheck {
  /// The files by the path from the root.
  private let files: [String: [UInt8]]
  /// The problems of the result.
  private(set) var complaints: [String] = []

  /// The maximum time of a build as a multiple of ``OrdinaryBuild``.
  private static let limit = 200.0

  init(_ mutant: Mutant) {
    var fileSystem = InMemoryFileSystem(currentDirectory: "/w")
    var files: [String: [UInt8]] = [:]
    for file in mutant.files {
      fileSystem.addFile(file.content, at: file.path)
      files[LexicalPath.join("/w", file.path)] = file.content
    }
    self.files = files
    var options = BuildOptions()
    options.allowsNetwork = false
    let compiler = OverlayCompiler(options: options, fileSystem: fileSystem)
    var outcome: Result<BuildResult, BuildFailure>?
    let time = OrdinaryBuild.processorTime {
      outcome = Result { () throws(BuildFailure) in try compiler.build("input") }
    }
    switch outcome {
    case .success(let result): check(result)
    case .failure(let failure): check(failure)
    case nil: break
    }
    guard time > Self.limit * OrdinaryBuild.time else { return }
    // Load on the machine may slow down one of the two, but not repeatedly.
    let cost = (0..<3).map { _ in
      let unit = OrdinaryBuild.measure()
      return OrdinaryBuild.processorTime { _ = try? compiler.build("input") } / unit
    }.min()
    if let cost, cost > Self.limit { complaints.append("it took \(cost) times as long as an ordinary build") }
  }

  private mutating func check(_ result: BuildResult) {
    result.warnings.forEach { check($0) }
    let output = result.yaml()
    // Kustomize writes these such that they cannot be read again, and so does Overlay.
    let breaks: Set<Unicode.Scalar> = ["\u{85}", "\u{2028}", "\u{2029}"]
    if String(decoding: output, as: UTF8.self).unicodeScalars.contains(where: breaks.contains) { return }
    do throws(Diagnostic) {
      let read = try YAMLReader.readDocuments(output, place: SourceText(file: "output"))
      if read.documents.count != result.resources.count {
        complaints.append("\(result.resources.count) resources are written as \(read.documents.count) documents")
      }
    } catch {
      complaints.append("the output cannot be read: \(error)")
    }
  }

  private mutating func check(_ failure: BuildFailure) {
    if !(1...20).contains(failure.errors.count) {
      complaints.append("\(failure.errors.count) errors")
    }
    failure.errors.forEach { check($0) }
    failure.warnings.forEach { check($0) }
  }

  private mutating func check(_ diagnostic: Diagnostic) {
    if diagnostic.message.isEmpty { complaints.append("no message: \(diagnostic)") }
    for location in [diagnostic.location] + diagnostic.notes.map(\.location) {
      guard let location, location.line != 0 || location.column != 0 else { continue }
      guard let bytes = files[LexicalPath.join("/w", location.file)] else {
        complaints.append("no such file: \(diagnostic)")
        continue
      }
      // Locations in UTF-16 are not exact, and no Kubernetes tool reads it.
      if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { continue }
      let lengths = Self.lengthsOfLines(in: bytes)
      if !lengths.indices.contains(location.line - 1) {
        complaints.append("the file has \(lengths.count) lines: \(diagnostic)")
      } else if !(0...lengths[location.line - 1] + 1).contains(location.column) {
        complaints.append("the line has \(lengths[location.line - 1]) characters: \(diagnostic)")
      }
    }
  }

  /// The code points in each line, as YAML 1.1 divides lines.
  private static func lengthsOfLines(in bytes: [UInt8]) -> [Int] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self).unicodeScalars.count }
  }
}
