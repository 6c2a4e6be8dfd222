extension [SampleValue.Member] {
  /// The first member of each name: a table of many rows asks for one after the other.
  var byName: [String: SampleValue.Member] {
    Dictionary(lazy.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension SampleValue {
  var isList: Bool { if case .array = self { true } else { false } }

  /// Whether it is a list or an object with nothing in it, or with nothing but such: `{"books": []}`.
  var isEmpty: Bool {
    switch self {
    case .array(let items): items.isEmpty
    case .object(let members): members.allSatisfy(\.value.isEmpty)
    default: false
    }
  }
}

extension SampleValue.Member {
  /// The value, where the author did not leave it out: `...` in its place shows nothing.
  var shownValue: SampleValue? { isElided && value == .null ? nil : value }
}
