/// A session in which text goes both ways, such as a command that runs on a server.
///
/// What arrives is read with `for try await text in session`, by one loop at a time. The connection is
/// closed by ``close()``, by the server, by cancelling the reading task, or when the last copy of the
/// session is gone.
public struct TextSession: AsyncSequence, Sendable {
  /// A piece of text as the server sent it.
  public typealias Element = String

  private let stream: OpenStream

  init(_ stream: OpenStream) {
    self.stream = stream
  }

  /// Sends text to the server.
  ///
  /// - Throws: ``APIError`` of kind ``APIError/Kind/transport`` where the session is closed or broke.
  public func send(_ text: String) async throws {
    do {
      try await stream.lease.send(text)
    } catch {
      throw stream.client.report(error, stream.call)
    }
  }

  /// Closes the session; a loop that reads from it ends.
  public func close() async {
    await stream.lease.close()
  }

  /// Starts reading.
  public func makeAsyncIterator() -> Iterator {
    Iterator(stream: stream)
  }

  /// Reads what arrives.
  public struct Iterator: AsyncIteratorProtocol {
    let stream: OpenStream
    private var hasEnded = false

    init(stream: OpenStream) {
      self.stream = stream
    }

    /// The next piece of text; nil when the session was closed in order.
    ///
    /// - Throws: ``APIError``, or `CancellationError`.
    public mutating func next() async throws -> String? {
      if hasEnded { return nil }
      do {
        if let bytes = try await stream.receive() { return String(decoding: bytes, as: UTF8.self) }
      } catch {
        hasEnded = true
        throw error
      }
      hasEnded = true
      return nil
    }
  }
}
