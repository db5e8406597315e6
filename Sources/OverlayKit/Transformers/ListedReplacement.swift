import OverlayKustomization

/// A replacement, and where it stands in the list `replacements`.
struct ListedReplacement {
  let replacement: Replacement
  /// The entry, counted from 0.
  private let entry: Int
  /// The file that the entry names, and the place of the replacement in there.
  private let element: (file: String, position: Int)?

  init(_ replacement: Replacement, entry: Int, element: (file: String, position: Int)? = nil) {
    self.replacement = replacement
    self.entry = entry
    self.element = element
  }

  /// What messages call the replacement.
  var title: String {
    guard let element else { return "replacements[\(entry)]" }
    return "replacements[\(entry)], which is element \(element.position) of '\(element.file)'"
  }
}

extension Selector {
  /// What is selected, in messages: `Deployment 'web' in namespace 'shop'`.
  var summary: String {
    let what = kind?.value.abridged ?? "resource"
    let named = name.map { "\(what) '\($0.value.abridged)'" } ?? what
    return namespace.map { "\(named) in namespace '\($0.value.abridged)'" } ?? named
  }
}
