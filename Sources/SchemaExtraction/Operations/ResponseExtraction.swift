import APISchema
import SlateDiagnostics
import SlateReference

extension Extraction {
  /// What an operation answers with: what its text says, else its sample, else what such operations do.
  mutating func response(of site: EndpointSite, operation: Operation) -> ResponseShape? {
    if operation.kind == .stream { return streamResponse(of: site, operation: operation) }
    let groupModel = group(site.group)?.model
    if let told = toldResponse(of: site, groupModel: groupModel) { return told }
    if let described = describedResponse(of: site, operation: operation, groupModel: groupModel) {
      return described
    }
    if let shown = shownResponse(of: site, operation: operation, groupModel: groupModel) {
      return shown
    }
    guard let groupModel else { return nil }
    let segments = operation.path.parts(separatedBy: UInt8(ascii: "/")).map(String.init)
    let item = ResponseShape(
      kind: .item, type: .model(groupModel), evidence: .convention, location: operation.location)
    switch operation.method {
    case "GET", "HEAD":
      if operation.name == "get" { return item }
      if operation.name == "list" || operation.name == "search" {
        return ResponseShape(
          kind: .list, type: .model(groupModel), evidence: .convention, location: operation.location
        )
      }
      if segments.last?.hasPrefix("{") == true { return item }
      // A part of a resource, or another one, that no sentence describes: `…/{uuid}/export/`.
      let heading = Words(operation.title).words.first
      return ResponseShape(
        kind: heading == "list" ? .list : .item, type: .any, evidence: .none,
        location: operation.location)
    case "DELETE":
      return ResponseShape(
        kind: .optionalItem, type: .model(groupModel), evidence: .convention,
        location: operation.location)
    default: return item
    }
  }

  /// "Returns a list of `Node` objects", "Returns a `Node` object".
  private func toldResponse(of site: EndpointSite, groupModel: String?) -> ResponseShape? {
    for node in site.sections {
      for case .paragraph(let paragraph) in outline.nodes[node].blocks {
        let text = MarkdownText().text(paragraph.content)
        for sentence in Self.sentences(in: text) {
          let lower = sentence.lowercased()
          guard let range = lower.firstRange(of: "returns ") ?? lower.firstRange(of: "return ")
          else { continue }
          let rest = String(sentence.dropFirst(lower[..<range.upperBound].count))
          let restLower = rest.lowercased()
          let isList = [
            "a list of", "list of", "an array of", "all ", "a collection of", "a paginated list of",
          ]
          .contains { restLower.hasPrefix($0) }
          guard let span = ProseScanner.codeSpans(in: rest).first,
            let name = span.isEmpty ? nil : span
          else { continue }
          guard restLower.contains("object") || isList else { continue }
          guard let model = resource(named: name) ?? groupModel else { continue }
          return ResponseShape(
            kind: isList ? .list : .item, type: .model(model), evidence: .sentence,
            location: paragraph.location)
        }
      }
    }
    return nil
  }

  /// A table under a heading such as "Response" is what comes back, and a sample beside it shows it.
  private mutating func describedResponse(
    of site: EndpointSite, operation: Operation, groupModel: String?
  ) -> ResponseShape? {
    for node in site.sections {
      guard let shape = shapes[node], shape.isResponse || isShown(shape, beside: site) else {
        continue
      }
      var sample: SampleValue?
      var location: SourceLocation?
      for section in site.sections where sample == nil {
        for case .code(let code) in outline.nodes[section].blocks where code.language == "json" {
          sample = reading(of: code).documents.first
          location = code.textLocation
          break
        }
      }
      let kind: ResponseShape.Kind = sample?.isList ?? false ? .list : .item
      let names = Set(shape.rows.map(\.name))
      if shape.isResponse, let groupModel, let known = model(groupModel),
        names.isSubset(of: known.properties.map(\.name))
      {
        return ResponseShape(
          kind: kind, type: .model(groupModel), evidence: .table, location: shape.location)
      }
      let told =
        shape.isResponse
        ? Words(
          words: Words(operation.name).words + resourceWords(of: site).words + ["response"])
        : shape.words
      setModel(claimTypeName(told), of: ShapeKey(node: node, role: .response))
      guard
        let name = buildShape(
          node, role: .response, sample: firstObject(sample), incomplete: incompleteKeys(sample),
          location: location)
      else { continue }
      return ResponseShape(
        kind: kind, type: .model(name), evidence: .table, location: shape.location)
    }
    return nil
  }

  /// Whether a table of attributes inside an operation describes what its JSON sample shows: then it is what comes
  /// back, though its heading says only what the attributes are those of.
  private mutating func isShown(_ shape: ShapeSite, beside site: EndpointSite) -> Bool {
    guard shape.isInOperation, !shape.rows.isEmpty else { return false }
    for node in site.sections {
      for case .code(let code) in outline.nodes[node].blocks where code.language == "json" {
        guard let members = firstObject(reading(of: code).documents.first)?.members else {
          continue
        }
        let names = Set(members.map(\.name))
        return shape.rows.count { names.contains($0.name) } * 5 >= shape.rows.count * 4
      }
    }
    return false
  }

  /// A JSON sample beside the operation is what comes back.
  private mutating func shownResponse(
    of site: EndpointSite, operation: Operation, groupModel: String?
  ) -> ResponseShape? {
    for node in site.sections {
      for case .code(let code) in outline.nodes[node].blocks where code.language == "json" {
        let reading = reading(of: code)
        guard let document = reading.documents.first else { continue }
        let isList = document.isList
        guard let members = firstObject(document)?.members, !members.isEmpty else {
          return ResponseShape(kind: .item, type: .any, evidence: .sample, location: code.location)
        }
        let type: ValueType
        if let groupModel, let known = model(groupModel), Self.agrees(members, known) {
          type = .model(groupModel)
          addToSampledResource(groupModel, members, of: site, node: node)
        } else {
          let words = Words(
            words: Words(operation.name).words + resourceWords(of: site).words + ["response"])
          type = .model(
            message(named: words, members: members, role: .response, node: node, code: code))
        }
        return ResponseShape(
          kind: isList ? .list : .item, type: type, evidence: .sample, location: code.location)
      }
    }
    return nil
  }

  /// Most keys of a sample are attributes of a model.
  private static func agrees(_ members: [SampleValue.Member], _ model: Model) -> Bool {
    let names = Set(model.properties.map(\.name))
    return members.count { names.contains($0.name) } * 5 >= members.count * 4
  }

  // MARK: Streams

  private mutating func streamResponse(of site: EndpointSite, operation: Operation)
    -> ResponseShape?
  {
    for node in site.sections {
      var label = ""
      for block in outline.nodes[node].blocks {
        if case .quote(let blocks, _) = block, case .paragraph(let paragraph)? = blocks.first {
          label = paragraph.content.plainText
        }
        guard case .code(let code) = block, code.language == "json" else { continue }
        let reading = reading(of: code)
        guard let members = firstObject(reading.documents.first)?.members, !members.isEmpty else {
          continue
        }
        let labelWords = Words(label).words.filter {
          !["example", "sample", "response", "an", "a", "of", "the"].contains($0)
        }
        let noun =
          labelWords.isEmpty ? Words(operation.name).singular.words + ["message"] : labelWords
        let resource = resourceWords(of: site).words
        let words = Words(words: noun.starts(with: resource) ? noun : resource + noun).singular
        let name = message(named: words, members: members, role: .message, node: node, code: code)
        return ResponseShape(
          kind: .messages, type: .model(name), evidence: .sample, location: code.location)
      }
    }
    let prose = site.sections.map { MarkdownText().text(outline.nodes[$0].blocks) }.joined(
      separator: "\n"
    ).lowercased()
    for phrase in [
      "bi-directional", "bidirectional", "two-way", "both directions", "standard input", "stdin",
    ]
    where prose.firstRange(of: phrase) != nil {
      return ResponseShape(
        kind: .textSession, type: .string, evidence: .sentence, location: site.location)
    }
    if let groupModel = group(site.group)?.model {
      return ResponseShape(
        kind: .messages, type: .model(groupModel), evidence: .convention, location: site.location)
    }
    return ResponseShape(kind: .messages, type: .any, evidence: .none, location: site.location)
  }

  /// A model of what a sample beside an operation shows; an equal one with the same last words is the same.
  mutating func message(
    named words: Words, members: [SampleValue.Member], role: Model.Role, node: Int, code: CodeBlock
  ) -> String {
    let context = FieldContext(
      node: node, role: .response, owner: words, model: words.upperCamel, page: page(of: node).name)
    var properties: [Property] = []
    for member in members {
      let resolved = resolveType(
        FieldDescription(
          name: member.name,
          facts: DescriptionFacts([], name: member.name, markdown: MarkdownText()),
          sample: member.value, sampleLocation: member.location, location: member.location),
        in: context)
      properties.append(
        Property(
          name: member.name, type: resolved.type, optional: member.value == .null,
          evidence: resolved.evidence,
          location: member.location))
    }
    let name = claimTypeName(words)
    var model = Model(
      name: name, title: outline.nodes[node].heading.text, page: context.page, role: role,
      properties: properties, location: code.location)
    model.samples = [
      ModelSample(
        json: SampleValue.object(members).json(pretty: false), location: code.textLocation)
    ]
    add(model)
    return name
  }
}
