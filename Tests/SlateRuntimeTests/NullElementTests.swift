import Foundation
import SlateRuntime
import Testing

// What the emitter writes where the reference shows null among elements.

private struct Station: Hashable, Sendable, Codable {
  var levels: [Double?] = []
  var gusts: [Int?]?
  var keepers: [ServicePort?] = []
  var states: [ServiceState?] = []
  var links: [ResourceURI<Stack>?] = []
  var grid: [[Int?]] = []
  var depths: [String: Int?] = [:]
  var winds: [String: Int?]?
  var anything: [JSONValue] = []
  var facts: [String: JSONValue] = [:]
  var unlisted: UnlistedAttributes = UnlistedAttributes()

  init(from decoder: any Decoder) throws {
    var attributes = try AttributeReader(decoder, of: "Station", in: "station.md")
    levels = try attributes.read("levels", line: 1)
    gusts = try attributes.read("gusts", line: 2)
    keepers = try attributes.read("keepers", line: 3)
    states = try attributes.read("states", line: 4)
    links = try attributes.read("links", line: 5)
    grid = try attributes.read("grid", line: 6)
    depths = try attributes.read("depths", line: 7)
    winds = try attributes.read("winds", line: 8)
    anything = try attributes.read("anything", line: 9)
    facts = try attributes.read("facts", line: 10)
    unlisted = attributes.finish()
  }

  func encode(to encoder: any Encoder) throws {
    var attributes = AttributeWriter(encoder, unlisted)
    try attributes.write("levels", levels)
    try attributes.write("gusts", gusts)
    try attributes.write("keepers", keepers)
    try attributes.write("states", states)
    try attributes.write("links", links)
    try attributes.write("grid", grid)
    try attributes.write("depths", depths)
    try attributes.write("winds", winds)
    try attributes.write("anything", anything)
    try attributes.write("facts", facts)
    try attributes.finish()
  }
}

@Suite struct NullElementTests {
  private func decode(_ json: String) throws -> Station {
    try JSONDecoder().decode(Station.self, from: Data(json.utf8))
  }

  @Test("Null among elements that may be null keeps its place")
  func nullKeepsItsPlace() throws {
    let station = try decode(
      """
      {"levels": [1.5, null, 2], "gusts": [null, 7], "keepers": [{"inner_port": 1}, null],
       "states": ["Running", null], "links": [null, "/stack/1/"], "grid": [[1, null], [2]],
       "depths": {"a": 3, "b": null}, "winds": {"n": null}, "anything": [1, null, "x"],
       "facts": {"k": null, "l": [null]}}
      """)
    #expect(station.levels == [1.5, nil, 2])
    #expect(station.gusts == [nil, 7])
    #expect(station.keepers.map { $0?.innerPort } == [1, nil])
    #expect(station.states == [.running, nil])
    #expect(station.links.map { $0?.rawValue } == [nil, "/stack/1/"])
    #expect(station.grid == [[1, nil], [2]])
    #expect(station.depths == ["a": 3, "b": Int?.none] as [String: Int?])
    #expect(station.winds?.keys.sorted() == ["n"])
    #expect(station.anything == [1, nil, "x"])
    #expect(station.facts == ["k": .null, "l": [nil]])
    #expect(station.unlisted.isEmpty)
  }

  @Test(
    "Null among elements is written where it was read",
    arguments: [
      #"{}"#,
      #"{"levels":null,"gusts":null,"depths":null,"winds":null,"anything":null}"#,
      #"{"levels":[],"gusts":[],"depths":{},"winds":{}}"#,
      #"{"levels":[1.5,null,2],"gusts":[null],"keepers":[null,{"inner_port":null}]}"#,
      #"{"states":[null,"Odd"],"links":[null],"grid":[[null,1],[]]}"#,
      #"{"depths":{"a":null,"b":2},"winds":{"n":null},"anything":[null,1],"facts":{"k":null}}"#,
    ])
  func whatWasDecodedEncodesToTheSameJSON(json: String) throws {
    let again = try JSONEncoder().encode(try decode(json))
    let decoder = JSONDecoder()
    #expect(
      try decoder.decode(JSONValue.self, from: again)
        == decoder.decode(JSONValue.self, from: Data(json.utf8)))
  }

  @Test("A wrong type among elements that may be null names its place")
  func aWrongTypeNamesItsPlace() throws {
    let error = #expect(throws: DecodingMismatch.self) { try decode(#"{"gusts": [null, "x"]}"#) }
    #expect(error?.path == "gusts[1]")
    #expect(error?.expected == "whole number")
    #expect(error?.found == #"string "x""#)
    #expect(error?.place == "station.md:2")
  }

  @Test("Null among the items of a page is left out, and counted as the server does")
  func nullAmongItemsIsLeftOut() async throws {
    let transport = RecordingTransport { request, _ in
      let isFirst = request.path?.contains("offset") != true
      return .json(isFirst ? #"[{"inner_port": 1}, null]"# : #"[null, {"inner_port": 4}]"#)
    }
    var call = APICall("ports.list", .get, from: "ports.md:1")
    call.appendPath("/ports")
    let list: PagedSequence<ServicePort> = APIClient.sample(transport)
      .list(call, paging: ListPaging(next: .offset("offset")))
    var ports: [Int?] = []
    for try await port in list {
      ports.append(port.innerPort)
      if ports.count == 2 { break }
    }
    #expect(ports == [1, 4])
    #expect(await transport.paths == ["/ports", "/ports?offset=2"])
  }

  @Test("A list without pages leaves null out, and any JSON keeps it")
  func aBareListLeavesNullOut() async throws {
    var call = APICall("ports.list", .get, from: "ports.md:1")
    call.appendPath("/ports")
    let ports: PagedSequence<ServicePort> = APIClient.sample(
      RecordingTransport { _, _ in .json(#"[null, {"inner_port": 2}]"#) }
    ).list(call)
    #expect(try await ports.all().map(\.innerPort) == [2])
    let values: PagedSequence<JSONValue> = APIClient.sample(
      RecordingTransport { _, _ in .json(#"[null, 2]"#) }
    ).list(call)
    #expect(try await values.all() == [.null, 2])
    let broken: PagedSequence<ServicePort> = APIClient.sample(
      RecordingTransport { _, _ in .json(#"[null, {"inner_port": "x"}]"#) }
    ).list(call)
    let error = await #expect(throws: APIError.self) { try await broken.all() }
    #expect(error?.kind == .decoding)
  }
}
