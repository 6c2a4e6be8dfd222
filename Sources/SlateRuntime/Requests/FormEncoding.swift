/// Writes a body as `application/x-www-form-urlencoded`.
///
/// What is inside an object or an array has a name in brackets: `address[city]=Bath&tags[]=novel`. Null is left out.
enum FormEncoding {
  static let contentType = "application/x-www-form-urlencoded"

  /// The fields of an object, by name; a value that is no object has none.
  static func bytes(of value: JSONValue) -> [UInt8] {
    let fields = fields(of: value).map { name, value in
      "\(PercentEncoding.form(name))=\(PercentEncoding.form(value))"
    }
    return Array(fields.joined(separator: "&").utf8)
  }

  /// The names with their texts, in the order of the names.
  static func fields(of value: JSONValue) -> [(name: String, value: String)] {
    var fields: [(name: String, value: String)] = []
    if case .object(let attributes) = value {
      for (name, value) in attributes.sorted(by: { $0.key < $1.key }) {
        append(value, named: name, to: &fields)
      }
    }
    return fields
  }

  private static func append(
    _ value: JSONValue, named name: String, to fields: inout [(name: String, value: String)]
  ) {
    switch value {
    case .null: return
    case .array(let elements):
      for element in elements { append(element, named: "\(name)[]", to: &fields) }
    case .object(let attributes):
      for (key, value) in attributes.sorted(by: { $0.key < $1.key }) {
        append(value, named: "\(name)[\(key)]", to: &fields)
      }
    case .bool, .integer, .number, .string:
      fields.append((name, value.parameterText))
    }
  }
}

extension PercentEncoding {
  /// A name or a value of a form; brackets stay, since servers look for them.
  static func form(_ value: String) -> String {
    query(value).replacing("%5B", with: "[").replacing("%5D", with: "]")
  }
}
