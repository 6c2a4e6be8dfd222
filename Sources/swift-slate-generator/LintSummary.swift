import APISchema
import SlateGenerator

/// What `lint` counts at its end.
struct LintSummary: Encodable {
  var pages: Int
  var operations: Int
  var streams: Int
  var parameters: Int
  var models: Int
  var attributes: Int
  var enumerations: Int

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
  }

  /// The counts for a terminal.
  var text: String {
    "Read \(Summary.count(pages, "page")): \(Summary.count(operations, "operation")) (\(streams) of them streams) "
      + "with \(Summary.count(parameters, "parameter")), \(Summary.count(models, "model")) with "
      + "\(Summary.count(attributes, "attribute")), \(Summary.count(enumerations, "enumeration"))."
  }
}
