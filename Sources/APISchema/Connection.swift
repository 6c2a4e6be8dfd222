import SlateDiagnostics

/// A host that answers.
public struct Server: Hashable, Sendable, Codable {
  /// What it speaks.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// HTTP requests and responses.
    case rest
    /// WebSocket streams.
    case stream
  }

  /// What it speaks.
  public var kind: Kind
  /// Scheme and host, and the path that all of its endpoints share, if any: `https://cloud.docker.com/`.
  public var url: String
  /// What the reference calls it, where there are several: `sandbox`.
  public var name: String?
  /// True where nobody answers at this host: it stands for the caller's own, as in `https://{shop}.example.com`.
  public var isPlaceholder: Bool?
  /// Where the reference says so.
  public var location: SourceLocation?

  /// Creates a server.
  public init(
    kind: Kind, url: String, name: String? = nil, isPlaceholder: Bool? = nil,
    location: SourceLocation? = nil
  ) {
    self.kind = kind
    self.url = url
    self.name = name
    self.isPlaceholder = isPlaceholder
    self.location = location
  }
}

/// A way to prove who is calling.
public struct AuthenticationScheme: Hashable, Sendable, Codable {
  /// The kind of proof.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// `Authorization: Basic …`, from a user and a secret.
    case basic
    /// `Authorization: Bearer …`, from a token.
    case bearer
    /// A header of its own that holds a key.
    case header
    /// A query parameter that holds a key.
    case query
    /// An OAuth 2 access token, sent as a bearer token.
    case oauth2
    /// Several of the above in each request: its ``AuthenticationScheme/parts``.
    case together
  }

  /// The kind of proof.
  public var kind: Kind
  /// The name of the header or of the query parameter; `Authorization` for the first two kinds; of schemes that go
  /// together all names, with commas between them.
  public var name: String
  /// A word that stands before the key inside the header's value, such as `Token`.
  public var prefix: String?
  /// The query parameter for the user's part, where two prove it together: `consumer_key`.
  public var user: String?
  /// True where Basic authentication takes a key as the user, with an empty password.
  public var keyIsUser: Bool?
  /// What is sent together, where one alone proves nothing: at least two, of the other kinds.
  public var parts: [AuthenticationScheme]?
  /// True for a part that some requests do without.
  public var isOptional: Bool?
  /// What the reference says about it, as Markdown.
  public var documentation: String
  /// Where the reference says so.
  public var location: SourceLocation?

  /// Creates a scheme.
  public init(
    kind: Kind, name: String, prefix: String? = nil, user: String? = nil, keyIsUser: Bool? = nil,
    parts: [AuthenticationScheme]? = nil, isOptional: Bool? = nil, documentation: String = "",
    location: SourceLocation? = nil
  ) {
    self.kind = kind
    self.name = name
    self.prefix = prefix
    self.user = user
    self.keyIsUser = keyIsUser
    self.parts = parts
    self.isOptional = isOptional
    self.documentation = documentation
    self.location = location
  }
}

extension AuthenticationScheme {
  /// A scheme of several that are sent together.
  public static func together(
    _ parts: [AuthenticationScheme], at location: SourceLocation?
  ) -> AuthenticationScheme {
    AuthenticationScheme(
      kind: .together, name: parts.map(\.name).joined(separator: ", "), parts: parts,
      location: location)
  }

  /// Whether it is a cookie: a key in the header `Cookie`, with the cookie's name before it.
  public var isCookie: Bool { kind == .header && name.lowercased() == "cookie" }

  /// What it sends: its parts, or itself.
  public var pieces: [AuthenticationScheme] { parts ?? [self] }
}

/// An environment variable that the reference names.
public struct EnvironmentVariable: Hashable, Sendable, Codable {
  /// What a variable holds.
  public enum Role: String, Hashable, Sendable, Codable {
    /// The user of Basic authentication.
    case user
    /// The secret of Basic authentication: a password or an API key.
    case secret
    /// A bearer token, or the key of a header or a query parameter.
    case token
    /// The whole value of the `Authorization` header.
    case authorization
    /// The namespace to work in.
    case namespace
    /// Another REST host, as scheme and host.
    case restHost
    /// Another stream host, as scheme and host.
    case streamHost
  }

  /// Its name: `DOCKERCLOUD_USER`.
  public var name: String
  /// What it holds.
  public var role: Role
  /// Where the reference names it; nil where it follows from the others' prefix.
  public var location: SourceLocation?

  /// Creates a variable.
  public init(name: String, role: Role, location: SourceLocation? = nil) {
    self.name = name
    self.role = role
    self.location = location
  }
}

/// How the optional namespace enters a path.
public struct NamespaceConvention: Hashable, Sendable, Codable {
  /// The form that the reference gives: `/api/<subsystem>/<version>/(optional_namespace/)<resource>/`.
  public var template: String
  /// How many segments stand before the namespace: 3 for `/api/infra/v1/exampleorg/node/`.
  public var segmentIndex: Int
  /// What the reference says about it, as Markdown.
  public var documentation: String
  /// Where the reference says so.
  public var location: SourceLocation?

  /// Creates a convention.
  public init(
    template: String, segmentIndex: Int, documentation: String = "",
    location: SourceLocation? = nil
  ) {
    self.template = template
    self.segmentIndex = segmentIndex
    self.documentation = documentation
    self.location = location
  }
}

/// A header that every request carries.
public struct Header: Hashable, Sendable, Codable {
  /// Its name.
  public var name: String
  /// Its value.
  public var value: String
  /// Where the reference says so.
  public var location: SourceLocation?

  /// Creates a header.
  public init(name: String, value: String, location: SourceLocation? = nil) {
    self.name = name
    self.value = value
    self.location = location
  }
}

/// A header that a response may carry.
public struct ResponseHeader: Hashable, Sendable, Codable {
  /// Its name: `X-DockerCloud-Action-URI`.
  public var name: String
  /// The type of its value.
  public var type: ValueType
  /// What the reference says about it, as Markdown.
  public var documentation: String
  /// Where the reference says so.
  public var location: SourceLocation?

  /// Creates a header.
  public init(
    name: String, type: ValueType, documentation: String = "", location: SourceLocation? = nil
  ) {
    self.name = name
    self.type = type
    self.documentation = documentation
    self.location = location
  }
}

/// The object that a list comes in: the items under one key, the paging beside them.
///
/// Each path names a key, or keys joined by dots: `meta.next`.
public struct ListEnvelope: Hashable, Sendable, Codable {
  /// The key of the items: `objects`.
  public var items: String
  /// The path of the next page's URI, relative or absolute; null on the last page: `meta.next`.
  public var next: String?
  /// The path of the previous page's URI: `meta.previous`.
  public var previous: String?
  /// The path of the count of all items: `meta.total_count`.
  public var totalCount: String?
  /// The path of the greatest number of items on a page: `meta.limit`.
  public var limit: String?
  /// The path of the number of items before this page: `meta.offset`.
  public var offset: String?
  /// Where a person, or the reference, says so.
  public var location: SourceLocation?

  /// Creates an envelope.
  public init(
    items: String, next: String? = nil, previous: String? = nil, totalCount: String? = nil,
    limit: String? = nil, offset: String? = nil, location: SourceLocation? = nil
  ) {
    self.items = items
    self.next = next
    self.previous = previous
    self.totalCount = totalCount
    self.limit = limit
    self.offset = offset
    self.location = location
  }
}

/// What a status code means, in the reference's words.
public struct ErrorCode: Hashable, Sendable, Codable {
  /// The HTTP status: 404.
  public var code: Int
  /// Its name: `Not Found`.
  public var name: String
  /// What it means for a caller, as Markdown.
  public var description: String
  /// Where the reference says so.
  public var location: SourceLocation?

  /// Creates an error code.
  public init(code: Int, name: String, description: String, location: SourceLocation? = nil) {
    self.code = code
    self.name = name
    self.description = description
    self.location = location
  }
}

/// The body of an error response.
public struct ErrorBody: Hashable, Sendable, Codable {
  /// The path of the message for a person: `error`, or `error.message`.
  public var messagePath: String
  /// All properties that the sample shows.
  public var properties: [Property]
  /// The model of all of it; nil where it holds nothing but the message.
  public var type: ValueType?
  /// Where the reference shows it.
  public var location: SourceLocation?

  /// Creates an error body.
  public init(
    messagePath: String, properties: [Property], type: ValueType? = nil,
    location: SourceLocation? = nil
  ) {
    self.messagePath = messagePath
    self.properties = properties
    self.type = type
    self.location = location
  }
}

/// A JSON file that holds a ready-made Basic credential.
public struct CredentialsFile: Hashable, Sendable, Codable {
  /// The file's path; `~/` at its start is the home folder.
  public var path: String
  /// The JSON pointer (RFC 6901) of the Base64 credential.
  public var pointer: String
  /// Where a person says so.
  public var location: SourceLocation?

  /// Creates the description of a file.
  public init(path: String, pointer: String, location: SourceLocation? = nil) {
    self.path = path
    self.pointer = pointer
    self.location = location
  }
}

/// How an operation that goes on after its response is followed to its end: a header of the response leads to a
/// resource, and an attribute of that tells when it is over.
public struct CompletionConvention: Hashable, Sendable, Codable {
  /// The header: `X-DockerCloud-Action-URI`.
  public var header: String
  /// The model of the resource that the header leads to: `Action`.
  public var model: String
  /// The attribute that tells: `state`.
  public var attribute: String
  /// The values of the attribute with which it is over.
  public var until: [String]
  /// Where a person says so.
  public var location: SourceLocation?

  /// Creates a convention.
  public init(
    header: String, model: String, attribute: String, until: [String],
    location: SourceLocation? = nil
  ) {
    self.header = header
    self.model = model
    self.attribute = attribute
    self.until = until
    self.location = location
  }
}
