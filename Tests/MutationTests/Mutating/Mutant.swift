import OverlayYAMLTree

/// The files of a case, some of them changed.
struct Mutant: Sendable {
  /// A file, as bytes or as documents that can be changed.
  struct File: Sendable {
    var path: String
    var bytes: [UInt8]
    /// The documents; empty if the file is not YAML.
    var documents: [Piece]
    /// Whether the documents, not the bytes, are the current content.
    var isRewritten = false

    init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
      let file = try? YAMLReader.readDocuments(bytes, place: SourceText(file: path))
      documents = file.map { file in file.documents.map { Piece($0, of: file.tree) } } ?? []
    }

    /// The current content.
    var content: [UInt8] {
      isRewritten ? Array(documents.map { $0.written() }.joined(separator: "---\n").utf8) : bytes
    }

    /// Makes the bytes the current content, so that they can be changed.
    mutating func becomeBytes() {
      bytes = content
      documents = []
      isRewritten = false
    }
  }

  var files: [File]

  /// The positions of files with documents.
  var withDocuments: [Int] { files.indices.filter { !files[$0].documents.isEmpty } }
}
