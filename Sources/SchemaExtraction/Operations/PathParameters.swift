import APISchema
import SlateDiagnostics
import SlateReference

/// The parameters of a path: which row describes which of them, and what says of one that no row describes.
extension Extraction {
  /// The template's name for a row of the table: the same, or one whose first or last word it is.
  func templateName(
    for name: String, among templateNames: [String], taken: [String: Parameter]
  ) -> String? {
    if templateNames.contains(name) { return name }
    let wanted = Words(name).words
    let open = templateNames.filter { taken[$0] == nil }
    let byFirst = open.filter { Words($0).words.starts(with: wanted) && $0.contains(".") }
    if byFirst.count == 1 { return byFirst[0] }
    let byFolded = open.filter { Words($0).folded == Words(name).folded }
    if byFolded.count == 1 { return byFolded[0] }
    return nil
  }

  /// Which of the parameters that stand in the path under a row's name it describes: the one whose place the description
  /// names, or else the first that has no description yet.
  func repeatedName(
    of row: FieldRow, _ site: EndpointSite, taken: [String: Parameter]
  ) -> String? {
    let open = site.template.parameters(written: row.name).filter { taken[$0.name] == nil }
    guard open.count > 1 else { return open.first?.name }
    let words = Set(Words(row.description.plainText).words)
    let named = open.filter { !$0.segment.words.isEmpty && words.isSuperset(of: $0.segment.words) }
    return named.count == 1 ? named[0].name : open[0].name
  }

  /// The template's only parameter, for the only row of a table of the path that has a name of its own: "ID" for
  /// `/books/{title}`.
  func onlyTemplateName(
    for row: FieldRow, among rows: [FieldRow], of site: EndpointSite
  ) -> String? {
    let names = site.template.parameters.map(\.name)
    guard names.count == 1, rows.count == 1, site.template.query.isEmpty,
      ["id", "uuid", "guid", "slug", "key"].contains(Words(row.name).words.last)
    else { return nil }
    return names[0]
  }

  /// The template's only parameter, for the only row of what is read or removed, where that leaves out what identifies it:
  /// "book", which is required, for `/books/{book_id}`.
  func nameWithoutID(
    for row: FieldRow, among rows: [FieldRow], of site: EndpointSite
  ) -> String? {
    let names = site.template.parameters.map(\.name)
    guard ["GET", "DELETE"].contains(site.method), names.count == 1, rows.count == 1,
      row.required == true, row.place == nil
    else { return nil }
    let words = Words(names[0]).words
    return words.count > 1 && words.last == "id" && Words(row.name).words == words.dropLast()
      ? names[0] : nil
  }

  func pathType(_ row: FieldRow, site: EndpointSite) -> (ValueType, Evidence) {
    guard let text = row.typeText,
      let type = TypeColumn.type(of: text) ?? TypeColumn.looseType(of: text)
    else {
      return isIntegerAttribute(row.name, of: site) ? (.integer, .sameName) : (.string, .convention)
    }
    switch type {
    case .integer, .string, .boolean, .number: return (type, .typeColumn)
    default: return (.string, .typeColumn)
    }
  }

  /// The enumeration of the values that a parameter of a path may have, where each can stand between two slashes.
  mutating func listedSegments(
    _ values: [String], _ meanings: [String], of name: String, at location: SourceLocation,
    in context: FieldContext
  ) -> ValueType? {
    guard values.count > 1, values.allSatisfy({ !$0.isEmpty && !$0.contains("/") }) else {
      return nil
    }
    return .enumeration(
      enumeration(
        of: values, meanings: meanings.count == values.count ? meanings : [], owner: context.owner,
        attribute: name, operation: context.operationWords, page: context.page, location: location))
  }

  /// A parameter of the template that a sentence gives values: "`kind` can be `open` or `closed`."
  mutating func toldPathParameter(
    _ name: String, site: EndpointSite, in context: FieldContext
  ) -> Parameter? {
    for node in site.sections {
      for case .paragraph(let paragraph) in outline.nodes[node].blocks {
        guard let told = Self.sentence(about: name, in: paragraph.content) else { continue }
        let facts = DescriptionFacts(told, name: name, markdown: markdown)
        guard
          let type = listedSegments(
            facts.possibleValues, [], of: name, at: paragraph.location, in: context)
        else { continue }
        return Parameter(
          name: name, in: .path, type: type, required: true, description: facts.description,
          evidence: .sentence, location: paragraph.location)
      }
    }
    return nil
  }

  /// What a paragraph says of a parameter from its name in code on, up to the end of the sentence.
  private static func sentence(about name: String, in content: [Inline]) -> [Inline]? {
    let spellings = [name, ":\(name)", "{\(name)}"]
    for (index, inline) in content.enumerated() {
      guard case .code(let code) = inline, spellings.contains(code),
        content.indices.contains(index + 1), case .text(let verb) = content[index + 1],
        announcements.contains(where: { verb.hasPrefix($0) })
      else { continue }
      var sentence: [Inline] = [.code(name)]
      for inline in content[(index + 1)...] {
        guard case .text(let text) = inline, let end = text.firstRange(of: ". ") else {
          sentence.append(inline)
          continue
        }
        sentence.append(.text(text[..<end.lowerBound] + "."))
        break
      }
      return sentence
    }
    return nil
  }

  private static let announcements = [
    " can be", " may be", " must be", " should be", " could be", " is one of", " is either",
    " can have", " must have", " can take", " accepts", " has to be",
  ]

  /// A parameter of the template that no table describes: the resource's attribute of its name does.
  func undescribedPathParameter(_ name: String, site: EndpointSite) -> Parameter {
    guard let attribute = exactAttribute(named: name, of: site) else {
      return Parameter(
        name: name, in: .path, type: .string, required: true, evidence: .none,
        location: site.location)
    }
    return Parameter(
      name: name, in: .path, type: attribute.type == .integer ? .integer : .string, required: true,
      description: attribute.description, evidence: .sameName, location: site.location)
  }

  /// A number in the resource is a number in its path: what comes back from one call goes into the next.
  func isIntegerAttribute(_ name: String, of site: EndpointSite) -> Bool {
    exactAttribute(named: name, of: site)?.type == .integer
  }

  func exactAttribute(named name: String, of site: EndpointSite) -> Property? {
    group(site.group)?.model.flatMap { model($0) }?.properties.first { $0.name == name }
  }

  /// The parameters whose samples have slashes where the template has one segment.
  func spanningParameters(of site: EndpointSite, samples: [Sample]) -> Set<String> {
    guard !site.template.parameters.isEmpty else { return [] }
    let pattern = PathPattern(site.template)
    var names: Set<String> = []
    for sample in samples where sample.kind == .request {
      guard let target = sample.target, pattern.mayBeSpanned(by: target),
        case .agrees(let agreement) = pattern.match(
          SamplePath(target), namespaceIndex: schema.namespace?.segmentIndex)
      else { continue }
      for binding in agreement.bindings where binding.spansSegments { names.insert(binding.name) }
    }
    return names
  }

  /// A parameter of the path that a table among the sections of an operation below the same heading describes.
  func sharedPathParameter(
    _ name: String, site: EndpointSite, besides others: [EndpointSite]
  ) -> Parameter? {
    for other in others {
      for node in other.sections where shapes[node] == nil {
        for reading in tables[node] where reading.columns.kind == .fields {
          guard let row = reading.rows.first(where: { $0.name == name }), row.place != .body else {
            continue
          }
          let facts = DescriptionFacts(row.description, name: row.name, markdown: markdown)
          let (type, evidence) = pathType(row, site: site)
          return Parameter(
            name: name, in: .path, type: type, required: true, description: facts.description,
            evidence: evidence, location: row.location)
        }
      }
    }
    return nil
  }
}
