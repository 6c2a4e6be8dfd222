extension SampleValue {
  var isList: Bool { if case .array = self { true } else { false } }
}

extension SampleValue.Member {
  /// The value, where the author did not leave it out: `...` in its place shows nothing.
  var shownValue: SampleValue? { isElided && value == .null ? nil : value }
}
