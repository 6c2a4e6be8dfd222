/// The body of a call as the encoder sees it.
struct CallBody: Encodable {
  let body: APICall.Body

  func encode(to encoder: any Encoder) throws {
    switch body {
    case .attributes(let attributes):
      var container = encoder.container(keyedBy: AttributeKey.self)
      for (name, value) in attributes {
        try container.encode(value, forKey: AttributeKey(name))
      }
    case .value(let value):
      try value.encode(to: encoder)
    case .bytes:
      // They are sent as they are.
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    }
  }
}
