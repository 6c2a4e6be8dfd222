import DockerCloud
import SlateRuntime

/// A call with every attribute that the body of an operation has, and the body that it is expected to send.
struct BodyCall: Sendable {
  let body: JSONValue
  let call: @Sendable (DockerCloudClient) async throws -> Void

  init(
    _ body: JSONValue, _ call: @escaping @Sendable (DockerCloudClient) async throws -> Void
  ) {
    self.body = body
    self.call = call
  }
}

extension BodyCall {
  /// The operations of which the reference's sample leaves attributes out.
  static let all: [String: BodyCall] = [
    "nodeClusters.create": BodyCall(nodeCluster) {
      _ = try await $0.nodeClusters.create(
        name: "web", nodeType: "/nodetype/t/", region: "/region/r/", disk: 80,
        nickname: "web nodes", targetNumNodes: 3, tags: [TagParameters(name: "front")],
        providerOptions: ProviderOptionsParameters(
          vpc: ProviderOptionsParametersVPC(
            id: "vpc-1", subnets: ["subnet-1"], securityGroups: ["sg-1"]),
          iam: ProviderOptionsParametersIAM(instanceProfileName: "profile")))
    },
    "services.create": BodyCall(newService) {
      _ = try await $0.services.create(
        image: "nginx", name: "web", targetNumContainers: 2, runCommand: "nginx -g",
        entrypoint: "/entry",
        containerPorts: [
          ServicePortParameters(protocol: .tcp, innerPort: 80, outerPort: 8080, published: true)
        ],
        containerEnvvars: [ServiceEnvironmentVariableParameters(key: "K", value: "V")],
        linkedToService: [RelatedServiceParameters(toService: "/service/db/", name: "DB")],
        bindings: [
          RelatedBindingParameters(hostPath: "/h", containerPath: "/c", rewritable: false),
          RelatedBindingParameters(volumesFrom: "/service/data/"),
        ],
        autorestart: .onFailure, autodestroy: .onSuccess, sequentialDeployment: true,
        roles: [.global], privileged: false, deploymentStrategy: .everyNode,
        tags: [TagParameters(name: "front")], autoredeploy: true, net: .host, pid: .host,
        workingDir: "/srv", nickname: "web service")
    },
    "services.update": BodyCall(changedService) {
      _ = try await $0.services.update(
        uuid: "u", autorestart: .off, autodestroy: .always,
        containerEnvvars: [ServiceEnvironmentVariableParameters(key: "K", value: "V")],
        containerPorts: [ServicePortParameters(protocol: .udp, innerPort: 53)], cpuShares: 512,
        entrypoint: "/entry", image: "nginx",
        linkedToService: [RelatedServiceParameters(toService: "/service/db/")], memory: 1024,
        privileged: true, roles: [], runCommand: "nginx", sequentialDeployment: false, tags: [],
        targetNumContainers: 4, deploymentStrategy: .emptiestNode, autoredeploy: false,
        net: .bridge, pid: .nonePID, workingDir: "/srv", nickname: "")
    },
    "stacks.create": BodyCall(
      ["name": "shop", "nickname": "Shop", "services": [["image": "nginx"]]]
    ) {
      _ = try await $0.stacks.create(
        name: "shop", nickname: "Shop", services: [CreateServiceParameters(image: "nginx")])
    },
  ]

  private static let nodeCluster: JSONValue = [
    "name": "web", "node_type": "/nodetype/t/", "region": "/region/r/", "disk": 80,
    "nickname": "web nodes", "target_num_nodes": 3, "tags": [["name": "front"]],
    "provider_options": [
      "vpc": ["id": "vpc-1", "subnets": ["subnet-1"], "security_groups": ["sg-1"]],
      "iam": ["instance_profile_name": "profile"],
    ],
  ]

  private static let newService: JSONValue = [
    "image": "nginx", "name": "web", "target_num_containers": 2, "run_command": "nginx -g",
    "entrypoint": "/entry",
    "container_ports": [
      ["protocol": "tcp", "inner_port": 80, "outer_port": 8080, "published": true]
    ],
    "container_envvars": [["key": "K", "value": "V"]],
    "linked_to_service": [["to_service": "/service/db/", "name": "DB"]],
    "bindings": [
      ["host_path": "/h", "container_path": "/c", "rewritable": false],
      ["volumes_from": "/service/data/"],
    ],
    "autorestart": "ON_FAILURE", "autodestroy": "ON_SUCCESS", "sequential_deployment": true,
    "roles": ["global"], "privileged": false, "deployment_strategy": "EVERY_NODE",
    "tags": [["name": "front"]], "autoredeploy": true, "net": "host", "pid": "host",
    "working_dir": "/srv", "nickname": "web service",
  ]

  private static let changedService: JSONValue = [
    "autorestart": "OFF", "autodestroy": "ALWAYS",
    "container_envvars": [["key": "K", "value": "V"]],
    "container_ports": [["protocol": "udp", "inner_port": 53]], "cpu_shares": 512,
    "entrypoint": "/entry", "image": "nginx",
    "linked_to_service": [["to_service": "/service/db/"]], "memory": 1024, "privileged": true,
    "roles": [], "run_command": "nginx", "sequential_deployment": false, "tags": [],
    "target_num_containers": 4, "deployment_strategy": "EMPTIEST_NODE", "autoredeploy": false,
    "net": "bridge", "pid": "none", "working_dir": "/srv", "nickname": "",
  ]
}
