import Foundation
import HTTPTypes
import SlateRuntime
import Testing

/// What goes wrong on real connections is told apart.
@Suite(.timeLimit(.minutes(1))) struct FaultTests {
  private func failure(
    _ kind: TransportKind, _ address: String,
    _ configuration: ClientConfiguration = ClientConfiguration(retryPolicy: .none)
  ) async -> APIError? {
    await #expect(throws: APIError.self) {
      try await Services(api: kind.client(address, configuration: configuration)).get(uuid: "u")
    }
  }

  @Test(arguments: TransportKind.allCases)
  func aRefusedConnectionNeverReachedTheServer(kind: TransportKind) async throws {
    let error = try await withUnusedAddress { await failure(kind, $0) }
    #expect(error?.kind == .transport)
    #expect(error?.transportError?.kind == .cannotConnect)
    #expect(error?.transportError?.neverArrived == true)
  }

  @Test(
    arguments: TransportKind.allCases,
    [
      Fault.close(after: ""), .reset(after: ""),
      .close(after: "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"uuid\""),
      .reset(after: "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"uuid\""),
      .close(after: "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"uui"),
    ])
  func aConnectionThatBreaksIsATransportFailure(kind: TransportKind, fault: Fault) async throws {
    let error = try await withFaultyServer(fault) { await failure(kind, $0) }
    #expect(error?.kind == .transport)
    #expect(error?.transportError?.kind == .connectionLost)
    #expect(error?.description.contains("s3cr3t") == false)
  }

  @Test(arguments: TransportKind.allCases)
  func aGetIsSentAgainAfterABrokenConnectionAndAPostIsNot(kind: TransportKind) async throws {
    let count = Counter()
    try await withFaultyServer(.close(after: ""), counting: count) { address in
      let configuration = ClientConfiguration(
        retryPolicy: RetryPolicy(maximumAttempts: 3, initialDelay: .zero))
      let services = Services(api: kind.client(address, configuration: configuration))
      await #expect(throws: APIError.self) { try await services.get(uuid: "u") }
      #expect(count.value == 3)
      await #expect(throws: APIError.self) { try await services.create(name: "n") }
      #expect(count.value == 4)
    }
  }

  @Test(
    arguments: TransportKind.allCases,
    [
      Fault.stall(after: ""), .stall(after: "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{"),
    ])
  func aStalledServerRunsIntoTheTimeLimit(kind: TransportKind, fault: Fault) async throws {
    let configuration = ClientConfiguration(
      requestTimeout: .milliseconds(200), retryPolicy: .none)
    let error = try await withFaultyServer(fault) { await failure(kind, $0, configuration) }
    #expect(error?.transportError?.kind == .timedOut)
  }

  @Test(arguments: TransportKind.allCases)
  func aCancelledCallThrowsCancellation(kind: TransportKind) async throws {
    let count = Counter()
    try await withFaultyServer(.stall(after: ""), counting: count) { address in
      let task = Task { try await Services(api: kind.client(address)).get(uuid: "u") }
      while count.value == 0 { await Task.yield() }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }

  @Test(arguments: TransportKind.allCases)
  func aServerThatSpeaksNoHTTPIsATransportFailure(kind: TransportKind) async throws {
    let error = try await withFaultyServer(.close(after: "SSH-2.0-OpenSSH_9.2\r\n\r\n")) {
      await failure(kind, $0)
    }
    #expect(error?.kind == .transport)
  }
}
