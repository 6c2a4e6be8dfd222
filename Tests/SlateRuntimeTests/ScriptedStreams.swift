import HTTPTypes
import SlateRuntime

/// A stream transport in memory: each connection plays a script.
actor ScriptedStreams: StreamTransport {
  /// What a connection does, message by message; after the script, it waits until it is cancelled.
  enum Step: Sendable {
    case message(StreamMessage)
    case failure(TransportError)
  }

  private(set) var requests: [HTTPRequest] = []
  private(set) var connections: [ScriptedConnection] = []
  private var scripts: [Result<[Step], TransportError>]

  /// - Parameter scripts: One for each connection in turn; a failure refuses it.
  init(_ scripts: [Result<[Step], TransportError>]) {
    self.scripts = scripts
  }

  func connect(
    _ request: HTTPRequest, maximumMessageBytes: Int
  ) async throws -> any StreamConnection {
    requests.append(request)
    guard !scripts.isEmpty else { throw TransportError(.cannotConnect, "no further script") }
    let connection = ScriptedConnection(try scripts.removeFirst().get())
    connections.append(connection)
    return connection
  }
}

/// A connection that plays a script, and records what is done with it.
final class ScriptedConnection: StreamConnection, Sendable {
  let sent: AsyncStream<String>
  let closings: AsyncStream<String>
  private let sending: AsyncStream<String>.Continuation
  private let closing: AsyncStream<String>.Continuation
  private let script: Script

  init(_ steps: [ScriptedStreams.Step]) {
    (sent, sending) = AsyncStream.makeStream()
    (closings, closing) = AsyncStream.makeStream()
    script = Script(steps)
  }

  func receive() async throws -> StreamMessage {
    switch await script.next() {
    case .message(let message): return message
    case .failure(let error): throw error
    case nil:
      try await Task.sleep(for: .seconds(3600))
      throw CancellationError()
    }
  }

  func send(_ text: String) async throws {
    sending.yield(text)
  }

  func close() async {
    closing.yield("close")
  }

  func cancel() {
    closing.yield("cancel")
    closing.finish()
  }
}

private actor Script {
  private var steps: ArraySlice<ScriptedStreams.Step>

  init(_ steps: [ScriptedStreams.Step]) {
    self.steps = steps[...]
  }

  func next() -> ScriptedStreams.Step? {
    steps.popFirst()
  }
}

extension ScriptedStreams.Step {
  static func text(_ text: String) -> Self { .message(.text(text)) }

  static func closed(_ code: UInt16?, _ reason: String = "") -> Self {
    .message(.closed(code: code, reason: reason))
  }

  static var lost: Self { .failure(TransportError(.connectionLost, "reset")) }
}
