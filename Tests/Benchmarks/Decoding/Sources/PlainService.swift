// A service as a Swift programmer would write it down who trusts the server: every attribute under its own name, all
// coding synthesised, dates as the text that they are.

struct PlainService: Codable {
  var autodestroy: String?
  var autoredeploy: Bool?
  var autorestart: String?
  var bindings: [PlainBinding]?
  var capAdd: [String]?
  var capDrop: [String]?
  var containerEnvvars: [PlainContainerEnvvar]?
  var containerPorts: [PlainContainerPort]?
  var containers: [String]?
  var cpuShares: Int?
  var cpuset: String?
  var cgroupParent: String?
  var currentNumContainers: Int?
  var deployedDatetime: String?
  var deploymentStrategy: String?
  var destroyedDatetime: String?
  var devices: [String]?
  var dns: [String]?
  var dnsSearch: [String]?
  var domainname: String?
  var entrypoint: String?
  var extraHosts: [String]?
  var hostname: String?
  var imageName: String?
  var nickname: String?
  var labels: [String: String]?
  var linkVariables: [String: String]?
  var linkedFromService: [String]?
  var linkedToService: [PlainLinkedToService]?
  var macAddress: String?
  var memory: Int?
  var memorySwap: Int?
  var name: String?
  var net: String?
  var privileged: Bool?
  var publicDns: String?
  var readOnly: Bool?
  var resourceUri: String?
  var roles: [String]?
  var runCommand: String?
  var runningNumContainers: Int?
  var securityOpt: [String]?
  var sequentialDeployment: Bool?
  var startedDatetime: String?
  var state: String?
  var stack: String?
  var stdinOpen: Bool?
  var stoppedDatetime: String?
  var stoppedNumContainers: Int?
  var synchronized: Bool?
  var tags: [PlainTag]?
  var targetNumContainers: Int?
  var tty: Bool?
  var user: String?
  var uuid: String?
  var workingDir: String?

  enum CodingKeys: String, CodingKey {
    case autodestroy
    case autoredeploy
    case autorestart
    case bindings
    case capAdd = "cap_add"
    case capDrop = "cap_drop"
    case containerEnvvars = "container_envvars"
    case containerPorts = "container_ports"
    case containers
    case cpuShares = "cpu_shares"
    case cpuset
    case cgroupParent = "cgroup_parent"
    case currentNumContainers = "current_num_containers"
    case deployedDatetime = "deployed_datetime"
    case deploymentStrategy = "deployment_strategy"
    case destroyedDatetime = "destroyed_datetime"
    case devices
    case dns
    case dnsSearch = "dns_search"
    case domainname
    case entrypoint
    case extraHosts = "extra_hosts"
    case hostname
    case imageName = "image_name"
    case nickname
    case labels
    case linkVariables = "link_variables"
    case linkedFromService = "linked_from_service"
    case linkedToService = "linked_to_service"
    case macAddress = "mac_address"
    case memory
    case memorySwap = "memory_swap"
    case name
    case net
    case privileged
    case publicDns = "public_dns"
    case readOnly = "read_only"
    case resourceUri = "resource_uri"
    case roles
    case runCommand = "run_command"
    case runningNumContainers = "running_num_containers"
    case securityOpt = "security_opt"
    case sequentialDeployment = "sequential_deployment"
    case startedDatetime = "started_datetime"
    case state
    case stack
    case stdinOpen = "stdin_open"
    case stoppedDatetime = "stopped_datetime"
    case stoppedNumContainers = "stopped_num_containers"
    case synchronized
    case tags
    case targetNumContainers = "target_num_containers"
    case tty
    case user
    case uuid
    case workingDir = "working_dir"
  }
}

struct PlainTag: Codable {
  var name: String?

  enum CodingKeys: String, CodingKey {
    case name
  }
}

struct PlainLinkedToService: Codable {
  var fromService: String?
  var name: String?
  var toService: String?

  enum CodingKeys: String, CodingKey {
    case fromService = "from_service"
    case name
    case toService = "to_service"
  }
}

struct PlainContainerPort: Codable {
  var endpointUri: String?
  var innerPort: Int?
  var outerPort: Int?
  var portName: String?
  var `protocol`: String?
  var published: Bool?

  enum CodingKeys: String, CodingKey {
    case endpointUri = "endpoint_uri"
    case innerPort = "inner_port"
    case outerPort = "outer_port"
    case portName = "port_name"
    case `protocol`
    case published
  }
}

struct PlainContainerEnvvar: Codable {
  var key: String?
  var value: String?

  enum CodingKeys: String, CodingKey {
    case key
    case value
  }
}

struct PlainBinding: Codable {
  var hostPath: String?
  var containerPath: String?
  var rewritable: Bool?
  var volumesFrom: String?

  enum CodingKeys: String, CodingKey {
    case hostPath = "host_path"
    case containerPath = "container_path"
    case rewritable
    case volumesFrom = "volumes_from"
  }
}
