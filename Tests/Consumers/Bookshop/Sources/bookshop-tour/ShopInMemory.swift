import HTTPTypes
import SlateRuntime

/// A bookshop without a network: it answers by method and path.
struct ShopInMemory: ClientTransport {
  func send(
    _ request: HTTPRequest, body: [UInt8]?, maximumResponseBytes: Int
  ) async throws -> TransportResponse {
    let emma = #"{"isbn": "9780141439587", "title": "Emma", "price": 9.5, "state": "in stock"}"#
    guard request.headerFields[.authorization] == "Bearer till-1" else { return answer("", 401) }
    switch "\(request.method.rawValue) \(request.path ?? "")" {
    case "GET /v1/books?state=in%20stock": return answer("[\(emma)]")
    case "GET /v1/books/9780141439587": return answer(emma)
    case "POST /v1/books/9780141439587/ratings":
      return answer(#"{"stars": 5, "reader": "Jo"}"#, 201)
    case "POST /v1/orders": return answer(#"{"id": 17, "total": 12.25, "sent": false}"#, 201)
    default: return answer(#"{"message": "no \#(request.path ?? "")"}"#, 404)
    }
  }

  private func answer(_ json: String, _ status: Int = 200) -> TransportResponse {
    TransportResponse(
      HTTPResponse(
        status: .init(code: status), headerFields: [.contentType: "application/json"]),
      body: Array(json.utf8))
  }
}

/// A feed that tells of one arrival and ends.
struct FeedInMemory: StreamTransport {
  func connect(
    _ request: HTTPRequest, maximumMessageBytes: Int
  ) async throws -> any StreamConnection {
    Connection()
  }

  private actor Connection: StreamConnection {
    private var messages: [StreamMessage] = [
      .text(#"{"isbn": "9780199536368", "copies": 3, "shelf": "B2"}"#),
      .closed(code: 1000, reason: "closing time"),
    ]

    func receive() async throws -> StreamMessage {
      guard !messages.isEmpty else { throw CancellationError() }
      return messages.removeFirst()
    }

    func send(_ text: String) async throws {}

    func close() async {}

    nonisolated func cancel() {}
  }
}
