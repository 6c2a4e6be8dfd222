import HTTPTypes

extension APIClient {
  /// The error that a response with a status of failure stands for.
  func failure(
    of response: TransportResponse, _ call: APICall, kind: APIError.Kind = .status
  ) -> APIError {
    let status = response.head.status
    return APIError(
      operation: call.operation, kind: kind, message: redacted(message(in: response)),
      status: status, headers: response.head.headerFields,
      meaning: description.errorMeanings.first { $0.code == status.code }, body: response.body)
  }

  /// What is thrown to the caller for an error on the way to the server and back.
  func report(_ error: any Error, _ call: APICall) -> any Error {
    if Task.isCancelled || error is CancellationError { return CancellationError() }
    switch error {
    case let error as APIError: return error
    case let error as TransportError:
      if let response = error.response { return failure(of: response, call) }
      let safe = TransportError(error.kind, redacted(error.message))
      return APIError(
        operation: call.operation, kind: .transport, message: safe.message, transportError: safe)
    default:
      let safe = TransportError(.other, redacted("\(error)"))
      return APIError(
        operation: call.operation, kind: .transport, message: safe.message, transportError: safe)
    }
  }

  /// The server's message in an error body: at the reference's path, or at one of the usual places.
  func message(in json: JSONValue) -> String? {
    let usual = [
      "error.message", "error", "message", "detail", "errorMessage", "data.errorMessage",
    ]
    let paths = (description.errorMessagePath.map { [$0] } ?? []) + usual
    for path in paths {
      if let text = json.value(atDottedPath: path)?.stringValue, !text.isEmpty { return text }
    }
    return nil
  }

  private func message(in response: TransportResponse) -> String {
    let excerpt = response.body.prefix(APIError.maximumBodyBytes)
    guard let json = try? JSONCoding.decode(JSONValue.self, from: Array(excerpt)) else { return "" }
    return message(in: json) ?? ""
  }
}
