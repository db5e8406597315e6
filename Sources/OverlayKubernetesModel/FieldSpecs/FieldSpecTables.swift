/// The tables of ``DefaultFieldSpecs``.
///
/// The optimizer lays out an array literal as data of the program if its rows have at most six words (a string counts
/// for two) and contain no other arrays; hence types and paths have separate tables. The tables are read in place,
/// by index: passing one on as an array would cost twenty microseconds for its type.
enum FieldSpecTables {
  /// One kind pattern.
  struct TypeRow: Sendable {
    let group: String
    let version: String
    let kind: String

    init(_ group: String, _ version: String, _ kind: String) {
      self.group = group
      self.version = version
      self.kind = kind
    }
  }

  /// One field spec, whose path is a run of ``segments``.
  struct SpecRow: Sendable {
    /// An index in ``types``.
    let types: Int32
    let first: Int32
    let count: Int32
    let create: Bool

    init(_ types: Int32, _ first: Int32, _ count: Int32, create: Bool = false) {
      self.types = types
      self.first = first
      self.count = count
      self.create = create
    }
  }

  /// One name reference rule: its referent, and a run of ``specs`` that are its referrers.
  typealias RuleRow = SpecRow
}
