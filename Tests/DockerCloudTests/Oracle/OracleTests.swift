import APISchema
import DockerCloud
import LoopbackServer
import SlateRuntime
import Testing

/// The reference is the oracle: what it shows is what the client sends.
///
/// One call after the other, since every server takes a thread, of which Dispatch has a limited number.
@Suite("A request on the wire", .serialized, .timeLimit(.minutes(2)))
struct OracleTests {
  private static let operations = SampleCalls.all.keys.sorted()

  @Test("Every operation of the reference is called")
  func allOperationsAreCalled() throws {
    let schema = try Reference.schema()
    #expect(schema.operations.count == 66)
    #expect(Set(SampleCalls.all.keys) == Set(schema.operations.map(\.id)))
    #expect(schema.operations.count { $0.kind == .stream } == 5)
  }

  @Test(
    "A call with the sample's values is the sample",
    arguments: operations, TransportKind.allCases)
  func requestsEqualTheirSamples(id: String, transport: TransportKind) async throws {
    let operation = try operation(id)
    let written = try SampleRequest(of: operation, in: try Reference.schema())
    let wrong = WrongSample.known.first { $0.operation == id }
    let sample = wrong?.correct(written) ?? written
    let request = try await request(of: id, sample, transport)
    let differences = try sample.differences(from: request.received, at: request.server)
    #expect(differences.isEmpty, "\(differences)")
    let mistakes = try written.differences(from: request.received, at: request.server)
    #expect(
      mistakes.map(\.part) == wrong?.differences ?? [],
      "\(wrong?.reason ?? "the sample is known as right"): \(mistakes)")
  }

  @Test(
    "A namespace stands in front of the resource, and only where the reference allows it",
    arguments: operations)
  func namespacesAreInTheirPlace(id: String) async throws {
    let operation = try operation(id)
    let written = try SampleRequest(of: operation, in: try Reference.schema())
    let wrong = WrongSample.known.first { $0.operation == id }
    let sample = wrong?.correct(written) ?? written
    let request = try await request(of: id, sample, .asyncHTTPClient, namespace: "exampleorg")
    var segments = sample.target.split(separator: "/", omittingEmptySubsequences: false)
    if let index = operation.namespaceIndex {
      // The target starts with a slash, before which there is an empty segment.
      segments.insert("exampleorg", at: index + 1)
    }
    #expect(operation.namespaced == (operation.namespaceIndex != nil))
    #expect(request.received.target == segments.joined(separator: "/"))
  }

  @Test("The sample that updates a stack names its services, which no table describes")
  func stackUpdateNamesItsServices() throws {
    let schema = try Reference.schema()
    let sample = try SampleRequest(of: try operation("stacks.update"), in: schema)
    let services = try sample.attribute("services").list { try $0.attribute("name").string }
    #expect(services == ["storefont", "orders"])
    let model = try #require(schema.models.first { $0.name == "UpdateServiceParameters" })
    #expect(
      !model.properties.contains { $0.name == "name" },
      "The reference or its overlay knows the name now: let the call of stacks.update use it")
  }

  private func operation(_ id: String) throws -> Operation {
    try #require(try Reference.schema().operations.first { $0.id == id })
  }

  /// The one request that a call makes, and the server that received it.
  ///
  /// The REST server and the stream server are two, so that a request at the wrong one is found out.
  private func request(
    of id: String, _ sample: SampleRequest, _ transport: TransportKind, namespace: String? = nil
  ) async throws -> (received: ReceivedRequest, server: Server.Kind) {
    let call = try #require(SampleCalls.all[id])
    let rest = RequestLog()
    let stream = RequestLog()
    try await withLoopbackServer { request in
      await rest.append(request)
      return .json("{}")
    } _: { restAddress in
      try await withLoopbackServer { request in
        await stream.append(request)
        return .stream(messages: [])
      } _: { streamAddress in
        let cloud = try DockerCloudClient.loopback(
          restAddress, stream: streamAddress, transport: transport, namespace: namespace)
        try await call(cloud, sample)
      }
    }
    let requests =
      await rest.requests.map { ($0, Server.Kind.rest) }
      + stream.requests.map { ($0, Server.Kind.stream) }
    try #require(requests.count == 1, "\(id) sent \(requests.count) requests")
    return requests[0]
  }
}
