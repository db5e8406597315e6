import OverlayDiagnostics
import OverlayYAMLTree

/// A mapping whose fields are known by name.
protocol FieldDecodable: Sendable {
  /// Everything that may stand in the mapping.
  static var fields: [Field<Self>] { get }

  /// Creates the value that an empty mapping stands for.
  init(at location: SourceLocation)

  /// Takes note of a field that has just been decoded.
  mutating func didDecode(_ field: String, isNull: Bool, at location: SourceLocation)
}

extension FieldDecodable {
  mutating func didDecode(_ field: String, isNull: Bool, at location: SourceLocation) {}
}

/// A field of a mapping: its name, and what its value does to the value that is being decoded.
///
/// A field may stand more than once, in spellings that differ in case. Then each is decoded in turn on top of what the
/// one before it left, as Go's `encoding/json` does: a null empties lists and maps and leaves text and numbers alone,
/// maps are united, and elements of lists are edited in place.
struct Field<Root>: Sendable {
  /// The name, in the spelling of the documentation.
  let name: String
  /// The name as it is compared where it is spelled in another case; see ``FieldReader/folded(_:)``.
  let foldedName: Text
  /// Edits the root according to a node, which is named by a path in messages.
  let decode: @Sendable (_ node: NodeID, _ path: String, _ root: inout Root, _ reader: inout FieldReader) -> Void

  /// A property of the root.
  ///
  /// Its key path is made when the field is met: a file has few of all fields, and making a key path takes time.
  typealias Path<Value> = @Sendable () -> any WritableKeyPath<Root, Value> & Sendable

  /// Creates a field.
  init(
    name: String,
    decode:
      @escaping @Sendable (_ node: NodeID, _ path: String, _ root: inout Root, _ reader: inout FieldReader) ->
      Void
  ) {
    self.name = name
    foldedName = Text(FieldReader.folded(name))
    self.decode = decode
  }
}

// MARK: - Scalars

extension Field {
  /// A string; unless `keepsEmpty`, the empty string counts as none.
  ///
  /// Where it is strict, a number is refused however lenient the file's ``FieldReader/Strictness``.
  static func text(
    _ name: String,
    _ target: @autoclosure @escaping Path<Located<String>?>,
    isStrict: Bool = false,
    keepsEmpty: Bool = false
  ) -> Field {
    Field(name: name) { node, path, root, reader in
      guard let text = reader.text(node, path, isStrict: isStrict) else { return }
      root[keyPath: target()] = text.isEmpty && !keepsEmpty ? nil : Located(text, at: reader.location(of: node))
    }
  }

  /// Text without a place.
  static func text(_ name: String, _ target: @autoclosure @escaping Path<Text>, isStrict: Bool = false) -> Field {
    Field(name: name) { node, path, root, reader in
      if let text = reader.text(node, path, isStrict: isStrict) { root[keyPath: target()] = Text(text) }
    }
  }

  /// Text that is read as YAML, or names a file; empty text counts as none.
  static func inlineText(_ name: String, _ target: @autoclosure @escaping Path<InlineText?>) -> Field {
    Field(name: name) { node, path, root, reader in
      guard let text = reader.text(node, path) else { return }
      root[keyPath: target()] = text.isEmpty ? nil : reader.inlineText(text, of: node)
    }
  }

  /// `true` or `false`.
  static func flag(_ name: String, _ target: @autoclosure @escaping Path<Bool>) -> Field {
    Field(name: name) { node, path, root, reader in
      if let flag = reader.flag(node, path) { root[keyPath: target()] = flag }
    }
  }

  /// A whole number with its place.
  static func integer(_ name: String, _ target: @autoclosure @escaping Path<Located<Int64>>) -> Field {
    Field(name: name) { node, path, root, reader in
      guard let integer = reader.integer(node, path) else { return }
      root[keyPath: target()] = Located(integer, at: reader.location(of: node))
    }
  }

  /// A whole number.
  static func integer(_ name: String, _ target: @autoclosure @escaping Path<Int64>) -> Field {
    Field(name: name) { node, path, root, reader in
      if let integer = reader.integer(node, path) { root[keyPath: target()] = integer }
    }
  }

  /// A whole number.
  static func integer(_ name: String, _ target: @autoclosure @escaping Path<Int>) -> Field {
    Field(name: name) { node, path, root, reader in
      if let integer = reader.integer(node, path) { root[keyPath: target()] = Int(clamping: integer) }
    }
  }
}

// MARK: - Collections

extension Field {
  /// A list of texts.
  static func texts(_ name: String, _ target: @autoclosure @escaping Path<[Located<String>]>) -> Field {
    Field(name: name) { node, path, root, reader in
      reader.list(node, path, into: &root[keyPath: target()]) { element, path, old, reader in
        guard let text = reader.text(element, path) else { return old ?? Located("", at: reader.location(of: element)) }
        return Located(text, at: reader.location(of: element))
      }
    }
  }

  /// A list of texts that are read as YAML, or name files.
  static func inlineTexts(_ name: String, _ target: @autoclosure @escaping Path<[InlineText]>) -> Field {
    Field(name: name) { node, path, root, reader in
      reader.list(node, path, into: &root[keyPath: target()]) { element, path, old, reader in
        let text = reader.text(element, path)
        if text == nil, let old { return old }
        return reader.inlineText(text ?? "", of: element)
      }
    }
  }

  /// A map of texts to texts.
  static func pairs(_ name: String, _ target: @autoclosure @escaping Path<[Pair]>) -> Field {
    Field(name: name) { node, path, root, reader in reader.pairs(node, path, into: &root[keyPath: target()]) }
  }

  /// A mapping of any form.
  static func anyMapping(_ name: String, _ target: @autoclosure @escaping Path<NodeID?>) -> Field {
    Field(name: name) { node, path, root, reader in
      root[keyPath: target()] = reader.mapping(node, path) == nil ? nil : node
    }
  }

  /// A mapping with known fields.
  static func object<Value: FieldDecodable>(_ name: String, _ target: @autoclosure @escaping Path<Value?>) -> Field {
    Field(name: name) { node, path, root, reader in
      guard !reader.isNull(node) else {
        root[keyPath: target()] = nil
        return
      }
      var value = root[keyPath: target()] ?? Value(at: reader.location(of: node))
      reader.decode(node, path, into: &value, Value.fields)
      root[keyPath: target()] = value
    }
  }

  /// A list of mappings with known fields, by default those of their type.
  ///
  /// A null stands for an empty mapping, unless it is not allowed.
  static func list<Element: FieldDecodable>(
    _ name: String,
    _ target: @autoclosure @escaping Path<[Element]>,
    of fields: [Field<Element>] = Element.fields,
    allowsNull: Bool = true
  ) -> Field {
    Field(name: name) { node, path, root, reader in
      reader.list(node, path, into: &root[keyPath: target()]) { element, path, old, reader in
        var value = old ?? Element(at: reader.location(of: element))
        if !allowsNull || !reader.isNull(element) { reader.decode(element, path, into: &value, fields) }
        return value
      }
    }
  }

  /// A field of a part of the root, which the file does not show as a mapping of its own.
  static func embedded<Part>(_ field: Field<Part>, in target: @autoclosure @escaping Path<Part>) -> Field {
    Field(name: field.name) { node, path, root, reader in field.decode(node, path, &root[keyPath: target()], &reader) }
  }
}

extension Field where Root: FieldDecodable {
  /// A mapping whose fields belong to the same value; a null changes nothing.
  static func group(_ name: String, _ fields: [Field]) -> Field {
    Field(name: name) { node, path, root, reader in
      if !reader.isNull(node) { reader.decode(node, path, into: &root, fields) }
    }
  }
}
