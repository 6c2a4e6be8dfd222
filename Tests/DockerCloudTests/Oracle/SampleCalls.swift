import DockerCloud
import SlateRuntime

/// Calls a generated function with the values of a sample.
typealias SampleCall = @Sendable (DockerCloudClient, SampleRequest) async throws -> Void

/// One call for each operation of the reference, by the operation's id.
///
/// They are written by hand, as a user of the client would write them: what the generator makes of the
/// reference's samples is not asked of the generator.
enum SampleCalls {
  static let all: [String: SampleCall] = [
    actions, catalogue, nodeClusters, nodes, repositories, stacks, services, containers, triggers,
    events,
  ].reduce(into: [:]) { all, group in
    all.merge(group) { first, _ in first }
  }

  static let actions: [String: SampleCall] = [
    "actions.list": { cloud, _ in _ = try await cloud.actions.list().all() },
    "actions.get": { _ = try await $0.actions.get(uuid: $1.uuid) },
    "actions.logs": { cloud, sample in
      for try await _ in try cloud.actions.logs(uuid: sample.uuid) {}
    },
    "actions.cancel": { _ = try await $0.actions.cancel(uuid: $1.uuid) },
    "actions.retry": { _ = try await $0.actions.retry(uuid: $1.uuid) },
  ]

  /// What there is to choose from when a node cluster is created.
  static let catalogue: [String: SampleCall] = [
    "providers.list": { cloud, _ in _ = try await cloud.providers.list().all() },
    "providers.get": { _ = try await $0.providers.get(name: $1.path("name")) },
    "regions.list": { cloud, _ in _ = try await cloud.regions.list().all() },
    "regions.get": { cloud, sample in
      _ = try await cloud.regions.get(
        providerName: sample.path("provider.name"), name: sample.path("name"))
    },
    "availabilityZones.list": { cloud, _ in _ = try await cloud.availabilityZones.list().all() },
    "availabilityZones.get": { cloud, sample in
      _ = try await cloud.availabilityZones.get(
        providerName: sample.path("provider.name"), regionName: sample.path("region.name"),
        name: sample.path("name"))
    },
    "nodeTypes.list": { cloud, _ in _ = try await cloud.nodeTypes.list().all() },
    "nodeTypes.get": { cloud, sample in
      _ = try await cloud.nodeTypes.get(
        providerName: sample.path("provider.name"), name: sample.path("name"))
    },
    "tags.list": { cloud, _ in _ = try await cloud.tags.list().all() },
  ]

  static let nodeClusters: [String: SampleCall] = [
    "nodeClusters.list": { cloud, _ in _ = try await cloud.nodeClusters.list().all() },
    "nodeClusters.create": { cloud, sample in
      _ = try await cloud.nodeClusters.create(
        name: sample.attribute("name").string, nodeType: sample.attribute("node_type").uri(),
        region: sample.attribute("region").uri(), disk: sample.attribute("disk").int)
    },
    "nodeClusters.get": { _ = try await $0.nodeClusters.get(uuid: $1.uuid) },
    "nodeClusters.deploy": { _ = try await $0.nodeClusters.deploy(uuid: $1.uuid) },
    "nodeClusters.update": { cloud, sample in
      _ = try await cloud.nodeClusters.update(
        uuid: sample.uuid, targetNumNodes: sample.attribute("target_num_nodes").int,
        tags: sample.attribute("tags").list(tag))
    },
    "nodeClusters.terminate": { _ = try await $0.nodeClusters.terminate(uuid: $1.uuid) },
  ]

  static let nodes: [String: SampleCall] = [
    "nodes.list": { cloud, _ in _ = try await cloud.nodes.list().all() },
    "nodes.get": { _ = try await $0.nodes.get(uuid: $1.uuid) },
    "nodes.update": { cloud, sample in
      _ = try await cloud.nodes.update(
        uuid: sample.uuid, nickname: sample.attribute("nickname").string,
        tags: sample.attribute("tags").list(tag))
    },
    "nodes.dockerUpgrade": { _ = try await $0.nodes.dockerUpgrade(uuid: $1.uuid) },
    "nodes.healthCheck": { _ = try await $0.nodes.healthCheck(uuid: $1.uuid) },
    "nodes.terminate": { _ = try await $0.nodes.terminate(uuid: $1.uuid) },
  ]

  static let repositories: [String: SampleCall] = [
    "registries.list": { cloud, _ in _ = try await cloud.registries.list().all() },
    "registries.get": { _ = try await $0.registries.get(host: $1.path("host")) },
    "externalRepositories.list": { cloud, _ in
      _ = try await cloud.externalRepositories.list().all()
    },
    "externalRepositories.add": { cloud, sample in
      _ = try await cloud.externalRepositories.add(
        name: sample.attribute("name").string, username: sample.attribute("username").string,
        password: sample.attribute("password").string)
    },
    "externalRepositories.get": { cloud, sample in
      _ = try await cloud.externalRepositories.get(name: sample.path("name"))
    },
    "externalRepositories.update": { cloud, sample in
      _ = try await cloud.externalRepositories.update(
        name: sample.path("name"), username: sample.attribute("username").string,
        password: sample.attribute("password").string)
    },
    "externalRepositories.remove": { cloud, sample in
      _ = try await cloud.externalRepositories.remove(name: sample.path("name"))
    },
  ]

  static let containers: [String: SampleCall] = [
    "containers.list": { cloud, _ in _ = try await cloud.containers.list().all() },
    "containers.get": { _ = try await $0.containers.get(uuid: $1.uuid) },
    "containers.logs": { cloud, sample in
      for try await _ in try cloud.containers.logs(uuid: sample.uuid) {}
    },
    "containers.start": { _ = try await $0.containers.start(uuid: $1.uuid) },
    "containers.stop": { _ = try await $0.containers.stop(uuid: $1.uuid) },
    "containers.redeploy": { _ = try await $0.containers.redeploy(uuid: $1.uuid) },
    "containers.terminate": { _ = try await $0.containers.terminate(uuid: $1.uuid) },
    "containers.exec": { cloud, sample in
      for try await _ in try await cloud.containers.exec(uuid: sample.uuid) {}
    },
  ]

  static let triggers: [String: SampleCall] = [
    "triggers.list": { _ = try await $0.triggers.list(uuid: $1.uuid).all() },
    "triggers.create": { cloud, sample in
      _ = try await cloud.triggers.create(
        uuid: sample.uuid, name: sample.attribute("name").string,
        operation: sample.attribute("operation").value())
    },
    "triggers.get": { cloud, sample in
      _ = try await cloud.triggers.get(
        uuid: sample.uuid, triggerUUID: sample.path("trigger_uuid"))
    },
    "triggers.delete": { cloud, sample in
      _ = try await cloud.triggers.delete(
        uuid: sample.uuid, triggerUUID: sample.path("trigger_uuid"))
    },
    "triggers.call": { cloud, sample in
      _ = try await cloud.triggers.call(
        uuid: sample.uuid, triggerUUID: sample.path("trigger_uuid"))
    },
  ]

  static let events: [String: SampleCall] = [
    "events.listen": { cloud, _ in for try await _ in cloud.events.listen() {} }
  ]
}

extension SampleCalls {
  @Sendable static func tag(_ json: JSONValue) throws -> TagParameters {
    TagParameters(name: try json.attribute("name").string)
  }
}
