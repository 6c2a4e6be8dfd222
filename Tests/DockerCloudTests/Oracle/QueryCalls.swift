import DockerCloud
import Foundation
import SlateRuntime

/// A call with every query parameter that an operation has, and the query that it is expected to send.
struct QueryCall: Sendable {
  let query: String
  let call: @Sendable (DockerCloudClient) async throws -> Void

  init(_ query: String, _ call: @escaping @Sendable (DockerCloudClient) async throws -> Void) {
    self.query = query
    self.call = call
  }
}

extension QueryCall {
  // No sample of the reference has a query, so these are written by hand, as the tables have them.
  static let all: [String: QueryCall] = infrastructure.merging(applications) { first, _ in first }

  static let infrastructure: [String: QueryCall] = [
    "providers.list": QueryCall("name=aws") { _ = try await $0.providers.list(name: "aws").all() },
    "regions.list": QueryCall("name=ams3&provider=/api/infra/v1/provider/digitalocean/") {
      _ = try await $0.regions.list(
        name: "ams3", provider: "/api/infra/v1/provider/digitalocean/"
      ).all()
    },
    "availabilityZones.list": QueryCall("name=eu-west-1a&region=/region/eu-west-1/") {
      _ = try await $0.availabilityZones.list(name: "eu-west-1a", region: "/region/eu-west-1/")
        .all()
    },
    "nodeTypes.list": QueryCall("name=t2.micro&regions=/region/r/&availability_zones=/az/z/") {
      _ = try await $0.nodeTypes.list(
        name: "t2.micro", regions: "/region/r/", availabilityZones: "/az/z/"
      ).all()
    },
    "nodeClusters.list": QueryCall(
      "uuid=u&state=Partly%20terminated&name=a%26b%3Dc&region=/region/r/&node_type=/nodetype/t/"
    ) {
      _ = try await $0.nodeClusters.list(
        uuid: "u", state: "Partly terminated", name: "a&b=c", region: "/region/r/",
        nodeType: "/nodetype/t/"
      ).all()
    },
    "nodes.list": QueryCall(
      "uuid=u&state=Unreachable&node_cluster=/nodecluster/c/&node_type=/nodetype/t/"
        + "&region=/region/r/&docker_version=1.10.2"
    ) {
      _ = try await $0.nodes.list(
        uuid: "u", state: .unreachable, nodeCluster: "/nodecluster/c/", nodeType: "/nodetype/t/",
        region: "/region/r/", dockerVersion: "1.10.2"
      ).all()
    },
    "tags.list": QueryCall("name=front&origin=user") {
      _ = try await $0.tags.list(name: "front", origin: .user).all()
    },
    "registries.list": QueryCall("uuid=u&name=Quay&host=quay.io&is_docker_registry=false") {
      _ = try await $0.registries.list(
        uuid: "u", name: "Quay", host: "quay.io", isDockerRegistry: false
      ).all()
    },
    "externalRepositories.list": QueryCall("name=quay.io/team/app&registry=/registry/quay.io/") {
      _ = try await $0.externalRepositories.list(
        name: "quay.io/team/app", registry: "/registry/quay.io/"
      ).all()
    },
  ]

  static let applications: [String: QueryCall] = [
    "actions.list": QueryCall(
      "uuid=u&state=In%20progress&start_date__gte=Tue%2C%2016%20Sep%202014%2017:01:15%20%2B0000"
        + "&start_date__lte=Tue%2C%2016%20Sep%202014%2017:01:16%20%2B0000"
        + "&end_date__gte=Tue%2C%2016%20Sep%202014%2017:01:17%20%2B0000"
        + "&end_date__lte=Tue%2C%2016%20Sep%202014%2017:01:18%20%2B0000"
        + "&object=/api/app/v1/service/s/&include_related=true"
    ) {
      let date = Date(timeIntervalSince1970: 1_410_886_875)
      _ = try await $0.actions.list(
        uuid: "u", state: .inProgress, startDateOnOrAfter: date, startDateOnOrBefore: date + 1,
        endDateOnOrAfter: date + 2, endDateOnOrBefore: date + 3, object: "/api/app/v1/service/s/",
        includeRelated: true
      ).all()
    },
    "actions.logs": QueryCall("tail=50&follow=true") {
      for try await _ in $0.actions.logs(uuid: "u", tail: 50, follow: true) {}
    },
    "stacks.list": QueryCall("uuid=u&name=shop") {
      _ = try await $0.stacks.list(uuid: "u", name: "shop").all()
    },
    "stacks.redeploy": QueryCall("reuse_volumes=false") {
      _ = try await $0.stacks.redeploy(uuid: "u", reuseVolumes: false)
    },
    "services.list": QueryCall("uuid=u&state=Not%20running&name=web&stack=/stack/s/") {
      _ = try await $0.services.list(
        uuid: "u", state: .notRunning, name: "web", stack: "/stack/s/"
      ).all()
    },
    "services.logs": QueryCall("tail=100&follow=false") {
      for try await _ in $0.services.logs(uuid: "u", tail: 100, follow: false) {}
    },
    "services.redeploy": QueryCall("reuse_volumes=true") {
      _ = try await $0.services.redeploy(uuid: "u", reuseVolumes: true)
    },
    "containers.list": QueryCall(
      "uuid=u&state=Running&name=web-1&service=/service/s/&node=/node/n/"
    ) {
      _ = try await $0.containers.list(
        uuid: "u", state: .running, name: "web-1", service: "/service/s/", node: "/node/n/"
      ).all()
    },
    "containers.logs": QueryCall("tail=10&follow=true&service=/service/s/") {
      for try await _ in $0.containers.logs(
        uuid: "u", tail: 10, follow: true, service: "/service/s/")
      {}
    },
    "containers.redeploy": QueryCall("reuse_volumes=false") {
      _ = try await $0.containers.redeploy(uuid: "u", reuseVolumes: false)
    },
    "containers.exec": QueryCall("command=ls%20-l%20%7C%20grep%20%22%23%3F%22") {
      for try await _ in try await $0.containers.exec(
        uuid: "u", command: ##"ls -l | grep "#?""##)
      {}
    },
    "events.listen": QueryCall("type=container&object=/container/c/&parent=/service/s/") {
      for try await _ in $0.events.listen(
        type: .container, object: "/container/c/", parent: "/service/s/")
      {}
    },
  ]
}
