import APISchema
import SlateDiagnostics
import SlateReference

/// What an operation takes: what its tables say of it, then its path, then its samples.
extension Extraction {
  mutating func readParameters(
    of site: EndpointSite, into operation: inout Operation, request: OperationSample?,
    body: SampleValue?, sometimes: Set<String>,
    query shown: [(item: QueryItem, location: SourceLocation)]
  ) {
    if let members = body?.members { sentMembers.append((schema.operations.count, members)) }
    var reading = ParameterReading(
      site, samples: operation.samples, body: body, sometimes: sometimes,
      others: siblings(of: site), alternativeParameters(of: site),
      in: FieldContext(
        node: site.owner, role: .request, owner: resourceWords(of: site), model: operation.id,
        page: page(of: site.owner).name))
    readParameterTables(into: &reading)
    let described = describedBody(reading)
    leaveOutRepeated(of: described, in: &reading)
    addShownQuery(shown, to: &reading, besides: described)
    reading.query += shownHeaders(of: operation, besides: reading.query)
    operation.parameters =
      pathParameters(reading, samples: operation.samples)
      + unrepeated(reading.query, in: reading.sectionOfRow)
    for (old, new) in reading.path.foundNames { operation.renamePathParameter(old, to: new) }
    readBody(reading, besides: described, request: request, into: &operation)
  }

  /// The other operations whose endpoints stand below the same heading.
  private func siblings(of site: EndpointSite) -> [EndpointSite] {
    // Each would look at all others; nobody writes one table for more.
    guard let same = sitesOfOwner[site.owner], (2...50).contains(same.count) else { return [] }
    return same.lazy.map { sites[$0] }.filter { $0.template != site.template }
  }

  /// The parameters of the path, in its order.
  private mutating func pathParameters(
    _ reading: ParameterReading, samples: [Sample]
  ) -> [Parameter] {
    let site = reading.site
    let spanning = spanningParameters(of: site, samples: samples)
    let inPath = reading.path.names.map { name in
      var parameter =
        reading.path.described[name]
        ?? sharedPathParameter(name, site: site, besides: reading.others)
        ?? toldPathParameter(name, site: site, in: reading.context)
        ?? undescribedPathParameter(name, site: site)
      parameter.spansSegments = spanning.contains(name)
      return parameter
    }
    // A parameter that the template forgot stays known: a correction of the path finds it here.
    return inPath + reading.path.forgotten
  }

  /// Leaves out rows of a query that a table of the same section has told as parts of the body: "at least one of these …".
  private mutating func leaveOutRepeated(
    of body: [Parameter], in reading: inout ParameterReading
  ) {
    let sections = reading.sectionOfRow
    let first = Dictionary(body.lazy.map { ($0.name, $0) }) { first, _ in first }
    reading.query.removeAll { parameter in
      guard parameter.in == .query, let row = parameter.location,
        let told = first[parameter.name], let known = told.location,
        let section = sections[row], sections[known] == section
      else { return false }
      mergedRows[row] = known
      return true
    }
  }

  /// Adds what the path itself shows in its query, and then the samples; the tables' words about it count for more.
  private mutating func addShownQuery(
    _ shown: [(item: QueryItem, location: SourceLocation)], to reading: inout ParameterReading,
    besides body: [Parameter]
  ) {
    let site = reading.site
    let known = reading.describedNames(besides: body)
    for item in site.template.query
    where !known.contains(item.name) && queryCredentialLocation(item.name) == nil {
      reading.query.append(Parameter(item, at: site.location))
    }
    let isDescribed = !reading.query.isEmpty
    let names = Set(shown.map(\.item.name))
    for (item, location) in toldQuery(of: site)
    where !known.contains(item.name) && !names.contains(item.name) {
      var parameter = Parameter(item, at: location)
      if Self.numbersPages(item.name) { parameter.type = .integer }
      reading.query.append(parameter)
    }
    for (item, location) in shown
    where !known.contains(item.name) && reading.path.described[item.name] == nil {
      if isDescribed {
        warn(
          .parameterNotInTable,
          "'\(item.name)' stands in the query of the sample but not in its table; it is taken from the sample",
          at: location)
      }
      reading.query.append(Parameter(item, at: location))
    }
  }

  /// The parameters of the body that tables describe.
  private mutating func describedBody(_ reading: ParameterReading) -> [Parameter] {
    var parameters: [Parameter] = []
    var context = reading.context
    for (node, isUnmarked, rows) in [BodyTable].joiningEnvelopes(reading.bodyTables) {
      context.node = node
      for row in rows {
        parameters.append(
          bodyParameter(
            of: row, member: reading.bodyMembers[row.name],
            isUnmarked: isUnmarked && !reading.sometimes.contains(row.name), site: reading.site,
            in: context))
      }
    }
    return parameters
  }

  /// Adds what only samples show to the body, and says how it is sent.
  private mutating func readBody(
    _ reading: ParameterReading, besides described: [Parameter], request: OperationSample?,
    into operation: inout Operation
  ) {
    if described.isEmpty, let members = reading.body?.members, !members.isEmpty {
      sampledBodies.append((schema.operations.count, members))
    }
    var context = reading.context
    context.node = reading.bodyTables.last?.node ?? context.node
    let parameters =
      described
      + sampleOnlyParameters(
        reading.body, sometimes: reading.sometimes, besides: described, site: reading.site,
        in: context)
    guard !parameters.isEmpty else { return }
    operation.body = Body(properties: unrepeated(parameters, in: reading.sectionOfRow))
    if let shell = request?.shell,
      shell.method == reading.site.method || choosesPost(shell, for: reading.site)
    {
      if let contentType = shell.contentType { operation.body?.contentType = contentType }
      if shell.sendsTexts { operation.body?.properties.replaceAny(with: .string) }
    }
  }
}

extension Parameter {
  /// A parameter that only the endpoint's own query shows: `GET /books?page=2`.
  fileprivate init(_ item: QueryItem, at location: SourceLocation) {
    let type: ValueType =
      switch item.value {
      case "true", "false": .boolean
      case let value? where Int(value) != nil: .integer
      default: .string
      }
    self.init(
      name: item.name, in: .query, type: type, required: false,
      evidence: item.value == nil ? .none : .sample, location: location)
  }
}

extension [Parameter] {
  /// Gives the parameters a type that nothing is known of.
  fileprivate mutating func replaceAny(with type: ValueType) {
    for index in indices where self[index].type == .any {
      // A column says "object": a form has its parts, whatever they are.
      if self[index].evidence == .typeColumn { continue }
      self[index].type = type
    }
  }
}
