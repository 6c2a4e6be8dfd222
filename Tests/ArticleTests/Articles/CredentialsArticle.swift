import DockerCloud
import SlateRuntime
import Testing

// What the article `ProvidingCredentials` of SlateRuntime shows.

@Suite("The article on credentials")
struct CredentialsArticle {
  private let transport = ScriptedTransport([.json(#"{"objects": []}"#)])

  @Test("A user and a secret go into the header")
  func basic() async throws {
    let key = "s3cr3t"
    let cloud = DockerCloudClient(
      credentials: .basic(user: "alice", secret: key), transport: transport)
    _ = try await cloud.services.list().all()
    let request = try #require(await transport.requests.first)
    #expect(request.headerFields[.authorization] == "Basic YWxpY2U6czNjcjN0")
  }

  @Test("The environment has credentials, or the error says what was looked for")
  func environment() throws {
    let cloud = try DockerCloudClient.fromEnvironment(
      ["DOCKERCLOUD_USER": "alice", "DOCKERCLOUD_APIKEY": "s3cr3t"], transport: transport)
    #expect(cloud.api.credentials == .basic(user: "alice", secret: "s3cr3t"))

    do {
      _ = try DockerCloudClient.fromEnvironment([:], transport: transport)
    } catch let error as APIError where error.kind == .missingCredentials {
      print(error.message)
    }
    #expect(throws: APIError.self) {
      try DockerCloudClient.fromEnvironment([:], transport: transport)
    }
  }

  @Test("Printing a client's credentials shows their kind")
  func printing() {
    let credentials = Credentials.token("s3cr3t")
    print(credentials)
    #expect("\(credentials)" == "a token")
  }

  @Test("Another namespace is another client with the same credentials")
  func namespace() async throws {
    let cloud = DockerCloudClient(credentials: .token("s3cr3t"), transport: transport)
    let acme = cloud.namespace("exampleorg")
    _ = try await acme.services.list().all()
    #expect(await transport.requests.first?.path == "/api/app/v1/exampleorg/service/")
  }

  @Test("Several values go into one request, each in its place")
  func together() async throws {
    let description = APIDescription(name: "Lantern", restServer: "https://api.lantern.example")
    let parts: [CredentialPart] = [.header("X-App-Id", "lantern"), .bearer("s3cr3t")]
    let together = APIClient(
      description: description, credentials: .together(parts), transport: transport)
    _ = try await together.sendEmpty(APICall("lanterns.list", .get, from: "lanterns.md:1"))
    let request = try #require(await transport.requests.first)
    #expect(request.headerFields[.authorization] == "Bearer s3cr3t")
  }
}
