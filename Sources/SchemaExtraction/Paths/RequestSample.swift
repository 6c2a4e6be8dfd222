import APISchema
import SlateReference

/// A request as a reference shows it going over the wire: a request line, headers, a body.
public struct RequestSample: Hashable, Sendable {
  /// Longer URLs ask for nothing: what is sent in a query may be long, a path is not.
  static let maximumTargetLength = 1 << 20

  /// The request for the schema. Its target has no host.
  public var sample: Sample

  /// Scheme and host, from a full URL in the request line or from a `Host` header.
  public var host: String?

  /// How the body reads as JSON; nil where there is no body.
  public var body: SampleReading?

  /// The path of the target, without its query.
  public var path: String {
    let target = sample.target ?? ""
    let end = target.utf8.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
    return end.map { String(target[..<$0]) } ?? target
  }

  /// What the body of a `POST` says is called, as in JSON-RPC.
  var calledByBody: String? {
    guard sample.method == "POST", let members = body?.documents.first?.members else { return nil }
    for name in ["method", "action", "query"] {
      guard case .string(let text)? = members.first(where: { $0.name == name })?.value else {
        continue
      }
      return text
    }
    return nil
  }

  /// The query of the target.
  public var query: [QueryItem] {
    let target = sample.target ?? ""
    guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return [] }
    return QueryItem.items(in: target[target.index(after: mark)...].prefix { $0 != "#" })
  }

  /// Reads the text of a block; nil where it does not begin with a request line, as a response does not.
  ///
  /// The HTTP version may be missing, and so may the empty line between headers and body. A response
  /// below the request is not read.
  ///
  /// - Parameters:
  ///   - text: The text of a code block.
  ///   - places: Where each of its bytes stands.
  public static func read(_ text: String, in places: SourceMap) -> RequestSample? {
    var reader = RequestSampleReader(text, in: places)
    return reader.read()
  }

  /// Whether a block is a request as it goes over the wire, whatever its fence calls it: `POST /books`, then headers.
  static func beginsWithRequestLine(_ code: CodeBlock) -> Bool {
    guard code.language.map({ EndpointCandidate.plainLanguages.contains($0) }) ?? true else {
      return false
    }
    let lines = code.text.split(separator: "\n", maxSplits: 2)
    guard let first = lines.first.map({ HTTPMethod.behindProtocol($0) }), lines.count > 1,
      let method = HTTPMethod.leading(first)
    else { return false }
    let rest = first[method.endIndex...].trimmingSpaces()
    return (rest.hasPrefix("/") || rest.hasPrefix("http"))
      && CredentialSample.header(lines[1]) != nil
  }

  /// Reads the block of a page.
  static func read(_ code: CodeBlock) -> RequestSample? { read(code.text, in: code.places) }
}
