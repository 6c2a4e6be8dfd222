import HTTPTypes
import InMemoryLogging
import Logging
import SlateAsyncHTTPClient
import SlateRuntime
import Testing

/// What servers do on streams, frame by frame over real sockets.
@Suite(.timeLimit(.minutes(1))) struct StreamFaultTests {
  private func services(_ server: SocketServer) -> Services {
    Services(api: TransportKind.asyncHTTPClient.client(server.address))
  }

  /// The lines that a stream gives when its server plays `script`.
  private func lines(_ script: [StreamStep]) async throws -> [String] {
    try await withSocketServer(streams: [script]) { server in
      var lines: [String] = []
      for try await line in services(server).logs(uuid: "u") {
        lines.append(line["log"]?.stringValue ?? "?")
      }
      #expect(await settles { server.openConnections == 0 })
      return lines
    }
  }

  private func failure(_ script: [StreamStep]) async -> APIError? {
    await #expect(throws: APIError.self) { try await lines(script) }
  }

  @Test func aPingIsAnsweredWithItsOwnData() async throws {
    // The server goes on only after the answer.
    let lines = try await lines([
      .ping([]), .text(#"{"log": "a"}"#), .ping(Array("are you there?".utf8)),
      .text(#"{"log": "b"}"#), .close(1000),
    ])
    #expect(lines == ["a", "b"])
  }

  private func connection(
    _ server: SocketServer, pingInterval: Duration? = nil, maximumMessageBytes: Int = 1 << 20
  ) async throws -> any StreamConnection {
    let request = HTTPRequest(method: .get, scheme: "ws", authority: server.address, path: "/")
    return try await WebSocketTransport(pingInterval: pingInterval)
      .connect(request, maximumMessageBytes: maximumMessageBytes)
  }

  @Test func aServerIsAskedForSignsOfLife() async throws {
    let script: [StreamStep] = [.awaitPing, .awaitPing, .text("here"), .close(1000)]
    try await withSocketServer(streams: [script]) { server in
      let connection = try await connection(server, pingInterval: .seconds(1))
      #expect(try await connection.receive() == .text("here"))
    }
  }

  @Test func aServerThatGivesNoSignOfLifeIsALostConnection() async throws {
    try await withSocketServer(streams: [[.text("here"), .turnDeaf]]) { server in
      let connection = try await connection(server, pingInterval: .milliseconds(20))
      #expect(try await connection.receive() == .text("here"))
      let error = await #expect(throws: TransportError.self) { try await connection.receive() }
      #expect(error?.kind == .connectionLost)
      #expect(await settles { server.openConnections == 0 })
    }
  }

  @Test func aSlowReaderLosesNothing() async throws {
    let messages = (0..<500).map { StreamStep.text("\($0)") }
    try await withSocketServer(streams: [messages]) { server in
      // The reader is behind for several intervals, in which it reads no answers to pings either.
      let connection = try await connection(server, pingInterval: .milliseconds(300))
      try await Task.sleep(for: .seconds(1))
      for number in 0..<500 {
        #expect(try await connection.receive() == .text("\(number)"))
      }
      connection.cancel()
    }
  }

  @Test func fragmentsBecomeOneMessageWhereverTheyAreCut() async throws {
    let bytes = Array(#"{"log": "wéb"}"#.utf8)
    let (text, binary) = try await withSocketServer(
      streams: [
        [.frame(.text, [bytes[0]], isFinal: false)]
          + bytes.dropFirst().map { .frame(.continuation, [$0], isFinal: false) }
          + [.ping([1]), .frame(.continuation, [], isFinal: true), .close(1000)],
        [
          .frame(.binary, Array(bytes[..<11]), isFinal: false),
          .frame(.continuation, Array(bytes[11...]), isFinal: true), .close(1000),
        ],
      ]
    ) { server in
      var messages: [JSONValue] = []
      for _ in 0..<2 {
        for try await message in services(server).logs(uuid: "u") { messages.append(message) }
      }
      return (messages[0], messages[1])
    }
    #expect(text == ["log": "wéb"])
    #expect(binary == ["log": "wéb"])
  }

  @Test func textAndBinaryMessagesAreTheSame() async throws {
    let lines = try await lines([
      .text(#"{"log": "a"}"#), .binary(Array(#"{"log": "b"}"#.utf8)), .close(1000),
    ])
    #expect(lines == ["a", "b"])
  }

  @Test func emptyMessagesAreLeftOutOfAStreamAndKeptInASession() async throws {
    let script: [StreamStep] = [.text(""), .binary([]), .text(#"{"log": "a"}"#), .close(1000)]
    #expect(try await lines(script) == ["a"])
    let texts = try await withSocketServer(streams: [script]) { server in
      let session = try await services(server).exec(uuid: "u")
      return try await session.reduce(into: []) { $0.append($1) }
    }
    #expect(texts == ["", "", #"{"log": "a"}"#])
  }

  @Test(arguments: [1001, 1008, 1011, 4321] as [UInt16])
  func aCloseCodeIsSurfacedAndAnswered(code: UInt16) async throws {
    try await withSocketServer(streams: [[.close(code, "be gone")]]) { server in
      let error = await #expect(throws: APIError.self) {
        for try await _ in services(server).logs(uuid: "u") {}
      }
      #expect(error?.kind == .stream)
      #expect(error?.closeCode == code)
      #expect(error?.message == "the server closed the stream with code \(code): be gone")
      #expect(await settles { server.closeCodes.withLockedValue { $0 } == [Int(code)] })
    }
  }

  @Test(arguments: [
    #"{"type": "error", "data": {"errorMessage": "UNAUTHORIZED for s3cr3t-key"}}"#,
    #"{"type": "error", "message": "UNAUTHORIZED for s3cr3t-key"}"#,
  ])
  func anErrorMessageIsThrownWithoutTheSecretAndEndsTheStream(message: String) async throws {
    let error = await failure([.text(message), .text(#"{"log": "never"}"#)])
    #expect(error?.kind == .stream)
    #expect(error?.message == "UNAUTHORIZED for <redacted>")
  }

  @Test(arguments: [401, 403])
  func aRefusedAuthenticationIsAStatusAndIsNotTriedAgain(status: Int) async throws {
    let replies = [Reply.json(#"{"error": "Who are you?"}"#, status)]
    try await withSocketServer(replies: replies) { server in
      let policy = ReconnectPolicy(initialDelay: .zero)
      let error = await #expect(throws: APIError.self) {
        for try await _ in services(server).logs(uuid: "u").reconnecting(policy) {}
      }
      #expect(error?.kind == .status)
      #expect(error?.status?.code == status)
      #expect(error?.message == "Who are you?")
      #expect(server.requests.value == 1)
      #expect(await settles { server.openConnections == 0 })
    }
  }

  @Test(arguments: [
    [StreamStep.drop], [.text(#"{"log": "a"}"#), .drop],
    [.frame(.text, Array("{".utf8), isFinal: false), .drop],
  ])
  func aStreamThatEndsWithoutAWordIsALostConnection(script: [StreamStep]) async throws {
    let error = await failure(script)
    #expect(error?.kind == .transport)
    #expect(error?.transportError?.kind == .connectionLost)
  }

  @Test func aSessionThatEndsWithoutAWordIsALostConnection() async throws {
    try await withSocketServer(streams: [[.text("$ "), .drop]]) { server in
      let session = try await services(server).exec(uuid: "u")
      var texts = session.makeAsyncIterator()
      #expect(try await texts.next() == "$ ")
      let error = await #expect(throws: APIError.self) { _ = try await texts.next() }
      #expect(error?.transportError?.kind == .connectionLost)
      let sending = await #expect(throws: APIError.self) { try await session.send("ls") }
      #expect(sending?.transportError?.kind == .connectionLost)
    }
  }

  @Test func framesThatAreNoneAreAViolationOfTheProtocol() async throws {
    let error = await failure([.frame(.continuation, [1], isFinal: true)])
    #expect(error?.transportError?.kind == .protocolViolation)
  }

  @Test(arguments: [
    [StreamStep.text(String(repeating: "x", count: 101))],
    [
      .frame(.text, Array(repeating: 0x78, count: 100), isFinal: false),
      .frame(.continuation, [0x78], isFinal: true),
    ],
  ])
  func aMessageBeyondTheLimitIsRefused(script: [StreamStep]) async throws {
    try await withSocketServer(streams: [script]) { server in
      let connection = try await connection(server, maximumMessageBytes: 100)
      let error = await #expect(throws: TransportError.self) { try await connection.receive() }
      #expect(error?.kind == .responseTooLarge)
      #expect(await settles { server.openConnections == 0 })
    }
  }

  @Test func anEventStreamReconnectsAndSaysSo() async throws {
    var handler = InMemoryLogHandler()
    handler.logLevel = .trace
    let copy = handler
    let configuration = ClientConfiguration(logger: Logger(label: "test") { _ in copy })
    let scripts: [[StreamStep]] = [
      [.text(#"{"log": "a"}"#), .drop], [.text(#"{"log": "b"}"#), .close(1001)],
      [.text(#"{"log": "c"}"#), .close(1000)],
    ]
    let (interruptions, reconnections) = (Counter(), Counter())
    let lines = try await withSocketServer(streams: scripts) { server in
      let client = TransportKind.asyncHTTPClient.client(
        server.address, configuration: configuration)
      let policy = ReconnectPolicy(
        initialDelay: .zero, onInterruption: { _ in _ = interruptions.increment() })
      let stream = Services(api: client).logs(uuid: "u")
        .reconnecting(policy).onReconnect { _ in _ = reconnections.increment() }
      return try await stream.reduce(into: []) { $0.append($1["log"]?.stringValue ?? "?") }
    }
    #expect(lines == ["a", "b", "c"])
    #expect(interruptions.value == 2)
    #expect(reconnections.value == 2)
    let notices = handler.entries.filter { $0.level == .notice }.map { "\($0.message)" }
    #expect(
      notices == [
        "The stream broke and is opened again", "The stream is open again",
        "The stream broke and is opened again", "The stream is open again",
      ])
  }

  @Test func aLogStreamIsNotOpenedAgainAndSoRepeatsNothing() async throws {
    let script: [StreamStep] = [.text(#"{"log": "a"}"#), .text(#"{"log": "b"}"#), .drop]
    try await withSocketServer(streams: [script]) { server in
      var lines: [JSONValue] = []
      await #expect(throws: APIError.self) {
        for try await line in services(server).logs(uuid: "u") { lines.append(line) }
      }
      #expect(lines == [["log": "a"], ["log": "b"]])
      #expect(server.streams.value == 1)
    }
  }

  @Test func closingASessionTellsTheServer() async throws {
    try await withSocketServer(streams: [[.text("$ ")]]) { server in
      let session = try await services(server).exec(uuid: "u")
      await session.close()
      #expect(server.closeCodes.withLockedValue { $0 } == [1000])
      #expect(await settles { server.openConnections == 0 })
    }
  }
}
