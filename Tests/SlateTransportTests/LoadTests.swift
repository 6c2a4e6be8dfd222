import AsyncHTTPClient
import Foundation
import SlateAsyncHTTPClient
import SlateRuntime
import Testing

// Each of these tests has a process of its own, in which nothing else opens or closes a descriptor: so
// they can be counted exactly.
#if os(Linux)
  @Suite(.serialized, .timeLimit(.minutes(2))) struct LoadTests {
    @Test func aThousandRequestsAtOnceCompleteAndLeaveNothingBehind() async {
      await #expect(processExitsWith: .success) {
        try await withSocketServer(replies: [.json(#"{"uuid": "u"}"#)]) { server in
          try await expectNothingStays(warmUp: 1000, measured: 1000) { count in
            let client = TransportKind.asyncHTTPClient.client(
              server.address, configuration: ClientConfiguration())
            let services = Services(api: client)
            try await withThrowingTaskGroup(of: Void.self) { group in
              for _ in 0..<count {
                group.addTask {
                  let service = try await services.get(uuid: "u")
                  #expect(service.uuid == "u")
                }
              }
              try await group.waitForAll()
            }
          }
          #expect(server.requests.value == 2000)
        }
      }
    }

    @Test func aHundredStreamsAtOnceCompleteAndLeaveNothingBehind() async {
      await #expect(processExitsWith: .success) {
        let lines = (0..<100).map { StreamStep.text(#"{"log": "\#($0)"}"#) }
        try await withSocketServer(streams: [lines + [.ping([1]), .close(1000)]]) { server in
          try await expectNothingStays(warmUp: 100, measured: 100) { count in
            let services = Services(api: TransportKind.asyncHTTPClient.client(server.address))
            let received = try await withThrowingTaskGroup(of: Int.self) { group in
              for _ in 0..<count {
                group.addTask { try await services.logs(uuid: "u").reduce(0) { sum, _ in sum + 1 } }
              }
              return try await group.reduce(0, +)
            }
            #expect(received == 10_000)
          }
          #expect(server.streams.value == 200)
        }
      }
    }

    @Test func aThousandStreamsOneAfterTheOtherLeaveNoDescriptorOpen() async {
      await #expect(processExitsWith: .success) {
        // Streams that the server ends, that are left, that are cancelled, that break, that are refused.
        let open: [StreamStep] = [.text("{}")]
        try await withSocketServer(
          streams: [open + [.close(1000)], open, open, open + [.drop], [.close(1011)]]
        ) { server in
          try await expectNothingStays(warmUp: 20, measured: 200) { count in
            let services = Services(api: TransportKind.asyncHTTPClient.client(server.address))
            for _ in 0..<count {
              for try await _ in services.logs(uuid: "u") {}
              for try await _ in services.logs(uuid: "u") { break }
              try await cancelInMidStream(services.logs(uuid: "u"))
              await #expect(throws: APIError.self) {
                for try await _ in services.logs(uuid: "u") {}
              }
              await #expect(throws: APIError.self) {
                for try await _ in services.logs(uuid: "u") {}
              }
            }
          }
          #expect(server.streams.value == 1100)
        }
      }
    }

    @Test func aHundredRefusedStreamsLeaveNoDescriptorOpen() async {
      await #expect(processExitsWith: .success) {
        try await withSocketServer(replies: [.json("{}", 401)]) { server in
          try await expectNothingStays(warmUp: 10, measured: 100) { count in
            let services = Services(api: TransportKind.asyncHTTPClient.client(server.address))
            for _ in 0..<count {
              await #expect(throws: APIError.self) {
                for try await _ in services.logs(uuid: "u") {}
              }
            }
          }
        }
      }
    }
  }

  /// Cancels the task that reads from a stream, after its first message.
  private func cancelInMidStream(_ stream: MessageStream<JSONValue>) async throws {
    let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
    let task = Task {
      for try await _ in stream { arrived.yield() }
    }
    for await _ in arrivals { break }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  /// Runs `body` twice with the given counts, and expects that the second run leaves the process as it was.
  private func expectNothingStays(
    warmUp: Int, measured: Int, _ body: @Sendable (Int) async throws -> Void
  ) async throws {
    // A process that hangs is ended from outside of its tasks, by a signal.
    alarm(100)
    // Event loops, threads and buffers come with the first use, and stay.
    try await body(warmUp)
    let before = try await Footprint.settled()
    try await body(measured)
    let isBack = await settles { (try? Footprint.descriptors()) == before.descriptors }
    let after = try Footprint.descriptors()
    #expect(isBack, "\(after) descriptors are open, \(before.descriptors) were")
    let growth = try Footprint.residentKilobytes() - before.residentKilobytes
    #expect(growth < 64 * 1024, "\(growth) KB more than before")
  }

  /// What the process has of the system.
  private struct Footprint {
    let descriptors: Int
    let residentKilobytes: Int

    static func descriptors() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count
    }

    static func residentKilobytes() throws -> Int {
      let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
      let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") })
      return try #require(Int(line.filter(\.isNumber)))
    }

    /// The footprint when no more descriptors are being closed.
    static func settled() async throws -> Footprint {
      var (last, unchanged) = (try descriptors(), 0)
      _ = await settles {
        let current = (try? descriptors()) ?? 0
        unchanged = current == last ? unchanged + 1 : 0
        last = current
        return unchanged == 50
      }
      return Footprint(descriptors: last, residentKilobytes: try residentKilobytes())
    }
  }
#endif
