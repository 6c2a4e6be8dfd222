import APISchema

/// The names that everything in a schema has in Swift.
struct SchemaNames {
  /// The client's type.
  let client: String
  /// The type of the servers to choose among, inside the client's.
  let serverType: String

  private var types: [String: String] = [:]
  private var enumerations: [String: String] = [:]
  private var groups: [String: (type: String, property: String)] = [:]
  private var operations: [String: String] = [:]

  /// Gives out the names, in the schema's order.
  init(_ schema: APISchema, options: EmissionOptions) {
    client = ClientName.resolved(options, apiName: schema.name)
    // One scope for all types, groups too: inside the client, a group would hide a model of its name.
    var scope = NameScope(
      reserved: ReservedNames.types.union([client, options.moduleName]),
      suffix: "Model")
    for model in schema.models {
      types[model.name] = scope.claim(SwiftNaming.type(model.name, noun: "Model"))
    }
    for enumeration in schema.enumerations {
      enumerations[enumeration.name] = scope.claim(
        SwiftNaming.type(enumeration.name, noun: "Value"), suffix: "Value")
    }
    var members = NameScope(reserved: ReservedNames.clientMembers, suffix: "Operations")
    for group in schema.groups {
      var type = SwiftNaming.type(group.id, noun: "Group")
      if scope.isTaken(type) { type += "Operations" }
      groups[group.id] = (
        scope.claim(type, suffix: "Operations"),
        members.claim(SwiftNaming.member(group.id, noun: "group"))
      )
    }
    // Inside the client it would hide a model of its name, too.
    let wishes = ["Server", "APIServer", "ServerAddress"]
    serverType = wishes.first { !scope.isTaken($0) } ?? scope.claim("APIServer")
    nameOperations(of: schema)
  }

  private mutating func nameOperations(of schema: APISchema) {
    let reserved = ReservedNames.groupMembers
    var scopes: [String: NameScope] = [:]
    for operation in schema.operations {
      let name = SwiftNaming.member(operation.name, noun: "operation")
      // In place: a copy of a scope would be a copy of all names in it, for each operation.
      operations[operation.id] = scopes[
        operation.group, default: NameScope(reserved: reserved, suffix: "Operation")
      ].claim(name)
    }
  }

  /// The type of a model.
  func model(_ name: String) -> String { types[name] ?? "JSONValue" }

  /// The type of an enumeration.
  func enumeration(_ name: String) -> String { enumerations[name] ?? "String" }

  /// The type of what a resource URI leads to.
  func target(_ name: String?) -> String { name.flatMap { types[$0] } ?? "AnyResource" }

  /// The type of a group.
  func groupType(_ group: OperationGroup) -> String { groups[group.id]?.type ?? "Operations" }

  /// The client's property for a group.
  func groupProperty(_ group: OperationGroup) -> String {
    groups[group.id]?.property ?? "operations"
  }

  /// The function of an operation.
  func function(_ operation: Operation) -> String { operations[operation.id] ?? "call" }
}

/// The name of the client's type.
enum ClientName {
  /// The name that the options ask for, or the API's name with `Client` behind it.
  ///
  /// A type with the module's name would hide the module, and one with a name of the runtime's the
  /// runtime's: such a name gets `Client` behind it, too.
  static func resolved(_ options: EmissionOptions, apiName: String) -> String {
    guard let wish = options.clientName else {
      let words = IdentifierWords(apiName).words
      let name = spelled(apiName) ?? SwiftNaming.type(apiName, noun: "API")
      return words.last == "client" && words.count > 1 ? name : name + "Client"
    }
    // The caller spells the name: only what is no identifier is changed.
    let name = isTypeName(wish) ? wish : SwiftNaming.type(wish, noun: "API")
    let isTaken = name == options.moduleName || ReservedNames.types.contains(name)
    return isTaken ? name + "Client" : name
  }

  /// A name as its owners spell it: `FluentCRM`, not `FluentCrm`. Nil where it is not of ASCII letters, or begins with a digit.
  private static func spelled(_ apiName: String) -> String? {
    let words = apiName.utf8.split { byte in
      byte < 0x80 && !isLetterOrDigit(byte) && byte != UInt8(ascii: "'")
    }.map { String(Substring($0)) }
    guard let first = words.first?.utf8.first, !(48...57).contains(first),
      apiName.utf8.count <= 60,
      words.allSatisfy({ $0.utf8.allSatisfy(isLetterOrDigit) })
    else { return nil }
    return words.map { word in
      // What is written in capitals throughout is loud, unless it is short enough for an acronym.
      let isLoud = word.utf8.count > 4 && !word.utf8.contains { (97...122).contains($0) }
      let isSpelled = !isLoud && word.utf8.contains { (65...90).contains($0) }
      return isSpelled ? SwiftNaming.capitalizedFirst(word) : SwiftNaming.capitalized(word)
    }.joined()
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }

  private static func isTypeName(_ name: String) -> Bool {
    guard let first = name.utf8.first, first < UInt8(ascii: "0") || first > UInt8(ascii: "9") else {
      return false
    }
    let isPlain = name.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    return isPlain && !ReservedNames.keywords.contains(name) && name != "_"
  }
}
