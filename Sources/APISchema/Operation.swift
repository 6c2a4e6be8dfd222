import SlateDiagnostics

/// Operations that belong together: those of one resource.
public struct OperationGroup: Hashable, Sendable, Codable {
  /// Its name in lower camel case, unique: `nodeClusters`.
  public var id: String
  /// The heading it comes from: `Node Clusters`.
  public var title: String
  /// The name of the page it stands on.
  public var page: String
  /// What the reference says about the resource, as Markdown.
  public var documentation: String
  /// The model of the resource, by its name, where there is one.
  public var model: String?
  /// Where the heading stands.
  public var location: SourceLocation?

  /// Creates a group.
  public init(
    id: String, title: String, page: String, documentation: String = "", model: String? = nil,
    location: SourceLocation? = nil
  ) {
    self.id = id
    self.title = title
    self.page = page
    self.documentation = documentation
    self.model = model
    self.location = location
  }
}

/// One endpoint: a request that can be made, and what comes back.
public struct Operation: Hashable, Sendable, Codable {
  /// What kind of exchange it is.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// One request, one response.
    case rest
    /// A WebSocket, opened by the request.
    case stream
  }

  /// Its unique name: the group's and its own, `nodeClusters.create`.
  public var id: String
  /// The group it belongs to.
  public var group: String
  /// Its name inside the group, in lower camel case: `create`.
  public var name: String
  /// Its heading: `Create a new node cluster`.
  public var title: String
  /// What the reference says about it, as Markdown.
  public var documentation: String
  /// What kind of exchange it is.
  public var kind: Kind
  /// The HTTP method, in upper case.
  public var method: String
  /// The path without host, every parameter as `{name}`, the optional namespace left out:
  /// `/api/infra/v1/nodecluster/{uuid}/`.
  public var path: String
  /// Whether a namespace may stand in the path.
  public var namespaced: Bool
  /// How many segments stand before the namespace; nil where the operation is not namespaced.
  public var namespaceIndex: Int?
  /// Whether the caller must prove who it is.
  public var authenticated: Bool
  /// Path, query and header parameters, in the order of path template and tables.
  public var parameters: [Parameter]
  /// What is sent.
  public var body: Body?
  /// What comes back: nil where the reference does not say.
  public var response: ResponseShape?
  /// The sample requests and responses beside it.
  public var samples: [Sample]
  /// Where the endpoint stands.
  public var location: SourceLocation

  /// What to use in its place, or an empty text, where it should not be used any more; nil where it may.
  public var deprecated: String?

  /// Creates an operation.
  public init(
    id: String, group: String, name: String, title: String, documentation: String = "",
    kind: Kind = .rest, method: String, path: String, namespaced: Bool = false,
    namespaceIndex: Int? = nil, authenticated: Bool = true, parameters: [Parameter] = [],
    body: Body? = nil, response: ResponseShape? = nil, samples: [Sample] = [],
    location: SourceLocation
  ) {
    self.id = id
    self.group = group
    self.name = name
    self.title = title
    self.documentation = documentation
    self.kind = kind
    self.method = method
    self.path = path
    self.namespaced = namespaced
    self.namespaceIndex = namespaceIndex
    self.authenticated = authenticated
    self.parameters = parameters
    self.body = body
    self.response = response
    self.samples = samples
    self.location = location
  }
}

/// A value that the caller gives: in the path, the query, a header or the body.
public struct Parameter: Hashable, Sendable, Codable {
  /// Where a parameter goes.
  public enum Place: String, Hashable, Sendable, Codable {
    /// Into the path, at the place of its name in braces.
    case path
    /// Behind the path's question mark.
    case query
    /// Among the headers.
    case header
    /// Into the JSON object that is the body.
    case body
  }

  /// Its name on the wire: `provider.name`, `start_date__gte`.
  public var name: String
  /// Where it goes.
  public var `in`: Place
  /// Its type.
  public var type: ValueType
  /// Whether a request without it is refused.
  public var required: Bool
  /// When it is required, in the reference's words: "`volumes_from` is omitted".
  public var requiredIf: String?
  /// What the server takes when it is left out, in the reference's words: `60`, `[]`, `image without namespace`.
  public var `default`: String?
  /// What the reference says about it, as Markdown, without the facts that have a place of their own here.
  public var description: String
  /// Whether its value may hold slashes that separate segments: only in a path.
  public var spansSegments: Bool
  /// The evidence that the type rests on.
  public var evidence: Evidence
  /// Where it stands.
  public var location: SourceLocation?

  /// Creates a parameter.
  public init(
    name: String, in place: Place, type: ValueType, required: Bool, requiredIf: String? = nil,
    default: String? = nil, description: String = "", spansSegments: Bool = false,
    evidence: Evidence = .none, location: SourceLocation? = nil
  ) {
    self.name = name
    self.in = place
    self.type = type
    self.required = required
    self.requiredIf = requiredIf
    self.default = `default`
    self.description = description
    self.spansSegments = spansSegments
    self.evidence = evidence
    self.location = location
  }
}

/// What a request carries.
public struct Body: Hashable, Sendable, Codable {
  /// Its media type: `application/json`.
  public var contentType: String
  /// Its properties, in the order of the table; their place is always the body.
  public var properties: [Parameter]
  /// Whether the body is the value of its only property, and no object with that: a list, some text, a file.
  public var isWhole = false

  /// Creates a body.
  public init(contentType: String = BodyType.json.rawValue, properties: [Parameter]) {
    self.contentType = contentType
    self.properties = properties
  }

  /// Creates a body that is one value.
  public init(contentType: String = BodyType.json.rawValue, whole value: Parameter) {
    self.contentType = contentType
    properties = [value]
    isWhole = true
  }
}

// A value stands under a key of its own: who does not know it sees no properties, and none that is not there.
extension Body {
  private enum CodingKeys: String, CodingKey {
    case contentType, properties, value
  }

  /// Reads a body.
  ///
  /// - Parameter decoder: Where it is read from.
  /// - Throws: `DecodingError` where a key is missing or of the wrong type.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    contentType = try container.decode(String.self, forKey: .contentType)
    properties = try container.decode([Parameter].self, forKey: .properties)
    guard let value = try container.decodeIfPresent(Parameter.self, forKey: .value) else { return }
    properties = [value]
    isWhole = true
  }

  /// Writes a body.
  ///
  /// - Parameter encoder: Where it is written to.
  /// - Throws: What the encoder throws.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(contentType, forKey: .contentType)
    try container.encode(isWhole ? [] : properties, forKey: .properties)
    if isWhole { try container.encodeIfPresent(properties.first, forKey: .value) }
  }
}

/// What an operation answers with.
public struct ResponseShape: Hashable, Sendable, Codable {
  /// The form of the answer.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// One value of ``type``.
    case item
    /// A list of values of ``type``, page by page where the API has a list envelope.
    case list
    /// A body, if there is one, of ``type``: a deletion may answer with the object or with nothing.
    case optionalItem
    /// No body.
    case empty
    /// Messages of ``type`` that the server sends over a WebSocket.
    case messages
    /// Text in both directions over a WebSocket.
    case textSession
  }

  /// The form of the answer.
  public var kind: Kind
  /// The type of the value, of each item or of each message.
  public var type: ValueType
  /// The status of success, where the reference names it.
  public var status: Int?
  /// Whether a stream that was opened again goes on with what is new, and repeats nothing.
  public var reconnects: Bool
  /// How the pages of a list follow each other; nil where nothing says so, or the API's list envelope does.
  public var paging: Paging?
  /// The key under which the value comes, or the list, alone in an object: `book` for `{"book": {…}}`.
  public var envelope: String?
  /// What the reference says about what stands there, as Markdown.
  public var description: String?
  /// The evidence that the shape rests on.
  public var evidence: Evidence
  /// Where the reference says so.
  public var location: SourceLocation?

  /// Creates a shape.
  public init(
    kind: Kind, type: ValueType, status: Int? = nil, reconnects: Bool = false,
    evidence: Evidence = .none, location: SourceLocation? = nil
  ) {
    self.kind = kind
    self.type = type
    self.status = status
    self.reconnects = reconnects
    self.evidence = evidence
    self.location = location
  }
}

/// What a fact about a type rests on, the strongest that was found.
public enum Evidence: String, Hashable, Sendable, Codable {
  /// A person's correction.
  case overlay
  /// A Type column.
  case typeColumn
  /// A sample.
  case sample
  /// A sentence of the description.
  case sentence
  /// A table that a description or a heading names.
  case table
  /// A link to another section.
  case link
  /// The same name elsewhere in the reference.
  case sameName
  /// The name's form: `is_…`, `…_datetime`.
  case name
  /// The method and the path.
  case convention
  /// Nothing.
  case none
}

/// A sample beside an operation.
public struct Sample: Hashable, Sendable, Codable {
  /// What a sample shows.
  public enum Kind: String, Hashable, Sendable, Codable {
    /// A request as it goes over the wire, or a shell command that makes it.
    case request
    /// A response body, or a message of a stream.
    case response
  }

  /// What it shows.
  public var kind: Kind
  /// The method of a request sample.
  public var method: String?
  /// The path and the query of a request sample, as written.
  public var target: String?
  /// The headers of a request sample, in their order.
  public var headers: [Header]
  /// The body, repaired where it was not JSON.
  public var body: String?
  /// Where it begins.
  public var location: SourceLocation

  /// Creates a sample.
  public init(
    kind: Kind, method: String? = nil, target: String? = nil, headers: [Header] = [],
    body: String? = nil, location: SourceLocation
  ) {
    self.kind = kind
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
    self.location = location
  }
}
