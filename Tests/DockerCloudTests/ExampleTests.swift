import Foundation
import LoopbackServer
import Testing

/// The example under Tests/Examples, as a process.
@Suite("The example", .timeLimit(.minutes(1)))
struct ExampleTests {
  @Test("It lists, creates, waits, follows and executes, and says what it does")
  func transcript() async throws {
    let log = RequestLog()
    let result = try await withLoopbackServer { request in
      await log.append(request)
      return Self.answer(request, after: await log.requests)
    } _: { address in
      try await Self.run([
        "DOCKERCLOUD_USER": "dockhand", "DOCKERCLOUD_APIKEY": "apitoken1",
        "DOCKERCLOUD_REST_HOST": "http://\(address)", "DOCKERCLOUD_STREAM_HOST": "ws://\(address)",
      ])
    }
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output == """
        Services that run:
          web, 1 containers
          worker, 0 containers
        Creating a node cluster in Amsterdam 3:
          Checking the quota
          Cluster created
          Cluster Create: Success
        Deploying example:
          nodecluster update: Deploying
          node create: Deploying
          nodecluster update: Deployed
        Running uptime in web-1:
          12:04:31 up 3 days

        """)
    let requests = await log.requests
    #expect(
      Set(requests.map { "\($0.method) \($0.target)" }) == [
        "GET /api/app/v1/service/?state=Running", "GET /api/app/v1/service/?state=Running&offset=1",
        "GET /api/infra/v1/region/digitalocean/ams3/", "POST /api/infra/v1/nodecluster/",
        "GET /api/audit/v1/action/a1/", "GET /api/audit/v1/action/a1/logs/?follow=true",
        "GET /api/audit/v1/events/?object=/api/infra/v1/nodecluster/n1/",
        "POST /api/infra/v1/nodecluster/n1/deploy/", "GET /api/app/v1/container/c1/",
        "GET /api/app/v1/container/c1/exec/?command=sh",
      ])
    #expect(
      requests.allSatisfy { $0.header("Authorization") == "Basic ZG9ja2hhbmQ6YXBpdG9rZW4x" })
    #expect(requests.count { $0.target == "/api/audit/v1/action/a1/" } == 3)
    let creation = try #require(requests.first { $0.method == "POST" })
    #expect(
      try json(creation.body) == [
        "name": "example", "node_type": "/api/infra/v1/nodetype/digitalocean/1gb/",
        "region": "/api/infra/v1/region/digitalocean/ams3/", "target_num_nodes": 1,
      ])
  }

  @Test("Without credentials it says where it looked for them")
  func missingCredentials() async throws {
    let result = try await Self.run([:])
    #expect(result.status != 0)
    #expect(result.output.isEmpty)
    #expect(
      result.errors.contains("DOCKERCLOUD_AUTH, then DOCKERCLOUD_USER with DOCKERCLOUD_APIKEY"))
  }

  private static func answer(
    _ request: ReceivedRequest, after requests: [ReceivedRequest]
  ) -> Reply {
    switch "\(request.method) \(request.target.prefix { $0 != "?" })" {
    case "GET /api/app/v1/service/":
      return request.target.contains("offset")
        ? .json(
          #"{"meta": {"next": null}, "objects": [{"uuid": "s2", "name": "worker", "containers": []}]}"#
        )
        : .json(
          #"""
          {"meta": {"next": "/api/app/v1/service/?state=Running&offset=1"},
           "objects": [{"uuid": "s1", "name": "web", "containers": ["/api/app/v1/container/c1/"]}]}
          """#)
    case "GET /api/infra/v1/region/digitalocean/ams3/":
      return .json(
        #"""
        {"label": "Amsterdam 3", "resource_uri": "/api/infra/v1/region/digitalocean/ams3/",
         "node_types": ["/api/infra/v1/nodetype/digitalocean/1gb/"]}
        """#)
    case "POST /api/infra/v1/nodecluster/":
      return .json(
        #"{"uuid": "n1", "name": "example", "resource_uri": "/api/infra/v1/nodecluster/n1/"}"#,
        status: 201, headers: ["X-DockerCloud-Action-URI": "/api/audit/v1/action/a1/"])
    case "GET /api/audit/v1/action/a1/":
      // It takes three looks at the action until it is over.
      let isOver = requests.count { $0.target == request.target } > 2
      let state = isOver ? "Success" : "In progress"
      return .json(#"{"uuid": "a1", "action": "Cluster Create", "state": "\#(state)"}"#)
    case "GET /api/audit/v1/action/a1/logs/":
      return .stream(messages: [
        #"{"type": "log", "log": "Checking the quota", "timestamp": 1457012345}"#,
        #"{"type": "log", "log": "Cluster created", "timestamp": 1457012346}"#,
      ])
    case "GET /api/audit/v1/events/":
      return .stream(messages: [
        #"{"type": "nodecluster", "action": "update", "state": "Deploying"}"#,
        #"{"type": "node", "action": "create", "state": "Deploying"}"#,
        #"{"type": "nodecluster", "action": "update", "state": "Deployed"}"#,
      ])
    case "POST /api/infra/v1/nodecluster/n1/deploy/":
      return .json(#"{"uuid": "n1", "state": "Deploying"}"#, status: 202)
    case "GET /api/app/v1/container/c1/":
      return .json(#"{"uuid": "c1", "name": "web-1"}"#)
    case "GET /api/app/v1/container/c1/exec/":
      return .session { input in input == "exit\n" ? nil : "12:04:31 up 3 days\n" }
    default:
      return .json(#"{"error": "The example did not ask for this before"}"#, status: 404)
    }
  }

  private struct Result: Sendable {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Runs the example with these environment variables and no others.
  private static func run(_ environment: [String: String]) async throws -> Result {
    let process = Process()
    process.executableURL = try products().appending(path: "docker-cloud-example")
    process.environment = environment
    let output = Pipe()
    let errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    return try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { process in
        // The output fits a pipe, so that nothing has to be read while the process runs.
        continuation.resume(
          returning: Result(
            status: process.terminationStatus, output: text(of: output), errors: text(of: errors)))
      }
      do {
        try process.run()
      } catch {
        process.terminationHandler = nil
        continuation.resume(throwing: error)
      }
    }
  }

  private static func text(of pipe: Pipe) -> String {
    String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  /// The folder with the executables that were built together with the tests.
  private static func products() throws -> URL {
    #if os(macOS)
      let bundle = try #require(Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") })
      return bundle.bundleURL.deletingLastPathComponent()
    #else
      return try #require(Bundle.main.executableURL).deletingLastPathComponent()
    #endif
  }
}
