import Foundation
import InMemoryLogging
import Logging
import SlateRuntime
import Testing

/// Whatever goes wrong, no description and no log shows the credentials.
@Suite(.timeLimit(.minutes(1))) struct SecretTests {
  /// What a server that repeats the credentials, or that breaks, does to a request and to a stream.
  enum Mishap: CaseIterable, Sendable {
    case refused, closed, reset, cutShort, stalled, notHTTP
    case unauthorized, internalError, busy, html, wrongType, otherHost, redirectCircle
    case errorMessage, closeReason, dropped
  }

  static let credentials: [Credentials] = [
    .basic(user: "alice", secret: "s3cr3t k3y"),
    .authorization("Basic YWxpY2U6czNjcjN0IGszeQ=="), .authorization("Custom s3cr3t k3y"),
    .token("s3cr3t k3y"),
    .together([
      .header("X-Key", "s3cr3t k3y"), .query("key", "s3cr3t k3y"),
      .basic(user: "alice", secret: "s3cr3t k3y"),
    ]),
  ]

  @Test(arguments: Mishap.allCases, credentials)
  func noDescriptionAndNoLogShowsTheCredentials(
    mishap: Mishap, credentials: Credentials
  ) async throws {
    var handler = InMemoryLogHandler()
    handler.logLevel = .trace
    let copy = handler
    let configuration = ClientConfiguration(
      requestTimeout: .milliseconds(mishap == .stalled ? 100 : 10_000),
      retryPolicy: RetryPolicy(maximumAttempts: 2, initialDelay: .zero),
      reconnectPolicy: ReconnectPolicy(maximumAttempts: 1, initialDelay: .zero),
      logger: Logger(label: "test") { _ in copy })
    let errors = try await withServer(mishap) { address in
      var errors: [any Error] = []
      for kind in TransportKind.allCases {
        let client = kind.client(
          address, description: .queryKey, credentials: credentials, configuration: configuration)
        errors += await failures(Services(api: client), mishap)
      }
      return errors
    }
    #expect(!errors.isEmpty)
    #expect(!handler.entries.isEmpty)
    let texts = errors.flatMap { ["\($0)", String(reflecting: $0), $0.localizedDescription] }
    let logs = handler.entries.map { "\($0.message) \($0.metadata)" }
    for text in texts + logs {
      #expect(!text.contains("s3cr3t"))
      // Only who knows user and secret together knows what this stands for.
      if credentials.mayBeBasic { #expect(!text.contains("YWxpY2U6")) }
    }
  }

  private func failures(_ services: Services, _ mishap: Mishap) async -> [any Error] {
    var errors: [any Error] = []
    if ![.errorMessage, .closeReason, .dropped].contains(mishap) {
      do { _ = try await services.get(uuid: "u") } catch { errors.append(error) }
      do { _ = try await services.create(name: "n") } catch { errors.append(error) }
      do { _ = try await services.list(state: "s3cr3t k3y").all() } catch { errors.append(error) }
    }
    do { for try await _ in services.logs(uuid: "u") {} } catch { errors.append(error) }
    return errors
  }

  private func withServer<Value: Sendable>(
    _ mishap: Mishap, _ body: (String) async throws -> Value
  ) async throws -> Value {
    let echo = "s3cr3t k3y, YWxpY2U6czNjcjN0IGszeQ== and Custom s3cr3t k3y, ?key=s3cr3t%20k3y"
    func serve(_ reply: Reply) async throws -> Value {
      try await withSocketServer(replies: [reply]) { try await body($0.address) }
    }
    func play(_ script: [StreamStep]) async throws -> Value {
      try await withSocketServer(streams: [script]) { try await body($0.address) }
    }
    switch mishap {
    case .refused: return try await withUnusedAddress(body)
    case .closed: return try await withFaultyServer(.close(after: ""), body)
    case .reset: return try await withFaultyServer(.reset(after: ""), body)
    case .cutShort:
      let start = "HTTP/1.1 200 OK\r\nX-Echo: \(echo)\r\nContent-Length: 100\r\n\r\n\(echo)"
      return try await withFaultyServer(.close(after: start), body)
    case .stalled: return try await withFaultyServer(.stall(after: ""), body)
    case .notHTTP: return try await withFaultyServer(.close(after: "\(echo)\r\n\r\n"), body)
    case .unauthorized: return try await serve(.json(#"{"error": "no \#(echo)"}"#, 401))
    case .internalError: return try await serve(.json(#"{"error": "no \#(echo)"}"#, 500))
    case .busy: return try await serve(.json(#"{"error": "no \#(echo)"}"#, 503))
    case .html: return try await serve(Reply(headers: ["Content-Type": echo], body: Data("<".utf8)))
    case .wrongType: return try await serve(.json(#"{"uuid": ["\#(echo)"], "name": "\#(echo)"}"#))
    case .otherHost:
      return try await serve(
        Reply(status: 302, headers: ["Location": "http://other.example/?key=s3cr3t%20k3y"]))
    case .redirectCircle:
      return try await serve(Reply(status: 302, headers: ["Location": "/?key=s3cr3t%20k3y"]))
    case .errorMessage: return try await play([.text(#"{"type": "error", "message": "\#(echo)"}"#)])
    case .closeReason: return try await play([.close(1008, "s3cr3t k3y YWxpY2U6czNjcjN0IGszeQ==")])
    case .dropped: return try await play([.drop])
    }
  }
}

extension Credentials {
  fileprivate var mayBeBasic: Bool {
    switch self {
    case .basic: true
    case .authorization(let value): value.hasPrefix("Basic")
    case .together: true
    default: false
    }
  }
}

extension APIDescription {
  /// An API whose tokens travel in the query, where most things could show them.
  fileprivate static var queryKey: APIDescription {
    var description = APIDescription.sample
    description.authentication = [.query(name: "key")]
    return description
  }
}
