/// A value that stands under a key of an object, or comes as it is.
struct Enveloped<Value: Decodable>: Decodable {
  let value: Value

  /// The key's name among the decoder's notes.
  static var nameKey: CodingUserInfoKey? {
    CodingUserInfoKey(rawValue: "SlateRuntime.envelopeName")
  }

  init(from decoder: any Decoder) throws {
    guard let note = Self.nameKey, let name = decoder.userInfo[note] as? String,
      let container = try? decoder.container(keyedBy: AttributeKey.self),
      container.contains(AttributeKey(name))
    else {
      value = try Value(from: decoder)
      return
    }
    let key = AttributeKey(name)
    if (try? container.decodeNil(forKey: key)) == true, let nothing = Self.nothing {
      value = nothing
    } else {
      value = try container.decode(Value.self, forKey: key)
    }
  }

  /// What null stands for: a model of which nothing is known, or no elements.
  private static var nothing: Value? {
    for text in ["{}", "[]"] {
      if let value = try? JSONCoding.decode(Value.self, from: Array(text.utf8)) { return value }
    }
    return nil
  }
}
