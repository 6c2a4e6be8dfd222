import APISchema
import Testing

@testable import SwiftEmission

@Suite("Naming")
struct NamingTests {
  @Test(
    "names on the wire become lower camel case",
    arguments: [
      ("uuid", "uuid"), ("target_num_nodes", "targetNumNodes"), ("provider.name", "providerName"),
      ("streamType", "streamType"), ("user-agent", "userAgent"),
      ("Partly running", "partlyRunning"),
      ("ON_FAILURE", "onFailure"), ("SCALEUP", "scaleup"), ("it's here", "itsHere"),
      ("t2.micro", "t2Micro"), ("a  b", "aB"),
    ])
  func lowerCamelCase(wire: String, swift: String) {
    #expect(SwiftNaming.member(wire, noun: "value") == swift)
  }

  @Test(
    "acronyms have one case: small at the start, capitals elsewhere",
    arguments: [
      ("resource_uri", "resourceURI"), ("uri_of_resource", "uriOfResource"),
      ("public_ip", "publicIP"), ("cpu_shares", "cpuShares"), ("dns_search", "dnsSearch"),
      ("public_dns", "publicDNS"), ("external_fqdn", "externalFQDN"), ("is_ssl", "isSSL"),
      ("mac_address", "macAddress"), ("httpURL", "httpURL"), ("HTTPServer", "httpServer"),
      ("userIDs", "userIDs"), ("stack_ids", "stackIDs"), ("ipv4_and_ipv6", "ipv4AndIPv6"),
      ("id", "id"), ("tty", "tty"),
    ])
  func acronyms(wire: String, swift: String) {
    #expect(SwiftNaming.member(wire, noun: "value") == swift)
  }

  @Test(
    "names that begin with a digit get a noun, signs and points a word",
    arguments: [
      ("1gb", "value1gb"), ("+1", "plus1"), ("-1", "minus1"), ("1.5", "value1Point5"),
      ("8.8.8.8", "value8Point8Point8Point8"),
    ])
  func digits(wire: String, swift: String) {
    #expect(SwiftNaming.member(wire, noun: "value") == swift)
  }

  @Test("names without any letter have a fallback")
  func emptyNames() {
    #expect(SwiftNaming.member("", noun: "value") == "empty")
    #expect(SwiftNaming.member("*", noun: "value") == "value")
    #expect(SwiftNaming.type("", noun: "Model") == "Model")
    #expect(SwiftNaming.type("3D", noun: "Model") == "Model3D")
  }

  @Test("types are in upper camel case, and naming one twice changes nothing")
  func types() {
    #expect(SwiftNaming.type("nodeClusters", noun: "Model") == "NodeClusters")
    #expect(SwiftNaming.type("ProviderOptionsVpc", noun: "Model") == "ProviderOptionsVPC")
    #expect(SwiftNaming.type("ProviderOptionsVPC", noun: "Model") == "ProviderOptionsVPC")
    #expect(SwiftNaming.type("api_key", noun: "Model") == "APIKey")
  }

  @Test("letters of every script stay, everything invisible goes")
  func otherScripts() {
    #expect(SwiftNaming.member("größe_cm", noun: "value") == "größeCm")
    #expect(SwiftNaming.member("日本語", noun: "value") == "日本語")
    #expect(SwiftNaming.member("a\u{200B}b", noun: "value") == "aB")
    #expect(SwiftNaming.member("a\u{202E}b\u{3164}c", noun: "value") == "aBC")
    #expect(SwiftNaming.member("rocket🚀", noun: "value") == "rocket")
  }

  @Test("no name holds anything but letters, digits and marks")
  func nothingElse() {
    let hostile = "a`b\\(evil())\"\n\r\u{85}\u{2028}*/ #if @_silgen_name(x) ; } { \0 = $0 _"
    let name = SwiftNaming.member(hostile, noun: "value")
    #expect(name == "aBEvilIfSilgenNameX0")
  }

  @Test("a name as long as a book is cut")
  func longNames() {
    let name = SwiftNaming.member(String(repeating: "word ", count: 10_000), noun: "value")
    #expect(name.count <= 60)
  }

  @Test("keywords are in backticks where a bare identifier stands")
  func keywords() {
    #expect(SwiftNaming.escaped("protocol") == "`protocol`")
    #expect(SwiftNaming.escaped("await") == "`await`")
    #expect(SwiftNaming.escaped("type") == "type")
    #expect(SwiftNaming.label("protocol") == "protocol")
    #expect(SwiftNaming.label("inout") == "`inout`")
  }

  @Test("a scope gives each name once")
  func collisions() {
    var scope = NameScope(reserved: ["init"], suffix: "State")
    #expect(scope.claim("running") == "running")
    #expect(scope.claim("running") == "running2")
    #expect(scope.claim("running") == "running3")
    #expect(scope.claim("init") == "initState")
    #expect(scope.claim("initState") == "initState2")
    #expect(scope.claim("value1") == "value1")
    #expect(scope.claim("value1") == "value1Variant2")
  }

  @Test("names that look alike but are written in other scalars are one name")
  func canonicalEquivalence() {
    var scope = NameScope(reserved: [], suffix: "")
    #expect(scope.claim("\u{E9}t\u{E9}") == "été")
    #expect(scope.claim("e\u{301}te\u{301}") == "été2")
  }

  @Test("ten thousand equal names get their numbers in time that grows with their count")
  func manyCollisions() {
    var scope = NameScope(reserved: [], suffix: "")
    for _ in 0..<10_000 { _ = scope.claim("name") }
    #expect(scope.claim("name") == "name10001")
  }

  @Test("the end of a filter's name says what it compares")
  func comparisons() {
    func label(_ name: String, _ type: ValueType) -> String {
      ParameterLabel.label(of: Parameter(name: name, in: .query, type: type, required: false))
    }
    #expect(label("start_date__gte", .date(.rfc2822)) == "startDateOnOrAfter")
    #expect(label("start_date__lte", .date(.rfc2822)) == "startDateOnOrBefore")
    #expect(label("start_date__gt", .date(.day)) == "startDateAfter")
    #expect(label("start_date__lt", .date(.day)) == "startDateBefore")
    #expect(label("price__gte", .number) == "priceAtLeast")
    #expect(label("created[lte]", .integer) == "createdAtMost")
    #expect(label("price__gt", .number) == "priceAbove")
    #expect(label("name__contains", .string) == "nameContains")
  }

  @Test("the client takes the API's name, unless the options or the module say otherwise")
  func clientNames() {
    func name(_ module: String, _ wish: String? = nil, api: String = "Docker Cloud") -> String {
      ClientName.resolved(EmissionOptions(moduleName: module, clientName: wish), apiName: api)
    }
    #expect(name("DockerCloud") == "DockerCloudClient")
    #expect(name("DockerCloud", "Cloud") == "Cloud")
    #expect(name("DockerCloud", "DockerCloud") == "DockerCloudClient")
    #expect(name("X", "Response") == "ResponseClient")
    #expect(name("X", "my client; evil()") == "MyClientEvil")
    #expect(name("X", api: "") == "APIClient" || name("X", api: "") == "APIClientClient")
  }
}
