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
  let pieces: [Piece]

  /// Whether the template has as many segments as stand before the namespace.
  let holdsNamespace: Bool

  /// Reads a template: `{name}` is a parameter.
  ///
  /// - Parameters:
  ///   - path: The path without host.
  ///   - namespaceIndex: How many segments stand before the namespace; nil for a path without one.
  init(_ path: String, namespaceIndex: Int?) {
    var pieces: [Piece] = []
    var literal = ""
    var slashesToNamespace = namespaceIndex.map { $0 + (path.hasPrefix("/") ? 1 : 0) }
    func flush() {
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = ""
    }
    func placeNamespace() {
      guard slashesToNamespace == 0 else { return }
      flush()
      pieces.append(.namespace)
      slashesToNamespace = nil
    }
    placeNamespace()
    var rest = Substring(path)
    while let character = rest.popFirst() {
      if character == "{", let end = rest.firstIndex(where: { $0 == "}" || $0 == "/" }),
        rest[end] == "}", end != rest.startIndex
      {
        flush()
        pieces.append(.parameter(String(rest[..<end])))
        rest = rest[rest.index(after: end)...]
        continue
      }
      literal.append(character)
      if character == "/" {
        slashesToNamespace = slashesToNamespace.map { $0 - 1 }
        placeNamespace()
      }
    }
    flush()
    self.pieces = pieces
    self.holdsNamespace = slashesToNamespace == nil
  }

  /// The names of the parameters, each once, in their order.
  var parameters: [String] {
    var names: [String] = []
    for case .parameter(let name) in pieces where !names.contains(name) { names.append(name) }
    return names
  }
}
