extension [Diagnostic] {
  /// The same diagnostics: grouped by file, in the order in which the files first occur, and sorted by line.
  package var inFileOrder: [Diagnostic] {
    guard count > 1 else { return self }
    var ranks: [String: Int] = [:]
    let keys = map { diagnostic -> (Int, Int, Int) in
      guard let location = diagnostic.location else { return (-1, 0, 0) }
      let rank = ranks[location.file] ?? ranks.count
      ranks[location.file] = rank
      return (rank, location.line, location.column)
    }
    // The library's sort is stable.
    return indices.sorted { keys[$0] < keys[$1] }.map { self[$0] }
  }
}
