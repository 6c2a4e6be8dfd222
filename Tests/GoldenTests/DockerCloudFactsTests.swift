import APISchema
import Foundation
import SlateGenerator
import Testing

@Suite("What the Docker Cloud reference says")
struct DockerCloudFactsTests {
  private let schema: APISchema

  init() throws {
    schema = try SlateGenerator(options: SlateGenerator.Options(index: Repository.dockerCloudIndex))
      .schema().schema
  }

  @Test("There are 66 operations, 61 of them REST and 5 streams")
  func operations() {
    #expect(schema.operations.count == 66)
    #expect(schema.operations.count { $0.kind == .rest } == 61)
    let streams = schema.operations.filter { $0.kind == .stream }.map(\.id)
    #expect(
      streams.sorted() == [
        "actions.logs", "containers.exec", "containers.logs", "events.listen", "services.logs",
      ])
  }

  @Test("Hosts, authentication and the environment's names are read")
  func connection() {
    #expect(
      schema.servers.map(\.url) == ["https://cloud.docker.com/", "wss://ws.cloud.docker.com/"])
    #expect(schema.authentication.map(\.kind) == [.basic])
    let names = Dictionary(uniqueKeysWithValues: schema.environment.map { ($0.role, $0.name) })
    #expect(names[.user] == "DOCKERCLOUD_USER")
    #expect(names[.secret] == "DOCKERCLOUD_APIKEY")
    #expect(names[.authorization] == "DOCKERCLOUD_AUTH")
    #expect(names[.namespace] == "DOCKERCLOUD_NAMESPACE")
    #expect(schema.requestHeaders.map { "\($0.name): \($0.value)" } == ["Accept: application/json"])
    #expect(schema.responseHeaders.map(\.name) == ["X-DockerCloud-Action-URI"])
    #expect(schema.responseHeaders.first?.type == .resourceURI("Action"))
    #expect(schema.namespace?.segmentIndex == 3)
  }

  @Test("All twelve error codes have a meaning, and the error's body its message")
  func errors() {
    #expect(
      schema.errors.map(\.code) == [400, 401, 402, 403, 404, 405, 409, 415, 429, 500, 503, 504])
    #expect(schema.errors.allSatisfy { !$0.name.isEmpty && !$0.description.isEmpty })
    #expect(schema.errorBody?.messagePath == "error")
  }

  @Test(
    "Attributes have the types that the reference gives them",
    arguments: [
      ("NodeCluster", "deployed_datetime", "date<rfc2822>"),
      ("NodeCluster", "destroyed_datetime", "date<rfc2822>"),
      ("Event", "datetime", "date<iso8601>"), ("ServiceLogLine", "timestamp", "date<unixSeconds>"),
      ("NodeCluster", "disk", "integer"), ("Node", "memory", "integer"),
      ("Node", "region", "resourceURI<Region>"),
      ("Provider", "regions", "array<resourceURI<Region>>"),
      ("Region", "availability_zones", "array<resourceURI<AvailabilityZone>>"),
      ("Service", "labels", "dictionary<string>"),
      ("Service", "link_variables", "dictionary<string>"),
      ("ContainerLink", "endpoints", "dictionary<string>"),
      ("Container", "container_envvars", "array<model<ContainerEnvironmentVariable>>"),
      ("Service", "bindings", "array<model<ServiceBinding>>"),
      ("NodeCluster", "tags", "array<model<Tag>>"),
      ("Service", "pid", "enumeration<ServicePid>"),
      ("Service", "linked_from_service", "array<model<RelatedService>>"),
      ("Action", "can_be_retried", "boolean"), ("Container", "exit_code", "integer"),
      ("Event", "parents", "array<resourceURI>"),
      ("Service", "autorestart", "enumeration<ServiceAutorestart>"),
    ])
  func attributeTypes(model: String, attribute: String, type: String) throws {
    let model = try #require(schema.models.first { $0.name == model })
    let property = try #require(model.properties.first { $0.name == attribute })
    #expect(property.type.description == type)
  }

  @Test("Sizes carry their unit")
  func units() throws {
    let node = try #require(schema.models.first { $0.name == "Node" })
    #expect(node.properties.first { $0.name == "disk" }?.unit == "GB")
    #expect(node.properties.first { $0.name == "memory" }?.unit == "MB")
  }

  @Test("One name has two shapes: what a service has, and what a new one takes")
  func twoShapes() throws {
    let response = try #require(schema.models.first { $0.name == "ServicePort" })
    let request = try #require(schema.models.first { $0.name == "ServicePortParameters" })
    #expect(response.properties.contains { $0.name == "endpoint_uri" })
    #expect(
      request.properties.map(\.name) == ["protocol", "inner_port", "outer_port", "published"])
    #expect(request.properties.map(\.optional) == [false, false, true, true])
    let binding = try #require(schema.models.first { $0.name == "RelatedBindingParameters" })
    #expect(
      binding.properties.first { $0.name == "container_path" }?.requiredIf
        == "`volumes_from` is omitted")
  }

  @Test("Two spellings of a state are two raw values, each with its allowed actions")
  func states() throws {
    let service = try #require(schema.enumerations.first { $0.name == "ServiceState" })
    let stack = try #require(schema.enumerations.first { $0.name == "StackState" })
    #expect(service.values.first?.value == "Not running")
    #expect(stack.values.first?.value == "Not Running")
    #expect(service.values.first?.allowedActions == ["start", "terminate"])
    #expect(service.values.first { $0.value == "Scaling" }?.allowedActions == [])
  }

  @Test("A new stack's services take what a new service takes")
  func linkedParameters() throws {
    let create = try #require(schema.operations.first { $0.id == "stacks.create" })
    let services = try #require(create.body?.properties.first { $0.name == "services" })
    #expect(services.type == .array(.model("CreateServiceParameters")))
  }

  @Test("A date filter is two filters: on or after, on or before")
  func filterVariants() throws {
    let list = try #require(schema.operations.first { $0.id == "actions.list" })
    let names = list.parameters.map(\.name)
    #expect(
      names.contains("start_date__gte") && names.contains("start_date__lte")
        && !names.contains("start_date"))
  }

  @Test("A repository's name spans several segments of the path")
  func spanningParameter() throws {
    let get = try #require(schema.operations.first { $0.id == "externalRepositories.get" })
    #expect(get.parameters.first { $0.name == "name" }?.spansSegments == true)
  }

  @Test("Calling a trigger needs no credentials, everything else does")
  func openOperation() {
    #expect(schema.operations.filter { !$0.authenticated }.map(\.id) == ["triggers.call"])
  }

  @Test("Every operation says what it answers with")
  func responses() throws {
    #expect(schema.operations.allSatisfy { $0.response != nil })
    func shape(_ id: String) -> String {
      guard let response = schema.operations.first(where: { $0.id == id })?.response else {
        return ""
      }
      return "\(response.kind.rawValue) \(response.type)"
    }
    #expect(shape("externalRepositories.list") == "list model<ExternalRepository>")
    #expect(shape("availabilityZones.list") == "list model<AvailabilityZone>")
    #expect(shape("triggers.list") == "list model<ServiceTrigger>")
    #expect(shape("services.start") == "item model<Service>")
    #expect(shape("services.terminate") == "optionalItem model<Service>")
    #expect(shape("stacks.export") == "item any")
    #expect(shape("containers.exec") == "textSession string")
    #expect(shape("events.listen") == "messages model<Event>")
  }

  @Test("The overlay answers every contradiction that it names")
  func overlay() throws {
    let paths = schema.operations.map { "\($0.method) \($0.path)" }
    #expect(paths.contains("GET /api/repo/v1/registry/{host}/"))
    #expect(paths.contains("DELETE /api/repo/v1/repository/{name}/"))
    #expect(schema.operations.contains { $0.id == "tags.list" })
    let service = try #require(schema.models.first { $0.name == "Service" })
    let names = service.properties.map(\.name)
    #expect(names.contains("security_opt") && !names.contains("secuirty_opt"))
    #expect(names.contains("cgroup_parent") && !names.contains("cgroup_name"))
    #expect(schema.listEnvelope?.items == "objects")
    #expect(schema.listEnvelope?.next == "meta.next")
  }
}
