import APISchema
import Foundation
import SlateDiagnostics
import SlateGenerator
import Testing

@Suite("Coverage")
struct CoverageTests {
  @Test("Every row of our own reference became a part of the schema")
  func dockerCloudIsCovered() throws {
    let result = try SlateGenerator(
      options: SlateGenerator.Options(index: Repository.dockerCloudIndex)
    ).schema()
    let total = result.coverage.total
    #expect(total.rows > 400)
    #expect(total.placedRows == total.rows)
    #expect(total.endpoints == total.understoodEndpoints)
    #expect(total.samples == total.readSamples)
    #expect(result.coverage.pages.map(\.file) == result.schema.pages.map(\.file))
  }

  @Test(
    "Of the rows of real references at least 97 in 100 become a part of the schema",
    .enabled(if: Repository.corpus != nil, "there is no ../shared/corpus"),
    arguments: [
      "docker-cloud", "tutum", "kittn", "audiobookshelf", "fluentcrm", "cloud66", "woocommerce",
    ])
  func corpusIsCovered(folder: String) throws {
    let index = try #require(CorpusIndex.path(of: folder))
    let result = try SlateGenerator(options: SlateGenerator.Options(index: index)).schema()
    let counted = try RowScan(result.schema, base: URL(filePath: index).deletingLastPathComponent())
    let total = result.coverage.total
    print(
      "coverage of \(folder): \(counted.placed) of \(counted.rows) rows that a plain search finds, "
        + "\(total.placedRows) of \(total.rows) that the extractor finds, "
        + "\(total.recognizedTables) of \(total.tables) tables, "
        + "\(total.readSamples) of \(total.samples) samples (\(total.repairedSamples) repaired), "
        + "\(total.understoodEndpoints) of \(total.endpoints) endpoints")
    #expect(counted.rows > 0)
    #expect(counted.placed * 100 >= counted.rows * 97, "\(counted.missing.joined(separator: "\n"))")
    #expect(total.placedShare >= 0.97)
  }
}

/// Where the index of a real reference lies.
enum CorpusIndex {
  static func path(of folder: String) -> String? {
    guard let corpus = Repository.corpus else { return nil }
    return ["index.md", "index.html.md"].map {
      corpus.appending(path: "\(folder)/source/\($0)").path
    }.first { FileManager.default.fileExists(atPath: $0) }
  }
}

/// A plain search for rows of tables of fields that knows nothing of the generator, so that the extractor is not
/// judged by itself: a line with pipes above a delimiter row is a header, and the lines with pipes below it are rows.
///
/// A row is placed if some fact of the schema was read from its line.
struct RowScan {
  var rows = 0
  var placed = 0
  var missing: [String] = []

  init(_ schema: APISchema, base: URL) throws {
    let facts = Facts(schema)
    for page in schema.pages {
      let text = try String(contentsOf: base.appending(path: page.file), encoding: .utf8)
      for (line, name) in Self.rows(of: text) {
        rows += 1
        if facts.lines.contains("\(page.file):\(line)") {
          placed += 1
        } else {
          missing.append("\(page.file):\(line): \(name)")
        }
      }
    }
  }

  /// The lines, counted from 1, that are rows of tables with a column of names.
  static func rows(of text: String) -> [(line: Int, name: String)] {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    var found: [(Int, String)] = []
    var isCode = false
    var isTable = false
    for (index, line) in lines.enumerated() {
      let trimmed = line.trimmingCharacters(in: .whitespacesAndNewlines)
      if trimmed.hasPrefix("```") || trimmed.hasPrefix("~~~") { isCode.toggle() }
      if isCode || !trimmed.contains("|") {
        isTable = false
      } else if isDelimiter(trimmed) {
        isTable = index > 0 && hasNameColumn(lines[index - 1])
      } else if isTable, trimmed.contains(where: { $0 != "|" && $0 != " " }) {
        found.append((index + 1, trimmed))
      }
    }
    return found
  }

  private static func isDelimiter(_ line: String) -> Bool {
    line.contains("-") && line.allSatisfy { "|-: \t".contains($0) }
  }

  private static func hasNameColumn(_ header: Substring) -> Bool {
    let words = header.lowercased().split { !$0.isLetter }
    let wanted: Set<Substring> = [
      "parameter", "parameters", "argument", "arguments", "attribute", "attributes", "field",
      "fields", "name", "property", "properties", "key",
    ]
    return words.contains { wanted.contains($0) }
  }

  /// The places that the schema's facts were read from.
  private struct Facts {
    var lines: Set<String> = []

    init(_ schema: APISchema) {
      var locations: [SlateDiagnostics.SourceLocation?] = []
      for operation in schema.operations {
        locations += operation.parameters.map(\.location)
        locations += (operation.body?.properties ?? []).map(\.location)
      }
      // The only row of a table may say what the answer is.
      locations += schema.operations.compactMap(\.response).filter { $0.envelope != nil }
        .map(\.location)
      for model in schema.models { locations += model.properties.map(\.location) }
      for enumeration in schema.enumerations { locations += enumeration.values.map(\.location) }
      locations += schema.errors.map(\.location)
      for case let location? in locations { lines.insert("\(location.file):\(location.line)") }
    }
  }
}
