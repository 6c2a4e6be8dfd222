extension SampleValue {
  var isList: Bool { if case .array = self { true } else { false } }
}
