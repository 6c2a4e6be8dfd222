/// The sections of an operation that describe what its other tables name, found by what these call them.
struct OperationParts {
  /// What a row says that another table may be meant by.
  struct Question {
    /// The fragments that the row links to.
    var anchors: [String]
    /// The names of the row and of its type, folded; the first is the row's own, and may be the end of a heading's.
    var names: [String]
    /// The section of the row, which is no part of itself.
    var node: Int
  }

  /// Sections by their order among the parts, those of a request and those of a response by themselves.
  fileprivate struct Index {
    var byAnchor: [String: [Int]] = [:]
    var byName: [String: [Int]] = [:]
    var byHeading: [String: [Int]] = [:]
    /// The names of the shapes from their ends on, and in order once they are asked for.
    var endings: [(reversed: String, part: Int)] = []
    var isSorted = true
    var byEnding: [String: [Int]] = [:]
  }

  private var nodes: [Int] = []
  /// The sections by the names of their rows, those of a request and those of a response by themselves.
  private var byRows: [String: [Int]] = [:]
  private var requests = Index()
  private var responses = Index()

  /// Adds a section behind those that are known.
  ///
  /// - Parameters:
  ///   - name: What its shape is called, folded.
  ///   - heading: Its heading in the singular, folded.
  ///   - names: The names of its rows.
  mutating func add(
    _ node: Int, isResponse: Bool, anchor: String, name: String, heading: String, names: [String]
  ) {
    let part = nodes.count
    nodes.append(node)
    if names.count > 1 { byRows[Self.key(names, isResponse: isResponse), default: []].append(node) }
    func add(to index: inout Index) {
      index.byAnchor[anchor, default: []].append(part)
      index.byName[name, default: []].append(part)
      if heading != name { index.byHeading[heading, default: []].append(part) }
      index.endings.append((String(name.reversed()), part))
      index.isSorted = false
    }
    if isResponse { add(to: &responses) } else { add(to: &requests) }
  }

  /// The one section whose rows are an object's keys, for an object that no row leads anywhere from.
  func node(describing keys: [String], besides node: Int, isResponse: Bool) -> Int? {
    guard keys.count > 1, !byRows.isEmpty,
      let found = byRows[Self.key(keys, isResponse: isResponse)], found.count == 1, found[0] != node
    else { return nil }
    return found[0]
  }

  private static func key(_ names: [String], isResponse: Bool) -> String {
    (Set(names).sorted() + [isResponse ? "response" : "request"]).inOneText
  }

  /// The section that a row means: the first that it links to, or else the first of its name.
  mutating func node(meantBy question: Question, isResponse: Bool) -> Int? {
    if isResponse {
      responses.first(for: question, in: nodes)
    } else {
      requests.first(for: question, in: nodes)
    }
  }
}

extension OperationParts.Index {
  fileprivate mutating func first(for question: OperationParts.Question, in nodes: [Int]) -> Int? {
    func first(_ parts: [Int]?) -> Int? { parts?.first { nodes[$0] != question.node } }
    // A link says more than a name.
    let linked = question.anchors.compactMap { first(byAnchor[$0]) }.min()
    if let linked { return nodes[linked] }
    var named = question.names.flatMap { [first(byName[$0]), first(byHeading[$0])] }
    if let own = question.names.first, own.utf8.count > 3 {
      named.append(first(parts(ending: own)))
    }
    return named.compactMap { $0 }.min().map { nodes[$0] }
  }

  /// The parts whose names end with some text, in their order.
  private mutating func parts(ending text: String) -> [Int] {
    if let known = byEnding[text] { return known }
    if !isSorted {
      endings.sort { ($0.reversed, $0.part) < ($1.reversed, $1.part) }
      isSorted = true
    }
    let reversed = String(text.reversed())
    var (low, high) = (0, endings.count)
    while low < high {
      let middle = (low + high) / 2
      if endings[middle].reversed < reversed { low = middle + 1 } else { high = middle }
    }
    let parts = endings[low...].prefix { $0.reversed.hasPrefix(reversed) }.map(\.part).sorted()
    byEnding[text] = parts
    return parts
  }
}
