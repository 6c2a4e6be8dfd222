import AsyncHTTPClient
import NIOSSL
import SlateAsyncHTTPClient
import Testing

// What the landing page of SlateAsyncHTTPClient shows.

@Suite("The article on AsyncHTTPClient's transports")
struct AsyncHTTPClientArticle {
  @Test("The transport for requests takes the HTTP client's configuration")
  func requests() {
    var trust = TLSConfiguration.makeClientConfiguration()
    trust.trustRoots = .file("/etc/our-company/authority.pem")
    var configuration = HTTPClient.Configuration.slate
    configuration.tlsConfiguration = trust
    configuration.timeout.connect = .seconds(30)
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 32
    let transport = AsyncHTTPClientTransport(configuration: configuration)
    withExtendedLifetime(transport) {}
  }

  @Test("The transport for streams reads the file with the authority at once")
  func streams() {
    var trust = TLSConfiguration.makeClientConfiguration()
    trust.trustRoots = .file("/etc/our-company/authority.pem")
    #expect(throws: (any Error).self) {
      let streams = try WebSocketTransport(tlsConfiguration: trust, pingInterval: .seconds(10))
      withExtendedLifetime(streams) {}
    }
  }
}
