import Foundation
import HTTPTypes
import SlateRuntime
import Testing

@Suite struct CredentialsTests {
  @Test func theWholeHeaderCountsBeforeUserAndSecret() throws {
    let environment = [
      "DOCKERCLOUD_AUTH": "Basic abc", "DOCKERCLOUD_USER": "alice", "DOCKERCLOUD_APIKEY": "key",
    ]
    #expect(try Credentials.fromEnvironment(.sample, environment) == .authorization("Basic abc"))
  }

  @Test func userAndSecretBelongTogether() throws {
    let environment = [
      "DOCKERCLOUD_AUTH": "", "DOCKERCLOUD_USER": "alice", "DOCKERCLOUD_APIKEY": "key",
    ]
    #expect(
      try Credentials.fromEnvironment(.sample, environment) == .basic(user: "alice", secret: "key"))
    #expect(throws: APIError.self) {
      try Credentials.fromEnvironment(.sample, ["DOCKERCLOUD_USER": "alice"])
    }
  }

  @Test func whatWasLookedForIsListed() {
    let error = #expect(throws: APIError.self) {
      try Credentials.fromEnvironment(.sample, [:])
    }
    #expect(error?.kind == .missingCredentials)
    #expect(
      error?.message == """
        no credentials for Docker Cloud: looked for DOCKERCLOUD_AUTH, \
        then DOCKERCLOUD_USER with DOCKERCLOUD_APIKEY
        """)
  }

  @Test func aCredentialsFileCountsLast() throws {
    let home = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let folder = home.appending(path: ".docker")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: home) }
    let json = #"{"auths": {"https://index.docker.io/v1/": {"auth": "YTpi"}}}"#
    try Data(json.utf8).write(to: folder.appending(path: "config.json"))
    var description = APIDescription.sample
    description.credentialsFile = CredentialsFile(
      path: "~/.docker/config.json", pointer: "/auths/https:~1~1index.docker.io~1v1~1/auth")
    #expect(
      try Credentials.fromEnvironment(description, ["HOME": home.path])
        == .authorization("Basic YTpi"))
    let error = #expect(throws: APIError.self) {
      try Credentials.fromEnvironment(description, ["HOME": "/nonexistent"])
    }
    #expect(error?.message.contains("~/.docker/config.json") == true)
  }

  @Test func theEnvironmentConfiguresNamespaceAndServers() throws {
    let client = try APIClient.fromEnvironment(
      description: .sample,
      [
        "DOCKERCLOUD_AUTH": "Basic abc", "DOCKERCLOUD_NAMESPACE": "acme",
        "DOCKERCLOUD_REST_HOST": "http://127.0.0.1:1",
        "DOCKERCLOUD_STREAM_HOST": "ws://127.0.0.1:2",
      ], transport: RecordingTransport { _, _ in .json("{}") })
    #expect(client.namespace == "acme")
    #expect(client.configuration.restHost == "http://127.0.0.1:1")
    #expect(client.configuration.streamHost == "ws://127.0.0.1:2")
  }

  @Test func partsAreSentTogetherEachInItsPlace() async throws {
    let transport = RecordingTransport { _, _ in .json("{}") }
    let parts: [CredentialPart] = [
      .header("X-App-Id", "lantern"), .header("X-App-Key", "k3y", prefix: "Key "),
      .bearer("t0ken"), .query("a&b", "c d"),
    ]
    let client = APIClient(
      description: .sample, credentials: .together(parts), transport: transport)
    _ = try await client.sendEmpty(APICall("things.list", .get, from: "things.md:1"))
    let request = try #require(await transport.requests.last)
    #expect(request.headerFields[HTTPField.Name("X-App-Id")!] == "lantern")
    #expect(request.headerFields[HTTPField.Name("X-App-Key")!] == "Key k3y")
    #expect(request.headerFields[.authorization] == "Bearer t0ken")
    #expect(request.path == "/?a%26b=c%20d")

    let basic = APIClient(
      description: .sample, credentials: .together([.basic(user: "alice", secret: "s3cr3t-key")]),
      transport: transport)
    _ = try await basic.sendEmpty(APICall("things.list", .get, from: "things.md:1"))
    #expect(
      await transport.requests.last?.headerFields[.authorization]
        == "Basic YWxpY2U6czNjcjN0LWtleQ==")
  }

  @Test func anOpenCallCarriesNoPart() async throws {
    let transport = RecordingTransport { _, _ in .json("{}") }
    let client = APIClient(
      description: .sample,
      credentials: .together([.header("X-App-Id", "lantern"), .query("key", "k3y")]),
      transport: transport)
    let call = APICall("things.list", .get, from: "things.md:1", authenticated: false)
    _ = try await client.sendEmpty(call)
    let request = try #require(await transport.requests.last)
    #expect(request.headerFields[HTTPField.Name("X-App-Id")!] == nil)
    #expect(request.path == "/")
  }

  @Test(arguments: ["a; admin=1", "a b", "a,b", "a\"", "a\u{7F}", "ä"])
  func noValueBeginsAnotherCookie(_ value: String) async {
    let transport = RecordingTransport { _, _ in .json("{}") }
    for credentials in [
      Credentials.together([.header("Cookie", value, prefix: "session=")]),
      Credentials.together([.header("X-App-Id", "lantern"), .header("cookie", value)]),
    ] {
      let client = APIClient(
        description: .sample, credentials: credentials, transport: transport)
      let error = await #expect(throws: APIError.self) {
        try await client.sendEmpty(APICall("things.list", .get, from: "things.md:1"))
      }
      #expect(error?.kind == .invalidRequest)
      #expect(error?.message.contains(value) == false)
    }
    #expect(await transport.requests.isEmpty)
  }

  @Test func aCookieIsAHeaderWithItsName() async throws {
    let transport = RecordingTransport { _, _ in .json("{}") }
    let client = APIClient(
      description: .sample,
      credentials: .together([.header("Cookie", "a1%3D=", prefix: "session=")]),
      transport: transport)
    _ = try await client.sendEmpty(APICall("things.list", .get, from: "things.md:1"))
    let request = try #require(await transport.requests.last)
    #expect(request.headerFields[.cookie] == "session=a1%3D=")
  }

  @Test func aPartWithALineBreakIsRefused() async {
    let transport = RecordingTransport { _, _ in .json("{}") }
    let client = APIClient(
      description: .sample,
      credentials: .together([.header("X-App-Id", "lantern"), .header("X-Key", "a\r\nX: y")]),
      transport: transport)
    let error = await #expect(throws: APIError.self) {
      try await client.sendEmpty(APICall("things.list", .get, from: "things.md:1"))
    }
    #expect(error?.kind == .invalidRequest)
    #expect(await transport.requests.isEmpty)
  }

  @Test func noPartIsPrinted() {
    let credentials = Credentials.together([
      .header("X-App-Id", "s3cr3t"), .bearer("s3cr3t"), .basic(user: "alice", secret: "s3cr3t"),
      .query("key", "s3cr3t"),
    ])
    var dumped = ""
    dump(credentials, to: &dumped)
    for text in ["\(credentials)", String(reflecting: credentials), dumped] {
      #expect(!text.contains("s3cr3t") && !text.contains("YWxpY2U6"))
    }
    #expect("\(credentials)" == "4 values together")
    #expect("\(CredentialPart.bearer("s3cr3t"))" == "a value in the header Authorization")
    var part = ""
    dump(CredentialPart.query("key", "s3cr3t"), to: &part)
    #expect(!part.contains("s3cr3t"))
  }

  @Test func aServersMessageThatRepeatsAPartIsRedacted() async {
    let transport = RecordingTransport { _, _ in
      .json(#"{"error": "no such key long-k3y-2, long-k3y"}"#, .unauthorized)
    }
    let client = APIClient(
      description: .sample,
      credentials: .together([.header("X-App-Id", "long-k3y"), .header("X-Key", "long-k3y-2")]),
      transport: transport)
    let error = await #expect(throws: APIError.self) {
      try await client.sendEmpty(APICall("things.list", .get, from: "things.md:1"))
    }
    #expect(error?.description.contains("k3y") == false)
  }
}
