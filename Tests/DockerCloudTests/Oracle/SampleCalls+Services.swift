import DockerCloud
import SlateRuntime

extension SampleCalls {
  static let stacks: [String: SampleCall] = [
    "stacks.list": { cloud, _ in _ = try await cloud.stacks.list().all() },
    "stacks.create": { cloud, sample in
      _ = try await cloud.stacks.create(
        name: sample.attribute("name").string,
        services: sample.attribute("services").list { service in
          CreateServiceParameters(
            image: try service.attribute("image").string,
            name: try service.attribute("name").string,
            targetNumContainers: try service["target_num_containers"]?.int,
            linkedToService: try service["linked_to_service"]?.list(link))
        })
    },
    "stacks.export": { _ = try await $0.stacks.export(uuid: $1.uuid) },
    "stacks.get": { _ = try await $0.stacks.get(uuid: $1.uuid) },
    "stacks.update": { cloud, sample in
      _ = try await cloud.stacks.update(
        uuid: sample.uuid,
        services: sample.attribute("services").list { service in
          UpdateServiceParameters(
            image: try service.attribute("image").string,
            linkedToService: try service["linked_to_service"]?.list(link),
            targetNumContainers: try service["target_num_containers"]?.int,
            name: try service.attribute("name").string)
        })
    },
    "stacks.stop": { _ = try await $0.stacks.stop(uuid: $1.uuid) },
    "stacks.start": { _ = try await $0.stacks.start(uuid: $1.uuid) },
    "stacks.redeploy": { _ = try await $0.stacks.redeploy(uuid: $1.uuid) },
    "stacks.terminate": { _ = try await $0.stacks.terminate(uuid: $1.uuid) },
  ]

  static let services: [String: SampleCall] = [
    "services.list": { cloud, _ in _ = try await cloud.services.list().all() },
    "services.create": { cloud, sample in
      _ = try await cloud.services.create(
        image: sample.attribute("image").string, name: sample.attribute("name").string,
        targetNumContainers: sample.attribute("target_num_containers").int)
    },
    "services.get": { _ = try await $0.services.get(uuid: $1.uuid) },
    "services.logs": { cloud, sample in
      for try await _ in try cloud.services.logs(uuid: sample.uuid) {}
    },
    "services.update": { cloud, sample in
      _ = try await cloud.services.update(
        uuid: sample.uuid,
        autorestart: sample.attribute("autorestart").value(),
        autodestroy: sample.attribute("autodestroy").value(),
        containerEnvvars: sample.attribute("container_envvars").list(variable),
        containerPorts: sample.attribute("container_ports").list(port),
        cpuShares: sample.attribute("cpu_shares").int,
        entrypoint: sample.attribute("entrypoint").string,
        image: sample.attribute("image").string,
        linkedToService: sample.attribute("linked_to_service").list(link),
        memory: sample.attribute("memory").int,
        privileged: sample.attribute("privileged").bool,
        roles: sample.attribute("roles").list { try $0.value() },
        runCommand: sample.attribute("run_command").string,
        sequentialDeployment: sample.attribute("sequential_deployment").bool,
        tags: sample.attribute("tags").list(tag),
        targetNumContainers: sample.attribute("target_num_containers").int,
        autoredeploy: sample.attribute("autoredeploy").bool)
    },
    "services.start": { _ = try await $0.services.start(uuid: $1.uuid) },
    "services.stop": { _ = try await $0.services.stop(uuid: $1.uuid) },
    "services.scale": { _ = try await $0.services.scale(uuid: $1.uuid) },
    "services.redeploy": { _ = try await $0.services.redeploy(uuid: $1.uuid) },
    "services.terminate": { _ = try await $0.services.terminate(uuid: $1.uuid) },
  ]

  @Sendable private static func link(_ json: JSONValue) throws -> RelatedServiceParameters {
    RelatedServiceParameters(
      toService: try json.attribute("to_service").uri(), name: try json.attribute("name").string)
  }

  @Sendable private static func variable(
    _ json: JSONValue
  ) throws -> ServiceEnvironmentVariableParameters {
    ServiceEnvironmentVariableParameters(
      key: try json.attribute("key").string, value: try json.attribute("value").string)
  }

  @Sendable private static func port(_ json: JSONValue) throws -> ServicePortParameters {
    ServicePortParameters(
      protocol: try json.attribute("protocol").value(),
      innerPort: try json.attribute("inner_port").int,
      outerPort: try json.attribute("outer_port").int)
  }
}
