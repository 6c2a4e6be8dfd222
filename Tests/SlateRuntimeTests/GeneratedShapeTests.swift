import Foundation
import HTTPTypes
import SlateRuntime
import Testing

// What the emitter writes, in small: these declarations compile, or the contract is broken.

struct ServiceState: OpenEnumeration {
  let rawValue: String

  static var running: Self { Self(rawValue: "Running") }
  static var stopped: Self { Self(rawValue: "Stopped") }
}

struct Stack: Hashable, Sendable, Codable {
  var name: String = ""

  init(from decoder: any Decoder) throws {
    var attributes = try AttributeReader(decoder, of: "Stack", in: "includes/stack.md")
    name = try attributes.read("name", line: 12)
  }
}

struct ServicePort: Hashable, Sendable, Codable {
  var innerPort: Int?
  var unlisted: UnlistedAttributes = UnlistedAttributes()

  init() {}

  init(from decoder: any Decoder) throws {
    var attributes = try AttributeReader(decoder, of: "ServicePort", in: "includes/service.md")
    innerPort = try attributes.read("inner_port", line: 201)
    unlisted = attributes.finish()
  }

  func encode(to encoder: any Encoder) throws {
    var attributes = AttributeWriter(encoder, unlisted)
    try attributes.write("inner_port", innerPort)
    try attributes.finish()
  }
}

struct Service: Hashable, Sendable, Codable {
  var uuid: String = ""
  var nickname: String?
  var state: ServiceState = ServiceState()
  var formerState: ServiceState?
  var stack: ResourceURI<Stack> = ResourceURI()
  var targetNumContainers: Int?
  var load: Double?
  var synchronized: Bool?
  var tags: [String] = []
  var optionalTags: [String]?
  var ports: [ServicePort] = []
  var mainPort: ServicePort?
  var labels: [String: String] = [:]
  var optionalLabels: [String: String]?
  var extra: JSONValue?
  var deployedDatetime: Date?
  var unlisted: UnlistedAttributes = UnlistedAttributes()

  init() {}

  init(from decoder: any Decoder) throws {
    var attributes = try AttributeReader(decoder, of: "Service", in: "includes/service.md")
    uuid = try attributes.read("uuid", line: 171)
    nickname = try attributes.read("nickname", line: 172)
    state = try attributes.read("state", line: 173)
    formerState = try attributes.read("former_state", line: 174)
    stack = try attributes.read("stack", line: 175)
    targetNumContainers = try attributes.read("target_num_containers", line: 176)
    load = try attributes.read("load", line: 177)
    synchronized = try attributes.read("synchronized", line: 178)
    tags = try attributes.read("tags", line: 179)
    optionalTags = try attributes.read("optional_tags", line: 180)
    ports = try attributes.read("container_ports", line: 181)
    mainPort = try attributes.read("main_port", line: 182)
    labels = try attributes.read("labels", line: 183)
    optionalLabels = try attributes.read("optional_labels", line: 184)
    extra = try attributes.read("extra", line: 185)
    deployedDatetime = try attributes.readDate("deployed_datetime", .rfc2822, line: 186)
    unlisted = attributes.finish()
  }

  func encode(to encoder: any Encoder) throws {
    var attributes = AttributeWriter(encoder, unlisted)
    try attributes.write("uuid", uuid)
    try attributes.write("nickname", nickname)
    try attributes.write("state", state)
    try attributes.write("former_state", formerState)
    try attributes.write("stack", stack)
    try attributes.write("target_num_containers", targetNumContainers)
    try attributes.write("load", load)
    try attributes.write("synchronized", synchronized)
    try attributes.write("tags", tags)
    try attributes.write("optional_tags", optionalTags)
    try attributes.write("container_ports", ports)
    try attributes.write("main_port", mainPort)
    try attributes.write("labels", labels)
    try attributes.write("optional_labels", optionalLabels)
    try attributes.write("extra", extra)
    try attributes.writeDate("deployed_datetime", deployedDatetime, .rfc2822)
    try attributes.finish()
  }
}

struct Services: Sendable {
  let api: APIClient

  func list(uuid: String? = nil, state: ServiceState? = nil) -> PagedSequence<Service> {
    var call = APICall("services.list", .get, from: "includes/service.md:331")
    call.appendPath("/api/app/v1/")
    call.appendNamespace()
    call.appendPath("service/")
    call.addQuery("uuid", uuid)
    call.addQuery("state", state)
    return api.list(call)
  }

  func get(uuid: String) async throws -> Response<Service> {
    var call = APICall("services.get", .get, from: "includes/service.md:512")
    call.appendPath("/api/app/v1/")
    call.appendNamespace()
    call.appendPath("service/")
    call.appendSegment(uuid)
    call.appendPath("/")
    return try await api.send(call)
  }

  func create(image: String, name: String? = nil, ports: [ServicePort]? = nil) async throws
    -> Response<Service>
  {
    var call = APICall("services.create", .post, from: "includes/service.md:385")
    call.appendPath("/api/app/v1/")
    call.appendNamespace()
    call.appendPath("service/")
    call.setBody("image", image)
    call.setBody("name", name)
    call.setBody("container_ports", ports)
    return try await api.send(call)
  }

  func terminate(uuid: String) async throws -> Response<Service?> {
    var call = APICall("services.terminate", .delete, from: "includes/service.md:910")
    call.appendPath("/api/app/v1/")
    call.appendNamespace()
    call.appendPath("service/")
    call.appendSegment(uuid)
    call.appendPath("/")
    return try await api.send(call)
  }

  func logs(uuid: String, tail: Int? = nil, follow: Bool? = nil) -> MessageStream<JSONValue> {
    var call = APICall("services.logs", .get, from: "includes/service.md:520")
    call.appendPath("/api/app/v1/")
    call.appendNamespace()
    call.appendPath("service/")
    call.appendSegment(uuid)
    call.appendPath("/logs/")
    call.addQuery("tail", tail)
    call.addQuery("follow", follow)
    return api.messages(call)
  }

  func exec(uuid: String, command: String? = nil) async throws -> TextSession {
    var call = APICall("services.exec", .get, from: "includes/service.md:530")
    call.appendPath("/api/app/v1/")
    call.appendNamespace()
    call.appendPath("service/")
    call.appendSegment(uuid)
    call.appendPath("/exec/")
    call.addQuery("command", command)
    return try await api.textSession(call)
  }
}

enum Action {}

extension Response {
  var actionURI: ResourceURI<Action>? {
    header("X-DockerCloud-Action-URI").map(ResourceURI.init)
  }
}

extension APIDescription {
  static let sample = APIDescription(
    name: "Docker Cloud", userAgentProduct: "DockerCloud/1.0",
    restServer: "https://cloud.docker.com/", streamServer: "wss://ws.cloud.docker.com/",
    authentication: [.basic],
    environment: EnvironmentNames(
      user: "DOCKERCLOUD_USER", secret: "DOCKERCLOUD_APIKEY", authorization: "DOCKERCLOUD_AUTH",
      namespace: "DOCKERCLOUD_NAMESPACE", restHost: "DOCKERCLOUD_REST_HOST",
      streamHost: "DOCKERCLOUD_STREAM_HOST"),
    requestHeaders: [RequestHeader(name: "Accept", value: "application/json")],
    listEnvelope: ListEnvelope(
      items: "objects", next: "meta.next", previous: "meta.previous",
      totalCount: "meta.total_count", limit: "meta.limit", offset: "meta.offset"),
    errorMessagePath: "error",
    errorMeanings: [
      ErrorMeaning(code: 404, name: "Not Found", text: "There is no such object."),
      ErrorMeaning(code: 429, name: "Too Many Requests", text: "You called too often."),
    ])
}
