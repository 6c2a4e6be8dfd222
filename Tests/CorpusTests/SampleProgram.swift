import APISchema
import Foundation

@testable import SwiftEmission

/// A program that decodes every response sample of a reference the way its client decodes a response.
///
/// It is compiled together with the client. A transport in memory answers each call with the sample that
/// stands beside its operation, and the runtime does the rest.
struct SampleProgram {
  /// One sample, and the type of the function's result.
  struct Case: Codable {
    /// The operation's id.
    var id: String
    /// Where the sample stands.
    var place: String
    /// The JSON.
    var body: String
  }

  /// The samples, in the reference's order.
  let cases: [Case]
  private let decodings: [String]

  init(_ schema: APISchema) {
    let plan = EmissionPlan(schema, options: EmissionOptions(moduleName: "CorpusClient"))
    var cases: [Case] = []
    var decodings: [String] = []
    for operation in plan.schema.operations {
      let answer = Answer(operation, types: plan.types)
      for sample in operation.samples where sample.kind == .response {
        guard let body = sample.body, let decoding = Self.decoding(answer) else { continue }
        decodings.append("  { api in \(decoding) },")
        cases.append(
          Case(
            id: operation.id, place: "\(sample.location.file):\(sample.location.line)", body: body))
      }
    }
    self.cases = cases
    self.decodings = decodings
    client = plan.names.client
  }

  private let client: String

  /// How the client's function takes its response; a stream's message is read as a response would be.
  private static func decoding(_ answer: Answer) -> String? {
    let call = #"APICall("sample", .get, from: "")"#
    let key = answer.envelope.map { ", in: \(SourceText.literal($0))" } ?? ""
    switch answer.function {
    case "send", "sendEmpty":
      return "let _: \(answer.type) = try await api.\(answer.function)(\(call)\(key))"
    case "list":
      var buffer = SourceBuffer()
      answer.paging?.write(to: &buffer)
      let expression = String(decoding: buffer.bytes, as: UTF8.self)
      let paging = expression.isEmpty ? "" : ", paging: \(expression)"
      return
        "let list: \(answer.type) = api.list(\(call)\(paging)\(key)); for try await _ in list.pages { break }"
    case "messages":
      let message = answer.type.dropFirst("MessageStream<".count).dropLast()
      return "let _: Response<\(message)> = try await api.send(\(call))"
    default: return nil
    }
  }

  /// The program's `main.swift`. It prints a line for each sample that is not decoded.
  func source(samples: URL) -> String {
    """
    import Foundation
    import HTTPTypes
    import SlateRuntime

    struct Sample: Decodable { var id: String; var place: String; var body: String }

    struct Answering: ClientTransport {
      let body: [UInt8]
      func send(
        _ request: HTTPRequest, body: [UInt8]?, maximumResponseBytes: Int
      ) async throws -> TransportResponse {
        TransportResponse(
          HTTPResponse(status: .ok, headerFields: [.contentType: "application/json"]),
          body: self.body)
      }
    }

    let decodings: [@Sendable (APIClient) async throws -> Void] = [
    \(decodings.joined(separator: "\n"))
    ]

    let file = URL(filePath: CommandLine.arguments[1])
    let samples = try JSONDecoder().decode([Sample].self, from: Data(contentsOf: file))
    for (sample, decoding) in zip(samples, decodings) {
      let api = APIClient(
        description: \(client).description, credentials: .none,
        configuration: ClientConfiguration(restHost: "https://api.bookshop.example"),
        transport: Answering(body: Array(sample.body.utf8)))
      do { try await decoding(api) } catch { print("\\(sample.id) (\\(sample.place)): \\(error)") }
    }
    """
  }
}
