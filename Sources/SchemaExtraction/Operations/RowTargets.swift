/// Where the rows of an operation's tables lead: to the sections that their links, their types and their own names mean.
struct RowTargets {
  /// The section that the rows with a target stand in; nil where several do.
  private typealias Origins = [String: Int?]

  private var anchors: Origins = [:]
  private var names: Origins = [:]
  private var types: Origins = [:]

  mutating func add(anchor: String, in node: Int) { Self.add(anchor, in: node, to: &anchors) }
  mutating func add(name: String, in node: Int) { Self.add(name, in: node, to: &names) }
  mutating func add(type: String, in node: Int) { Self.add(type, in: node, to: &types) }

  private static func add(_ target: String, in node: Int, to origins: inout Origins) {
    guard let known = origins[target] else {
      origins[target] = .some(node)
      return
    }
    if known != node { origins[target] = .some(nil) }
  }

  /// Whether a row of another section leads to one.
  ///
  /// - Parameters:
  ///   - anchor: The anchor of the section.
  ///   - name: Its heading without labels, folded; a row's name may be the end of it: `card` leads to "Debit card".
  ///   - type: Its whole heading, folded.
  ///   - node: The section.
  func leads(to anchor: String, named name: String, orType type: String, besides node: Int) -> Bool
  {
    func isOther(_ origin: Int??) -> Bool { origin.map { $0 != node } ?? false }
    if isOther(anchors[anchor]) || isOther(types[name]) || isOther(types[type]) { return true }
    if isOther(names[name]) { return true }
    var rest = name.suffix(Self.longestEnding)
    while rest.utf8.count > Self.shortestEnding {
      if isOther(names[String(rest)]) { return true }
      rest.removeFirst()
    }
    return false
  }

  /// How long a row's name has to be, and may be, where a heading only ends with it.
  private static let shortestEnding = 3
  private static let longestEnding = 100
}

/// The keys that an operation's samples show.
struct ShownKeys {
  /// In what it answers.
  var answered: Set<String> = []
  /// In what is sent.
  var sent: Set<String>
  /// Those of each object inside of another one, whichever way it goes.
  var inner: [Set<String>] = []
  /// Those of the outermost object that is sent.
  var outermost: Set<String> = []
}
