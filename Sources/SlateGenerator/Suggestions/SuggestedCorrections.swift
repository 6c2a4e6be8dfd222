import APISchema
import SlateDiagnostics
import SlateReference

/// The corrections that a schema and what was said about it suggest.
struct SuggestedCorrections {
  private let schema: APISchema
  private let operations: [SourceLocation: Operation]
  private let attributes: [SourceLocation: [(model: String, name: String)]]
  private let endpoints: Set<String>

  init(_ schema: APISchema) {
    self.schema = schema
    operations = Dictionary(schema.operations.map { ($0.location, $0) }) { first, _ in first }
    var attributes: [SourceLocation: [(model: String, name: String)]] = [:]
    for model in schema.models {
      for property in model.properties {
        attributes[property.location, default: []].append((model.name, property.name))
      }
    }
    self.attributes = attributes
    endpoints = Set(schema.operations.map { "\($0.method) \($0.path)" })
  }

  /// What answers a warning with a better fact; nil where the reference does not tell one.
  func correction(for diagnostic: Diagnostic) -> [SuggestedEntry]? {
    guard let rule = DiagnosticRule.named(diagnostic.rule) else { return nil }
    let entries: [SuggestedEntry]? =
      switch rule {
      case .pageNotIncluded: include(diagnostic)
      case .attributeSpelling: spelling(diagnostic)
      case .pathDisagreesWithSample: path(diagnostic)
      case .pathParameterNotInTemplate: longerPath(diagnostic)
      case .pathParameterName: parameterName(diagnostic)
      case .endpointRepeated: missingOperation(diagnostic)
      case .missingServer: server(.rest, diagnostic)
      case .missingStreamServer: server(.stream, diagnostic)
      default: nil
      }
    return entries
  }

  private func include(_ diagnostic: Diagnostic) -> [SuggestedEntry]? {
    guard let file = diagnostic.location?.file else { return nil }
    let name = ReferenceReader.includeName(ofFile: file)
    return [SuggestedEntry(key: .includes, fields: [("page", name)], answers: [diagnostic])]
  }

  private func spelling(_ diagnostic: Diagnostic) -> [SuggestedEntry]? {
    guard let place = diagnostic.location, let sample = diagnostic.notes.first?.location else {
      return nil
    }
    var entries: [SuggestedEntry] = []
    for row in attributes[place] ?? [] {
      guard let shown = attributes[sample]?.first(where: { $0.model == row.model }) else {
        continue
      }
      entries.append(
        correction(
          diagnostic, "attribute", "\(row.model).\(row.name)",
          [("rename", shown.name), ("reason", "The sample has \(shown.name)")]))
    }
    return entries.isEmpty ? nil : entries
  }

  // MARK: Paths

  private func path(_ diagnostic: Diagnostic) -> [SuggestedEntry]? {
    guard let place = diagnostic.location, let operation = operations[place],
      let sample = operation.samples.first(where: {
        $0.kind == .request && $0.location == diagnostic.notes.first?.location
      }) ?? operation.samples.first(where: { $0.kind == .request }),
      let target = sample.target
    else { return nil }
    let method = sample.method ?? operation.method
    let path = SuggestedPath(operation, sample: target).text ?? operation.path
    guard method != operation.method || path != operation.path,
      !endpoints.contains("\(method) \(path)")
    else { return nil }
    var changes: [(String, String)] = []
    if method != operation.method { changes.append(("method", method)) }
    if path != operation.path { changes.append(("path", path)) }
    changes.append(("reason", "The sample asks for \(method) \(target)"))
    return [correction(diagnostic, "operation", Self.endpoint(operation), changes)]
  }

  private func longerPath(_ diagnostic: Diagnostic) -> [SuggestedEntry]? {
    guard let place = diagnostic.notes.first?.location, let operation = operations[place],
      let parameter = operation.parameters.first(where: { $0.location == diagnostic.location })
    else { return nil }
    let slash = operation.path.hasSuffix("/")
    let path = operation.path + (slash ? "" : "/") + "{\(parameter.name)}" + (slash ? "/" : "")
    guard !endpoints.contains("\(operation.method) \(path)") else { return nil }
    return [
      correction(
        diagnostic, "operation", Self.endpoint(operation),
        [("path", path), ("reason", "The table describes \(parameter.name) as a part of the path")])
    ]
  }

  private func parameterName(_ diagnostic: Diagnostic) -> [SuggestedEntry]? {
    guard let place = diagnostic.notes.first?.location, let operation = operations[place],
      let parameter = operation.parameters.first(where: { $0.location == diagnostic.location }),
      let name = Self.firstQuotation(in: diagnostic.message)?.dropFirst().dropLast()
    else { return nil }
    return [
      correction(
        diagnostic, "parameter", "\(operation.id).\(parameter.name)",
        [("rename", String(name)), ("reason", "The table calls it \(name)")])
    ]
  }

  /// The operation of a section whose own path is not told, as a draft below the entry that ignores the warning.
  private func missingOperation(_ diagnostic: Diagnostic) -> [SuggestedEntry]? {
    guard let place = diagnostic.notes.first?.location, let kept = operations[place],
      let heading = Self.firstQuotation(in: diagnostic.message)?.dropFirst().dropLast(),
      // Else another path is taken already.
      diagnostic.message.contains("addOperation")
    else { return nil }
    var entry = Self.ignoring([diagnostic], about: true)
    entry.draft = SuggestedOperation(of: String(heading), besides: kept, taken: endpoints).lines
    return [entry]
  }

  private static func endpoint(_ operation: Operation) -> String {
    "\(operation.method) \(operation.path)"
  }

  // MARK: Servers

  /// The host that most samples name.
  private func server(_ kind: Server.Kind, _ diagnostic: Diagnostic) -> [SuggestedEntry]? {
    let schemes = kind == .rest ? ["https://", "http://"] : ["wss://", "ws://"]
    var counts: [String: Int] = [:]
    for operation in schema.operations {
      for sample in operation.samples {
        guard let target = sample.target,
          let scheme = schemes.first(where: { target.hasPrefix($0) })
        else { continue }
        let host = target.dropFirst(scheme.utf8.count).prefix { $0 != "/" && $0 != "?" }
        if !host.isEmpty { counts["\(scheme)\(host)/", default: 0] += 1 }
      }
    }
    guard let best = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else {
      return nil
    }
    let fields = [(kind == .rest ? "rest" : "stream", best)]
    return [SuggestedEntry(key: .servers, fields: fields, answers: [diagnostic])]
  }

  // MARK: Ignoring

  /// Entries that take out what no correction answers: one for a few warnings, one for a whole file where it has many
  /// of a kind.
  static func ignoring(_ diagnostics: [Diagnostic]) -> [SuggestedEntry] {
    var order: [String] = []
    var kinds: [String: [Diagnostic]] = [:]
    for diagnostic in diagnostics {
      let key = "\(diagnostic.rule) \(diagnostic.location?.file ?? "")"
      if kinds[key] == nil { order.append(key) }
      kinds[key, default: []].append(diagnostic)
    }
    return order.flatMap { key -> [SuggestedEntry] in
      let alike = kinds[key] ?? []
      guard alike.count <= 3 else { return [ignoring(alike, about: false)] }
      var entries: [SuggestedEntry] = []
      for diagnostic in alike {
        let entry = ignoring([diagnostic], about: true)
        if let same = entries.firstIndex(where: {
          $0.lines.dropFirst($0.answers.count) == entry.lines.dropFirst()
        }) {
          entries[same].answers.append(diagnostic)
        } else {
          entries.append(entry)
        }
      }
      return entries
    }
  }

  private static func ignoring(_ diagnostics: [Diagnostic], about: Bool) -> SuggestedEntry {
    var fields = [("rule", diagnostics.first?.rule ?? "")]
    if let file = diagnostics.first?.location?.file { fields.append(("file", file)) }
    if about, let text = diagnostics.first.flatMap({ firstQuotation(in: $0.message) }) {
      fields.append(("about", text))
    }
    fields.append(("reason", "Say here why this is no fault"))
    return SuggestedEntry(key: .ignore, fields: fields, answers: diagnostics)
  }

  /// The first words between quotes, with these.
  private static func firstQuotation(in message: String) -> String? {
    guard let open = message.firstIndex(of: "'"),
      let close = message[message.index(after: open)...].firstIndex(of: "'")
    else { return nil }
    return String(message[open...close])
  }

  private func correction(
    _ diagnostic: Diagnostic, _ subject: String, _ name: String, _ changes: [(String, String)]
  ) -> SuggestedEntry {
    SuggestedEntry(key: .corrections, fields: [(subject, name)] + changes, answers: [diagnostic])
  }
}
