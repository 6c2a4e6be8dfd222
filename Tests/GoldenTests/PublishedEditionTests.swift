import Foundation
import SlateGenerator
import Testing

@Suite("The published edition of the Docker Cloud reference")
struct PublishedEditionTests {
  @Test(
    "Our edition says what the published one says: the same schema, but for prose, samples and places",
    .enabled(
      if: Repository.corpus != nil, "the corpus of published references is not beside the checkout")
  )
  func editionsAgree() throws {
    let corpus = try #require(Repository.corpus)
    let published = corpus.appending(path: "docker-cloud/source/index.md").path
    let overlay = URL(filePath: Repository.dockerCloudIndex).deletingLastPathComponent()
      .appending(path: "slate-generator.yaml").path
    let ours = try facts(of: Repository.dockerCloudIndex, overlay: overlay)
    let theirs = try facts(of: published, overlay: overlay)
    let difference = TextDifference.between(theirs, ours, name: "schema.json")
    #expect(difference == nil, "\(difference ?? "")")
  }

  /// The schema as JSON without what two editions may say in their own words.
  private func facts(of index: String, overlay: String) throws -> String {
    let generator = SlateGenerator(options: SlateGenerator.Options(index: index, overlay: overlay))
    let json = try generator.schema().schema.json()
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8))
    let data = try JSONSerialization.data(
      withJSONObject: Self.stripped(object), options: [.prettyPrinted, .sortedKeys])
    return String(decoding: data, as: UTF8.self)
  }

  private static func stripped(_ value: Any) -> Any {
    if let object = value as? [String: Any] {
      var kept: [String: Any] = [:]
      for (key, value) in object
      where !["description", "documentation", "samples", "location"].contains(key) {
        kept[key] = stripped(value)
      }
      return kept
    }
    if let list = value as? [Any] { return list.map { stripped($0) } }
    return value
  }
}
