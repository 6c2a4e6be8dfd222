import APISchema
import Foundation
import SlateGenerator
import Testing

@Suite("Endpoints of real references")
struct RecallTests {
  /// A reference, how many endpoints its pages declare, and which of these are none.
  struct Reference: Sendable, CustomTestStringConvertible {
    var folder: String
    var declared: Int
    /// Endpoints that an independent count of the pages has and the generator does not, each with the reason.
    var exceptions: [String: String] = [:]
    var testDescription: String { folder }
  }

  /// The counts are those of a plain text search that knows nothing of the generator.
  static let references = [
    Reference(
      folder: "docker-cloud", declared: 66,
      exceptions: ["GET /api/infra/v1/tag": "no include names its page"]),
    Reference(
      folder: "tutum", declared: 73,
      exceptions: ["GET /api/v1/tag": "no include names its page"]),
    Reference(folder: "kittn", declared: 3),
    Reference(folder: "audiobookshelf", declared: 157),
    Reference(folder: "fluentcrm", declared: 79),
    Reference(
      folder: "cloud66", declared: 70,
      exceptions: [
        "POST /stacks/{}/servers": "the search cuts a path off at the `#` of `#{server_id}`"
      ]),
    Reference(folder: "woocommerce", declared: 134),
  ]

  @Test(
    "Of the endpoints that are declared at least 99 in 100 are operations",
    .enabled(if: Repository.corpus != nil, "there is no ../shared/corpus"), arguments: references)
  func declaredEndpointsAreFound(reference: Reference) throws {
    let schema = try schema(of: reference.folder)
    let found = Set(schema.operations.map { "\($0.method) \(Self.unnamed($0.path))" })
    let expected = reference.declared - reference.exceptions.count
    #expect(found.count * 100 >= expected * 99)
    for exception in reference.exceptions.keys { #expect(!found.contains(exception)) }
  }

  @Test(
    "Endpoints that only commands of a shell show are found, each once",
    .enabled(if: Repository.corpus != nil, "there is no ../shared/corpus"))
  func shownEndpointsAreFound() throws {
    let schema = try schema(of: "monzo")
    let found = schema.operations.map { "\($0.method) \($0.path)" }
    #expect(
      Set(found) == [
        "POST /oauth2/token", "GET /ping/whoami", "POST /oauth2/logout", "GET /accounts",
        "GET /balance", "GET /pots", "PUT /pots/{pot_id}/deposit", "PUT /pots/{pot_id}/withdraw",
        "GET /transactions", "GET /transactions/{transaction_id}",
        "PATCH /transactions/{transaction_id}", "POST /feed", "POST /attachment/upload",
        "POST /attachment/register", "POST /attachment/deregister", "PUT /transaction-receipts",
        "GET /transaction-receipts", "DELETE /transaction-receipts", "POST /webhooks",
        "GET /webhooks", "DELETE /webhooks/{webhook_id}",
      ])
    // A token is asked for in two ways, each with parameters of its own.
    #expect(found.count == 22)
  }

  private func schema(of folder: String) throws -> APISchema {
    let index = try #require(CorpusIndex.path(of: folder))
    return try SlateGenerator(options: SlateGenerator.Options(index: index)).schema().schema
  }

  /// The path with `{}` for each parameter, without a slash at its end.
  private static func unnamed(_ path: String) -> String {
    let segments = path.split(separator: "/").map { segment in
      segment.replacing(#/\{[^}]*\}/#, with: "{}")
    }
    return "/" + segments.joined(separator: "/")
  }
}
