import SlateDiagnostics

/// The object that names with values make: `params[title]` is the `title` of `params`.
struct FormTree {
  private enum Kind { case value, array, object }

  private struct Node {
    var kind = Kind.value
    var value = SampleValue.null
    /// The items of an array, the members of an object.
    var children: [Int] = []
    var names: [String] = []
    var locations: [SourceLocation] = []
    /// Where an object has each of its names.
    var index: [String: Int] = [:]

    mutating func become(_ kind: Kind) {
      if self.kind == kind { return }
      self = Node()
      self.kind = kind
    }
  }

  private var nodes = [Node()]

  /// How many brackets a name may have behind it; one with more is a name as it stands.
  private static let maximumDepth = 20

  static func object(of fields: [ShellRequest.Field]) -> SampleValue {
    var tree = FormTree()
    tree.nodes[0].become(.object)
    for field in fields where !field.name.isEmpty {
      let parts = field.name.split(separator: "[", omittingEmptySubsequences: false)
      // A file is a part of its own, whose name is not taken apart.
      let isNested =
        !field.isFile && parts.count > 1 && parts.count <= maximumDepth && field.name.hasSuffix("]")
      let keys = parts.dropFirst().map { String($0.prefix { $0 != "]" }) }
      let child = tree.child(isNested ? String(parts[0]) : field.name, of: 0, at: field.location)
      tree.set(isNested ? keys[...] : [], to: field.value, in: child, at: field.location)
    }
    return tree.value(of: 0)
  }

  /// The member of an object that has a name; a new one where there is none.
  private mutating func child(_ name: String, of node: Int, at location: SourceLocation) -> Int {
    if let known = nodes[node].index[name] {
      nodes[node].locations[known] = location
      return nodes[node].children[known]
    }
    nodes[node].index[name] = nodes[node].children.count
    nodes[node].names.append(name)
    nodes[node].locations.append(location)
    return append(to: node)
  }

  private mutating func append(to node: Int) -> Int {
    nodes[node].children.append(nodes.count)
    nodes.append(Node())
    return nodes.count - 1
  }

  private mutating func set(
    _ keys: ArraySlice<String>, to value: SampleValue, in node: Int, at location: SourceLocation
  ) {
    guard let key = keys.first else {
      nodes[node] = Node()
      nodes[node].value = value
      return
    }
    let rest = keys.dropFirst()
    if key.isEmpty || key.allSatisfy(\.isNumber) {
      nodes[node].become(.array)
      // The attributes of one item follow each other.
      let last = rest.isEmpty ? nil : nodes[node].children.last
      set(rest, to: value, in: last ?? append(to: node), at: location)
      return
    }
    nodes[node].become(.object)
    // A placeholder for a name shows no name.
    if key.hasPrefix("$") || key.hasPrefix("<") { return }
    set(rest, to: value, in: child(key, of: node, at: location), at: location)
  }

  private func value(of index: Int) -> SampleValue {
    let node = nodes[index]
    switch node.kind {
    case .value: return node.value
    case .array: return .array(node.children.map { value(of: $0) })
    case .object:
      let members = node.children.indices.map {
        SampleValue.Member(
          name: node.names[$0], value: value(of: node.children[$0]), location: node.locations[$0])
      }
      return .object(members)
    }
  }
}
