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
    let call = try #require(SampleCalls.all[id])
    let request = try await request(of: id, transport) { try await call($0, sample) }
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
    let call = try #require(SampleCalls.all[id])
    let request = try await request(of: id, .asyncHTTPClient, namespace: "exampleorg") {
      try await call($0, sample)
    }
    var segments = sample.target.split(separator: "/", omittingEmptySubsequences: false)
    if let index = operation.namespaceIndex {
      // The target starts with a slash, before which there is an empty segment.
      segments.insert("exampleorg", at: index + 1)
    }
    #expect(operation.namespaced == (operation.namespaceIndex != nil))
    #expect(request.received.target == segments.joined(separator: "/"))
  }

  @Test(
    "The sample that updates a stack names its services, which no table describes: it is taken from there"
  )
  func stackUpdateNamesItsServices() throws {
    let schema = try Reference.schema()
    let sample = try SampleRequest(of: try operation("stacks.update"), in: schema)
    let services = try sample.attribute("services").list { try $0.attribute("name").string }
    #expect(services == ["storefont", "orders"])
    let model = try #require(schema.models.first { $0.name == "UpdateServiceParameters" })
    let name = try #require(model.properties.first { $0.name == "name" })
    #expect(name.evidence == .sample)
    #expect(name.type == .string)
  }

  @Test(
    "Every query parameter goes out under its name",
    arguments: QueryCall.all.keys.sorted())
  func queriesAreComplete(id: String) async throws {
    let call = try #require(QueryCall.all[id])
    let names = call.query.split(separator: "&").map { String($0.prefix { $0 != "=" }) }
    let parameters = try operation(id).parameters.filter { $0.in == .query }
    #expect(names == parameters.map(\.name), "A call must have all parameters, in their order")
    let request = try await request(of: id, .asyncHTTPClient, call: call.call)
    #expect(request.received.target.drop { $0 != "?" } == "?\(call.query)")
  }

  @Test("No sample has a query, and every operation with a query is called with all of it")
  func allQueriesAreCalled() throws {
    let operations = try Reference.schema().operations
    let queried = operations.filter { $0.parameters.contains { $0.in == .query } }
    #expect(Set(QueryCall.all.keys) == Set(queried.map(\.id)))
    #expect(!operations.flatMap(\.samples).contains { $0.target?.contains("?") == true })
    #expect(!operations.flatMap(\.parameters).contains { $0.in == .header })
  }

  @Test(
    "Every attribute of a body goes out under its name", arguments: BodyCall.all.keys.sorted())
  func bodiesAreComplete(id: String) async throws {
    let call = try #require(BodyCall.all[id])
    let properties = try #require(try operation(id).body).properties
    #expect(Set(call.body.objectValue?.keys ?? [:].keys) == Set(properties.map(\.name)))
    let request = try await request(of: id, .asyncHTTPClient, call: call.call)
    #expect(try json(request.received.body) == call.body)
  }

  @Test("Every attribute of a body is in a sample, or in a call with all of them")
  func allBodiesAreCalled() throws {
    let schema = try Reference.schema()
    for operation in schema.operations {
      guard let body = operation.body, BodyCall.all[operation.id] == nil else { continue }
      let sample = try SampleRequest(of: operation, in: schema)
      #expect(
        Set(body.properties.map(\.name)) == Set(sample.body?.objectValue?.keys ?? [:].keys),
        "\(operation.id)")
    }
  }

  private func operation(_ id: String) throws -> Operation {
    try #require(try Reference.schema().operations.first { $0.id == id })
  }

  /// The one request that a call makes, and the server that received it.
  ///
  /// The REST server and the stream server are two, so that a request at the wrong one is found out.
  private func request(
    of id: String, _ transport: TransportKind, namespace: String? = nil,
    call: @escaping @Sendable (DockerCloudClient) async throws -> Void
  ) async throws -> (received: ReceivedRequest, server: Server.Kind) {
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
        try await call(cloud)
      }
    }
    let requests =
      await rest.requests.map { ($0, Server.Kind.rest) }
      + stream.requests.map { ($0, Server.Kind.stream) }
    try #require(requests.count == 1, "\(id) sent \(requests.count) requests")
    return requests[0]
  }
}
