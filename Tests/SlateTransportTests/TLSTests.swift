import AsyncHTTPClient
import NIOSSL
import SlateAsyncHTTPClient
import SlateRuntime
import SlateURLSession
import Testing

/// TLS over real sockets, with certificates from an authority that is made for each test.
@Suite(.timeLimit(.minutes(1))) struct TLSTests {
  /// A client that speaks TLS with a host, and trusts whom `trust` says.
  private func services(_ host: String, _ trust: TLSConfiguration) throws -> Services {
    var configuration = HTTPClient.Configuration.slate
    configuration.tlsConfiguration = trust
    return Services(
      api: APIClient(
        description: .sample, credentials: .basic(user: "alice", secret: "s3cr3t-key"),
        configuration: ClientConfiguration(
          restHost: "https://\(host)", streamHost: "wss://\(host)", retryPolicy: .none),
        transport: AsyncHTTPClientTransport(configuration: configuration),
        streamTransport: try WebSocketTransport(tlsConfiguration: trust)))
  }

  /// What comes of a request, and what comes of a stream.
  private func failures(_ services: Services) async -> [APIError?] {
    let rest = await #expect(throws: APIError.self) { try await services.get(uuid: "u") }
    let stream = await #expect(throws: APIError.self) {
      for try await _ in services.logs(uuid: "u") {}
    }
    return [rest, stream]
  }

  @Test(arguments: ["localhost", "127.0.0.1"])
  func aServerOfATrustedAuthorityIsSpokenTo(host: String) async throws {
    let authority = try CertificateAuthority()
    try await withSocketServer(
      tls: try authority.server(), replies: [.json(#"{"uuid": "secret garden"}"#)],
      streams: [[.text(#"{"log": "a"}"#), .close(1000)]]
    ) { server in
      let services = try services("\(host):\(server.port)", authority.trust())
      #expect(try await services.get(uuid: "u").uuid == "secret garden")
      var lines: [JSONValue] = []
      for try await line in services.logs(uuid: "u") { lines.append(line) }
      #expect(lines == [["log": "a"]])
    }
  }

  @Test func aServerOfAnUnknownAuthorityIsRefused() async throws {
    let (authority, other) = (try CertificateAuthority(), try CertificateAuthority())
    try await withSocketServer(tls: try authority.server(), streams: [[]]) { server in
      for trust in [try other.trust(), .makeClientConfiguration()] {
        for error in await failures(try services("localhost:\(server.port)", trust)) {
          #expect(error?.transportError?.kind == .untrusted)
          #expect(error?.message.contains("certificate is not trusted") == true)
          #expect(error?.description.contains("s3cr3t") == false)
        }
      }
      #expect(server.requests.value == 0)
      #expect(server.streams.value == 0)
    }
  }

  @Test(arguments: ["localhost", "127.0.0.1"])
  func aCertificateForAnotherNameIsRefused(host: String) async throws {
    let authority = try CertificateAuthority()
    let tls = try authority.server(.otherName)
    try await withSocketServer(tls: tls, streams: [[]]) { server in
      for error in await failures(try services("\(host):\(server.port)", authority.trust())) {
        #expect(error?.transportError?.kind == .untrusted)
        #expect(error?.message.contains("certificate is for another name") == true)
      }
      #expect(server.requests.value == 0)
      #expect(server.streams.value == 0)
    }
  }

  @Test(arguments: [CertificateAuthority.Flaw.expired, .notYetValid])
  func aCertificateOutsideOfItsTimeIsRefused(flaw: CertificateAuthority.Flaw) async throws {
    let authority = try CertificateAuthority()
    try await withSocketServer(tls: try authority.server(flaw), streams: [[]]) { server in
      let services = try services("localhost:\(server.port)", authority.trust())
      for error in await failures(services) {
        #expect(error?.transportError?.kind == .untrusted)
        #expect(error?.message.contains("certificate") == true)
      }
    }
  }

  @Test func aServerWithoutTLSIsNotABadCertificate() async throws {
    try await withSocketServer(streams: [[]]) { server in
      let services = try services("localhost:\(server.port)", .makeClientConfiguration())
      for error in await failures(services) {
        #expect(error?.transportError?.kind == .protocolViolation)
        #expect(error?.message.contains("does not speak TLS") == true)
      }
    }
  }

  // On Linux, URLSession trusts what the system trusts and nothing else can be configured: that it
  // refuses is all there is to show.
  @Test func urlSessionRefusesACertificateThatTheSystemDoesNotTrust() async throws {
    let authority = try CertificateAuthority()
    try await withSocketServer(tls: try authority.server()) { server in
      let client = APIClient(
        description: .sample, credentials: .basic(user: "alice", secret: "s3cr3t-key"),
        configuration: ClientConfiguration(
          restHost: "https://localhost:\(server.port)", retryPolicy: .none),
        transport: URLSessionTransport())
      let error = await #expect(throws: APIError.self) {
        try await Services(api: client).get(uuid: "u")
      }
      #expect(error?.transportError?.kind == .untrusted)
      #expect(error?.message.contains("certificate is not trusted") == true)
      #expect(server.requests.value == 0)
    }
  }
}
