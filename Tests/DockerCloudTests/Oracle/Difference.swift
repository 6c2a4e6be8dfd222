import APISchema
import LoopbackServer
import SlateRuntime

/// What a received request has otherwise than a sample.
struct Difference: Hashable, Sendable, CustomStringConvertible {
  /// A part of a request.
  enum Part: Hashable, Sendable {
    case server
    case method
    case target
    case header(String)
    case body
  }

  let part: Part
  let sample: String
  let received: String

  var description: String { "\(part): the sample has \(sample), received was \(received)" }
}

extension SampleRequest {
  /// Headers that are compared even where a sample does not have them.
  private static let compared: Set = ["Accept", "Authorization", "Content-Type"]

  /// Where a request differs from the sample; what the sample cannot show, such as User-Agent, is left out.
  func differences(from received: ReceivedRequest, at server: Server.Kind) throws -> [Difference] {
    var differences: [Difference] = []
    func compare<Value: Equatable>(_ part: Difference.Part, _ sample: Value, _ received: Value) {
      guard sample != received else { return }
      differences.append(
        Difference(part: part, sample: "\(sample)", received: "\(received)"))
    }
    compare(.server, self.server, server)
    compare(.method, method, received.method)
    compare(.target, target, received.target)
    for name in Self.compared.union(headers.keys).sorted() {
      // The two headers of an upgrade are tokens, in which case does not count.
      let isToken = name == "Connection" || name == "Upgrade"
      let values = (headers[name], received.header(name))
      compare(
        .header(name), (isToken ? values.0?.lowercased() : values.0) ?? "none",
        (isToken ? values.1?.lowercased() : values.1) ?? "none")
    }
    // Not a nil literal: that is JSON's null.
    compare(.body, body, received.body.isEmpty ? Optional.none : .some(try json(received.body)))
    return differences
  }
}
