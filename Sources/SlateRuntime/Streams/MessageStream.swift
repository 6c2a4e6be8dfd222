import HTTPTypes

/// Messages that a server sends as they come up, each decoded from JSON.
///
/// The connection is opened when the iteration starts and closed when it ends: by the server, by leaving
/// the loop, or by cancelling the task. No message is read before it is asked for. Iterating throws
/// ``APIError``: of kind ``APIError/Kind/status`` where the server refused the connection, of kind
/// ``APIError/Kind/stream`` where it sent an error, and ``APIError/Kind/transport`` where the
/// connection broke. Messages without any text, which some servers send to keep a connection alive, are
/// left out.
public struct MessageStream<Message: Decodable & Sendable>: AsyncSequence, Sendable {
  /// A message of the stream.
  public typealias Element = Message

  private let client: APIClient
  private let call: APICall
  private let reconnectPolicy: ReconnectPolicy

  init(client: APIClient, call: APICall, reconnectPolicy: ReconnectPolicy) {
    self.client = client
    self.call = call
    self.reconnectPolicy = reconnectPolicy
  }

  /// The same stream with another policy for broken connections.
  public func reconnecting(_ policy: ReconnectPolicy) -> MessageStream {
    MessageStream(client: client, call: call, reconnectPolicy: policy)
  }

  /// The same stream, which calls `body` each time that it is open again after it broke.
  ///
  /// What happened in between was not received: this is the moment to fetch it. ``ReconnectPolicy`` has the
  /// hook for the interruption itself, and ``ClientConfiguration/logger`` is told of both.
  public func onReconnect(
    _ body: @escaping @Sendable (StreamReconnection) -> Void
  ) -> MessageStream {
    var policy = reconnectPolicy
    policy.onReconnect = body
    return reconnecting(policy)
  }

  /// Starts an iteration; the connection is opened when the first message is asked for.
  public func makeAsyncIterator() -> Iterator {
    Iterator(client: client, call: call, policy: reconnectPolicy)
  }

  /// Walks through the messages of one connection, or of several in a row.
  public struct Iterator: AsyncIteratorProtocol {
    private let client: APIClient
    private let call: APICall
    private let policy: ReconnectPolicy
    private var stream: OpenStream?
    private var hasOpened = false
    private var hasEnded = false
    private var failures = 0

    init(client: APIClient, call: APICall, policy: ReconnectPolicy) {
      self.client = client
      self.call = call
      self.policy = policy
    }

    /// The next message; nil when the server has closed the stream in order.
    ///
    /// - Throws: ``APIError``, or `CancellationError`; after that, there are no further messages.
    public mutating func next() async throws -> Message? {
      while !hasEnded {
        do {
          guard let bytes = try await receive() else {
            end()
            return nil
          }
          if bytes.allSatisfy({ $0 <= 0x20 }) { continue }
          failures = 0
          return try decode(bytes)
        } catch let error as APIError where isInterruption(error) {
          try await pause(after: error)
        } catch {
          end()
          log.failed(error)
          throw error
        }
      }
      return nil
    }

    private var log: CallLog {
      CallLog(client, call, target: client.target(of: call, isStream: true))
    }

    private mutating func receive() async throws -> [UInt8]? {
      if let stream { return try await stream.receive() }
      let opened = try await client.open(call)
      stream = opened
      if hasOpened {
        log.reopened()
        policy.onReconnect(StreamReconnection(operation: call.operation, attempt: failures))
      }
      hasOpened = true
      return try await opened.receive()
    }

    private mutating func end() {
      hasEnded = true
      stream = nil
    }

    /// Whether the stream may be opened again after this error.
    ///
    /// A stream that never opened is not interrupted: its caller is told at once.
    private func isInterruption(_ error: APIError) -> Bool {
      guard hasOpened, failures < policy.maximumAttempts else { return false }
      switch error.kind {
      case .transport: return true
      case .stream: return error.closeCode != nil
      case .status: return [429, 500, 502, 503, 504].contains(error.status?.code)
      default: return false
      }
    }

    private mutating func pause(after error: APIError) async throws {
      stream = nil
      failures += 1
      let delay = policy.delay(beforeAttempt: failures)
      let interruption = StreamInterruption(
        operation: call.operation, error: error, attempt: failures, delay: delay)
      log.interrupted(interruption)
      policy.onInterruption(interruption)
      do {
        try await policy.clock.sleep(for: delay)
      } catch {
        end()
        throw error
      }
    }

    private func decode(_ bytes: [UInt8]) throws -> Message {
      if let error = client.errorMessage(in: bytes, of: call) { throw error }
      do {
        return try JSONCoding.decode(Message.self, from: bytes)
      } catch {
        let mismatch = client.mismatch(error, of: Message.self, in: bytes)
        throw APIError(
          operation: call.operation, kind: .decoding,
          message: client.redacted(mismatch?.description ?? "the message is not JSON"),
          body: bytes, mismatch: mismatch)
      }
    }
  }
}

extension APIClient {
  /// The error that a message of the form `{"type": "error", …}` stands for; nil for any other message.
  fileprivate func errorMessage(in bytes: [UInt8], of call: APICall) -> APIError? {
    // Nearly all messages are ruled out here, without a second decoding.
    guard bytes.contains(sequence: Array("\"error\"".utf8)),
      let json = try? JSONCoding.decode(JSONValue.self, from: bytes),
      json["type"]?.stringValue == "error"
    else { return nil }
    return APIError(
      operation: call.operation, kind: .stream,
      message: redacted(message(in: json) ?? "the server sent an error message"), body: bytes)
  }
}

extension [UInt8] {
  fileprivate func contains(sequence: [UInt8]) -> Bool {
    firstRange(of: sequence) != nil
  }
}
