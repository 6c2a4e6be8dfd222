import Foundation
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
}
