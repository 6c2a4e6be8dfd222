import HTTPTypes

extension APIClient {
  /// Opens the stream that a call stands for.
  ///
  /// - Throws: ``APIError``: of kind ``APIError/Kind/status`` where the server refused the handshake, as
  ///   it does with wrong credentials; or `CancellationError`.
  func open(_ call: APICall) async throws -> OpenStream {
    guard let streamTransport else {
      throw call.invalid("the client was created without a stream transport")
    }
    var request = try assembleStream(call).request
    let log = CallLog(self, call, target: target(of: call, isStream: true))
    let duration = stopwatch(ContinuousClock())
    try authenticate(&request, for: call)
    let handshake = request
    let limit = configuration.maximumResponseBytes
    do {
      let lease = try await withTimeLimit(configuration.requestTimeout) {
        let connection = try await streamTransport.connect(handshake, maximumMessageBytes: limit)
        return StreamLease(connection)
      }
      log.opened(after: duration())
      return OpenStream(lease: lease, client: self, call: call)
    } catch {
      throw report(error, call)
    }
  }
}

/// A stream on which messages can be awaited.
struct OpenStream: Sendable {
  let lease: StreamLease
  let client: APIClient
  let call: APICall

  /// The next message's bytes; nil when the server has closed the stream in order.
  ///
  /// - Throws: ``APIError``, or `CancellationError`.
  func receive() async throws -> [UInt8]? {
    let message: StreamMessage
    do {
      message = try await lease.receive()
    } catch {
      throw client.report(error, call)
    }
    switch message {
    case .text(let text): return Array(text.utf8)
    case .binary(let bytes): return bytes
    // 1000 is the normal end; no code at all says nothing to the contrary.
    case .closed(nil, _), .closed(1000, _): return nil
    case .closed(let code, let reason):
      let code = code ?? 1005
      let words = reason.isEmpty ? "" : ": \(client.redacted(reason))"
      throw APIError(
        operation: call.operation, kind: .stream,
        message: "the server closed the stream with code \(code)\(words)", closeCode: code)
    }
  }
}
