import HTTPTypes

extension APIClient {
  /// Adds the credentials to a request.
  ///
  /// - Throws: ``APIError`` of kind ``APIError/Kind/invalidRequest`` where they do not fit into a header.
  func authenticate(_ request: inout HTTPRequest, for call: APICall) throws {
    guard call.authenticated else { return }
    switch credentials {
    case .none: break
    case .basic(let user, let secret): set(user: user, secret: secret, in: &request)
    case .authorization(let value): try set("Authorization", value, in: &request, for: call)
    case .token(let token): try set(token: token, in: &request, for: call)
    case .together(let parts): try set(parts, in: &request, for: call)
    }
  }

  /// A header is preferred to the query, which others write down.
  private func set(user: String, secret: String, in request: inout HTTPRequest) {
    for case .queryPair(let userName, let secretName) in description.authentication
    where !description.authentication.contains(.basic) {
      addQuery(userName, user, to: &request)
      addQuery(secretName, secret, to: &request)
      return
    }
    setBasic(user: user, secret: secret, in: &request)
  }

  private func setBasic(user: String, secret: String, in request: inout HTTPRequest) {
    request.headerFields[.authorization] =
      "Basic " + Credentials.base64(user: user, secret: secret)
  }

  private func addQuery(_ name: String, _ value: String, to request: inout HTTPRequest) {
    let path = request.path ?? "/"
    let separator = path.contains("?") ? "&" : "?"
    let parameter = "\(PercentEncoding.query(name))=\(PercentEncoding.query(value))"
    request.path = path + separator + parameter
  }

  private func set(token: String, in request: inout HTTPRequest, for call: APICall) throws {
    for method in description.authentication {
      switch method {
      case .basic, .queryPair: continue
      case .basicKey: return setBasic(user: token, secret: "", in: &request)
      case .bearer:
        return try set("Authorization", "Bearer \(token)", in: &request, for: call)
      case .header(let name, let prefix):
        try checkCookie(token, in: name, for: call)
        return try set(name, prefix + token, in: &request, for: call)
      case .query(let name):
        return addQuery(name, token, to: &request)
      }
    }
    try set("Authorization", "Bearer \(token)", in: &request, for: call)
  }

  private func set(
    _ parts: [CredentialPart], in request: inout HTTPRequest, for call: APICall
  ) throws {
    for part in parts {
      switch part.place {
      case .header:
        for secret in part.secrets { try checkCookie(secret, in: part.name, for: call) }
        try set(part.name, part.value, in: &request, for: call)
      case .query: addQuery(part.name, part.value, to: &request)
      }
    }
  }

  private func checkCookie(_ value: String, in name: String, for call: APICall) throws {
    guard name.lowercased() == "cookie", !HeaderValidation.isCookieValue(value) else { return }
    // The value may be a secret: the message names the header alone.
    throw call.invalid("the value for the header \(name) has a character that no cookie may have")
  }

  private func set(
    _ name: String, _ value: String, in request: inout HTTPRequest, for call: APICall
  ) throws {
    switch HeaderValidation.field(name, value) {
    case .success(let field): request.headerFields[field.name] = field.value
    case .failure(let problem): throw call.invalid(problem.description)
    }
  }

  /// A text from outside without the client's secrets, on one line, and bounded.
  func redacted(_ text: String) -> String {
    var text = text
    for secret in credentials.secrets where !secret.isEmpty {
      text = text.replacing(secret, with: "<redacted>")
      text = text.replacing(PercentEncoding.query(secret), with: "<redacted>")
    }
    return String(text.unicodeScalars.prefix(1000)).printable
  }
}
