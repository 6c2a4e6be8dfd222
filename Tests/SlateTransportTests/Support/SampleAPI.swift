import HTTPTypes
import SlateRuntime

// A small client in the form that the generator writes.

extension APIDescription {
  static var sample: APIDescription {
    APIDescription(
      name: "Docker Cloud", userAgentProduct: "DockerCloud/1.0",
      restServer: "https://cloud.docker.com/", streamServer: "wss://ws.cloud.docker.com/",
      authentication: [.basic],
      listEnvelope: ListEnvelope(
        items: "objects", next: "meta.next", totalCount: "meta.total_count"),
      errorMessagePath: "error",
      errorMeanings: [
        ErrorMeaning(code: 404, name: "Not Found", text: "There is no such object.")
      ])
  }
}

struct Service: Hashable, Sendable, Codable {
  var uuid: String = ""
  var name: String = ""
  var unlisted: UnlistedAttributes = UnlistedAttributes()

  init(from decoder: any Decoder) throws {
    var attributes = try AttributeReader(decoder, of: "Service", in: "includes/service.md")
    uuid = try attributes.read("uuid", line: 171)
    name = try attributes.read("name", line: 172)
    unlisted = attributes.finish()
  }

  func encode(to encoder: any Encoder) throws {
    var attributes = AttributeWriter(encoder, unlisted)
    try attributes.write("uuid", uuid)
    try attributes.write("name", name)
    try attributes.finish()
  }
}

struct Services: Sendable {
  let api: APIClient

  func list(state: String? = nil) -> PagedSequence<Service> {
    var call = Self.call("list", .get)
    call.addQuery("state", state)
    return api.list(call)
  }

  func get(uuid: String) async throws -> Response<Service> {
    try await api.send(Self.call("get", .get, uuid))
  }

  func create(name: String, count: Int? = nil) async throws -> Response<Service> {
    var call = Self.call("create", .post)
    call.setBody("name", name)
    call.setBody("count", count)
    return try await api.send(call)
  }

  func terminate(uuid: String) async throws -> Response<Service?> {
    try await api.send(Self.call("terminate", .delete, uuid))
  }

  func logs(uuid: String) -> MessageStream<JSONValue> {
    api.messages(Self.call("logs", .get, uuid))
  }

  func exec(uuid: String) async throws -> TextSession {
    try await api.textSession(Self.call("exec", .get, uuid))
  }

  private static func call(
    _ name: String, _ method: APICall.Method, _ uuid: String? = nil
  ) -> APICall {
    var call = APICall("services.\(name)", method, from: "includes/service.md:331")
    call.appendPath("/api/app/v1/")
    call.appendNamespace()
    call.appendPath("service/")
    if let uuid {
      call.appendSegment(uuid)
      call.appendPath("/")
    }
    return call
  }
}
