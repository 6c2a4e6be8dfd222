import NIOConcurrencyHelpers
import NIOCore
import SlateRuntime

/// The messages of a connection between the event loop that reads them and the task that takes them.
final class WebSocketInbox: Sendable {
  fileprivate struct State {
    var messages = CircularBuffer<StreamMessage>()
    var bytes = 0
    var reader: CheckedContinuation<StreamMessage, any Error>?
    var end: Result<StreamMessage, any Error>?
    /// Goes on with reading from the socket, which waits for the inbox to be emptied.
    var resumeReading: (@Sendable () -> Void)?
  }

  // Enough that pings are answered while a reader thinks, and little enough to hold in memory.
  fileprivate static let maximumMessages = 64
  fileprivate static let maximumBytes = 1 << 20

  private let state = NIOLockedValueBox(State())

  /// Takes the next message, waiting for it where there is none.
  ///
  /// - Throws: Why the connection ended, or `TransportError` where another task waits already.
  func next() async throws -> StreamMessage {
    try await withCheckedThrowingContinuation { continuation in
      let (result, resume) = state.withLockedValue { state in
        let result = state.take(for: continuation)
        return (result, state.reading())
      }
      if let result { continuation.resume(with: result) }
      resume?()
    }
  }

  /// Puts a message in; after the end, it is dropped.
  func deliver(_ message: StreamMessage) {
    let reader = state.withLockedValue { state -> CheckedContinuation<StreamMessage, any Error>? in
      guard state.end == nil else { return nil }
      if let reader = state.reader.take() { return reader }
      state.messages.append(message)
      state.bytes += message.size
      return nil
    }
    reader?.resume(returning: message)
  }

  /// Ends the messages; the first end counts.
  func finish(_ end: Result<StreamMessage, any Error>) {
    let reader = state.withLockedValue { state -> CheckedContinuation<StreamMessage, any Error>? in
      guard state.end == nil else { return nil }
      state.end = end
      return state.reader.take()
    }
    reader?.resume(with: end)
  }

  /// Whether the socket is not read until messages are taken.
  var isFull: Bool { state.withLockedValue { $0.isFull } }

  /// Whether to read on from the socket; if not, `resume` is called as soon as there is room.
  func shouldRead(resume: @escaping @Sendable () -> Void) -> Bool {
    state.withLockedValue { state in
      if !state.isFull { return true }
      state.resumeReading = resume
      return false
    }
  }
}

extension WebSocketInbox.State {
  fileprivate mutating func take(
    for continuation: CheckedContinuation<StreamMessage, any Error>
  ) -> Result<StreamMessage, any Error>? {
    if let message = messages.popFirst() {
      bytes -= message.size
      return .success(message)
    }
    if let end { return end }
    if reader != nil { return .failure(TransportError(.other, "two tasks read from one stream")) }
    reader = continuation
    return nil
  }

  fileprivate mutating func reading() -> (@Sendable () -> Void)? {
    isFull ? nil : resumeReading.take()
  }

  fileprivate var isFull: Bool {
    messages.count >= WebSocketInbox.maximumMessages || bytes >= WebSocketInbox.maximumBytes
  }
}

extension StreamMessage {
  fileprivate var size: Int {
    switch self {
    case .text(let text): text.utf8.count
    case .binary(let bytes): bytes.count
    case .closed: 0
    }
  }
}
