import OverlayDiagnostics
import OverlayYAMLTree

/// A mapping with known fields.
protocol FieldDecodable: Sendable {
  /// All fields of the mapping.
  static var fields: [Field<Self>] { get }

  /// Creates the value of an empty mapping.
  init(at location: SourceLocation)

  /// Called after a field has been decoded.
  mutating func didDecode(_ field: String, isNull: Bool, at location: SourceLocation)
}

extension FieldDecodable {
  mutating func didDecode(_ field: String, isNull: Bool, at location: SourceLocation) {}
}

/// Places for the values of fields that are checked, but have no effect.
struct UnusedValues {
  var string: Located<String>?
  var strings: [Located<String>] = []
  var pairs: [LocatedPair] = []
}

/// A field of a mapping: its name, and how its value changes the value that is being decoded.
///
/// A field may be repeated with different capitalization. As in Go's `encoding/json`, each value is then decoded on top of
/// the previous one: null clears lists and maps and has no effect on strings and numbers, maps are merged, and elements of
/// lists are changed in place.
struct Field<Root>: Sendable {
  /// The name with the capitalization of the documentation.
  let name: String
  /// The name for comparisons without regard to case; see ``FieldReader/folded(_:)``.
  let foldedName: Text
  /// Changes the root according to a node.
  ///
  /// Messages name the node by the path.
  let decode: @Sendable (_ node: NodeID, _ path: String, _ root: inout Root, _ reader: inout FieldReader) -> Void

  /// A property of the root.
  ///
  /// Its key path is created only if the field occurs: a file has few of all fields, and creating a key path takes time.
  typealias Path<Value> = @Sendable () -> any WritableKeyPath<Root, Value> & Sendable

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
  /// A string with its place.
  ///
  /// An empty string becomes `nil` unless `keepsEmpty`. A strict field rejects numbers in files of any
  /// ``FieldReader/Strictness``.
  static func string(
    _ name: String,
    _ target: @autoclosure @escaping Path<Located<String>?>,
    isStrict: Bool = false,
    keepsEmpty: Bool = false
  ) -> Field {
    Field(name: name) { node, path, root, reader in
      guard let string = reader.string(node, path, isStrict: isStrict) else { return }
      root[keyPath: target()] = string.isEmpty && !keepsEmpty ? nil : Located(string, at: reader.location(of: node))
    }
  }

  /// A string without its place.
  static func string(_ name: String, _ target: @autoclosure @escaping Path<Text>, isStrict: Bool = false) -> Field {
    Field(name: name) { node, path, root, reader in
      if let string = reader.string(node, path, isStrict: isStrict) { root[keyPath: target()] = Text(string) }
    }
  }

  /// A string that contains YAML or is a path.
  ///
  /// An empty string becomes `nil`.
  static func inlineString(_ name: String, _ target: @autoclosure @escaping Path<InlineText?>) -> Field {
    Field(name: name) { node, path, root, reader in
      guard let text = reader.string(node, path) else { return }
      root[keyPath: target()] = text.isEmpty ? nil : reader.inlineString(text, of: node)
    }
  }

  static func flag(_ name: String, _ target: @autoclosure @escaping Path<Bool>) -> Field {
    Field(name: name) { node, path, root, reader in
      if let flag = reader.flag(node, path) { root[keyPath: target()] = flag }
    }
  }

  static func integer(_ name: String, _ target: @autoclosure @escaping Path<Located<Int64>>) -> Field {
    Field(name: name) { node, path, root, reader in
      guard let integer = reader.integer(node, path) else { return }
      root[keyPath: target()] = Located(integer, at: reader.location(of: node))
    }
  }

  static func integer<Value: FixedWidthInteger & Sendable>(
    _ name: String,
    _ target: @autoclosure @escaping Path<Value>
  ) -> Field {
    Field(name: name) { node, path, root, reader in
      if let integer = reader.integer(node, path) { root[keyPath: target()] = Value(clamping: integer) }
    }
  }
}

// MARK: - Collections

extension Field {
  static func strings(_ name: String, _ target: @autoclosure @escaping Path<[Located<String>]>) -> Field {
    Field(name: name) { node, path, root, reader in
      reader.list(node, path, into: &root[keyPath: target()]) { element, path, old, reader in
        guard let text = reader.string(element, path) else {
          return old ?? Located("", at: reader.location(of: element))
        }
        return Located(text, at: reader.location(of: element))
      }
    }
  }

  /// A list of strings that contain YAML or are paths.
  static func inlineStrings(_ name: String, _ target: @autoclosure @escaping Path<[InlineText]>) -> Field {
    Field(name: name) { node, path, root, reader in
      reader.list(node, path, into: &root[keyPath: target()]) { element, path, old, reader in
        let text = reader.string(element, path)
        if text == nil, let old { return old }
        return reader.inlineString(text ?? "", of: element)
      }
    }
  }

  /// A map of strings to strings.
  static func pairs(_ name: String, _ target: @autoclosure @escaping Path<[LocatedPair]>) -> Field {
    Field(name: name) { node, path, root, reader in reader.pairs(node, path, into: &root[keyPath: target()]) }
  }

  /// A mapping with any content.
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

  /// A list of mappings with known fields.
  ///
  /// A null element is an empty mapping if `allowsNull`, and otherwise an error.
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

  /// A field of a part of the root that is not a mapping of its own in the file.
  static func embedded<Part>(_ field: Field<Part>, in target: @autoclosure @escaping Path<Part>) -> Field {
    Field(name: field.name) { node, path, root, reader in field.decode(node, path, &root[keyPath: target()], &reader) }
  }
}

extension Field where Root: FieldDecodable {
  /// A mapping whose fields belong to the root.
  ///
  /// Null has no effect.
  static func group(_ name: String, _ fields: [Field]) -> Field {
    Field(name: name) { node, path, root, reader in
      if !reader.isNull(node) { reader.decode(node, path, into: &root, fields) }
    }
  }
}
