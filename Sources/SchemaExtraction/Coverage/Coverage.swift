/// How much of a reference became schema: what was seen on its pages, and what of it was understood.
///
/// It is counted from the finished schema: a row of a table is placed only if a parameter, an attribute, a value, a
/// status code or a response was read from it, whatever the rules meant to do with it. It is counted before an
/// overlay corrects anything.
public struct Coverage: Hashable, Sendable, Codable {
  /// What was counted on one page, or on all.
  public struct Counts: Hashable, Sendable, Codable {
    /// The tables.
    public var tables = 0
    /// Those that are recognised as tables of parameters, attributes, values, status codes or responses, or as mere
    /// overviews of endpoints.
    public var recognizedTables = 0
    /// The rows of the recognised tables, overviews aside.
    public var rows = 0
    /// Those that became a part of the schema. Each of the others is named in a diagnostic.
    public var placedRows = 0
    /// The samples of JSON: blocks that are marked as JSON, and bodies of requests.
    public var samples = 0
    /// Those that were read, the repaired ones among them.
    public var readSamples = 0
    /// Those that are not JSON and were read as a person would.
    public var repairedSamples = 0
    /// The endpoints: declarations that repeat an earlier one are not counted.
    public var endpoints = 0
    /// Those that became operations. Each of the others is named in a diagnostic.
    public var understoodEndpoints = 0

    /// Creates counts of nothing.
    public init() {}

    /// The samples that could not be read. Each of them is named in a diagnostic.
    public var refusedSamples: Int { samples - readSamples }

    /// The share of rows that were placed, from 0 to 1; 1 where there are none.
    public var placedShare: Double { Self.share(placedRows, of: rows) }

    /// The share of samples that were read, from 0 to 1; 1 where there are none.
    public var readShare: Double { Self.share(readSamples, of: samples) }

    /// The share of endpoints that became operations, from 0 to 1; 1 where there are none.
    public var understoodShare: Double { Self.share(understoodEndpoints, of: endpoints) }

    private static func share(_ part: Int, of whole: Int) -> Double {
      whole == 0 ? 1 : Double(part) / Double(whole)
    }

    static func += (left: inout Counts, right: Counts) {
      left.tables += right.tables
      left.recognizedTables += right.recognizedTables
      left.rows += right.rows
      left.placedRows += right.placedRows
      left.samples += right.samples
      left.readSamples += right.readSamples
      left.repairedSamples += right.repairedSamples
      left.endpoints += right.endpoints
      left.understoodEndpoints += right.understoodEndpoints
    }
  }

  /// A page with what was counted on it.
  public struct Page: Hashable, Sendable, Codable {
    /// The page's name in the index's includes; `index` for the index.
    public var name: String
    /// Its file, relative to the index's folder.
    public var file: String
    /// What was counted on it.
    public var counts: Counts
  }

  /// The pages, in the reference's order.
  public var pages: [Page]

  /// Creates coverage of some pages.
  public init(pages: [Page] = []) { self.pages = pages }

  /// What was counted on all pages together.
  public var total: Counts {
    pages.reduce(into: Counts()) { $0 += $1.counts }
  }
}
