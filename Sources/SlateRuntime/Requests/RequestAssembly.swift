import HTTPTypes

/// A request that is ready to be sent but for the credentials.
struct AssembledRequest: Sendable {
  var request: HTTPRequest
  var body: [UInt8]?
  let server: ServerAddress
}

extension APIClient {
  /// The request that a call stands for.
  ///
  /// - Parameters:
  ///   - call: The call.
  ///   - path: Path and query from a link, instead of the call's own.
  /// - Throws: ``APIError`` of kind ``APIError/Kind/invalidRequest``.
  func assemble(_ call: APICall, path: String? = nil) throws -> AssembledRequest {
    let server = try restServer(for: call)
    return try assemble(call, server: server, path: path)
  }

  /// The handshake request that opens a stream.
  ///
  /// - Throws: ``APIError`` of kind ``APIError/Kind/invalidRequest``.
  func assembleStream(_ call: APICall) throws -> AssembledRequest {
    guard configuration.streamHost ?? description.streamServer != nil else {
      throw call.invalid("the API has no stream server")
    }
    guard let server = streamServer else {
      throw call.invalid("the stream server is not an address such as wss://host:port/")
    }
    return try assemble(call, server: server, path: nil)
  }

  /// The path and query that a call goes to, on either server; nil where the server is no address.
  func target(of call: APICall, isStream: Bool = false) -> String? {
    (isStream ? streamServer : restServer).map { target(of: call, on: $0) }
  }

  /// The path and query on the REST server that a link means; nil where it leads to another server.
  func restPath(of link: String, from current: String) -> String? {
    restServer?.path(of: link, from: current)
  }

  private var restServer: ServerAddress? {
    ServerAddress(configuration.restHost ?? description.restServer, schemes: ["https", "http"])
  }

  private var streamServer: ServerAddress? {
    guard var text = configuration.streamHost ?? description.streamServer else { return nil }
    // People write the stream server with either pair of schemes.
    if text.hasPrefix("http"), text.contains("://") { text = "ws" + text.dropFirst("http".count) }
    return ServerAddress(text, schemes: ["wss", "ws"])
  }

  private func restServer(for call: APICall) throws -> ServerAddress {
    guard let server = restServer else {
      throw call.invalid("the REST server is not an address such as https://host:port/")
    }
    return server
  }

  private func assemble(
    _ call: APICall, server: ServerAddress, path: String?
  ) throws -> AssembledRequest {
    if let problem = call.problem { throw call.invalid(problem) }
    var request = HTTPRequest(
      method: call.method, scheme: server.scheme, authority: server.authority,
      path: path ?? target(of: call, on: server))
    request.headerFields = try headers(of: call)
    guard call.body != nil || !call.files.isEmpty else {
      return AssembledRequest(request: request, server: server)
    }
    do {
      let (contentType, bytes) = try body(of: call)
      // The boundary between the parts of a form is known here alone, and what is no JSON says what it is.
      if request.headerFields[.contentType] == nil || call.encoding == .multipart
        || call.sendsBytes
      {
        request.headerFields[.contentType] = contentType
      }
      return AssembledRequest(request: request, body: bytes, server: server)
    } catch {
      throw call.invalid("the body cannot be written as JSON")
    }
  }

  private func body(of call: APICall) throws -> (contentType: String, bytes: [UInt8]) {
    if case .bytes(let bytes, let contentType)? = call.body { return (contentType, bytes) }
    let json = try JSONCoding.bytes(of: CallBody(body: call.body ?? .attributes([])))
    if call.encoding == .json { return ("application/json", json) }
    let value = try JSONCoding.decode(JSONValue.self, from: json)
    if call.encoding == .form {
      return (FormEncoding.contentType, FormEncoding.bytes(of: value))
    }
    let multipart = MultipartEncoding(value, files: call.files)
    return (multipart.contentType, multipart.bytes)
  }

  private func target(of call: APICall, on server: ServerAddress) -> String {
    var target = server.basePath
    for part in call.path {
      switch part {
      case .encoded(let text): target += text
      case .namespace:
        if let namespace, !namespace.isEmpty {
          target += PercentEncoding.segment(namespace) + "/"
        }
      }
    }
    if !target.hasPrefix("/") { target = "/" + target }
    for (index, parameter) in call.query.enumerated() {
      target += index == 0 ? "?" : "&"
      target += PercentEncoding.query(parameter.name)
      target += "=" + PercentEncoding.query(parameter.value)
    }
    return target
  }

  private func headers(of call: APICall) throws -> HTTPFields {
    var headers: HTTPFields = [.accept: "application/json", .userAgent: userAgent]
    for header in description.requestHeaders {
      switch HeaderValidation.field(header.name, header.value) {
      case .success(let field): headers[field.name] = field.value
      case .failure(let problem): throw call.invalid(problem.description)
      }
    }
    for field in call.headers { headers[field.name] = field.value }
    return headers
  }

  private var userAgent: String {
    let product = "\(description.userAgentProduct) SlateRuntime/1"
    let agent = configuration.userAgentSuffix.map { "\(product) \($0)" } ?? product
    // What a program adds may be anything; a header holds no controls.
    return String(
      String.UnicodeScalarView(agent.unicodeScalars.filter { (0x20...0x7E).contains($0.value) }))
  }
}

extension APICall {
  func invalid(_ reason: String) -> APIError {
    APIError(operation: operation, kind: .invalidRequest, message: reason)
  }
}
