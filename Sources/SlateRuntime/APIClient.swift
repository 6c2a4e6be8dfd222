import HTTPTypes

/// Sends the calls of one API on behalf of one account.
///
/// A client is a value: copies share the transports and nothing else. Generated clients are a thin layer
/// of named functions over it.
public struct APIClient: Sendable {
  /// What the reference says about the API as a whole.
  public let description: APIDescription

  /// Who sends the requests.
  public let credentials: Credentials

  /// Whose resources namespaced operations work on; nil for those of the authenticated user.
  public private(set) var namespace: String?

  /// How the client behaves.
  public let configuration: ClientConfiguration

  let transport: any ClientTransport
  let streamTransport: (any StreamTransport)?

  /// Creates a client; nothing is sent or checked yet.
  ///
  /// - Parameters:
  ///   - description: What the reference says about the API as a whole.
  ///   - credentials: Who sends the requests.
  ///   - namespace: Whose resources namespaced operations work on; nil for the authenticated user's.
  ///   - configuration: How the client behaves.
  ///   - transport: Sends requests.
  ///   - streamTransport: Opens streams; nil where none are used.
  public init(
    description: APIDescription, credentials: Credentials, namespace: String? = nil,
    configuration: ClientConfiguration = ClientConfiguration(), transport: any ClientTransport,
    streamTransport: (any StreamTransport)? = nil
  ) {
    self.description = description
    self.credentials = credentials
    self.namespace = namespace
    self.configuration = configuration
    self.transport = transport
    self.streamTransport = streamTransport
  }

  /// Creates a client from environment variables, whose names the description has.
  ///
  /// Servers that `configuration` names count before those that the environment names.
  ///
  /// - Throws: ``APIError`` of kind ``APIError/Kind/missingCredentials`` where the environment has none.
  public static func fromEnvironment(
    description: APIDescription, _ environment: [String: String] = ProcessEnvironment.current,
    configuration: ClientConfiguration = ClientConfiguration(), transport: any ClientTransport,
    streamTransport: (any StreamTransport)? = nil
  ) throws -> APIClient {
    let names = description.environment
    var configuration = configuration
    configuration.restHost = configuration.restHost ?? names.restHost.flatMap { environment[$0] }
    configuration.streamHost =
      configuration.streamHost ?? names.streamHost.flatMap { environment[$0] }
    return APIClient(
      description: description,
      credentials: try Credentials.fromEnvironment(description, environment),
      namespace: names.namespace.flatMap { environment[$0] }, configuration: configuration,
      transport: transport, streamTransport: streamTransport)
  }

  /// The same client for another namespace; nil for the authenticated user's.
  public func namespace(_ name: String?) -> APIClient {
    var client = self
    client.namespace = name
    return client
  }
}

extension APIClient {
  /// Sends a call whose response holds a value.
  ///
  /// - Throws: ``APIError``, or `CancellationError` where the task was cancelled.
  public func send<Value: Decodable & Sendable>(
    _ call: APICall, as type: Value.Type = Value.self
  ) async throws -> Response<Value> {
    let exchange = try await perform(call)
    return try exchange.response { try decode(Value.self, from: exchange) }
  }

  /// Sends a call whose response may hold a value: an empty body, 204, and 202 without JSON give nil.
  ///
  /// - Throws: ``APIError``, or `CancellationError` where the task was cancelled.
  public func send<Value: Decodable & Sendable>(
    _ call: APICall, as type: Value?.Type = Value?.self
  ) async throws -> Response<Value?> {
    let exchange = try await perform(call)
    return try exchange.response {
      exchange.mayBeWithoutValue ? nil : try decode(Value.self, from: exchange)
    }
  }

  /// Sends a call whose response holds a value under a key, and nothing else: `{"book": {…}}`.
  ///
  /// A value that comes without the object around it is taken as well.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - envelope: The key.
  ///   - type: The value's type.
  /// - Returns: The value, with the response that it came in.
  /// - Throws: ``APIError``, or `CancellationError` where the task was cancelled.
  public func send<Value: Decodable & Sendable>(
    _ call: APICall, in envelope: String, as type: Value.Type = Value.self
  ) async throws -> Response<Value> {
    var call = call
    call.envelope = envelope
    return try await send(call, as: type)
  }

  /// Sends a call whose response may hold a value under a key: an empty body, 204, and 202 without JSON give nil.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - envelope: The key.
  ///   - type: The value's type.
  /// - Returns: The value or nil, with the response that it came in.
  /// - Throws: ``APIError``, or `CancellationError` where the task was cancelled.
  public func send<Value: Decodable & Sendable>(
    _ call: APICall, in envelope: String, as type: Value?.Type = Value?.self
  ) async throws -> Response<Value?> {
    var call = call
    call.envelope = envelope
    return try await send(call, as: type)
  }

  /// Sends a call whose response holds nothing; a body is not looked at.
  ///
  /// - Throws: ``APIError``, or `CancellationError` where the task was cancelled.
  public func sendEmpty(_ call: APICall) async throws -> Response<NoContent> {
    try await perform(call).response { NoContent() }
  }

  /// Sends a call and gives the body as it is.
  ///
  /// - Throws: ``APIError``, or `CancellationError` where the task was cancelled.
  public func raw(_ call: APICall) async throws -> Response<[UInt8]> {
    var call = call
    // Every other call asks for JSON.
    if call.headers[.accept] == nil { call.setHeader("Accept", "*/*") }
    let exchange = try await perform(call)
    return exchange.response { exchange.body }
  }

  /// A list, whose pages are fetched as they are needed; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - call: The call for the first page.
  ///   - paging: How its pages follow each other; nil where the API's ``ListEnvelope`` says it.
  /// - Returns: The elements of all pages, in the server's order. Iterating throws ``APIError``, or `CancellationError`
  ///   where the task was cancelled.
  public func list<Item: Decodable & Sendable>(
    _ call: APICall, paging: ListPaging? = nil
  ) -> PagedSequence<Item> {
    var call = call
    call.paging = paging
    return PagedSequence(client: self, call: call)
  }

  /// A list that comes as a whole, under a key of an object; nothing is sent yet.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - items: The key.
  /// - Returns: The elements, in the server's order. Iterating throws ``APIError``, or `CancellationError` where the task
  ///   was cancelled.
  public func list<Item: Decodable & Sendable>(
    _ call: APICall, in items: String
  ) -> PagedSequence<Item> {
    list(call, paging: ListPaging(items: items, next: .nothing))
  }

  /// Follows a link to another object.
  ///
  /// - Parameter uri: The link: a path on the REST server, or an absolute URI of that server.
  /// - Throws: ``APIError`` of kind ``APIError/Kind/invalidRequest`` where the link is nil or empty, and
  ///   ``APIError/Kind/refusedLink`` where it leads to another server.
  public func fetch<Target: Decodable & Sendable>(
    _ uri: ResourceURI<Target>?
  ) async throws -> Response<Target> {
    guard let uri, !uri.isEmpty else {
      throw APIError(
        operation: "fetch", kind: .invalidRequest, message: "there is no link to follow")
    }
    let call = APICall("fetch", .get, from: "")
    guard let path = restPath(of: uri.rawValue, from: "/") else {
      throw APIError(
        operation: "fetch", kind: .refusedLink,
        message: "the link leads to another server, where credentials do not go")
    }
    let exchange = try await perform(call, path: path)
    return try exchange.response { try decode(Target.self, from: exchange) }
  }
}

extension APIClient {
  /// A stream of messages, which connects when it is iterated.
  ///
  /// - Parameters:
  ///   - call: The call that opens the stream.
  ///   - reconnects: Whether the stream is opened again when the connection drops; only for streams that
  ///     then repeat no messages.
  public func messages<Message: Decodable & Sendable>(
    _ call: APICall, reconnects: Bool = false
  ) -> MessageStream<Message> {
    MessageStream(
      client: self, call: call,
      reconnectPolicy: reconnects ? configuration.reconnectPolicy : .none)
  }

  /// Opens a session in which text goes both ways.
  ///
  /// - Throws: ``APIError``, or `CancellationError` where the task was cancelled.
  public func textSession(_ call: APICall) async throws -> TextSession {
    do {
      return TextSession(try await open(call))
    } catch {
      CallLog(self, call, target: target(of: call, isStream: true)).failed(error)
      throw error
    }
  }
}
