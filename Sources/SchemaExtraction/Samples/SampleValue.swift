import SlateDiagnostics

/// A JSON value as a sample shows it: keys in their order, numbers in their own spelling.
public enum SampleValue: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number without fraction and exponent, as JSON writes it: `60`.
  case integer(String)
  /// Any other number, as JSON writes it: `60.0`, `1e5`.
  case number(String)
  /// Text, its escapes resolved.
  case string(String)
  /// A list.
  case array([SampleValue])
  /// An object, each of its keys once.
  case object([Member])

  /// One key of an object with its value.
  public struct Member: Hashable, Sendable {
    /// The key.
    public var name: String
    /// Its value; null where the author left it out.
    public var value: SampleValue
    /// Where the key stands.
    public var location: SourceLocation
    /// Whether the author left out the value, or a part of it: `"tags": [...]`, `"node": ...`.
    /// Such a value shows less than the API sends, and its null is none.
    public var isElided: Bool

    /// Creates a member.
    public init(
      name: String, value: SampleValue, location: SourceLocation, isElided: Bool = false
    ) {
      self.name = name
      self.value = value
      self.location = location
      self.isElided = isElided
    }
  }
}

extension SampleValue {
  /// The members of an object; nil for every other value.
  public var members: [Member]? {
    guard case .object(let members) = self else { return nil }
    return members
  }

  /// Whether it is a text alone: a remark where an object is meant, more often than an answer.
  var isText: Bool { if case .string = self { true } else { false } }

  /// The value of a key of an object; nil where there is none, and for every other value.
  public subscript(name: String) -> SampleValue? {
    members?.first { $0.name == name }?.value
  }
}
