import FlyingFox
import Foundation
import SlateRuntime
import Testing

/// Streams over real sockets, with SwiftNIO.
@Suite(.timeLimit(.minutes(1))) struct WebSocketLoopbackTests {
  private func services(_ address: String) -> Services {
    Services(api: TransportKind.asyncHTTPClient.client(address))
  }

  @Test func messagesArriveWholeAndInOrderUntilTheServerCloses() async throws {
    // FlyingFox sends frames of 16 KiB: the long line arrives in fragments.
    let long = String(repeating: "é", count: 50_000)
    let handler = SendingHandler([
      .text(#"{"log": "a"}"#), .text(#"{"log": "\#(long)"}"#),
      .data(Data(#"{"log": "c"}"#.utf8)), .close(.normalClosure),
    ])
    let lines = try await withLoopbackServer(handler: handler.overHTTP) { address in
      var lines: [String] = []
      for try await line in services(address).logs(uuid: "u") {
        lines.append(line["log"]?.stringValue ?? "?")
      }
      return lines
    }
    #expect(lines == ["a", long, "c"])
  }

  @Test func aSessionCarriesTextBothWaysUntilItIsClosed() async throws {
    try await withLoopbackServer(handler: EchoHandler().overHTTP) { address in
      let session = try await services(address).exec(uuid: "u")
      var echo = session.makeAsyncIterator()
      for text in ["ls\n", String(repeating: "x", count: 100_000), "bye"] {
        try await session.send(text)
        var received = try await echo.next() ?? ""
        while received.utf8.count < text.utf8.count { received += try await echo.next() ?? "?" }
        #expect(received == text)
      }
      await session.close()
      #expect(try await echo.next() == nil)
    }
  }

  @Test func aCloseCodeIsSurfaced() async throws {
    let handler = SendingHandler([.close(WSCloseCode(1011, reason: "overloaded"))])
    let error = try await withLoopbackServer(handler: handler.overHTTP) { address in
      await #expect(throws: APIError.self) {
        for try await _ in services(address).logs(uuid: "u") {}
      }
    }
    #expect(error?.closeCode == 1011)
    #expect(error?.message.hasSuffix("overloaded") == true)
  }

  @Test func aRefusedHandshakeIsAStatusWithTheServersMessage() async throws {
    let error = try await withLoopbackServer { request in
      #expect(request.header("Authorization") == "Basic YWxpY2U6czNjcjN0LWtleQ==")
      #expect(request.header("Upgrade") == "websocket")
      return .json(#"{"error": "Who are you?"}"#, 401)
    } _: { address in
      await #expect(throws: APIError.self) {
        for try await _ in services(address).logs(uuid: "u") {}
      }
    }
    #expect(error?.kind == .status)
    #expect(error?.status?.code == 401)
    #expect(error?.message == "Who are you?")
  }

  @Test func aHandshakeIsNotRedirected() async throws {
    let strangerCount = Counter()
    let error = try await withLoopbackServer { _ in
      _ = strangerCount.increment()
      return .json("{}")
    } _: { stranger in
      try await withLoopbackServer { _ in
        Reply(status: 302, headers: ["Location": "ws://\(stranger)/stolen/"])
      } _: { address in
        await #expect(throws: APIError.self) {
          for try await _ in services(address).logs(uuid: "u") {}
        }
      }
    }
    #expect(error?.status?.code == 302)
    #expect(strangerCount.value == 0)
  }

  @Test func aRefusedConnectionAndALostOneAreTransportFailures() async throws {
    let refused = try await withUnusedAddress { address in
      await #expect(throws: APIError.self) { _ = try await services(address).exec(uuid: "u") }
    }
    #expect(refused?.transportError?.kind == .cannotConnect)
    let lost = try await withFaultyServer(.close(after: "")) { address in
      await #expect(throws: APIError.self) { _ = try await services(address).exec(uuid: "u") }
    }
    #expect(lost?.transportError?.kind == .connectionLost)
  }

  @Test func aHandshakeWithoutAnAnswerRunsIntoTheTimeLimit() async throws {
    let error = try await withFaultyServer(.stall(after: "")) { address in
      let client = TransportKind.asyncHTTPClient.client(
        address, configuration: ClientConfiguration(requestTimeout: .milliseconds(200)))
      return await #expect(throws: APIError.self) {
        _ = try await Services(api: client).exec(uuid: "u")
      }
    }
    #expect(error?.transportError?.kind == .timedOut)
  }

  @Test func leavingTheLoopOrCancellingClosesTheSocket() async throws {
    let (closings, closed) = AsyncStream.makeStream(of: Void.self)
    let handler = EndlessHandler(onEnd: { closed.yield() })
    try await withLoopbackServer(handler: handler.overHTTP) { address in
      var ends = closings.makeAsyncIterator()
      for try await _ in services(address).logs(uuid: "u") { break }
      await ends.next()
      let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
      let task = Task {
        for try await _ in services(address).logs(uuid: "u") { arrived.yield() }
      }
      for await _ in arrivals { break }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      await ends.next()
    }
  }

  @Test func aHundredStreamsAtOnceAllComplete() async throws {
    let handler = SendingHandler([.text(#"{"log": "a"}"#), .close(.normalClosure)])
    try await withLoopbackServer(handler: handler.overHTTP) { address in
      let client = services(address)
      let count = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<100 {
          group.addTask {
            var count = 0
            for try await _ in client.logs(uuid: "u") { count += 1 }
            return count
          }
        }
        return try await group.reduce(0, +)
      }
      #expect(count == 100)
    }
  }
}

/// Sends messages, and ends when they are sent.
private struct SendingHandler: WSMessageHandler {
  private let messages: [WSMessage]

  init(_ messages: [WSMessage]) {
    self.messages = messages
  }

  func makeMessages(for client: AsyncStream<WSMessage>) async throws -> AsyncStream<WSMessage> {
    AsyncStream { continuation in
      for message in messages { continuation.yield(message) }
      continuation.finish()
    }
  }
}

/// Sends back what it receives.
private struct EchoHandler: WSMessageHandler {
  func makeMessages(for client: AsyncStream<WSMessage>) async throws -> AsyncStream<WSMessage> {
    client
  }
}

/// Sends one message, and keeps the stream open until the client goes.
private struct EndlessHandler: WSMessageHandler {
  let onEnd: @Sendable () -> Void

  func makeMessages(for client: AsyncStream<WSMessage>) async throws -> AsyncStream<WSMessage> {
    AsyncStream { continuation in
      continuation.yield(.text("{}"))
      continuation.onTermination = { _ in onEnd() }
    }
  }
}

extension WSMessageHandler {
  fileprivate var overHTTP: WebSocketHTTPHandler {
    WebSocketHTTPHandler(handler: MessageFrameWSHandler(handler: self))
  }
}
