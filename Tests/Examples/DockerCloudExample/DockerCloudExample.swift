import DockerCloud
import Foundation
import SlateAsyncHTTPClient
import SlateRuntime

/// Lists what runs, sets up a node cluster and watches it come up, and runs a command in a container.
///
///     export DOCKERCLOUD_USER=… DOCKERCLOUD_APIKEY=…
///     swift run docker-cloud-example
///
/// `DOCKERCLOUD_NAMESPACE` works for an organization, `DOCKERCLOUD_REST_HOST` and
/// `DOCKERCLOUD_STREAM_HOST` on another server.
@main
struct DockerCloudExample {
  let cloud: DockerCloudClient

  static func main() async {
    do {
      let cloud = try DockerCloudClient.fromEnvironment(
        transport: AsyncHTTPClientTransport(), streamTransport: WebSocketTransport())
      try await DockerCloudExample(cloud: cloud).run()
    } catch {
      // An error says in one line what failed and why, and holds no secret.
      FileHandle.standardError.write(Data("\(error)\n".utf8))
      exit(1)
    }
  }

  func run() async throws {
    let services = try await listServices()
    try await createNodeCluster()
    if let service = services.first {
      try await execute("uptime", in: service)
    }
  }

  /// Walks through a list, whose pages are fetched as the loop needs them.
  func listServices() async throws -> [Service] {
    print("Services that run:")
    var services: [Service] = []
    for try await service in cloud.services.list(state: .running) {
      print("  \(service.name), \(service.containers.count) containers")
      services.append(service)
    }
    return services
  }

  /// Creates a node cluster in a region, and deploys it.
  func createNodeCluster() async throws {
    let region = try await cloud.regions.get(providerName: "digitalocean", name: "ams3")
    guard let nodeType = region.nodeTypes.first else { return }
    print("Creating a node cluster in \(region.label):")
    let cluster = try await cloud.nodeClusters.create(
      name: "example", nodeType: nodeType, region: region.resourceURI, targetNumNodes: 1)
    try await follow(cluster)

    // The stream opens beside the deployment; an event from before it is open is not sent again.
    print("Deploying \(cluster.name):")
    async let deployment: Void = followEvents(of: cluster.value)
    try await cloud.nodeClusters.deploy(uuid: cluster.uuid)
    try await deployment
  }

  /// Shows what the action behind a response logs, waits until it is over, and says how it ended.
  func follow<Value>(_ response: Response<Value>) async throws {
    let action = try await cloud.fetch(response.actionURI)
    for try await line in cloud.actions.logs(uuid: action.uuid, follow: true) {
      print("  \(line.log)")
    }
    let ended = try await cloud.completion(of: response, every: .milliseconds(250))
    print("  \(ended.action): \(ended.state)")
  }

  /// Shows the events of a node cluster until it is deployed.
  func followEvents(of cluster: NodeCluster) async throws {
    for try await event in cloud.events.listen(object: cluster.resourceURI.erased) {
      print("  \(event.type) \(event.action): \(event.state)")
      if event.state == NodeClusterState.deployed.rawValue { break }
    }
  }

  /// Runs a command in the first container of a service, through a shell.
  func execute(_ command: String, in service: Service) async throws {
    let container = try await cloud.fetch(service.containers.first)
    print("Running \(command) in \(container.name):")
    let shell = try await cloud.containers.exec(uuid: container.uuid, command: "sh")
    try await shell.send("\(command)\n")
    try await shell.send("exit\n")
    for try await output in shell {
      print("  \(output)", terminator: "")
    }
  }
}
