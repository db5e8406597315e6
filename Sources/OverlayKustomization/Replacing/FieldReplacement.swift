import OverlayDiagnostics
import OverlayYAMLTree

/// Creates edits that replace deprecated fields without changing the output.
struct FieldReplacement {
  private let file: FieldLines

  init(_ file: FieldLines) { self.file = file }

  /// The edit for a field; `nil` if the output might change.
  func edit(for field: String) -> Diagnostic.Edit? {
    guard let block = file.block(field), file.areMovable(block.range) else { return nil }
    switch field {
    case "bases": return list(block, "resources", atEnd: true) { $0 }
    case "imageTags": return list(block, "images", atEnd: true) { $0 }
    case "patchesJson6902":
      // 'patches' are applied before these fields, and 'patchesJson6902' after them.
      let between = ["namespace", "namePrefix", "nameSuffix", "labels", "commonLabels", "commonAnnotations"]
      guard !hasAny(between + ["patchesStrategicMerge", "buildMetadata"]), !hasSpecialPatches(block) else { return nil }
      return list(block, "patches", atEnd: true) { $0 }
    case "patchesStrategicMerge":
      guard !hasAny(["buildMetadata"]) else { return nil }
      return list(block, "patches", atEnd: false, word: "path: ") { _ in mergePatches(block) }
    case "commonLabels": return hasAny(["buildMetadata", "configurations"]) ? nil : labels(block)
    case "helmChartInflationGenerator": return list(block, "helmCharts", atEnd: true) { _ in charts(block) }
    default: return nil
    }
  }

  private func hasAny(_ fields: [String]) -> Bool { fields.contains { file.block($0) != nil } }

  /// Whether a JSON patch may have another effect in `patches`.
  ///
  /// There patches are trimmed, which matters if trailing whitespace is part of a value, and references follow a resource
  /// that a patch renames.
  private func hasSpecialPatches(_ block: FieldLines.Block) -> Bool {
    file.tree.elements(of: block.value).contains { element in
      guard let patch = file.tree.value("patch", in: element) else { return false }
      let text = file.tree.string(of: patch)
      let hasBlock = text.utf8.contains { "|>".utf8.contains($0) }
      return text.unicodeScalars.last?.properties.isWhitespace == true && hasBlock
        || ["/metadata/name", "/kind", "/apiVersion"].contains { text.contains($0) }
    }
  }

  // MARK: - Lists

  /// Renames a list, or adds its elements to the list that replaced it.
  ///
  /// - Parameters:
  ///   - block: The list.
  ///   - name: The replacement.
  ///   - atEnd: Whether the elements are added after the present ones.
  ///   - word: A prefix for elements of a list in brackets.
  ///   - elements: Changes the lines of the elements.
  /// - Returns: The edit; `nil` if the output might change.
  private func list(
    _ block: FieldLines.Block,
    _ name: String,
    atEnd: Bool,
    word: String = "",
    _ elements: ([String]) -> [String]?
  ) -> Diagnostic.Edit? {
    let target = file.block(name)
    let rest = file.rest(of: block)
    if let indentation = file.indentation(ofListIn: block) {
      guard let new = elements(Array(file.lines[block.body])) else { return nil }
      guard let target else { return file.replacing(block, with: [name + ":" + rest] + new) }
      guard let wanted = file.indentation(ofListIn: target) else { return nil }
      let comment = rest.trimmingSpaces.isEmpty ? [] : [String(repeating: " ", count: wanted) + rest.trimmingSpaces]
      let shifted = comment + FieldLines.shifted(new, by: wanted - indentation)
      return file.moving(block, as: shifted, into: target, atEnd: atEnd)
    }
    guard let words = file.words(ofListIn: block) else {
      // The field can still be renamed.
      guard target == nil, word.isEmpty, name != "helmCharts" else { return nil }
      return file.replacing(block, with: [name + ":" + rest] + file.lines[block.body])
    }
    let lines = words.map { "- \(word)\($0)" }
    guard let target else {
      return file.replacing(block, with: word.isEmpty ? [name + ":" + rest] : [name + ":"] + lines)
    }
    if let wanted = file.indentation(ofListIn: target) {
      return file.moving(block, as: FieldLines.shifted(lines, by: wanted), into: target, atEnd: atEnd)
    }
    guard word.isEmpty, let before = file.words(ofListIn: target) else { return nil }
    let line = "\(name): [\((before + words).joined(separator: ", "))]"
    let (first, last) = block.range.lowerBound < target.range.lowerBound ? (block, target) : (target, block)
    guard first.range.upperBound == last.range.lowerBound else { return nil }
    return file.replacing(first.range.lowerBound..<last.range.upperBound, with: [line])
  }

  /// The elements of `patchesStrategicMerge` as elements of `patches`, with `path` or `patch`.
  private func mergePatches(_ block: FieldLines.Block) -> [String]? {
    let elements = file.tree.elements(of: block.value)
    var result = Array(file.lines[block.body])
    for (index, element) in elements.enumerated() {
      guard let place = file.tree.location(of: element), let (before, rest) = file.parts(of: place) else { return nil }
      let following = index + 1 < elements.count ? file.tree.location(of: elements[index + 1]) : nil
      let line = place.line - 1 - block.body.lowerBound
      let end = following.map { $0.line - 1 - block.body.lowerBound } ?? result.count
      guard result.indices.contains(line), line < end, before.hasSuffix("- ") else { return nil }
      switch file.tree.style(of: element) {
      case .literal, .folded:
        // Other headers depend on the surrounding indentation.
        let header = rest.prefix { $0 != "#" }.trimmingSpaces
        guard ["|", "|-", ">", ">-"].contains(header), !before.hasSuffix("-  "),
          file.tree.string(of: element).utf8.contains(UInt8(ascii: "\n"))
        else { return nil }
        result[line] = before + "patch: " + rest
        for inner in line + 1..<end { result[inner] = FieldLines.shifted([result[inner]], by: 2).joined() }
      case .plain, .singleQuoted, .doubleQuoted:
        let isAlone = result[(line + 1)..<end].allSatisfy {
          $0.trimmingSpaces.isEmpty || $0.trimmingSpaces.hasPrefix("#")
        }
        let text = file.tree.string(of: element)
        guard isAlone, !text.isEmpty, !text.utf8.contains(where: { "{\n".utf8.contains($0) }) else { return nil }
        result[line] = before + "path: " + rest
      }
    }
    return result
  }

  /// The elements of `helmChartInflationGenerator` with the field names of `helmCharts`.
  private func charts(_ block: FieldLines.Block) -> [String]? {
    let names = [
      "chartName": "name", "chartVersion": "version", "chartRepoUrl": "repo", "values": "valuesFile",
      "valuesLocal": "valuesInline", "valuesMerge": "valuesMerge", "releaseName": "releaseName",
    ]
    var result = Array(file.lines[block.body])
    for element in file.tree.elements(of: block.value) {
      for entry in file.tree.entries(of: element).reversed() {
        let key = file.tree.string(of: entry.key)
        guard let place = file.tree.location(of: entry.key), let name = names[key], block.body.contains(place.line - 1),
          let (before, _) = file.parts(of: place)
        else { return nil }
        // Fields further right on the line are already renamed.
        let line = place.line - 1 - block.body.lowerBound
        let rest = String(result[line].unicodeScalars.dropFirst(before.unicodeScalars.count))
        guard rest.hasPrefix(key + ":") else { return nil }
        result[line] = before + name + rest.dropFirst(key.count)
      }
    }
    return result
  }

  // MARK: - Labels

  /// `commonLabels` as an entry of `labels`.
  private func labels(_ block: FieldLines.Block) -> Diagnostic.Edit? {
    guard file.tree.kind(of: block.value) == .mapping, let first = file.tree.firstChild(of: block.value),
      let place = file.tree.location(of: first)
    else { return nil }
    let rest = file.rest(of: block)
    let target = file.block("labels")
    let wanted = target.map { file.indentation(ofListIn: $0) } ?? 0
    guard let wanted else { return nil }
    var entry = ["- includeSelectors: true"]
    if file.tree.isFlow(block.value) {
      guard block.range.count == 1 else { return nil }
      entry.append("  pairs:" + rest)
    } else {
      guard block.body.contains(place.line - 1) else { return nil }
      entry.append("  pairs:" + (target == nil ? "" : rest))
      entry += FieldLines.shifted(file.lines[block.body], by: 4 - (place.column - 1))
    }
    guard let target else {
      return file.replacing(block, with: ["labels:" + (file.tree.isFlow(block.value) ? "" : rest)] + entry)
    }
    return file.moving(block, as: FieldLines.shifted(entry, by: wanted), into: target, atEnd: true)
  }

  // MARK: - Generators

  /// The edit for the `env` of a generator's entry.
  func edit(forEnvironment value: NodeID, of entry: NodeID) -> Diagnostic.Edit? {
    let keys = file.tree.entries(of: entry).map { file.tree.string(of: $0.key).lowercased() }
    guard keys.count(where: { $0 == "env" || $0 == "envs" }) == 1, let place = file.tree.location(of: value),
      let (before, rest) = file.parts(of: place),
      file.tree.style(of: value) == .plain
    else { return nil }
    let text = file.tree.string(of: value)
    let head = before.dropLast(before.reversed().prefix { $0 == " " }.count)
    guard head.hasSuffix("env:"), rest.hasPrefix(text), !text.utf8.contains(where: { ",[]{}&*!".utf8.contains($0) })
    else { return nil }
    let line = head.dropLast("env:".count) + "envs: [\(text)]" + rest.dropFirst(text.count)
    return file.replacing(place.line - 1..<place.line, with: [String(line)])
  }
}
