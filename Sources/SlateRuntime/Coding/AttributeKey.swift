/// The name of an attribute in a JSON object.
///
/// Keys are plain strings: generated code passes the names that the reference uses.
struct AttributeKey: CodingKey {
  let stringValue: String

  var intValue: Int? { nil }

  init(_ name: String) {
    stringValue = name
  }

  init(stringValue: String) {
    self.stringValue = stringValue
  }

  init?(intValue: Int) {
    nil
  }
}
