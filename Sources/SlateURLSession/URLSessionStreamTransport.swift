#if canImport(Darwin)
  import Foundation
  import HTTPTypes
  import SlateRuntime

  /// Opens WebSocket connections with URLSession, on Apple platforms.
  ///
  /// URLSession answers pings and puts fragments together. Where a server refuses the handshake, it passes
  /// the status and the headers on, but not the body.
  ///
  /// On Linux, where Foundation's URLSession has no WebSocket, `SlateAsyncHTTPClient` has a transport; CI
  /// runs there, and compiles this file only up to its `#if`.
  public struct URLSessionStreamTransport: StreamTransport {
    private let configuration: URLSessionConfiguration

    /// Creates a transport.
    ///
    /// - Parameter configuration: Proxies, time-outs and the like. Cookies, cache and stored credentials
    ///   are switched off.
    public init(configuration: URLSessionConfiguration = .ephemeral) {
      configuration.forgetEverything()
      self.configuration = configuration
    }

    /// Opens a connection.
    ///
    /// - Parameters:
    ///   - request: The request of the handshake, with scheme (`ws` or `wss`), authority and path.
    ///   - maximumMessageBytes: The longest message, in bytes, that is taken.
    /// - Returns: The open connection.
    /// - Throws: `TransportError`, with the response where the server answered with anything but an upgrade;
    ///   `CancellationError` where the task was cancelled.
    public func connect(
      _ request: HTTPRequest, maximumMessageBytes: Int
    ) async throws -> any StreamConnection {
      let opening = StreamHandshake()
      let session = URLSession(
        configuration: configuration, delegate: opening, delegateQueue: nil)
      do {
        let task = session.webSocketTask(with: try URLRequest(request))
        task.maximumMessageSize = maximumMessageBytes
        try await withTaskCancellationHandler {
          try await withCheckedThrowingContinuation { opening.start(task, $0) }
        } onCancel: {
          session.invalidateAndCancel()
        }
        return SessionStream(session: session, task: task)
      } catch {
        session.invalidateAndCancel()
        if Task.isCancelled { throw CancellationError() }
        throw error
      }
    }
  }

  /// An open connection, with a session of its own.
  private struct SessionStream: StreamConnection {
    let session: URLSession
    let task: URLSessionWebSocketTask

    func receive() async throws -> StreamMessage {
      let message: URLSessionWebSocketTask.Message
      do {
        message = try await task.receive()
      } catch {
        return try end(error)
      }
      switch message {
      case .string(let text): return .text(text)
      case .data(let data): return .binary(Array(data))
      @unknown default: throw TransportError(.protocolViolation, "the message is of no known type")
      }
    }

    func send(_ text: String) async throws {
      do {
        try await task.send(.string(text))
      } catch {
        throw streamError(for: error)
      }
    }

    func close() async {
      task.cancel(with: .normalClosure, reason: nil)
      session.finishTasksAndInvalidate()
    }

    func cancel() {
      session.invalidateAndCancel()
    }

    /// What the end of a connection means: URLSession reports a close of the server as a failure.
    private func end(_ error: any Error) throws -> StreamMessage {
      switch task.closeCode {
      case .invalid, .abnormalClosure: throw streamError(for: error)
      case .noStatusReceived: return .closed(code: nil, reason: "")
      case let code:
        let reason = task.closeReason.map { String(decoding: $0, as: UTF8.self) }
        return .closed(code: UInt16(clamping: code.rawValue), reason: reason ?? "")
      }
    }
  }

  /// Waits for the server's answer to a handshake.
  private final class StreamHandshake: NSObject, URLSessionWebSocketDelegate, @unchecked Sendable {
    // The lock guards both variables, which are all the state there is: hence the unchecked Sendable.
    private let lock = NSLock()
    private var continuation: CheckedContinuation<Void, any Error>?
    private var result: Result<Void, any Error>?

    func start(
      _ task: URLSessionWebSocketTask, _ continuation: CheckedContinuation<Void, any Error>
    ) {
      let early = lock.withLock {
        // A session that was cancelled before has told of the end already.
        if result == nil { self.continuation = continuation }
        return result
      }
      if let early { continuation.resume(with: early) }
      task.resume()
    }

    func urlSession(
      _ session: URLSession, task: URLSessionTask,
      willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
      completionHandler: @escaping (URLRequest?) -> Void
    ) {
      // The credentials of the handshake go nowhere else.
      completionHandler(nil)
    }

    func urlSession(
      _ session: URLSession, webSocketTask: URLSessionWebSocketTask,
      didOpenWithProtocol protocol: String?
    ) {
      finish(.success(()))
    }

    func urlSession(
      _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
    ) {
      if let head = (task.response as? HTTPURLResponse).flatMap(HTTPResponse.init),
        head.status.code != 101
      {
        let refusal = TransportError(
          .upgradeRefused, "the server answered \(head.status)", response: TransportResponse(head))
        finish(.failure(refusal))
      } else {
        finish(.failure(error.map(streamError) ?? brokenConnection))
      }
    }

    /// Ends the wait; where nobody waits any more, it is the connection that has ended.
    private func finish(_ result: Result<Void, any Error>) {
      let waiting = lock.withLock {
        if self.result == nil { self.result = result }
        return continuation.take()
      }
      waiting?.resume(with: result)
    }
  }

  private var brokenConnection: TransportError {
    TransportError(.connectionLost, "the connection to the server broke")
  }

  /// What an error of a WebSocket task means for a caller; the ones that are not URLSession's are POSIX's.
  private func streamError(for error: any Error) -> any Error {
    error is URLError ? transportError(for: error, hasResponse: true) : brokenConnection
  }
#endif
