import DockerCloud
import HTTPTypes
import SlateRuntime
import Testing

// What the article `Testing` of SlateRuntime shows.

/// Answers requests from a list, and keeps what was asked for.
actor ScriptedTransport: ClientTransport {
  private(set) var requests: [HTTPRequest] = []
  private(set) var bodies: [String] = []
  private var answers: [TransportResponse]

  init(_ answers: [TransportResponse]) {
    self.answers = answers
  }

  func send(
    _ request: HTTPRequest, body: [UInt8]?, maximumResponseBytes: Int
  ) async throws -> TransportResponse {
    requests.append(request)
    bodies.append(String(decoding: body ?? [], as: UTF8.self))
    guard !answers.isEmpty else { throw TransportError(.other, "the script has ended") }
    return answers.removeFirst()
  }
}

extension TransportResponse {
  /// A response with a JSON body.
  static func json(_ text: String, status: HTTPResponse.Status = .ok) -> TransportResponse {
    TransportResponse(HTTPResponse(status: status), body: Array(text.utf8))
  }
}

/// Opens connections on which a list of messages arrives.
struct ScriptedStreamTransport: StreamTransport {
  var messages: [String]

  func connect(
    _ request: HTTPRequest, maximumMessageBytes: Int
  ) async throws -> any StreamConnection {
    ScriptedConnection(messages)
  }
}

actor ScriptedConnection: StreamConnection {
  private var messages: [String]

  init(_ messages: [String]) {
    self.messages = messages
  }

  func receive() async throws -> StreamMessage {
    messages.isEmpty ? .closed(code: 1000, reason: "") : .text(messages.removeFirst())
  }

  func send(_ text: String) async throws {}

  func close() async {}

  nonisolated func cancel() {}
}

@Suite("The article on tests")
struct TestingArticle {
  @Test("Scaling a service asks for the number of containers")
  func scaling() async throws {
    let transport = ScriptedTransport([
      .json(#"{"uuid": "7eaf7fff", "target_num_containers": 3}"#)
    ])
    let cloud = DockerCloudClient(
      credentials: .basic(user: "alice", secret: "key"), transport: transport)

    let service = try await cloud.services.update(uuid: "7eaf7fff", targetNumContainers: 3)

    #expect(service.targetNumContainers == 3)
    let request = try #require(await transport.requests.first)
    #expect(request.method == .patch)
    #expect(request.path == "/api/app/v1/service/7eaf7fff/")
    #expect(await transport.bodies == [#"{"target_num_containers":3}"#])
  }

  @Test("A service that is not there is an error")
  func missing() async throws {
    let transport = ScriptedTransport([.json(#"{"error": "No such service"}"#, status: .notFound)])
    let cloud = DockerCloudClient(credentials: .none, transport: transport)

    let error = await #expect(throws: APIError.self) {
      try await cloud.services.get(uuid: "7eaf7fff")
    }
    #expect(error?.status == .notFound)
    #expect(error?.message == "No such service")
  }

  @Test("The lines of a log arrive in their order")
  func log() async throws {
    let cloud = DockerCloudClient(
      credentials: .none, transport: ScriptedTransport([]),
      streamTransport: ScriptedStreamTransport(messages: [
        #"{"type": "log", "log": "one"}"#, #"{"type": "log", "log": "two"}"#,
      ]))

    var lines: [String] = []
    for try await line in cloud.services.logs(uuid: "7eaf7fff") {
      lines.append(line.log)
    }
    #expect(lines == ["one", "two"])
  }

  @Test("A request that the server was too busy for is sent again")
  func busy() async throws {
    let transport = ScriptedTransport([
      .json("", status: .serviceUnavailable), .json(#"{"uuid": "7eaf7fff"}"#),
    ])
    let configuration = ClientConfiguration(
      retryPolicy: RetryPolicy(initialDelay: .zero, maximumTotalDuration: .seconds(600)))
    let cloud = DockerCloudClient(
      credentials: .none, configuration: configuration, transport: transport)

    #expect(try await cloud.services.get(uuid: "7eaf7fff").uuid == "7eaf7fff")
    #expect(await transport.requests.count == 2)
  }
}
