import FlyingFox
import Foundation

/// What a server answers.
public enum Reply: Sendable {
  /// An ordinary response.
  case response(status: Int, headers: [String: String], body: String)
  /// The upgrade to a WebSocket, and then these messages, until they end.
  case stream(messages: [String])
  /// The upgrade to a WebSocket, and an answer to each message until one is answered with nil.
  case session(@Sendable (String) -> String?)

  /// A response with JSON.
  public static func json(
    _ text: String, status: Int = 200, headers: [String: String] = [:]
  ) -> Reply {
    let headers = headers.merging(["Content-Type": "application/json"]) { own, _ in own }
    return .response(status: status, headers: headers, body: text)
  }

  /// A response without a body.
  public static func empty(status: Int, headers: [String: String] = [:]) -> Reply {
    .response(status: status, headers: headers, body: "")
  }

  func response(to request: HTTPRequest) async throws -> HTTPResponse {
    switch self {
    case .response(let status, let headers, let body):
      var fields = HTTPHeaders()
      for (name, value) in headers { fields[HTTPHeader(name)] = value }
      return HTTPResponse(
        statusCode: HTTPStatusCode(status, phrase: Self.phrases[status] ?? "Status"),
        headers: fields, body: Data(body.utf8))
    case .stream(let messages):
      return try await upgrade(request, SendingHandler(messages: messages))
    case .session(let answer):
      return try await upgrade(request, AnsweringHandler(answer: answer))
    }
  }

  private func upgrade(
    _ request: HTTPRequest, _ handler: some WSMessageHandler
  ) async throws -> HTTPResponse {
    try await WebSocketHTTPHandler(handler: MessageFrameWSHandler(handler: handler))
      .handleRequest(request)
  }

  private static let phrases = [
    200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 401: "Unauthorized",
    404: "Not Found",
  ]
}

/// Sends messages, and then closes.
private struct SendingHandler: WSMessageHandler {
  let messages: [String]

  func makeMessages(for client: AsyncStream<WSMessage>) async throws -> AsyncStream<WSMessage> {
    AsyncStream { continuation in
      for message in messages { continuation.yield(.text(message)) }
      continuation.yield(.close(.normalClosure))
      continuation.finish()
    }
  }
}

/// Answers each message, and closes where there is no answer.
private struct AnsweringHandler: WSMessageHandler {
  let answer: @Sendable (String) -> String?

  func makeMessages(for client: AsyncStream<WSMessage>) async throws -> AsyncStream<WSMessage> {
    AsyncStream { continuation in
      let task = Task {
        for await case .text(let text) in client {
          guard let reply = answer(text) else { break }
          continuation.yield(.text(reply))
        }
        continuation.yield(.close(.normalClosure))
        continuation.finish()
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }
}
