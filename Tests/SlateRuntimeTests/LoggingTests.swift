import HTTPTypes
import InMemoryLogging
import Logging
import SlateRuntime
import Testing

@Suite struct LoggingTests {
  private let handler: InMemoryLogHandler
  private let configuration: ClientConfiguration

  init() {
    var handler = InMemoryLogHandler()
    handler.logLevel = .trace
    let copy = handler
    self.handler = handler
    var configuration = ClientConfiguration.patient()
    configuration.logger = Logger(label: "test") { _ in copy }
    self.configuration = configuration
  }

  private func services(
    streams: ScriptedStreams? = nil, _ answer: @escaping RecordingTransport.Answer
  ) -> Services {
    Services(
      api: .sample(RecordingTransport(answer), streams: streams, configuration: configuration))
  }

  /// The entries, each as `level message key=value…` without the duration, which is never the same.
  private var lines: [String] {
    handler.entries.map { entry in
      let metadata = entry.metadata.filter { $0.key != "duration_ms" }
        .sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      return (["\(entry.level)", "\(entry.message):"] + metadata).joined(separator: " ")
    }
  }

  @Test func anAnswerIsLoggedWithTheNamesOfTheQueryAndNotItsValues() async throws {
    let services = services { _, _ in .json(#"{"objects": []}"#) }
    for try await _ in services.list(uuid: "s3nsitive", state: .running) {}
    #expect(
      lines == [
        "debug The server answered: attempt=1 method=GET operation=services.list "
          + "path=/api/app/v1/service/ query=uuid,state status=200"
      ])
    #expect(handler.entries.first?.metadata["duration_ms"] == "0")
  }

  @Test func aRetryIsANoticeAndAFailureIsInformation() async throws {
    let services = services { _, number in
      if number == 0 { throw TransportError(.connectionLost, "lost with s3cr3t-key") }
      return number == 1 ? .json("", .serviceUnavailable) : .json(#"{"error": "body"}"#, .notFound)
    }
    await #expect(throws: APIError.self) { try await services.get(uuid: "u") }
    let call = "operation=services.get path=/api/app/v1/service/u/"
    #expect(
      lines == [
        "notice The request is sent again: attempt=1 delay_ms=500 method=GET \(call) "
          + "reason=lost with <redacted>",
        "debug The server answered: attempt=2 method=GET \(call) status=503",
        "notice The request is sent again: attempt=2 delay_ms=1000 method=GET \(call) status=503",
        "debug The server answered: attempt=3 method=GET \(call) status=404",
        "info The call failed: method=GET \(call) reason=status status=404",
      ])
  }

  @Test func aValueOfTheWrongTypeIsLoggedByItsPlaceInTheReference() async throws {
    let services = services { _, _ in .json(#"{"uuid": 5}"#) }
    await #expect(throws: APIError.self) { try await services.get(uuid: "u") }
    #expect(lines.last?.contains("reason=decoding, includes/service.md:171 status=200") == true)
  }

  @Test func aCallThatIsNeverSentIsLogged() async throws {
    let services = services { _, _ in .json("{}") }
    await #expect(throws: APIError.self) { try await services.get(uuid: "") }
    #expect(lines.count == 1)
    #expect(lines.first?.hasPrefix("info The call failed:") == true)
  }

  @Test func aCancelledCallIsNoFailure() async throws {
    let services = services { _, _ in throw CancellationError() }
    await #expect(throws: CancellationError.self) { try await services.get(uuid: "u") }
    #expect(lines.isEmpty)
  }

  @Test func aStreamThatBreaksAndComesBackIsLogged() async throws {
    let streams = ScriptedStreams([
      .success([.lost]), .success([.text(#"{"type": "error", "message": "m"}"#)]),
    ])
    let services = services(streams: streams) { _, _ in .json("{}") }
    await #expect(throws: APIError.self) {
      let logs = services.logs(uuid: "u", tail: 5)
        .reconnecting(ReconnectPolicy(clock: InstantClock(), jitter: { 1 }))
      for try await _ in logs {}
    }
    let call = "method=GET operation=services.logs path=/api/app/v1/service/u/logs/ query=tail"
    #expect(
      lines == [
        "debug The stream is open: \(call)",
        "notice The stream broke and is opened again: attempt=1 delay_ms=500 \(call) reason=reset",
        "debug The stream is open: \(call)",
        "notice The stream is open again: \(call)",
        "info The call failed: \(call) reason=stream",
      ])
  }

  @Test func whatTheServerSendsIsNotLogged() async throws {
    let name = try #require(HTTPField.Name("X-Private"))
    let services = services { _, _ in
      .json(#"{"error": "pr1vate", "uuid": ["pr1vate"]}"#, .badRequest, [name: "pr1vate"])
    }
    await #expect(throws: APIError.self) { try await services.get(uuid: "u") }
    await #expect(throws: APIError.self) { try await services.create(image: "pr1vate") }
    #expect(lines.count == 4)
    #expect(!lines.joined().contains("pr1vate"))
  }
}
