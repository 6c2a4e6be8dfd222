import DockerCloud
import Foundation
import HTTPTypes
import SlateRuntime
import SlateURLSession
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

// What the article `CustomTransports` of SlateRuntime shows.

/// Sends requests with another transport, and keeps what came back in a folder.
struct KeepingTransport<Base: ClientTransport>: ClientTransport {
  var base: Base
  var folder: URL

  func send(
    _ request: HTTPRequest, body: [UInt8]?, maximumResponseBytes: Int
  ) async throws -> TransportResponse {
    let response = try await base.send(
      request, body: body, maximumResponseBytes: maximumResponseBytes)
    let path = (request.path ?? "").prefix { $0 != "?" }
    let name = "\(request.method)\(path.replacing("/", with: "-")).json"
    try Data(response.body).write(to: folder.appending(path: name))
    return response
  }
}

@Suite("The article on transports")
struct TransportsArticle {
  @Test("A transport may stand on another one")
  func keeping() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let base = ScriptedTransport([.json(#"{"uuid": "7eaf7fff"}"#)])
    let cloud = DockerCloudClient(
      credentials: .none, transport: KeepingTransport(base: base, folder: folder))
    _ = try await cloud.services.get(uuid: "7eaf7fff")
    let kept = try Data(contentsOf: folder.appending(path: "GET-api-app-v1-service-7eaf7fff-.json"))
    #expect(String(decoding: kept, as: UTF8.self) == #"{"uuid": "7eaf7fff"}"#)
  }

  @Test("URLSession's transport takes a configuration")
  func urlSession() {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = 20
    let transport = URLSessionTransport(configuration: configuration)
    let cloud = DockerCloudClient(credentials: .none, transport: transport)
    #expect(cloud.api.namespace == nil)
  }
}
