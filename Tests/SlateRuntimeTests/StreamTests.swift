import Foundation
import HTTPTypes
import SlateRuntime
import Testing

@Suite(.timeLimit(.minutes(1))) struct StreamTests {
  private let clock = InstantClock()

  private func services(_ streams: ScriptedStreams) -> Services {
    Services(
      api: .sample(
        RecordingTransport { _, _ in .json("{}") }, streams: streams,
        configuration: .patient(clock)))
  }

  private func logs(_ steps: [ScriptedStreams.Step]) async throws -> [String] {
    let streams = ScriptedStreams([.success(steps)])
    var lines: [String] = []
    for try await line in services(streams).logs(uuid: "u") {
      lines.append(line["log"]?.stringValue ?? "?")
    }
    return lines
  }

  @Test func messagesArriveUntilTheServerClosesTheStream() async throws {
    let lines = try await logs([
      .text(#"{"log": "a"}"#), .message(.binary(Array(#"{"log": "b"}"#.utf8))), .closed(1000),
      .text(#"{"log": "never"}"#),
    ])
    #expect(lines == ["a", "b"])
  }

  @Test func theHandshakeGoesToTheStreamServerWithCredentials() async throws {
    let streams = ScriptedStreams([.success([.closed(nil)])])
    for try await _ in services(streams).logs(uuid: "a b", tail: 5, follow: false) {}
    let request = try #require(await streams.requests.first)
    #expect(request.scheme == "wss")
    #expect(request.authority == "ws.cloud.docker.com")
    #expect(request.path == "/api/app/v1/service/a%20b/logs/?tail=5&follow=false")
    #expect(request.headerFields[.authorization] == "Basic YWxpY2U6czNjcjN0LWtleQ==")
  }

  @Test func nothingIsOpenedBeforeTheFirstMessageIsAskedFor() async throws {
    let streams = ScriptedStreams([.success([.text("{}")])])
    var iterator = services(streams).logs(uuid: "u").makeAsyncIterator()
    #expect(await streams.requests.isEmpty)
    _ = try await iterator.next()
    #expect(await streams.requests.count == 1)
  }

  @Test func leavingTheLoopClosesTheConnection() async throws {
    let streams = ScriptedStreams([.success([.text("{}"), .text("{}")])])
    for try await _ in services(streams).logs(uuid: "u") { break }
    let connection = try #require(await streams.connections.first)
    for await closing in connection.closings { #expect(closing == "cancel") }
  }

  @Test func cancellingTheTaskClosesTheConnection() async throws {
    let streams = ScriptedStreams([.success([.text("{}")])])
    let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
    let task = Task {
      for try await _ in services(streams).logs(uuid: "u") { arrived.yield() }
    }
    for await _ in arrivals { break }
    task.cancel()
    // A cancelled loop may end with an error or without; a stream throws.
    await #expect(throws: CancellationError.self) { try await task.value }
    let connection = try #require(await streams.connections.first)
    for await closing in connection.closings { #expect(closing == "cancel") }
  }

  @Test func anErrorMessageOfTheServerIsThrown() async throws {
    let error = await #expect(throws: APIError.self) {
      try await logs([
        .text(#"{"type": "log", "log": "an \"error\" in a line"}"#),
        .text(#"{"type": "error", "data": {"errorMessage": "bad s3cr3t-key"}}"#),
      ])
    }
    #expect(error?.kind == .stream)
    #expect(error?.description == "services.logs failed: bad <redacted>")
  }

  @Test func aCloseCodeOfFailureIsThrown() async throws {
    let error = await #expect(throws: APIError.self) {
      try await logs([.text("{}"), .closed(1011, "overloaded")])
    }
    #expect(error?.kind == .stream)
    #expect(error?.closeCode == 1011)
    #expect(error?.message == "the server closed the stream with code 1011: overloaded")
  }

  @Test func aRefusedHandshakeIsAStatusAndNotALostConnection() async throws {
    let refusal = TransportError(
      .upgradeRefused, "refused", response: .json(#"{"error": "Who are you?"}"#, .unauthorized))
    let error = await #expect(throws: APIError.self) {
      for try await _ in services(ScriptedStreams([.failure(refusal)])).logs(uuid: "u") {}
    }
    #expect(error?.kind == .status)
    #expect(error?.status == .unauthorized)
    #expect(error?.message == "Who are you?")
  }

  @Test func aMessageThatIsNoJSONIsADecodingError() async throws {
    let error = await #expect(throws: APIError.self) { try await logs([.text("hello")]) }
    #expect(error?.kind == .decoding)
    #expect(error?.body == Array("hello".utf8))
  }

  @Test func aLogStreamIsNotOpenedAgain() async throws {
    let streams = ScriptedStreams([.success([.text("{}"), .lost]), .success([.text("{}")])])
    let error = await #expect(throws: APIError.self) {
      for try await _ in services(streams).logs(uuid: "u") {}
    }
    #expect(error?.transportError?.kind == .connectionLost)
    #expect(await streams.requests.count == 1)
  }

  @Test func anEventStreamIsOpenedAgainWithBackOffAndSaysSo() async throws {
    let streams = ScriptedStreams([
      .success([.text(#"{"log": "a"}"#), .lost]),
      .failure(TransportError(.cannotConnect, "refused")),
      .success([.text(#"{"log": "b"}"#), .closed(1001)]),
      .success([.text(#"{"log": "c"}"#), .closed(1000)]),
    ])
    let (interruptions, interrupted) = AsyncStream.makeStream(of: StreamInterruption.self)
    let policy = ReconnectPolicy(
      clock: clock, jitter: { 1 }, onInterruption: { interrupted.yield($0) })
    var lines: [String] = []
    for try await line in services(streams).logs(uuid: "u").reconnecting(policy) {
      lines.append(line["log"]?.stringValue ?? "?")
    }
    interrupted.finish()
    let attempts = await interruptions.map(\.attempt).reduce(into: []) { $0.append($1) }
    #expect(lines == ["a", "b", "c"])
    #expect(attempts == [1, 2, 1])
    #expect(clock.sleeps == [.milliseconds(500), .seconds(1), .milliseconds(500)])
  }

  @Test func aStreamThatIsOpenAgainSaysSo() async throws {
    let streams = ScriptedStreams([
      .success([.text("{}"), .lost]), .failure(TransportError(.cannotConnect, "refused")),
      .success([.text("{}"), .closed(1000)]),
    ])
    let (reconnections, reconnected) = AsyncStream.makeStream(of: StreamReconnection.self)
    let logs = services(streams).logs(uuid: "u")
      .reconnecting(ReconnectPolicy(clock: clock)).onReconnect { reconnected.yield($0) }
    for try await _ in logs {}
    reconnected.finish()
    let attempts = await reconnections.reduce(into: []) { $0.append($1.attempt) }
    #expect(attempts == [2])
  }

  @Test func messagesWithoutTextKeepAStreamAliveAndAreLeftOut() async throws {
    let lines = try await logs([
      .text(""), .text(#"{"log": "a"}"#), .text("\r\n"), .message(.binary([])), .closed(1000),
    ])
    #expect(lines == ["a"])
  }

  @Test func reconnectingEndsAfterSomeAttemptsInARow() async throws {
    let lost: Result<[ScriptedStreams.Step], TransportError> = .success([.lost])
    let streams = ScriptedStreams([lost, lost, lost, lost, lost])
    let policy = ReconnectPolicy(maximumAttempts: 3, clock: clock, jitter: { 1 })
    let error = await #expect(throws: APIError.self) {
      for try await _ in services(streams).logs(uuid: "u").reconnecting(policy) {}
    }
    #expect(error?.transportError?.kind == .connectionLost)
    #expect(await streams.requests.count == 4)
  }

  @Test func aStreamThatNeverOpenedIsNotTriedAgain() async throws {
    let streams = ScriptedStreams([])
    await #expect(throws: APIError.self) {
      for try await _ in services(streams).logs(uuid: "u").reconnecting(.standard) {}
    }
    #expect(await streams.requests.count == 1)
  }

  @Test func aSessionCarriesTextBothWays() async throws {
    let streams = ScriptedStreams([.success([.text("$ "), .text("ok"), .closed(1000)])])
    let session = try await services(streams).exec(uuid: "u", command: "sh -c 'ls'")
    try await session.send("ls\n")
    var output = ""
    for try await text in session { output += text }
    #expect(output == "$ ok")
    let request = try #require(await streams.requests.first)
    #expect(request.path == "/api/app/v1/service/u/exec/?command=sh%20-c%20%27ls%27")
    let connection = try #require(await streams.connections.first)
    var sent = connection.sent.makeAsyncIterator()
    #expect(await sent.next() == "ls\n")
  }

  @Test func aSessionThatIsDroppedIsClosed() async throws {
    let streams = ScriptedStreams([.success([])])
    _ = try await services(streams).exec(uuid: "u")
    let connection = try #require(await streams.connections.first)
    for await closing in connection.closings { #expect(closing == "cancel") }
  }

  @Test func aClientWithoutStreamTransportSaysSo() async throws {
    let client = APIClient.sample(RecordingTransport { _, _ in .json("{}") })
    let error = await #expect(throws: APIError.self) {
      _ = try await Services(api: client).exec(uuid: "u")
    }
    #expect(error?.kind == .invalidRequest)
  }
}
