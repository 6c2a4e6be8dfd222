import APISchema
import DockerCloud
import Foundation
import SlateRuntime
import Testing

@Suite("Samples of the reference")
struct SampleRoundTripTests {
  /// The generated type of each model.
  private static let types: [String: any (Codable & Sendable).Type] = [
    "Action": Action.self, "ActionLogLine": ActionLogLine.self,
    "AvailabilityZone": AvailabilityZone.self, "Container": Container.self,
    "ContainerBinding": ContainerBinding.self,
    "ContainerEnvironmentVariable": ContainerEnvironmentVariable.self,
    "ContainerLink": ContainerLink.self, "ContainerLogLine": ContainerLogLine.self,
    "ContainerPort": ContainerPort.self, "Event": Event.self,
    "ExternalRepository": ExternalRepository.self, "Node": Node.self,
    "NodeCluster": NodeCluster.self, "NodeType": NodeType.self, "Provider": Provider.self,
    "ProviderOptions": ProviderOptions.self, "Region": Region.self, "Registry": Registry.self,
    "RelatedBindingParameters": RelatedBindingParameters.self,
    "RelatedService": RelatedService.self,
    "RelatedServiceParameters": RelatedServiceParameters.self, "Service": Service.self,
    "ServiceBinding": ServiceBinding.self,
    "ServiceEnvironmentVariable": ServiceEnvironmentVariable.self,
    "ServiceEnvironmentVariableParameters": ServiceEnvironmentVariableParameters.self,
    "ServiceLogLine": ServiceLogLine.self, "ServicePort": ServicePort.self,
    "ServicePortParameters": ServicePortParameters.self, "ServiceTrigger": ServiceTrigger.self,
    "Stack": Stack.self, "Tag": Tag.self,
  ]

  @Test("Every sample object decodes into its model and encodes back to the same JSON")
  func samplesRoundTrip() throws {
    let schema = try Reference.schema()
    var count = 0
    for model in schema.models {
      for sample in model.samples {
        let type = try #require(
          Self.types[model.name], "no generated type is known for \(model.name)")
        let original = try JSONDecoder().decode(JSONValue.self, from: Data(sample.json.utf8))
        let copy = try roundTrip(sample.json, through: type)
        #expect(copy == original, "\(model.name), \(sample.location)")
        count += 1
      }
    }
    #expect(count >= 17, "only \(count) samples were found")
  }

  private func roundTrip<Model: Codable & Sendable>(
    _ json: String, through type: Model.Type
  ) throws -> JSONValue {
    let value = try JSONDecoder().decode(Model.self, from: Data(json.utf8))
    return try JSONDecoder().decode(JSONValue.self, from: try JSONEncoder().encode(value))
  }

  @Test("An empty object decodes into every model, and encodes to an empty object")
  func emptyObjectsSurvive() throws {
    for (name, type) in Self.types.sorted(by: { $0.key < $1.key })
    where !name.hasSuffix("Parameters") {
      let copy = try roundTrip("{}", through: type)
      #expect(copy == .object([:]), "\(name)")
    }
  }

  @Test("Null, unknown attributes and unlisted states are kept")
  func unlistedIsKept() throws {
    let json = #"{"state":"Hibernating","name":null,"colour":{"rgb":[1,2,3]},"memory":null}"#
    let node = try JSONDecoder().decode(Node.self, from: Data(json.utf8))
    #expect(node.state.rawValue == "Hibernating")
    #expect(node.memory == nil)
    #expect(
      node.unlisted.values["colour"]
        == .object(["rgb": .array([.integer(1), .integer(2), .integer(3)])]))
    let copy = try JSONDecoder().decode(JSONValue.self, from: try JSONEncoder().encode(node))
    #expect(copy == (try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))))
  }

  @Test("A state knows the actions that the reference allows in it")
  func allowedActions() {
    #expect(ServiceState.running.allowedActions == ["stop", "redeploy", "terminate"])
    #expect(ServiceState.scaling.allowedActions == [])
    #expect(ServiceState(rawValue: "Hibernating").allowedActions == nil)
  }
}
