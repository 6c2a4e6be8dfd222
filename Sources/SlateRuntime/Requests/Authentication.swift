import HTTPTypes

extension APIClient {
  /// Adds the credentials to a request.
  ///
  /// - Throws: ``APIError`` of kind ``APIError/Kind/invalidRequest`` where they do not fit into a header.
  func authenticate(_ request: inout HTTPRequest, for call: APICall) throws {
    guard call.authenticated else { return }
    switch credentials {
    case .none: break
    case .basic(let user, let secret):
      let value = "Basic " + Credentials.base64(user: user, secret: secret)
      request.headerFields[.authorization] = value
    case .authorization(let value): try set("Authorization", value, in: &request, for: call)
    case .token(let token): try set(token: token, in: &request, for: call)
    }
  }

  private func set(token: String, in request: inout HTTPRequest, for call: APICall) throws {
    for method in description.authentication {
      switch method {
      case .basic: continue
      case .bearer:
        return try set("Authorization", "Bearer \(token)", in: &request, for: call)
      case .header(let name, let prefix):
        return try set(name, prefix + token, in: &request, for: call)
      case .query(let name):
        let path = request.path ?? "/"
        let separator = path.contains("?") ? "&" : "?"
        let parameter = "\(PercentEncoding.query(name))=\(PercentEncoding.query(token))"
        request.path = path + separator + parameter
        return
      }
    }
    try set("Authorization", "Bearer \(token)", in: &request, for: call)
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
    return text.unicodeScalars.prefix(1000).map { $0.escaped(asASCII: false) }.joined()
  }
}
