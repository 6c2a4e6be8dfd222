import DockerCloud
import Foundation
import LoopbackServer
import SlateRuntime
import Testing

/// The generated client's first calls, over real sockets.
@Suite("A client on a loopback server", .timeLimit(.minutes(1)))
struct SmokeTests {
  private static let authorization = "Basic ZG9ja2hhbmQ6YXBpdG9rZW4x"

  /// Runs `body` with a client, and gives what the server received.
  private func requests(
    _ kind: TransportKind, namespace: String? = nil,
    answering answer: @escaping @Sendable (ReceivedRequest) -> Reply,
    _ body: @Sendable (DockerCloudClient) async throws -> Void
  ) async throws -> [ReceivedRequest] {
    let log = RequestLog()
    try await withLoopbackServer { request in
      await log.append(request)
      return answer(request)
    } _: { address in
      try await body(.loopback(address, transport: kind, namespace: namespace))
    }
    let requests = await log.requests
    for request in requests {
      #expect(request.header("Authorization") == Self.authorization)
      #expect(request.header("Accept") == "application/json")
    }
    return requests
  }

  @Test("A list walks through the pages of the envelope", arguments: TransportKind.allCases)
  func listsPageByPage(kind: TransportKind) async throws {
    let requests = try await requests(kind) { request in
      if request.target.contains("offset=2") {
        return .json(
          #"""
          {"meta": {"limit": 2, "next": null, "offset": 2,
                    "previous": "/api/app/v1/service/?limit=2", "total_count": 3},
           "objects": [{"uuid": "c3", "name": "worker", "state": "Hibernating"}]}
          """#)
      }
      return .json(
        #"""
        {"meta": {"limit": 2, "next": "/api/app/v1/service/?limit=2&offset=2", "offset": 0,
                  "previous": null, "total_count": 3},
         "objects": [{"uuid": "a1", "name": "web", "state": "Running"},
                     {"uuid": "b2", "name": "db", "state": "Running"}]}
        """#)
    } _: { cloud in
      var names: [String] = []
      for try await service in cloud.services.list(state: .running) { names.append(service.name) }
      #expect(names == ["web", "db", "worker"])

      let page = try await cloud.services.list().firstPage()
      #expect(page.items.map(\.uuid) == ["a1", "b2"])
      #expect(page.items.first?.state == .running)
      #expect(page.totalCount == 3)
      #expect(page.next == "/api/app/v1/service/?limit=2&offset=2")

      let all = try await cloud.services.list().all()
      #expect(all.last?.state.rawValue == "Hibernating")
    }
    #expect(
      requests.map(\.target) == [
        "/api/app/v1/service/?state=Running", "/api/app/v1/service/?limit=2&offset=2",
        "/api/app/v1/service/", "/api/app/v1/service/", "/api/app/v1/service/?limit=2&offset=2",
      ])
    #expect(requests.allSatisfy { $0.method == "GET" && $0.body.isEmpty })
  }

  @Test("Getting an object gives its values and the response", arguments: TransportKind.allCases)
  func gets(kind: TransportKind) async throws {
    let requests = try await requests(kind, namespace: "exampleorg") { _ in
      .json(
        #"""
        {"uuid": "a1", "name": "web", "state": "Not running", "target_num_containers": 2,
         "deployed_datetime": "Tue, 16 Sep 2014 17:01:15 +0000",
         "resource_uri": "/api/app/v1/exampleorg/service/a1/"}
        """#, headers: ["X-Request-ID": "r-17"])
    } _: { cloud in
      let service = try await cloud.services.get(uuid: "a1")
      #expect(service.status == .ok)
      #expect(service.header("x-request-id") == "r-17")
      #expect(service.name == "web")
      #expect(service.state == .notRunning)
      #expect(service.targetNumContainers == 2)
      #expect(service.deployedDatetime == Date(timeIntervalSince1970: 1_410_886_875))
      #expect(service.resourceURI.rawValue == "/api/app/v1/exampleorg/service/a1/")
      #expect(service.actionURI == nil)
      #expect(try await cloud.fetch(service.resourceURI).name == "web")
    }
    #expect(requests.map(\.method) == ["GET", "GET"])
    #expect(
      requests.map(\.target) == Array(repeating: "/api/app/v1/exampleorg/service/a1/", count: 2))
  }

  @Test("Creating sends what was given and nothing else", arguments: TransportKind.allCases)
  func creates(kind: TransportKind) async throws {
    let requests = try await requests(kind) { request in
      let uuid = request.target.contains("nodecluster") ? "n1" : "s1"
      return .json(
        #"{"uuid": "\#(uuid)", "state": "Init"}"#, status: 201,
        headers: ["X-DockerCloud-Action-URI": "/api/audit/v1/action/\(uuid)-created/"])
    } _: { cloud in
      let cluster = try await cloud.nodeClusters.create(
        name: "web", nodeType: "/api/infra/v1/nodetype/aws/t2.micro/",
        region: "/api/infra/v1/region/aws/eu-west-1/", targetNumNodes: 2,
        tags: [TagParameters(name: "front")])
      #expect(cluster.status == .created)
      #expect(cluster.uuid == "n1")
      #expect(cluster.state == .initState)
      #expect(cluster.actionURI?.rawValue == "/api/audit/v1/action/n1-created/")

      let service = try await cloud.services.create(
        image: "nginx", containerPorts: [ServicePortParameters(protocol: .tcp, innerPort: 80)],
        autorestart: .always)
      #expect(service.uuid == "s1")
      #expect(service.actionURI?.rawValue == "/api/audit/v1/action/s1-created/")
    }
    try #require(requests.count == 2)
    #expect(requests.map(\.method) == ["POST", "POST"])
    #expect(
      requests.map(\.target) == ["/api/infra/v1/nodecluster/", "/api/app/v1/service/"])
    #expect(requests.allSatisfy { $0.header("Content-Type") == "application/json" })
    #expect(
      try json(requests[0].body) == [
        "name": "web", "node_type": "/api/infra/v1/nodetype/aws/t2.micro/",
        "region": "/api/infra/v1/region/aws/eu-west-1/", "target_num_nodes": 2,
        "tags": [["name": "front"]],
      ])
    #expect(
      try json(requests[1].body) == [
        "image": "nginx", "container_ports": [["protocol": "tcp", "inner_port": 80]],
        "autorestart": "ALWAYS",
      ])
  }

  @Test(
    "Deleting works with an object in the response and without", arguments: TransportKind.allCases)
  func deletes(kind: TransportKind) async throws {
    let requests = try await requests(kind) { request in
      let headers = ["X-DockerCloud-Action-URI": "/api/audit/v1/action/d1/"]
      return request.target.contains("nodecluster")
        ? .json(#"{"uuid": "n1", "state": "Terminating"}"#, status: 202, headers: headers)
        : .empty(status: 204, headers: headers)
    } _: { cloud in
      let cluster = try await cloud.nodeClusters.terminate(uuid: "n1")
      #expect(cluster.status == .accepted)
      #expect(cluster.value?.state == .terminating)
      #expect(cluster.actionURI?.rawValue == "/api/audit/v1/action/d1/")

      let service = try await cloud.services.terminate(uuid: "s1")
      #expect(service.status == .noContent)
      #expect(service.value == nil)
      #expect(service.actionURI?.rawValue == "/api/audit/v1/action/d1/")
    }
    #expect(requests.map(\.method) == ["DELETE", "DELETE"])
    #expect(
      requests.map(\.target) == ["/api/infra/v1/nodecluster/n1/", "/api/app/v1/service/s1/"])
    #expect(requests.allSatisfy { $0.body.isEmpty })
  }

  @Test(
    "A refusal says what the server said and what the reference means",
    arguments: TransportKind.allCases)
  func refusals(kind: TransportKind) async throws {
    _ = try await requests(kind) { _ in
      .json(#"{"error": "No service with that UUID"}"#, status: 404)
    } _: { cloud in
      let thrown = await #expect(throws: APIError.self) {
        try await cloud.services.get(uuid: "gone")
      }
      let error = try #require(thrown)
      #expect(error.kind == .status)
      #expect(error.operation == "services.get")
      #expect(error.status?.code == 404)
      #expect(error.message == "No service with that UUID")
      #expect(error.meaning?.name == "Not Found")
      #expect(error.meaning?.text == "There is no such object.")
      // URLSession gives no reason phrase.
      let phrase = kind == .urlSession ? "" : " Not Found"
      #expect(
        error.description == "services.get failed: 404\(phrase) — No service with that UUID "
          + "(The reference: There is no such object.)")
      #expect(
        String(decoding: error.body, as: UTF8.self) == #"{"error": "No service with that UUID"}"#)
    }
  }
}
