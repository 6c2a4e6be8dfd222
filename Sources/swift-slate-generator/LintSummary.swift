import APISchema
import SchemaExtraction
import SlateGenerator

/// What `lint` counts at its end.
///
/// The schema's counts are those after the overlay; coverage is what was read from the pages, before it.
struct LintSummary: Encodable {
  /// What was seen on the pages, and how much of it became a part of the schema.
  struct Share: Encodable {
    var seen: Int
    var read: Int
    /// In percent, cut to one digit behind the point: 100 means all.
    var percent: Double

    init(_ read: Int, of seen: Int) {
      self.seen = seen
      self.read = read
      percent = seen == 0 ? 100 : Double(read * 1000 / seen) / 10
    }

    var text: String { "\(read) of \(seen), \(percent) %" }
  }

  struct Samples: Encodable {
    var seen: Int
    var read: Int
    var repaired: Int
    var refused: Int
    var percent: Double
  }

  var pages: Int
  var operations: Int
  var streams: Int
  var parameters: Int
  var models: Int
  var attributes: Int
  var enumerations: Int
  var endpoints: Share
  var tables: Share
  var rows: Share
  var samples: Samples

  init(_ result: SlateGenerator.Result) {
    let schema = result.schema
    pages = schema.pages.count
    operations = schema.operations.count
    streams = schema.operations.count { $0.kind == .stream }
    parameters = schema.operations.reduce(0) { count, operation in
      count + operation.parameters.count + (operation.body?.properties.count ?? 0)
    }
    models = schema.models.count
    attributes = schema.models.reduce(0) { $0 + $1.properties.count }
    enumerations = schema.enumerations.count
    let counts = result.coverage.total
    endpoints = Share(counts.understoodEndpoints, of: counts.endpoints)
    tables = Share(counts.recognizedTables, of: counts.tables)
    rows = Share(counts.placedRows, of: counts.rows)
    samples = Samples(
      seen: counts.samples, read: counts.readSamples, repaired: counts.repairedSamples,
      refused: counts.refusedSamples,
      percent: Share(counts.readSamples, of: counts.samples).percent)
  }

  /// The counts for a terminal.
  var text: String {
    """
    Read \(Summary.count(pages, "page")): \(Summary.count(operations, "operation")) (\(streams) of them streams) \
    with \(Summary.count(parameters, "parameter")), \(Summary.count(models, "model")) \
    with \(Summary.count(attributes, "attribute")), \(Summary.count(enumerations, "enumeration")).
    Understood: endpoints \(endpoints.text); tables \(tables.text); rows \(rows.text); \
    samples \(samples.read) of \(samples.seen), \(samples.percent) % \
    (\(samples.repaired) repaired, \(samples.refused) refused).
    """
  }
}
