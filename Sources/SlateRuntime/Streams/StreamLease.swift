/// Holds a connection for as long as somebody uses it.
///
/// Leaving a loop drops its iterator, and nothing else tells that nobody will read on: the connection is
/// closed when the last reference to it goes.
final class StreamLease: Sendable {
  private let connection: any StreamConnection

  init(_ connection: any StreamConnection) {
    self.connection = connection
  }

  deinit {
    connection.cancel()
  }

  func receive() async throws -> StreamMessage {
    try await withTaskCancellationHandler {
      try Task.checkCancellation()
      return try await connection.receive()
    } onCancel: {
      connection.cancel()
    }
  }

  func send(_ text: String) async throws {
    try await connection.send(text)
  }

  func close() async {
    await connection.close()
  }
}
