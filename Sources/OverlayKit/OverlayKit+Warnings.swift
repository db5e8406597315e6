import OverlayDiagnostics
import OverlayKubernetesModel
import OverlayPatching
import OverlayYAMLTree

// MARK: - Annotations, labels, images

extension Diagnostic {
  static func annotationRemoved(_ key: String, at location: SourceLocation?) -> Diagnostic {
    warning(
      .annotationRemoved,
      "the annotation '\(key)' is internal to the build and is removed from the output",
      at: location
    )
  }

  static func annotationMadeText(_ key: String, kind: NodeKind, at location: SourceLocation?) -> Diagnostic {
    let isScalar = kind == .scalar
    let message =
      "the value of the annotation '\(key)' is not a string and is converted to \(isScalar ? "one" : "an empty one")"
    return warning(.annotationMadeText, message, at: location).addingNote("put it in quotes")
  }

  static func tagSuffixRepeated(
    _ suffix: String,
    image: String?,
    at location: SourceLocation?,
    image place: SourceLocation?
  ) -> Diagnostic {
    warning(
      .tagSuffixRepeated,
      "the suffix '\(suffix)' is appended twice to the tags of containers' images",
      at: location
    )
    .addingNote(image.map { "this one becomes '\($0)'" } ?? "this one does", at: place)
  }
}

// MARK: - Names

extension Diagnostic {
  static func unstableHash(_ title: String, at location: SourceLocation?) -> Diagnostic {
    let message = "the content hash in the name of \(title) differs from the one Kustomize computes"
    return warning(.unstableHash, message, at: location)
      .addingNote("only hashes of ConfigMaps and Secrets depend on their content alone")
  }
}

// MARK: - Namespaces

extension Diagnostic {
  static func missingNamespace(_ title: String, at location: SourceLocation?) -> Diagnostic {
    warning(.missingNamespace, "\(title) has no namespace, but other resources of the output have one", at: location)
  }
}

// MARK: - What does nothing

extension Diagnostic {
  static func unusedPatch(ofComponent isOfComponent: Bool, at location: SourceLocation?) -> Diagnostic {
    isOfComponent
      ? warning(
        .unusedComponentPatch,
        "no resource of this build matches the target of the component's patch",
        at: location
      )
      : warning(.unusedPatch, "no resource matches the target of this patch", at: location)
  }

  static func unusedReplacementTarget(at location: SourceLocation?) -> Diagnostic {
    warning(.unusedReplacementTarget, "no resource matches this target of the replacement", at: location)
  }

  static func unusedImage(
    _ name: String,
    near names: [String],
    at location: SourceLocation?
  ) -> Diagnostic {
    let problem = warning(.unusedImage, "no image matches '\(name.abridged)'", at: location)
    if let near = Suggestion.nearest(to: name, among: names) { return problem.suggesting(near) }
    let reference = ImageReference(name)
    guard reference.name == name else {
      return problem.addingNote("write the name without tag and digest: '\(reference.name.abridged)'")
    }
    // Names without a registry are the rule in kustomizations of others, but whole in resources.
    guard let whole = names.first(where: { $0.hasSuffix("/\(name)") }) else { return problem }
    return problem.addingNote("use the full image name: '\(whole.abridged)'")
  }
}

// MARK: - Patches

extension Diagnostic {
  static func directiveCopied(_ key: String, at location: SourceLocation?) -> Diagnostic {
    let problem = warning(
      .directiveCopied,
      "'\(key)' is not applied here and becomes part of the resource",
      at: location
    )
    guard key == "$patch" else { return problem.addingNote("'$patch' is the only directive that is known") }
    return problem.addingNote("the target has no such list, or the list does not merge")
  }

  static func historyForgotten(_ title: String, losesHash: Bool, at location: SourceLocation?) -> Diagnostic {
    let loss = losesHash ? "gets no hash, and its former names are forgotten" : "is no longer found by its former names"
    return warning(.historyForgotten, "this removes all annotations, so \(title) \(loss)", at: location)
      .addingNote("delete annotations one by one")
  }

  static func nullMadeText(_ key: String, in field: String, at location: SourceLocation?) -> Diagnostic {
    warning(
      .nullMadeText,
      "in a patch with a 'target' this null does not delete '\(key)' but sets it to a text",
      at: location
    )
    .addingNote("to delete one of the \(field), leave out 'target' or use a JSON patch")
  }

  static func nullMapIgnored(_ field: String, at location: SourceLocation?) -> Diagnostic {
    warning(.nullMadeText, "in a patch with a 'target' this null does not delete the \(field)", at: location)
      .addingNote("leave out 'target' or use a JSON patch")
  }
}

// MARK: - Replacements

extension Diagnostic {
  static func encodingIgnored(at location: SourceLocation?) -> Diagnostic {
    warning(.encodingIgnored, "the option 'encoding' has no effect", at: location)
  }

  static func valueLost(_ path: String, of title: String, at location: SourceLocation?) -> Diagnostic {
    warning(
      .valueLost,
      "the replacement cannot set '\(path.abridged)' of \(title), and its value is lost",
      at: location
    )
    .addingNote("the path leads into a null or a string, and Kustomize changes only a copy of it")
  }

  static func valueEmptied(_ path: String, of title: String, kind: NodeKind, at location: SourceLocation?)
    -> Diagnostic
  {
    warning(
      .valueEmptied,
      "the source is a \(kind.word), so the text at '\(path)' of \(title) becomes empty",
      at: location
    )
    .addingNote("a text can take the value of a scalar only")
  }
}

// MARK: - Generators

extension Diagnostic {
  static func unknownBehavior(_ word: String, at location: SourceLocation?) -> Diagnostic {
    let known = ["create", "merge", "replace"]
    let problem = warning(.unknownBehavior, "the behavior '\(word)' is unknown and counts as 'create'", at: location)
    let advice = "the behaviors are \(known.joined(separator: ", "))"
    return problem.suggesting(nearestTo: word, among: known, otherwise: advice)
  }

  static func optionOverridden(_ field: String, at location: SourceLocation?) -> Diagnostic {
    warning(.optionOverridden, "'\(field): false' has no effect, since 'generatorOptions' turns it on", at: location)
  }

  static func fieldLostInMerge(
    _ field: String,
    of title: String,
    now: String,
    at location: SourceLocation?,
    old: SourceLocation?
  ) -> Diagnostic {
    warning(.fieldLostInMerge, "merging drops '\(field)' from \(title), which \(now)", at: location)
      .addingNote("what is lost", at: old)
      .addingNote("repeat it here to keep it")
  }
}
