import SlateDiagnostics

/// An object or an array that is not closed yet.
struct SampleFrame {
  /// What was read last.
  enum State: Equatable {
    case open
    case item
    case comma(SourceLocation)
    case elision
  }

  let isObject: Bool
  /// Whether the object has no braces.
  let isImplicit: Bool
  var members: [SampleValue.Member] = []
  private var indices: [String: Int] = [:]
  var elements: [SampleValue] = []
  var key = ""
  var keyLocation: SourceLocation
  var isElided = false
  var state = State.open

  /// Most objects are small, and then looking through their members is cheaper than a table of them.
  private static let tabulatedCount = 16

  init(isObject: Bool, isImplicit: Bool = false, location: SourceLocation) {
    self.isObject = isObject
    self.isImplicit = isImplicit
    self.keyLocation = location
  }

  /// Where the member with a key stands, if there is one.
  func index(of key: String) -> Int? {
    if members.count > Self.tabulatedCount { return indices[key] }
    return members.firstIndex { $0.name == key }
  }

  /// Adds a member whose key is a new one.
  mutating func append(_ member: SampleValue.Member) {
    members.append(member)
    if members.count == Self.tabulatedCount + 1 {
      for (index, member) in members.enumerated() { indices[member.name] = index }
    } else if members.count > Self.tabulatedCount {
      indices[member.name] = members.count - 1
    }
  }
}
