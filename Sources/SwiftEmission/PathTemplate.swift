import APISchema

/// A path as a sequence of what a call appends.
struct PathTemplate {
  /// A piece of the path.
  enum Piece: Hashable {
    /// Text as it stands.
    case literal(String)
    /// The value of a parameter, by its name on the wire.
    case parameter(String)
    /// The namespace, with the slash behind it.
    case namespace
  }

  /// The pieces, in their order.
  private(set) var pieces: [Piece] = []

  /// Whether the template has as many segments as stand before the namespace.
  let holdsNamespace: Bool

  /// Reads a template: `{name}` is a parameter.
  ///
  /// - Parameters:
  ///   - path: The path without host.
  ///   - namespaceIndex: How many segments stand before the namespace; nil for a path without one.
  init(_ path: String, namespaceIndex: Int?) {
    let bytes = path.utf8
    var slashesToNamespace = namespaceIndex.map { $0 + (path.begins(with: "/") ? 1 : 0) }
    if slashesToNamespace == 0 {
      pieces.append(.namespace)
      slashesToNamespace = nil
    }
    var index = bytes.startIndex
    var start = index
    while index != bytes.endIndex {
      let next = bytes.index(after: index)
      switch bytes[index] {
      case UInt8(ascii: "{"):
        guard let end = Self.endOfParameter(in: bytes[next...]) else { break }
        if start != index { pieces.append(.literal(String(path[start..<index]))) }
        pieces.append(.parameter(String(path[next..<end])))
        index = bytes.index(after: end)
        start = index
        continue
      case UInt8(ascii: "/"):
        slashesToNamespace = slashesToNamespace.map { $0 - 1 }
        guard slashesToNamespace == 0 else { break }
        pieces.append(.literal(String(path[start..<next])))
        pieces.append(.namespace)
        start = next
        slashesToNamespace = nil
      default:
        break
      }
      index = next
    }
    if start != index { pieces.append(.literal(String(path[start...]))) }
    holdsNamespace = slashesToNamespace == nil
  }

  /// The names of the parameters, each once, in their order.
  var parameters: [String] {
    var names: [String] = []
    for case .parameter(let name) in pieces where !names.contains(name) { names.append(name) }
    return names
  }

  /// The brace that closes a parameter; a slash, or nothing inside, makes it none.
  private static func endOfParameter(in rest: Substring.UTF8View) -> String.Index? {
    let end = rest.firstIndex { $0 == UInt8(ascii: "}") || $0 == UInt8(ascii: "/") }
    guard let end, rest[end] == UInt8(ascii: "}"), end != rest.startIndex else { return nil }
    return end
  }
}
