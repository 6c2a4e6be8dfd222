/// What an object from the server holds beside the attributes that the reference lists.
///
/// It also remembers which listed attributes were null and which were left out, so that an object that
/// was decoded encodes to the same JSON again.
public struct UnlistedAttributes: Hashable, Sendable {
  /// The attributes that the server sent and the reference does not list, by name.
  public var values: [String: JSONValue]

  /// Listed attributes that the server sent as null, in the order of the reference.
  private let nulls: [String]

  /// Listed attributes that the server left out, in the order of the reference.
  private let missing: [String]

  /// Creates the record of an object that was made in code: nothing is unlisted, null or missing.
  public init() {
    self.init(values: [:], nulls: [], missing: [])
  }

  init(values: [String: JSONValue], nulls: [String], missing: [String]) {
    self.values = values
    self.nulls = nulls
    self.missing = missing
  }

  /// Whether the server sent the listed attribute `name` as null.
  public func isNull(_ name: String) -> Bool {
    nulls.contains(name)
  }

  /// Whether the server left the listed attribute `name` out.
  public func isMissing(_ name: String) -> Bool {
    missing.contains(name)
  }

  /// Whether the server sent each listed attribute with a value, and nothing else.
  public var isEmpty: Bool {
    values.isEmpty && nulls.isEmpty && missing.isEmpty
  }
}
