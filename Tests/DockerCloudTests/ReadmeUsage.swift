import DockerCloud
import Foundation
import SlateAsyncHTTPClient
import Testing

/// The README's example, so that the compiler reads it. It is not called: it needs the live service.
func readmeUsage() async throws {
  let transport = AsyncHTTPClientTransport()
  // DOCKERCLOUD_AUTH, or DOCKERCLOUD_USER and DOCKERCLOUD_APIKEY, or what `docker login` stored
  let cloud = try DockerCloudClient.fromEnvironment(
    transport: transport, streamTransport: try WebSocketTransport())

  // A list fetches its pages while it is iterated.
  for try await service in cloud.services.list(state: .running) {
    print(service.name, service.state, service.currentNumContainers ?? 0)
  }

  // A response is its value, and has status, headers and the raw body beside it.
  let type = try await cloud.nodeTypes.get(providerName: "digitalocean", name: "1gb")
  let region = try await cloud.regions.get(providerName: "digitalocean", name: "lon1")
  let cluster = try await cloud.nodeClusters.create(
    name: "web", nodeType: type.resourceURI, region: region.resourceURI)
  let started = try await cloud.nodeClusters.deploy(uuid: cluster.uuid)
  let action = try await cloud.completion(of: started)
  print(action.state)

  // Links are typed by what they lead to.
  let provider = try await cloud.fetch(region.provider)
  print(provider.label)

  // The same client in another namespace; a stream is a sequence, too.
  let acme = cloud.namespace("exampleorg")
  let uuid = "7eaf7fff-882c-4f3d-9a8f-a22317ac00ce"
  for try await line in acme.services.logs(uuid: uuid, tail: 100) {
    print(line.log)
  }
}

@Suite("The README's example")
struct ReadmeUsageTests {
  @Test("Each of its lines is compiled above")
  func linesAreCompiled() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let source = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let start = try #require(readme.range(of: "```swift\nimport DockerCloud"))
    let end = try #require(readme.range(of: "\n```", range: start.upperBound..<readme.endIndex))
    let compiled = Set(
      source.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) })
    for line in readme[start.lowerBound..<end.lowerBound].split(separator: "\n").dropFirst() {
      #expect(compiled.contains(line.trimmingCharacters(in: .whitespaces)), "\(line)")
    }
  }

  @Test("The program in it is the example that runs")
  func programIsTheExample() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let root = tests.deletingLastPathComponent()
    let readme = try String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)
    let file = tests.appending(path: "Examples/DockerCloudExample/DockerCloudExample.swift")
    let example = Set(
      try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
        $0.trimmingCharacters(in: .whitespaces)
      })
    let start = try #require(readme.range(of: "```swift\nfunc run()"))
    let end = try #require(readme.range(of: "\n```", range: start.upperBound..<readme.endIndex))
    for line in readme[start.lowerBound..<end.lowerBound].split(separator: "\n").dropFirst() {
      #expect(example.contains(line.trimmingCharacters(in: .whitespaces)), "\(line)")
    }
  }
}
