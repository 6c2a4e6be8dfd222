/// Names that Swift, its libraries and the generated code itself have a use for.
enum ReservedNames {
  /// Words that need backticks where a bare identifier stands.
  ///
  /// The contextual ones among them may begin an expression or a statement.
  static let keywords: Set<String> = [
    "any", "as", "associatedtype", "async", "await", "break", "case", "catch", "class", "consume",
    "continue", "copy", "default", "defer", "deinit", "discard", "do", "each", "else", "enum",
    "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import",
    "in",
    "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol",
    "public", "repeat", "rethrows", "return", "some", "static", "struct", "subscript", "super",
    "switch", "then", "throw", "throws", "true", "try", "typealias", "unsafe", "var", "where",
    "while", "yield",
  ]

  /// Keywords that need backticks even as the label of a parameter.
  static let keywordsOfParameters: Set<String> = ["inout", "let", "var"]

  // `self` and `init` mean something of their own behind a dot, in backticks or not.
  private static let neverMembers: Set<String> = ["init", "self"]

  /// Names that a property of a model cannot have.
  ///
  /// `hash` and `encode` are none of them: a method with an argument shares its first name with a property.
  static let modelMembers: Set<String> = neverMembers.union(["hashValue", "unlisted"])

  /// Names that a value of an enumeration cannot have.
  ///
  /// `none` and `some` would be taken for those of `Optional`, wherever a value is optional.
  static let enumerationMembers: Set<String> = neverMembers.union([
    "allowedActions", "empty", "isEmpty", "knownValues", "none", "rawValue", "some",
  ])

  /// Names that a server cannot have among those to choose from.
  static let serverMembers: Set<String> = neverMembers.union([
    "allCases", "none", "rawValue", "some",
  ])

  /// Names that a group's property cannot have, since the client has members of these names.
  static let clientMembers: Set<String> = neverMembers.union([
    "api", "description", "errorMeanings", "fetch", "fromEnvironment", "namespace",
  ])

  /// Names that an operation cannot have inside its group.
  static let groupMembers: Set<String> = neverMembers.union(["api"])

  /// Labels that a parameter cannot have.
  static let parameters: Set<String> = neverMembers

  /// Labels that an initializer of the client has for other things than the parts of its credentials.
  static let connectionParameters: Set<String> = neverMembers.union([
    "api", "configuration", "credentials", "namespace", "parts", "server", "streamTransport",
    "transport",
  ])

  /// Names that a property of `Response` has already.
  static let responseMembers: Set<String> = neverMembers.union([
    "body", "description", "header", "headers", "status", "value",
  ])

  /// Names that a type cannot have: in generated code they would hide what it stands on, and in a
  /// caller's they would be ambiguous beside the standard library, Foundation or the runtime.
  static let types: Set<String> = swiftTypes.union(foundationTypes).union(runtimeTypes)

  private static let swiftTypes: Set<String> = [
    "Actor", "Any", "AnyClass", "AnyHashable", "AnyObject", "Array", "ArraySlice", "AsyncSequence",
    "AsyncStream", "BinaryInteger", "Bool", "CancellationError", "CaseIterable", "Character",
    "Clock", "ClosedRange", "Codable", "CodingKey", "CodingKeys", "Collection", "Comparable",
    "CustomStringConvertible", "Decodable", "Decoder", "DecodingError", "Dictionary", "Double",
    "Duration", "Encodable", "Encoder", "EncodingError", "Equatable", "Error", "Executor",
    "ExpressibleByStringLiteral", "FixedWidthInteger", "Float", "Hashable", "Hasher",
    "Identifiable", "Int", "Int16", "Int32", "Int64", "Int8", "Iterator", "IteratorProtocol",
    "KeyPath", "KeyValuePairs", "LazySequence", "Mirror", "Never", "Numeric", "ObjectIdentifier",
    "OptionSet", "Optional", "Protocol", "Range", "RawRepresentable", "RawValue", "Regex", "Result",
    "Self", "Sendable", "Sequence", "Set", "Slice", "String", "StringProtocol", "SubSequence",
    "Substring", "Swift", "Task", "TaskGroup", "TaskPriority", "Type", "UInt", "UInt16", "UInt32",
    "UInt64", "UInt8", "Unicode", "Void",
  ]

  private static let foundationTypes: Set<String> = [
    "Bundle", "Calendar", "CharacterSet", "Data", "Date", "DateComponents", "DateFormatter",
    "DateInterval", "Decimal", "Dimension", "FileHandle", "FileManager", "Formatter", "Foundation",
    "FoundationEssentials", "Host", "IndexPath", "IndexSet", "JSONDecoder", "JSONEncoder",
    "JSONSerialization", "Locale", "Measurement", "Notification", "NotificationCenter",
    "NumberFormatter", "Operation", "OperationQueue", "Pipe", "Port", "Predicate", "Process",
    "ProcessInfo", "Progress", "Scanner", "Stream", "Thread", "TimeInterval", "TimeZone", "Timer",
    "URL", "URLComponents", "URLQueryItem", "URLRequest", "URLResponse", "URLSession", "UUID",
    "Unit", "UserDefaults",
  ]

  private static let runtimeTypes: Set<String> = [
    "APICall", "APIClient", "APIDescription", "APIError", "AnyResource", "AttributeReader",
    "AttributeWriter", "AuthenticationMethod", "ClientConfiguration", "ClientMiddleware",
    "ClientTransport", "CredentialPart", "Credentials", "CredentialsFile", "DateFormat",
    "DecodingMismatch",
    "Emptiable", "EnvironmentNames", "ErrorMeaning", "FileUpload", "HTTPField", "HTTPFields",
    "HTTPRequest",
    "HTTPResponse", "HTTPTypes", "JSONValue", "ListEnvelope", "ListPaging", "MessageStream",
    "NoContent",
    "OpenEnumeration", "Page", "PageIterator", "PageSequence", "PagedSequence",
    "ParameterConvertible", "ProcessEnvironment", "ReconnectPolicy", "RequestHeader", "ResourceURI",
    "Response", "RetryPolicy", "SlateRuntime", "StreamConnection", "StreamInterruption",
    "StreamMessage", "StreamReconnection", "StreamTransport", "TextSession", "TransportError",
    "TransportResponse",
    "UnlistedAttributes",
    // The parameters of generic types, inside of their extensions and functions.
    "Target", "Value",
  ]
}
