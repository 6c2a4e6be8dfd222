import Foundation
import SlateRuntime
import Testing

@Suite struct AttributeCodingTests {
  private func decode(_ json: String) throws -> Service {
    try JSONDecoder().decode(Service.self, from: Data(json.utf8))
  }

  @Test func everyAttributeIsReadByTheTypeOfItsProperty() throws {
    let service = try decode(
      """
      {"uuid": "u1", "nickname": "n", "state": "Running", "former_state": "Stopped",
       "stack": "/api/app/v1/stack/s1/", "target_num_containers": 2, "load": 1,
       "synchronized": true, "tags": ["a", "b"], "optional_tags": ["c"],
       "container_ports": [{"inner_port": 80}], "main_port": {"inner_port": 443},
       "labels": {"k": "v"}, "optional_labels": {"l": "w"}, "extra": {"any": [1, "two", null]},
       "deployed_datetime": "Tue, 16 Sep 2014 17:01:15 +0000"}
      """)
    #expect(service.uuid == "u1")
    #expect(service.nickname == "n")
    #expect(service.state == .running)
    #expect(service.formerState == .stopped)
    #expect(service.stack.rawValue == "/api/app/v1/stack/s1/")
    #expect(service.targetNumContainers == 2)
    #expect(service.load == 1)
    #expect(service.synchronized == true)
    #expect(service.tags == ["a", "b"])
    #expect(service.optionalTags == ["c"])
    #expect(service.ports.map(\.innerPort) == [80])
    #expect(service.mainPort?.innerPort == 443)
    #expect(service.labels == ["k": "v"])
    #expect(service.optionalLabels == ["l": "w"])
    #expect(service.extra == ["any": [1, "two", nil]])
    #expect(service.deployedDatetime == Date(timeIntervalSince1970: 1_410_886_875))
    #expect(service.unlisted.isEmpty)
  }

  @Test func anEmptyObjectIsAModelWithoutValues() throws {
    let service = try decode("{}")
    #expect(service.uuid.isEmpty)
    #expect(service.nickname == nil)
    #expect(service.state.isEmpty)
    #expect(service.formerState == nil)
    #expect(service.stack.isEmpty)
    #expect(service.targetNumContainers == nil)
    #expect(service.tags.isEmpty)
    #expect(service.optionalTags == nil)
    #expect(service.labels.isEmpty)
    #expect(service.deployedDatetime == nil)
    #expect(service.unlisted.isMissing("uuid"))
    #expect(!service.unlisted.isNull("uuid"))
  }

  @Test func nullIsReadLikeAbsenceAndRemembered() throws {
    let service = try decode(
      """
      {"uuid": null, "nickname": null, "state": null, "former_state": null, "stack": null,
       "target_num_containers": null, "load": null, "synchronized": null, "tags": null,
       "optional_tags": null, "container_ports": null, "main_port": null, "labels": null,
       "optional_labels": null, "extra": null, "deployed_datetime": null}
      """)
    #expect(service.uuid.isEmpty)
    #expect(service.tags.isEmpty)
    #expect(service.optionalLabels == nil)
    #expect(service.deployedDatetime == nil)
    #expect(service.unlisted.isNull("uuid"))
    #expect(service.unlisted.isNull("deployed_datetime"))
  }

  @Test func nullsInArraysAndDictionariesAreLeftOut() throws {
    let service = try decode(
      """
      {"tags": ["a", null, "b"], "optional_tags": [null], "container_ports": [null, {"inner_port": 1}],
       "labels": {"k": null, "l": "v"}, "optional_labels": {"k": null}}
      """)
    #expect(service.tags == ["a", "b"])
    #expect(service.optionalTags == [])
    #expect(service.ports.map(\.innerPort) == [1])
    #expect(service.labels == ["l": "v"])
    #expect(service.optionalLabels == [:])
  }

  @Test func anUnlistedValueOfAnEnumerationIsKept() throws {
    #expect(try decode(#"{"state": "Levitating"}"#).state.rawValue == "Levitating")
  }

  @Test func aWholeNumberWithAZeroFractionIsWhole() throws {
    #expect(try decode(#"{"target_num_containers": 60.0}"#).targetNumContainers == 60)
  }

  @Test func aStringWhereANumberIsPromisedNamesPathExpectedFoundAndPlace() throws {
    let json = #"{"target_num_containers": "12"}"#
    let error = #expect(throws: DecodingMismatch.self) { try decode(json) }
    #expect(error?.path == "target_num_containers")
    #expect(error?.expected == "whole number")
    #expect(error?.found == #"string "12""#)
    #expect(error?.place == "includes/service.md:176")
  }

  @Test(arguments: [
    (#"{"uuid": 5}"#, "uuid", "string", "number 5"),
    (#"{"synchronized": "yes"}"#, "synchronized", "boolean", #"string "yes""#),
    (#"{"load": []}"#, "load", "number", "array of 0"),
    (#"{"state": 1}"#, "state", "string", "number 1"),
    (#"{"stack": {}}"#, "stack", "string", "object with 0 attributes"),
    (#"{"tags": "a"}"#, "tags", "array", #"string "a""#),
    (#"{"tags": ["a", 7]}"#, "tags[1]", "string", "number 7"),
    (#"{"labels": {"a": {"b": 1}}}"#, "labels.a", "string", "object with 1 attributes"),
    (#"{"labels": []}"#, "labels", "object", "array of 0"),
    (#"{"target_num_containers": 1.5}"#, "target_num_containers", "whole number", "number 1.5"),
  ])
  func aValueOfTheWrongTypeIsDescribed(
    json: String, path: String, expected: String, found: String
  ) throws {
    let error = #expect(throws: DecodingMismatch.self) { try decode(json) }
    #expect(error?.path == path)
    #expect(error?.expected == expected)
    #expect(error?.found == found)
  }

  @Test func aMismatchInANestedModelKeepsItsOwnPlace() throws {
    let json = #"{"container_ports": [{"inner_port": 80}, {"inner_port": "http"}]}"#
    let error = #expect(throws: DecodingMismatch.self) { try decode(json) }
    #expect(error?.path == "container_ports[1].inner_port")
    #expect(error?.place == "includes/service.md:201")
  }

  @Test func aModelThatIsNoObjectIsDescribed() throws {
    let error = #expect(throws: DecodingMismatch.self) {
      try decode(#"{"container_ports": ["80/tcp"]}"#)
    }
    #expect(error?.path == "container_ports[0]")
    #expect(error?.expected == "object (ServicePort)")
    #expect(error?.found == #"string "80/tcp""#)
    #expect(error?.place == "includes/service.md")
  }

  @Test func aDateThatIsNoneIsAMismatchAndAnEmptyOneIsNone() throws {
    let error = #expect(throws: DecodingMismatch.self) {
      try decode(#"{"deployed_datetime": "yesterday"}"#)
    }
    #expect(error?.found == #"string "yesterday""#)
    #expect(try decode(#"{"deployed_datetime": ""}"#).deployedDatetime == nil)
  }

  @Test(arguments: [
    #"{}"#,
    #"{"uuid":null,"tags":null,"stack":null,"main_port":null,"labels":null}"#,
    #"{"uuid":"","tags":[],"labels":{},"stack":""}"#,
    #"{"deployed_datetime":""}"#,
    #"{"brand_new":{"a":[1,2.5,"x",null,true]},"uuid":"u","zebra":null}"#,
    #"{"container_ports":[{"inner_port":80,"later":"x"},{"inner_port":null},{}]}"#,
    #"{"deployed_datetime":"Tue, 16 Sep 2014 17:01:15 +0000","state":"Odd"}"#,
  ])
  func whatWasDecodedEncodesToTheSameJSON(json: String) throws {
    let service = try decode(json)
    let again = try JSONEncoder().encode(service)
    let decoder = JSONDecoder()
    #expect(
      try decoder.decode(JSONValue.self, from: again)
        == decoder.decode(JSONValue.self, from: Data(json.utf8)))
  }

  @Test func anAttributeThatGotAValueIsWrittenThoughItWasNull() throws {
    var service = try decode(#"{"uuid": null}"#)
    service.uuid = "u"
    service.nickname = "n"
    let json = try JSONDecoder().decode(JSONValue.self, from: JSONEncoder().encode(service))
    #expect(json == ["uuid": "u", "nickname": "n"])
  }
}
