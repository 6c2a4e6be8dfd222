/// What the reference says about the API as a whole.
///
/// Generated clients hold one as a constant.
public struct APIDescription: Sendable {
  /// The API's name, such as `Docker Cloud`.
  public var name: String

  /// The client's name in the `User-Agent` header, such as `DockerCloud/1.0`.
  public var userAgentProduct: String

  /// Where the REST API is: `https://cloud.docker.com/`; empty where each caller has a server of their own.
  public var restServer: String

  /// Where the streams are: `wss://ws.cloud.docker.com/`; nil for an API without any.
  public var streamServer: String?

  /// How requests are authenticated; the first method that fits the credentials is used.
  public var authentication: [AuthenticationMethod]

  /// The environment variables that configure a client.
  public var environment: EnvironmentNames

  /// A file that holds credentials where the environment has none.
  public var credentialsFile: CredentialsFile?

  /// Headers that every request carries.
  public var requestHeaders: [RequestHeader]

  /// The object that lists arrive in; nil where they arrive as bare arrays.
  public var listEnvelope: ListEnvelope?

  /// The dotted path of the server's message in the body of an error: `error`.
  public var errorMessagePath: String?

  /// What the reference says about the status codes of errors.
  public var errorMeanings: [ErrorMeaning]

  /// Creates a description; `name` and `restServer` are all that a small API needs.
  public init(
    name: String, userAgentProduct: String? = nil, restServer: String,
    streamServer: String? = nil, authentication: [AuthenticationMethod] = [],
    environment: EnvironmentNames = EnvironmentNames(), credentialsFile: CredentialsFile? = nil,
    requestHeaders: [RequestHeader] = [], listEnvelope: ListEnvelope? = nil,
    errorMessagePath: String? = nil, errorMeanings: [ErrorMeaning] = []
  ) {
    self.name = name
    self.userAgentProduct =
      userAgentProduct ?? String(name.unicodeScalars.filter { $0.isASCII && $0 != " " })
    self.restServer = restServer
    self.streamServer = streamServer
    self.authentication = authentication
    self.environment = environment
    self.credentialsFile = credentialsFile
    self.requestHeaders = requestHeaders
    self.listEnvelope = listEnvelope
    self.errorMessagePath = errorMessagePath
    self.errorMeanings = errorMeanings
  }
}

/// How requests show who sends them.
public enum AuthenticationMethod: Hashable, Sendable {
  /// `Authorization: Basic …`, from a user and a secret.
  case basic
  /// `Authorization: Bearer …`, from a token.
  case bearer
  /// A header with the token, such as `X-API-Key`, after an optional prefix such as `Token `.
  case header(name: String, prefix: String = "")
  /// A query parameter with the token.
  case query(name: String)
  /// `Authorization: Basic …`, from a token as the user, with an empty password.
  case basicKey
  /// Two query parameters, one with the user and one with the secret.
  case queryPair(user: String, secret: String)
}

/// The names of the environment variables that configure a client; nil where the API has no such variable.
public struct EnvironmentNames: Hashable, Sendable {
  /// The user's name: `DOCKERCLOUD_USER`.
  public var user: String?
  /// The user's secret: `DOCKERCLOUD_APIKEY`.
  public var secret: String?
  /// A token.
  public var token: String?
  /// The whole value of the `Authorization` header: `DOCKERCLOUD_AUTH`.
  public var authorization: String?
  /// The namespace: `DOCKERCLOUD_NAMESPACE`.
  public var namespace: String?
  /// The REST server, instead of the reference's.
  public var restHost: String?
  /// The stream server, instead of the reference's.
  public var streamHost: String?

  /// Creates a set of names.
  public init(
    user: String? = nil, secret: String? = nil, token: String? = nil,
    authorization: String? = nil, namespace: String? = nil, restHost: String? = nil,
    streamHost: String? = nil
  ) {
    self.user = user
    self.secret = secret
    self.token = token
    self.authorization = authorization
    self.namespace = namespace
    self.restHost = restHost
    self.streamHost = streamHost
  }
}

/// A JSON file that holds a ready-made Basic credential, such as `~/.docker/config.json`.
public struct CredentialsFile: Hashable, Sendable {
  /// The file's path; a `~/` at its start is the home folder.
  public var path: String

  /// The JSON pointer (RFC 6901) of the Base64 credential: `/auths/https:~1~1index.docker.io~1v1~1/auth`.
  public var pointer: String

  /// Creates the description of a file.
  public init(path: String, pointer: String) {
    self.path = path
    self.pointer = pointer
  }
}

/// A header that every request carries.
public struct RequestHeader: Hashable, Sendable {
  /// The header's name.
  public var name: String
  /// The header's value.
  public var value: String

  /// Creates a header.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// Where the parts of a list are in the object that it arrives in, each as a dotted path.
public struct ListEnvelope: Hashable, Sendable {
  /// The items: `objects`.
  public var items: String
  /// The link to the next page: `meta.next`.
  public var next: String?
  /// The link to the page before.
  public var previous: String?
  /// How many items all pages hold: `meta.total_count`.
  public var totalCount: String?
  /// How many items a page holds at most.
  public var limit: String?
  /// How many items stand before the page.
  public var offset: String?

  /// Creates an envelope.
  public init(
    items: String, next: String? = nil, previous: String? = nil, totalCount: String? = nil,
    limit: String? = nil, offset: String? = nil
  ) {
    self.items = items
    self.next = next
    self.previous = previous
    self.totalCount = totalCount
    self.limit = limit
    self.offset = offset
  }
}

/// What the reference says about a status code.
public struct ErrorMeaning: Hashable, Sendable {
  /// The status code: 404.
  public var code: Int
  /// Its name: `Not Found`.
  public var name: String
  /// What it means for this API; may be empty.
  public var text: String

  /// Creates a meaning.
  public init(code: Int, name: String, text: String) {
    self.code = code
    self.name = name
    self.text = text
  }
}
