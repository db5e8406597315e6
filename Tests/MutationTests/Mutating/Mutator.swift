import TestSupport

/// Changes cases randomly: their trees, their bytes and their files.
struct Mutator {
  var random: SplitMix64
  /// The cases that parts are taken from.
  let cases: [GoldenInput]

  init(seed: UInt64, cases: [GoldenInput]) {
    random = SplitMix64(seed: seed)
    self.cases = cases
  }

  /// A case with one to four changes.
  mutating func mutant() -> (name: String, mutant: Mutant) {
    let origin = random.pick(cases)
    var mutant = Mutant(files: origin.files)
    for _ in 0...random.number(below: 4) {
      switch random.number(below: 10) {
      case 0..<7: changeTree(of: &mutant)
      case 7, 8: changeBytes(of: &mutant)
      default: changeFiles(of: &mutant)
      }
    }
    return (origin.name, mutant)
  }

  // MARK: - Trees

  private mutating func changeTree(of mutant: inout Mutant) {
    let candidates = mutant.withDocuments
    guard !candidates.isEmpty else { return }
    let file = random.pick(candidates)
    let document = random.number(below: mutant.files[file].documents.count)
    mutant.files[file].isRewritten = true
    if random.oneIn(30) { return changeDocuments(of: &mutant.files[file]) }
    var root = mutant.files[file].documents[document]
    let position = random.number(below: root.count)
    if random.oneIn(2) {
      changeChildren(of: &root, at: position)
    } else {
      let value = value(insteadOf: root[position])
      root.change(at: position) { $0 = value }
    }
    mutant.files[file].documents[document] = root
  }

  private mutating func changeDocuments(of file: inout Mutant.File) {
    let other = random.pick(random.pick(cases).files).documents
    switch random.number(below: 3) {
    case 0: file.documents += other
    case 1: file.documents += file.documents
    default: file.documents.reverse()
    }
  }

  /// Deletes, duplicates, swaps, moves, renames or adds children of the first collection at or after a position.
  private mutating func changeChildren(of root: inout Piece, at position: Int) {
    let positions = Array(position..<root.count) + Array(0..<position)
    guard let place = positions.first(where: { !root[$0].children.isEmpty }) else { return }
    let collection = root[place]
    let index = random.number(below: collection.children.count)
    let other = random.number(below: collection.children.count)
    let child = collection.children[index]
    switch random.number(below: 7) {
    case 0, 1: root.change(at: place) { $0.children.remove(at: index) }
    case 2: root.change(at: place) { $0.children.insert(child, at: other) }
    case 3: root.change(at: place) { $0.children.swapAt(index, other) }
    case 4:
      root.change(at: place) { $0.children.remove(at: index) }
      let target = random.number(below: root.count)
      root.change(at: target) { $0.children.append(child) }
    case 5:
      let key = key(insteadOf: child.key)
      root.change(at: place) { $0.children[index].key = key }
    default:
      let added = Piece.Child(key: key(insteadOf: child.key), value: donated())
      root.change(at: place) { $0.children.insert(added, at: other) }
    }
  }

  private mutating func key(insteadOf key: String) -> String {
    switch random.number(below: 6) {
    case 0: return random.pick(Self.keys)
    case 1: return key.uppercased()
    case 2: return String(key.dropLast())
    case 3: return key + String(random.pick(Array("s /.-\"'é\u{301}")))
    case 4: return random.pick(Self.scalars)
    default: return random.pick(donated().children.map(\.key) + [key])
    }
  }

  /// A replacement for a value.
  private mutating func value(insteadOf value: Piece) -> Piece {
    switch random.number(below: 7) {
    case 0: return random.pick(Self.wrongValues)
    case 1: return Piece(source: random.pick(Self.scalars))
    case 2: return donated()
    case 3: return Piece(.list, [Piece.Child(key: "", value: value)])
    case 4: return Piece(.mapping, [Piece.Child(key: random.pick(Self.keys), value: value)])
    case 5:
      var marked = value
      marked.mark = random.pick(Self.marks)
      return marked
    default: return value.children.isEmpty ? Piece(source: "*a") : random.pick(value.children).value
    }
  }

  /// A part of any case.
  private mutating func donated() -> Piece {
    let documents = random.pick(random.pick(cases).files).documents
    guard !documents.isEmpty else { return Piece(source: random.pick(Self.scalars)) }
    let root = random.pick(documents)
    return root[random.number(below: root.count)]
  }

  // MARK: - Bytes

  private mutating func changeBytes(of mutant: inout Mutant) {
    let file = random.number(below: mutant.files.count)
    mutant.files[file].becomeBytes()
    var bytes = mutant.files[file].bytes
    let position = random.number(below: bytes.count + 1)
    let end = min(bytes.count, position + random.number(below: 40))
    switch random.number(below: 9) {
    case 0: bytes.removeSubrange(position...)
    case 1: bytes.removeSubrange(position..<end)
    case 2: bytes.insert(contentsOf: bytes[position..<end], at: random.number(below: bytes.count + 1))
    case 3 where position < bytes.count: bytes[position] ^= 1 << UInt8(random.number(below: 8))
    case 4 where position < bytes.count: bytes[position] = UInt8(truncatingIfNeeded: random.next())
    case 5: bytes = bytes.flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] }
    case 6: bytes.insert(contentsOf: "\u{FEFF}".utf8, at: random.oneIn(2) ? 0 : position)
    case 7 where random.oneIn(4):
      bytes =
        [0xFF, 0xFE] + String(decoding: bytes, as: UTF8.self).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    default: bytes.insert(contentsOf: random.pick(Self.snippets).utf8, at: position)
    }
    mutant.files[file].bytes = bytes
  }

  // MARK: - Files

  private mutating func changeFiles(of mutant: inout Mutant) {
    let file = random.number(below: mutant.files.count)
    let other = random.number(below: mutant.files.count)
    switch random.number(below: 6) {
    case 0 where mutant.files.count > 1: mutant.files.remove(at: file)
    case 1: mutant.files[file].path += random.pick([".yml", "~", "/kustomization.yaml", "é"])
    case 2:
      let path = mutant.files[file].path
      mutant.files[file].path = mutant.files[other].path
      mutant.files[other].path = path
    case 3: mutant.files[file] = Mutant.File(path: mutant.files[file].path, bytes: [])
    case 4:
      var copy = mutant.files[file]
      copy.path = "input/kustomization.yml"
      mutant.files.append(copy)
    default:
      var donor = random.pick(random.pick(cases).files)
      donor.path = mutant.files[file].path
      mutant.files[file] = donor
    }
  }
}
