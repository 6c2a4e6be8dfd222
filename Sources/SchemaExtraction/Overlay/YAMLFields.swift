import SlateDiagnostics
import Yams

/// The keys of one mapping of an overlay, each with its value and its place.
struct YAMLFields {
  /// One key.
  struct Field {
    let name: String
    let node: Node
    let keyLocation: SourceLocation
    /// Where the value begins.
    let location: SourceLocation
  }

  /// Where the mapping begins.
  let location: SourceLocation
  /// The keys that are known, in their order.
  let fields: [Field]

  subscript(name: String) -> Field? {
    fields.first { $0.name == name }
  }
}

extension OverlayDecoder {
  /// The fields of a mapping; nil, with an error, where the node is none. Keys that are not known are
  /// errors: a misspelt correction would otherwise be lost without a word.
  mutating func fields(of node: Node, known: [String], in context: String) -> YAMLFields? {
    guard case .mapping(let mapping) = node else {
      fail(.overlayWrongType, "Keys with values should stand here, for \(context)", node)
      return nil
    }
    var fields: [YAMLFields.Field] = []
    for (key, value) in mapping {
      guard case .scalar(let scalar) = key else {
        fail(.overlayWrongType, "A key of \(context) should be text", key)
        continue
      }
      let name = scalar.string
      guard known.contains(name) else {
        let hint = Suggestion.phrase(for: name, among: known)
        fail(.overlayUnknownKey, "'\(name)' is not a key of \(context)\(hint)", key)
        continue
      }
      fields.append(
        .init(
          name: name, node: value, keyLocation: source.location(key.mark),
          location: source.location(value.mark)))
    }
    return YAMLFields(location: source.location(node.mark), fields: fields)
  }

  /// The text of a field; nil where it is absent, and, with an error, where it is not one text.
  mutating func string(_ name: String, in fields: YAMLFields) -> String? {
    guard let field = fields[name] else { return nil }
    return string(field.node, of: name)
  }

  /// The text of a field with its place.
  mutating func locatedString(_ name: String, in fields: YAMLFields) -> Overlay.Located<String>? {
    guard let field = fields[name], let text = string(field.node, of: name) else { return nil }
    return .init(text, at: field.location)
  }

  mutating func string(_ node: Node, of name: String) -> String? {
    guard case .scalar(let scalar) = node, node.null == nil else {
      fail(.overlayWrongType, "'\(name)' should be text", node)
      return nil
    }
    return scalar.string
  }

  /// A yes or no.
  mutating func flag(_ name: String, in fields: YAMLFields) -> Bool? {
    guard let field = fields[name] else { return nil }
    guard case .scalar = field.node, let flag = field.node.bool else {
      fail(.overlayWrongType, "'\(name)' should be true or false", field.node)
      return nil
    }
    return flag
  }

  /// One of a few words.
  mutating func word<Value: RawRepresentable>(
    _ name: String, in fields: YAMLFields, among values: [Value]
  ) -> Value? where Value.RawValue == String {
    guard let field = fields[name], let text = string(field.node, of: name) else { return nil }
    if let value = values.first(where: { $0.rawValue == text }) { return value }
    let all = values.map(\.rawValue)
    let hint = Suggestion.phrase(for: text, among: all)
    let list = all.map { "'\($0)'" }.joined(separator: ", ")
    fail(.overlayInvalidValue, "'\(text)' is none of \(list)\(hint)", field.node)
    return nil
  }

  /// A list; nil where the field is absent.
  mutating func list(_ name: String, in fields: YAMLFields) -> [Node]? {
    guard let field = fields[name] else { return nil }
    guard case .sequence(let sequence) = field.node else {
      fail(.overlayWrongType, "'\(name)' should be a list", field.node)
      return nil
    }
    return Array(sequence)
  }

  /// A list of texts, each with its place.
  mutating func strings(_ name: String, in fields: YAMLFields) -> [Overlay.Located<String>] {
    var strings: [Overlay.Located<String>] = []
    for node in list(name, in: fields) ?? [] {
      guard let text = string(node, of: name) else { continue }
      strings.append(.init(text, at: source.location(node.mark)))
    }
    return strings
  }

  mutating func missing(_ name: String, in context: String, _ fields: YAMLFields) {
    diagnostics.append(
      Diagnostic(
        .overlayMissingKey, "The key '\(name)' is missing in \(context)",
        at: fields.location))
  }

  mutating func fail(_ rule: DiagnosticRule, _ message: String, _ node: Node) {
    diagnostics.append(Diagnostic(rule, message, at: source.location(node.mark)))
  }
}
