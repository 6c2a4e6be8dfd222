import Foundation
import HTTPTypes
import SlateRuntime
import Testing

/// Calls over real sockets, through each of the transports.
@Suite(.timeLimit(.minutes(1))) struct RESTLoopbackTests {
  @Test(arguments: TransportKind.allCases)
  func aListIsFetchedPageByPage(kind: TransportKind) async throws {
    let uuids = try await withLoopbackServer { request in
      #expect(request.method == "GET")
      #expect(request.header("Authorization") == "Basic YWxpY2U6czNjcjN0LWtleQ==")
      #expect(request.header("Accept") == "application/json")
      #expect(request.header("User-Agent")?.hasPrefix("DockerCloud/1.0") == true)
      switch request.target {
      case "/api/app/v1/exampleorg/service/?state=Not%20running":
        return .json(
          #"{"meta": {"next": "/page/2/?offset=1", "total_count": 2}, "objects": [{"uuid": "a"}]}"#)
      case "/page/2/?offset=1":
        return .json(#"{"meta": {"next": null}, "objects": [{"uuid": "b"}]}"#)
      default:
        return .json("", 404)
      }
    } _: { address in
      let services = Services(api: kind.client(address, namespace: "exampleorg"))
      var uuids: [String] = []
      for try await service in services.list(state: "Not running") { uuids.append(service.uuid) }
      return uuids
    }
    #expect(uuids == ["a", "b"])
  }

  @Test(arguments: TransportKind.allCases)
  func anObjectIsFetchedByAValueThatCannotLeaveItsSegment(kind: TransportKind) async throws {
    try await withLoopbackServer { request in
      #expect(request.target == "/api/app/v1/service/..%2F..%2Fx%3Fy%23z%252F/")
      return .json(#"{"uuid": "u", "name": "wéb", "brand_new": 1}"#)
    } _: { address in
      let service = try await Services(api: kind.client(address)).get(uuid: "../../x?y#z%2F")
      #expect(service.name == "wéb")
      #expect(service.unlisted.values == ["brand_new": 1])
      #expect(service.status == .ok)
      #expect(service.header("content-type") == "application/json")
    }
  }

  @Test(arguments: TransportKind.allCases)
  func anObjectIsCreatedFromAJSONBody(kind: TransportKind) async throws {
    try await withLoopbackServer { request in
      #expect(request.method == "POST")
      #expect(request.target == "/api/app/v1/service/")
      #expect(request.header("Content-Type") == "application/json")
      #expect(request.body == #"{"name":"web"}"#)
      return .json(
        #"{"uuid": "u", "name": "web"}"#, 201, headers: ["X-DockerCloud-Action-URI": "/action/1/"])
    } _: { address in
      let created = try await Services(api: kind.client(address)).create(name: "web")
      #expect(created.uuid == "u")
      #expect(created.status == .created)
      #expect(created.header("X-DockerCloud-Action-URI") == "/action/1/")
    }
  }

  @Test(arguments: TransportKind.allCases)
  func aFileGoesUpAndComesDownByteForByte(kind: TransportKind) async throws {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try await withLoopbackServer { request in
      if request.method == "GET" {
        return Reply(headers: ["Content-Type": "application/pdf"], body: Data(bytes))
      }
      let type = request.header("Content-Type") ?? ""
      #expect(type.hasPrefix("multipart/form-data; boundary="))
      let boundary = String(type.dropFirst("multipart/form-data; boundary=".count))
      let end = "\r\n--\(boundary)--\r\n"
      #expect(request.bytes.suffix(end.utf8.count) == Array(end.utf8)[...])
      #expect(request.bytes.dropLast(end.utf8.count).suffix(bytes.count) == bytes[...])
      return .json("{}")
    } _: { address in
      let client = kind.client(address)
      var upload = APICall("covers.add", .post, from: "")
      upload.appendPath("/cover/")
      upload.addFile("cover", FileUpload(bytes, name: "cover.png", contentType: "image/png"))
      _ = try await client.send(upload, as: JSONValue.self)
      var download = APICall("covers.print", .get, from: "")
      download.appendPath("/cover.pdf")
      #expect(try await client.raw(download).value == bytes)
    }
  }

  @Test(arguments: TransportKind.allCases, [202, 204])
  func anObjectIsDeletedWithAnEmptyAnswer(kind: TransportKind, status: Int) async throws {
    try await withLoopbackServer { request in
      #expect(request.method == "DELETE")
      #expect(request.body.isEmpty)
      return Reply(status: status)
    } _: { address in
      let deleted = try await Services(api: kind.client(address)).terminate(uuid: "u")
      #expect(deleted.value == nil)
      #expect(deleted.status.code == status)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func aFailureCarriesStatusMessageAndMeaning(kind: TransportKind) async throws {
    try await withLoopbackServer { _ in
      .json(#"{"error": "No service u for s3cr3t-key"}"#, 404)
    } _: { address in
      let error = await #expect(throws: APIError.self) {
        try await Services(api: kind.client(address)).get(uuid: "u")
      }
      #expect(error?.status?.code == 404)
      #expect(error?.message == "No service u for <redacted>")
      #expect(error?.meaning?.text == "There is no such object.")
    }
  }

  @Test(arguments: TransportKind.allCases)
  func aBusyServerIsAskedAgain(kind: TransportKind) async throws {
    let count = Counter()
    try await withLoopbackServer { _ in
      count.increment() < 2 ? .json("", 503, headers: ["Retry-After": "0"]) : .json("{}")
    } _: { address in
      let configuration = ClientConfiguration(
        retryPolicy: RetryPolicy(initialDelay: .zero))
      _ = try await Services(api: kind.client(address, configuration: configuration)).get(uuid: "u")
    }
    #expect(count.value == 3)
  }

  @Test(arguments: TransportKind.allCases)
  func aRedirectIsFollowedOnTheServerAndNoFurther(kind: TransportKind) async throws {
    let strangerCount = Counter()
    try await withLoopbackServer { _ in
      _ = strangerCount.increment()
      return .json("{}")
    } _: { stranger in
      try await withLoopbackServer { request in
        if request.target.contains("far") {
          return Reply(status: 302, headers: ["Location": "http://\(stranger)/stolen/"])
        }
        return request.target == "/moved/"
          ? .json(#"{"uuid": "moved"}"#) : Reply(status: 307, headers: ["Location": "/moved/"])
      } _: { address in
        let services = Services(api: kind.client(address))
        let moved = try await services.get(uuid: "near")
        #expect(moved.uuid == "moved")
        let error = await #expect(throws: APIError.self) { try await services.get(uuid: "far") }
        #expect(error?.kind == .refusedLink)
      }
    }
    #expect(strangerCount.value == 0)
  }

  @Test(arguments: TransportKind.allCases)
  func tenMegabytesOfJSONArriveAndOneByteTooManyDoesNot(kind: TransportKind) async throws {
    let name = String(repeating: "x", count: 10_000_000)
    let json = #"{"name": "\#(name)"}"#
    try await withLoopbackServer { _ in
      .json(json)
    } _: { address in
      let service = try await Services(api: kind.client(address)).get(uuid: "u")
      #expect(service.name.utf8.count == 10_000_000)
      let configuration = ClientConfiguration(
        maximumResponseBytes: json.utf8.count - 1, retryPolicy: .none)
      let error = await #expect(throws: APIError.self) {
        try await Services(api: kind.client(address, configuration: configuration)).get(uuid: "u")
      }
      #expect(error?.transportError?.kind == .responseTooLarge)
    }
  }

  @Test(arguments: TransportKind.allCases)
  func aCompressedBodyIsUnpacked(kind: TransportKind) async throws {
    // gzip of {"uuid": "packed"}
    let packed = try #require(
      Data(base64Encoded: "H4sIAAAAAAACA6tWKi3NTFGyUlAqSEzOTk1RqgUA0H24IxIAAAA="))
    try await withLoopbackServer { request in
      #expect(request.header("Accept-Encoding")?.contains("gzip") == true)
      return Reply(headers: ["Content-Encoding": "gzip"], body: packed)
    } _: { address in
      let service = try await Services(api: kind.client(address)).get(uuid: "u")
      #expect(service.uuid == "packed")
    }
  }

  @Test(arguments: TransportKind.allCases)
  func manyCallsAtOnceAllComplete(kind: TransportKind) async throws {
    try await withLoopbackServer { request in
      .json(#"{"uuid": "\#(request.target.split(separator: "/").last ?? "")"}"#)
    } _: { address in
      // A request that waited too long for a connection is sent again, as it is in a program.
      let services = Services(api: kind.client(address, configuration: ClientConfiguration()))
      let uuids = try await withThrowingTaskGroup(of: String.self) { group in
        for number in 0..<100 {
          group.addTask { try await services.get(uuid: "\(number)").uuid }
        }
        return try await group.reduce(into: Set<String>()) { $0.insert($1) }
      }
      #expect(uuids.count == 100)
    }
  }
}
