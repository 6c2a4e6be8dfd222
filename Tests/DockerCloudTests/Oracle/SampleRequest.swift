import APISchema
import LoopbackServer
import SlateRuntime
import Testing

/// The request that the reference shows beside an operation.
struct SampleRequest: Sendable {
  /// The kind of server that answers.
  var server: Server.Kind
  var method: String
  var target: String
  var headers: [String: String]
  var body: JSONValue?
  /// The values that the target has for the parameters of the operation's path, by their names.
  private(set) var pathValues: [String: String]

  private let template: String
  private let spanning: Set<String>

  /// Reads the one request sample that an operation has.
  init(of operation: Operation, in schema: APISchema) throws {
    let samples = operation.samples.filter { $0.kind == .request }
    try #require(samples.count == 1, "\(operation.id) has \(samples.count) request samples")
    let sample = samples[0]
    method = try #require(sample.method)
    target = try #require(sample.target)
    headers = [:]
    // What the reference says of every request, no sample has to repeat.
    for header in schema.requestHeaders { headers[header.name] = header.value }
    for header in sample.headers { headers[header.name] = header.value }
    let host = try #require(headers["Host"])
    headers["Host"] = nil
    server = try #require(schema.servers.first { $0.url.contains("://\(host)/") }).kind
    body = try sample.body.map(json)
    template = operation.path
    spanning = Set(operation.parameters.filter(\.spansSegments).map(\.name))
    pathValues = [:]
    bind()
  }

  /// The sample with another target.
  func replacing(_ part: String, with other: String) -> SampleRequest {
    var sample = self
    sample.target = target.replacing(part, with: other)
    sample.bind()
    return sample
  }

  /// Whether the target is one of the operation's path.
  var fitsPath: Bool { bindings() != nil }

  private mutating func bind() {
    pathValues = bindings() ?? [:]
  }

  private func bindings() -> [String: String]? {
    var values: [String: String] = [:]
    let parts = template.split(separator: "/", omittingEmptySubsequences: false)
    var segments = target.split(separator: "/", omittingEmptySubsequences: false)[...]
    for (index, part) in parts.enumerated() {
      guard part.hasPrefix("{"), part.hasSuffix("}") else {
        guard segments.popFirst() == part else { return nil }
        continue
      }
      let name = String(part.dropFirst().dropLast())
      let count = spanning.contains(name) ? segments.count - (parts.count - index - 1) : 1
      guard (1...max(segments.count, 1)).contains(count) else { return nil }
      values[name] = segments.prefix(count).joined(separator: "/")
      segments = segments.dropFirst(count)
    }
    return segments.isEmpty ? values : nil
  }
}

// The values that a caller gives.
extension SampleRequest {
  /// The value of a parameter in the path.
  func path(_ name: String) throws -> String {
    try #require(pathValues[name], "the sample has no \(name) in its path")
  }

  /// The `uuid` in the path.
  var uuid: String {
    get throws { try path("uuid") }
  }

  /// An attribute of the body.
  func attribute(_ name: String) throws -> JSONValue {
    try #require(body?[name], "the sample has no \(name) in its body")
  }
}

extension JSONValue {
  func attribute(_ name: String) throws -> JSONValue {
    try #require(self[name], "the sample has no \(name) in an object")
  }

  var string: String {
    get throws { try #require(stringValue) }
  }

  var int: Int {
    get throws { try #require(intValue) }
  }

  var bool: Bool {
    get throws { try #require(boolValue as Bool?) }
  }

  func uri<Target>(of type: Target.Type = Target.self) throws -> ResourceURI<Target> {
    ResourceURI(rawValue: try string)
  }

  func value<Value: OpenEnumeration>(of type: Value.Type = Value.self) throws -> Value {
    Value(rawValue: try string)
  }

  func list<Element>(_ transform: (JSONValue) throws -> Element) throws -> [Element] {
    try #require(arrayValue).map(transform)
  }
}
