import APISchema
import SlateDiagnostics
import SlateReference

extension Extraction {
  /// What an operation answers with: what its text says, else its sample, else what such operations do.
  ///
  /// - Parameter keepsAnswer: Whether a command keeps what it gets in a file.
  mutating func response(
    of site: EndpointSite, operation: Operation, keepsAnswer: Bool
  ) -> ResponseShape? {
    if operation.kind == .stream { return streamResponse(of: site, operation: operation) }
    let groupModel = group(site.group)?.model
    if let told = toldResponse(of: site, groupModel: groupModel) { return told }
    if let linked = linkedResponse(of: site) ?? answerLinkedInText(of: site) { return linked }
    if let described = describedResponse(of: site, operation: operation, groupModel: groupModel) {
      return described
    }
    if let shown = shownResponse(of: site, operation: operation, groupModel: groupModel) {
      return shown
    }
    if let same = sameResponse(as: site) { return same }
    switch emptyAnswer(of: site) {
    case .told(let location, let status)?:
      return ResponseShape(
        kind: .empty, type: .any, status: status, evidence: .sentence, location: location)
    case .inTable?: return nil
    case nil: break
    }
    if let file = fileResponse(of: site, operation: operation, keepsAnswer: keepsAnswer) {
      return file
    }
    if let text = textResponse(of: site) { return text }
    if let cell = successSchema(of: site) {
      // A column says what comes back, and nothing in this row.
      if cell.content.isEmpty || cell.text.lowercased() == "none" { return nil }
      // What comes back is said, and told nowhere.
      if !cell.content.fragments.isEmpty {
        return ResponseShape(kind: .item, type: .any, evidence: .link, location: cell.location)
      }
    }
    // What a query of GraphQL answers has the form of the query.
    guard let groupModel, !site.takesGraphQL else { return nil }
    // One operation's answer says nothing of another part of the API that merely stands below the same heading.
    if let known = sampledPaths[groupModel], !known.shares(ResourceCollection(operation.path)) {
      guard operation.method == "GET" else { return nil }
      return unknownResponse(of: operation)
    }
    // The group's only table may be about something else than what its operations show.
    if isContradicted(groupModel, in: site.group) {
      return operation.method == "GET" ? unknownResponse(of: operation) : nil
    }
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
      let words = Words(operation.name).words
      let isOther =
        words.first == "get" && words.count > 1 && !["by", "for"].contains(words[1])
        && Words(words: Array(words.dropFirst())).folded != Words(groupModel).folded
      if segments.last?.hasPrefix("{") == true, !isOther { return item }
      // A part of a resource, or another one, that no sentence describes: `…/{uuid}/export/`.
      return unknownResponse(of: operation)
    case "DELETE":
      return ResponseShape(
        kind: .optionalItem, type: .model(groupModel), evidence: .convention,
        location: operation.location)
    default:
      // An action that nothing is said of may answer with anything, unless a table describes the resource.
      let keeps = ["create", "update", "add", "replace", "insert", "save", "edit"]
      return !sampledResources.contains(groupModel) || keeps.contains(operation.name) ? item : nil
    }
  }

  /// Whether the operations of a group show other objects than its model.
  private mutating func isContradicted(_ name: String, in group: String) -> Bool {
    if let known = contradictedModels[group] { return known }
    var answer = false
    if let model = model(name), !sampledResources.contains(name) {
      let names = Set(model.properties.map(\.name))
      for index in sitesThatRead(group) {
        guard let document = shownDocument(of: sites[index])?.document else { continue }
        answer = Self.hasNothing(of: names, document, depth: 0)
        if !answer { break }
      }
    }
    contradictedModels[group] = answer
    return answer
  }

  /// The endpoints of a group that answer with its objects, in the order of the reference.
  private mutating func sitesThatRead(_ group: String) -> [Int] {
    if let readingSites { return readingSites[group] ?? [] }
    var all: [String: [Int]] = [:]
    for (index, site) in sites.enumerated() where site.name == "get" || site.name == "list" {
      all[site.group, default: []].append(index)
    }
    readingSites = all
    return all[group] ?? []
  }

  /// Whether no object in a sample, or in its first objects, has a key of some names.
  private static func hasNothing(of names: Set<String>, _ value: SampleValue, depth: Int) -> Bool {
    guard depth < 3 else { return true }
    switch value {
    case .array(let items):
      return items.first.map { hasNothing(of: names, $0, depth: depth) } ?? true
    case .object(let members):
      return members.allSatisfy { member in
        !names.contains(member.name) && hasNothing(of: names, member.value, depth: depth + 1)
      }
    default: return true
    }
  }

  /// What an operation answers with that says no more than that it asks.
  private func unknownResponse(of operation: Operation) -> ResponseShape {
    let heading = Words(operation.title).words.first
    return ResponseShape(
      kind: heading == "list" ? .list : .item, type: .any, evidence: .none,
      location: operation.location)
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
      guard let shape = shapes[node], shape.isResponse, !shape.isPart,
        builtShapes[ShapeKey(node: node, role: .response)] == nil
      else { continue }
      let shown = shownDocument(of: site, with: Set(shape.rows.map(\.rootName)))
      let sample = shown?.document
      if let whole = wholeResponse(of: shape, sample: sample, operation: operation) { return whole }
      if let map = mapResponse(of: shape, site, operation, shown?.document, at: shown?.location) {
        return map
      }
      let isList = TypeText(shape.wholes.first?.typeText ?? "").isList
      markUnderstood(shape.wholes)
      // Without a sample, "Book object" below what lists books is one of them.
      let isOfList =
        operation.name == "list"
        && outline.nodes[node].words.words.contains { Self.wordsOfObjects.contains($0) }
      let kind: ResponseShape.Kind = sample?.isList ?? (isList || isOfList) ? .list : .item
      let names = Set(shape.rows.map(\.rootName))
      if let groupModel, let known = model(groupModel),
        names.isSubset(of: known.properties.map(\.name))
      {
        merge(shape.rows, into: known)
        return ResponseShape(
          kind: kind, type: .model(groupModel), evidence: .table, location: shape.location)
      }
      let words = responseWords(of: operation, site)
      setModel(claimTypeName([words]), of: ShapeKey(node: node, role: .response))
      guard
        let name = buildShape(
          node, role: .response, sample: firstObject(sample), incomplete: incompleteKeys(sample),
          location: shown?.location)
      else { continue }
      addAttributes(toPartsOf: name, described: shape.rows, of: site)
      return ResponseShape(
        kind: kind, type: .model(name), evidence: .table, location: shape.location)
    }
    return nil
  }

  /// The first answer that has most of some names, where the first of all has none of them: another one may show what
  /// happens meanwhile.
  private mutating func shownDocument(
    of site: EndpointSite, with names: Set<String>
  ) -> (document: SampleValue, node: Int, code: CodeBlock, location: SourceLocation)? {
    guard let first = shownDocument(of: site) else { return nil }
    guard !names.isEmpty, Self.object(with: names, in: first.document, depth: 0) == nil else {
      return first
    }
    var count = 0
    var several: Bool?
    for node in site.sections {
      for case .code(let code) in outline.nodes[node].blocks where code.showsResponse {
        count += 1
        guard count <= Self.comparedAnswers,
          !showsRequest(code, in: node, of: site, several: &several),
          !showsFailure(code, in: node, of: site), let document = reading(of: code).documents.first,
          Self.object(with: names, in: document, depth: 0)?.isWhole == true
        else { continue }
        return (document, node, code, code.textLocation)
      }
    }
    return first
  }

  /// The first answer that an operation's samples show, or the first that is not empty; that of a failure is none.
  mutating func shownDocument(
    of site: EndpointSite
  ) -> (document: SampleValue, node: Int, code: CodeBlock, location: SourceLocation)? {
    var empty: (document: SampleValue, node: Int, code: CodeBlock, location: SourceLocation)?
    var several: Bool?
    for node in site.sections {
      for case .code(let code) in outline.nodes[node].blocks where code.showsResponse {
        let reading = reading(of: code)
        guard let document = reading.documents.first, (reading.httpStatus ?? 200) < 400,
          !showsRequest(code, in: node, of: site, several: &several),
          !showsFailure(code, in: node, of: site),
          !document.isText || !showsSeveral(site, &several)
        else { continue }
        guard document.isEmpty else { return (document, node, code, code.textLocation) }
        empty = empty ?? (document, node, code, code.textLocation)
      }
    }
    return empty
  }

  /// Rows that describe attributes that a model has already: what only a sample showed gets their words and place.
  mutating func merge(_ rows: [FieldRow], into model: Model) {
    guard let index = modelIndex[model.name] else { return }
    for row in rows.nested(besides: Set(model.properties.map(\.name))) {
      if !row.children.isEmpty,
        let property = model.properties.first(where: { $0.name == row.name }),
        let inner = property.type.heldModel.flatMap({ self.model($0) })
      {
        merge(row.children, into: inner)
      }
      guard let position = model.properties.firstIndex(where: { $0.name == row.rootName }) else {
        continue
      }
      let property = model.properties[position]
      mergedRows[row.location] = property.location
      guard property.description.isEmpty, property.evidence == .sample || property.type == .any
      else { continue }
      let facts = facts(of: row)
      schema.models[index].properties[position].description = facts.description
      schema.models[index].properties[position].default = row.defaultValue ?? facts.defaultValue
      schema.models[index].properties[position].unit = facts.unit
      schema.models[index].properties[position].location = row.location
      mergedRows[row.location] = row.location
      if property.type == .any, let type = row.typeText.flatMap({ TypeColumn.type(of: $0) }) {
        schema.models[index].properties[position].type = type
        schema.models[index].properties[position].evidence = .typeColumn
      }
    }
  }

  /// A JSON sample beside the operation is what comes back.
  private mutating func shownResponse(
    of site: EndpointSite, operation: Operation, groupModel: String?
  ) -> ResponseShape? {
    guard let (document, node, code, location) = shownDocument(of: site) else { return nil }
    guard let members = firstObject(document)?.members, !members.isEmpty else {
      let type = document.isList ? plainType(of: document) : Self.scalarType(of: document)
      if case .array(let element) = type {
        return ResponseShape(kind: .list, type: element, evidence: .sample, location: code.location)
      }
      return ResponseShape(kind: .item, type: type, evidence: .sample, location: code.location)
    }
    if let map = shownMap(document, in: node, at: code, of: site, operation) { return map }
    let type: ValueType
    if let groupModel, let known = model(groupModel), Self.agrees(members, known),
      isOneKind(members, known), !isAboutPart(operation, members, besides: known)
    {
      type = .model(groupModel)
      addToSampledResource(groupModel, members, of: site, node: node)
    } else {
      let words = responseWords(of: operation, site)
      type = .model(
        message(named: words, members: members, role: .response, node: node, code: code))
    }
    if case .model(let name) = type {
      addFurtherAnswers(to: name, of: site, besides: location) { $0.firstObject($1)?.members }
    }
    return ResponseShape(
      kind: document.isList ? .list : .item, type: type, evidence: .sample, location: code.location)
  }

  /// Whether few attributes, such as any resource has, come back for a part of the group's resource: the `id` and the `name`
  /// of what `/books/{id}/chapters` lists make no book of a chapter.
  private func isAboutPart(
    _ operation: Operation, _ members: [SampleValue.Member], besides model: Model
  ) -> Bool {
    guard operation.method == "GET", members.count < 4,
      members.count * 3 <= model.properties.count
    else { return false }
    let segments = operation.path.parts(separatedBy: UInt8(ascii: "/"))
    guard let last = segments.last, !last.contains("{"),
      segments.dropLast().contains(where: { $0.contains("{") })
    else { return false }
    let part = Words(last)
    return part.singular != part && part.singular.folded != Words(model.name).folded
      && part.singular.folded != Words(operation.group).singular.folded
  }

  /// The type of an answer that is a flag, a number or a text and nothing else.
  private static func scalarType(of document: SampleValue) -> ValueType {
    switch document {
    case .bool: .boolean
    case .integer: .integer
    case .number: .number
    case .string: .string
    default: .any
    }
  }

  /// "ListBooksResponse", "BookLoansResponse": the operation's name with the resource's, unless it says enough itself.
  func responseWords(of operation: Operation, _ site: EndpointSite) -> Words {
    let name = Words(operation.name).words
    let resource = resourceWords(of: site)
    let singular = Words(words: name.map { Words.singular(of: $0) })
    let own = Words(words: resource.words.map { Words.singular(of: $0) })
    let whole =
      if singular.contains(own) {
        name
      } else if site.isNamedByVerb {
        name + (operation.name == "list" ? resource.plural : resource).words
      } else {
        resource.words + name
      }
    let names = (site.isNamedByVerb && name.count > 1 ? [name] : []) + [whole]
    let words = names.map { Words(words: $0 + ["response"]) }
    return words.first { !typeNames.contains($0.upperCamel) } ?? words[words.count - 1]
  }

  /// Most keys of a sample are attributes of a model.
  static func agrees(_ members: [SampleValue.Member], _ model: Model) -> Bool {
    areMostly(members, of: Set(model.properties.map(\.name)))
  }

  /// Whether most keys of a sample are among some names; links to other things, as any object may have them, count little.
  static func areMostly(_ members: [SampleValue.Member], of names: Set<String>) -> Bool {
    let known = members.count { names.contains($0.name) }
    // An identifier alone tells nothing: whatever stands beside it counts.
    let others = members.count { !names.contains($0.name) && (known < 2 || !isLink($0.name)) }
    return known >= others * 4
  }

  private static func isLink(_ name: String) -> Bool {
    name.hasPrefix("_") || name == "links" || name == "href"
  }
}
