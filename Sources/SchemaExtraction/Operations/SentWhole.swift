import APISchema
import SlateDiagnostics
import SlateReference

/// What a request shows that it sends as it is: neither an object nor a form.
struct SentWhole {
  /// Whether it is some text; else it is a file.
  var isText: Bool
  /// Its media type, where a header names one.
  var contentType: String?
  var location: SourceLocation
}

/// Bodies that are one value: a list, some text, a file.
extension Extraction {
  /// The object that a body's rows and samples describe, where the body is a list of such: one with the keys of all items.
  static func item(ofListed body: SampleValue?) -> (object: SampleValue, missing: Set<String>)? {
    guard case .array(let items)? = body, !items.isEmpty else { return nil }
    var members: [SampleValue.Member] = []
    var counts: [String: Int] = [:]
    for item in items {
      guard let own = item.members else { return nil }
      for member in own {
        let count = counts[member.name] ?? 0
        if count == 0 { members.append(member) }
        counts[member.name] = count + 1
      }
    }
    guard !members.isEmpty else { return nil }
    let missing = Set(members.lazy.map(\.name).filter { counts[$0] != items.count })
    return (.object(members), missing)
  }

  /// Makes the body that describes an item of a list the list of such items.
  mutating func makeList(
    of operation: inout Operation, missing: Set<String>, at location: SourceLocation,
    site: EndpointSite
  ) {
    guard let body = operation.body else { return }
    // Nothing is completed in a list.
    sampledBodies.removeAll { $0.operation == schema.operations.count }
    sentMembers.removeAll { $0.operation == schema.operations.count }
    let resource = resourceWords(of: site)
    let name = claimTypeName([
      Words(words: resource.words + ["item", "parameters"]),
      Words(words: Words(operation.name).words + resource.words + ["item", "parameters"]),
    ])
    add(
      Model(
        name: name, title: operation.title, page: page(of: site.owner).name, role: .request,
        documentation: "What [\(operation.title)](operation:\(operation.id)) takes a list of.",
        properties: body.properties.map { parameter in
          Property(
            name: parameter.name, type: parameter.type.isFile ? .string : parameter.type,
            optional: !parameter.required || missing.contains(parameter.name),
            requiredIf: parameter.requiredIf, default: parameter.default,
            description: parameter.description, evidence: parameter.evidence,
            location: parameter.location ?? location)
        }, location: location))
    operation.body = Body(
      whole: Parameter(
        name: "items", in: .body, type: .array(.model(name)), required: true, evidence: .sample,
        location: location))
  }

  /// The body that is one value, where nothing describes an object.
  ///
  /// - Parameters:
  ///   - row: The row of a table that describes it.
  ///   - value: What a sample shows of it.
  mutating func wholeBody(
    of site: EndpointSite, _ operation: Operation, row: FieldRow?, value: SampleValue?,
    shown: SentWhole?
  ) -> Body? {
    let context = FieldContext(
      node: site.owner, role: .request, owner: resourceWords(of: site), model: operation.id,
      page: page(of: site.owner).name)
    if let row {
      let facts = facts(of: row)
      if let type = row.typeText.flatMap({ FileWords.type(of: $0) }), type == .file {
        return Body(
          contentType: shown?.contentType ?? "application/octet-stream",
          whole: Parameter(
            name: "file", in: .body, type: .file, required: true, description: facts.description,
            evidence: .typeColumn, location: row.location))
      }
      let resolved = resolveType(
        FieldDescription(row.named("items"), facts, sample: value, sampleLocation: nil), in: context
      )
      return Body(
        whole: Parameter(
          name: resolved.type.isList ? "items" : "value", in: .body, type: resolved.type,
          required: true, description: facts.description, evidence: resolved.evidence,
          location: row.location))
    }
    if case .array? = value, let value {
      let field = FieldDescription(
        name: "items", facts: DescriptionFacts([], name: "items", markdown: MarkdownText()),
        sample: value, location: site.location)
      let resolved = resolveType(field, in: context)
      let type = resolved.type.isList ? resolved.type : .array(.any)
      return Body(
        whole: Parameter(
          name: "items", in: .body, type: type, required: true, evidence: .sample,
          location: site.location))
    }
    guard let shown else { return nil }
    return Body(
      contentType: shown.contentType ?? "application/octet-stream",
      whole: Parameter(
        name: shown.isText ? "text" : "file", in: .body, type: shown.isText ? .string : .file,
        required: true, evidence: .sample, location: shown.location))
  }
}

extension FieldRow {
  fileprivate func named(_ name: String) -> FieldRow {
    var row = self
    row.name = name
    return row
  }
}

extension ValueType {
  fileprivate var isList: Bool { if case .array = self { true } else { false } }
}

extension Sample {
  /// What it sends as it is, where its headers name a media type that is neither JSON nor a form.
  var sentWhole: SentWhole? {
    guard let type = headers.first(where: { $0.name.lowercased() == "content-type" })?.value,
      let plain = SentWhole.mediaType(type), body != nil
    else { return nil }
    return SentWhole(
      isText: SentWhole.isText(plain), contentType: plain, location: location)
  }
}

extension SentWhole {
  /// The media type of a header, without parameters; nil for JSON, forms and what is no type.
  static func mediaType(_ header: String) -> String? {
    let type = header.prefix { $0 != ";" }.trimmingSpaces().lowercased()
    guard BodyType(in: type) == nil, type.contains("/"),
      type.utf8.allSatisfy({ $0.isASCIIWord || "/.+-".utf8.contains($0) })
    else { return nil }
    return type
  }

  /// Whether a media type is one of text.
  static func isText(_ type: String) -> Bool {
    type.hasPrefix("text/") || type.hasSuffix("xml") || type.hasSuffix("yaml")
      || type.hasSuffix("/graphql") || type.hasSuffix("/sql")
  }
}
