import APISchema

/// Which operations create the resource that stands at their path, and which change it.
struct ResourceEndpoints {
  /// What a request with the resource's attributes does.
  enum Use {
    case creation
    case change
  }

  /// The paths at which something can be got, and those that have an item below them.
  private var homes: Set<String> = []
  /// How many operations have a method and a path.
  private var usages: [String: Int] = [:]

  init(_ operations: [Operation]) {
    for operation in operations {
      let path = Self.path(of: operation)
      if operation.method == "GET" { homes.insert(path) }
      if Self.isItem(path), let slash = path.lastIndex(of: "/") {
        homes.insert(String(path[..<slash]))
      }
      usages["\(operation.method) \(path)", default: 0] += 1
    }
  }

  /// What an operation does with the resource; nil where it does something else, such as an action.
  ///
  /// A path that ends with a parameter is a resource's own, and so is one at which something can be got, or that has
  /// items below it: `/books`, and not `/books/{id}/lend`.
  func use(of operation: Operation) -> Use? {
    guard operation.kind == .rest, ["POST", "PUT", "PATCH"].contains(operation.method) else {
      return nil
    }
    switch operation.response?.kind {
    case .list, .messages, .textSession: return nil
    case .item, .optionalItem, .empty, nil: break
    }
    let path = Self.path(of: operation)
    guard Self.isItem(path) || homes.contains(path) else { return nil }
    if let use = Words(operation.name).words.first.flatMap({ Self.use(ofVerb: $0) }) { return use }
    // "Cancel an order" may send what "Update an order" sends; then its own sample says what it needs.
    guard usages["\(operation.method) \(path)"] == 1 else { return nil }
    return operation.method == "POST" && !Self.isItem(path) ? .creation : .change
  }

  /// What a verb says; nil where it says something else.
  static func use(ofVerb verb: String) -> Use? {
    if creatingVerbs.contains(verb) { return .creation }
    return changingVerbs.contains(verb) ? .change : nil
  }

  private static let creatingVerbs: Set<String> = [
    "create", "add", "new", "insert", "register", "post", "make",
  ]
  private static let changingVerbs: Set<String> = [
    "update", "edit", "change", "modify", "replace", "patch", "save", "set", "put",
  ]

  private static func path(of operation: Operation) -> String {
    let path = operation.path
    return path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  private static func isItem(_ path: String) -> Bool { path.hasSuffix("}") }
}
