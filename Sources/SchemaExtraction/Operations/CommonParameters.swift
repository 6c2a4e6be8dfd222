import APISchema
import SlateReference

/// A table of parameters that stands outside of operations and speaks of many: "All list endpoints accept `page`".
struct CommonParameters {
  /// The operations that it speaks of.
  enum Scope {
    case all, lists
  }

  var node: Int
  var scope: Scope
  var rows: [FieldRow]
}

extension Extraction {
  /// Takes a table outside of operations for common parameters, where the text above it says which operations take
  /// them; false where it says nothing of the kind.
  mutating func takeCommonParameters(_ reading: TableReading, in node: Outline.Node) -> Bool {
    guard siteOfNode[node.id] == nil, !reading.rows.isEmpty,
      !([node.id] + outline.ancestors(of: node.id)).contains(where: sectionsOfCallbacks.contains),
      !(node.words.words.last.map { Self.attributeLabels.contains($0) } ?? false)
    else { return false }
    var blocks = node.blocks
    // A table below a label stands in a section of its own.
    if let parent = node.parent, siteOfNode[parent] == nil, node.heading.level == 6 {
      blocks += outline.nodes[parent].blocks
    }
    for case .paragraph(let paragraph) in blocks {
      for sentence in Self.sentences(in: paragraph.content.plainText) {
        guard let scope = Self.scope(of: Words(sentence).words) else { continue }
        // Nobody asks for a page of what is one thing.
        let isOfPages = reading.rows.allSatisfy { Self.numbersPages($0.name) }
        commonParameters.append(
          CommonParameters(
            node: node.id, scope: isOfPages ? .lists : scope, rows: reading.rows))
        return true
      }
    }
    return false
  }

  /// Whether a table tells of what samples go to, or of what stands in them for a caller's values, `<manager-ip>`: of nothing
  /// that is sent under its name.
  static func tellsOfSamples(_ reading: TableReading) -> Bool {
    listsHosts(reading.table)
      || reading.table.rows.count > 1
        && reading.table.rows.allSatisfy { row in
          guard reading.columns.name < row.count else { return false }
          let name = row[reading.columns.name].text.filter { $0 != "`" }
          return name.first == "<" && name.last == ">" && Placeholder.whole(name) != nil
        }
  }

  /// Whether each row of a table has a URL, and so is a place to ask, and nothing to ask with.
  static func listsHosts(_ table: Table) -> Bool {
    !table.rows.isEmpty
      && table.rows.allSatisfy { row in
        row.contains { cell in
          let text = cell.text
          return (text.hasPrefix("https://") || text.hasPrefix("http://")) && !text.contains(" ")
        }
      }
  }

  /// "All list endpoints accept", "Every request may have": nil for all other sentences.
  static func scope(
    of words: [String], taking verbs: WordSet = takingWords
  ) -> CommonParameters.Scope? {
    guard words.count <= 40,
      let start = words.firstIndex(where: { ["all", "every", "each", "any"].contains($0) }),
      let noun = words[start...].prefix(6).firstIndex(where: { callWords.contains($0) }),
      words.contains(where: { verbs.contains($0) }),
      !words.contains(where: { ["not", "except", "response", "responses", "return"].contains($0) })
    else { return nil }
    let lists: Set<String> = [
      "list", "lists", "listing", "listings", "collection", "collections", "index", "paginated",
      "paged", "multiple",
    ]
    // "All endpoints that fetch multiple results accept": which ones, stands before what they take.
    let verb = words[noun...].dropFirst().firstIndex { takingWords.contains($0) } ?? noun + 1
    return words[start..<verb].contains { lists.contains($0) } ? .lists : .all
  }

  /// "Book properties": of what comes back, whatever the text says of requests.
  private static let attributeLabels: WordSet = [
    "properties", "attributes", "fields", "object", "objects", "model", "schema", "resource",
  ]

  private static let callWords: WordSet = [
    "endpoint", "endpoints", "request", "requests", "method", "methods", "call", "calls",
    "operation", "operations", "route", "routes", "lists", "listings", "collections",
  ]
  static let takingWords: WordSet = [
    "accept", "accepts", "support", "supports", "take", "takes", "allow", "allows", "understand",
    "have", "has", "honor", "honour", "use", "uses", "include", "includes", "send", "carry",
    "require", "requires", "parameters", "headers", "must", "may", "can",
  ]

  /// Adds common parameters to the operations that they are said of, unless these describe them themselves.
  mutating func addCommonParameters() {
    readToldPages()
    var shared = SharedCount()
    for common in commonParameters {
      let words = Set(outline.nodes[common.node].words.words)
      let isHeader = words.contains("header") || words.contains("headers")
      var added = false
      // There is one operation for each site, in the same order.
      for index in schema.operations.indices where index < sites.count {
        let operation = schema.operations[index]
        guard operation.kind == .rest,
          common.scope == .all || Self.isList(operation) || holdsList(operation)
        else {
          continue
        }
        let context = FieldContext(
          node: common.node, role: .response, owner: resourceWords(of: sites[index]),
          model: operation.id, page: page(of: common.node).name)
        guard shared.add(common.rows.count) else {
          warnShared(
            "The \(common.rows.count) parameters of this table are those of so many operations that from "
              + "'\(operation.method) \(operation.path)' on they are left out",
            at: common.rows[0].location)
          break
        }
        var known = Set(operation.parameters.map { "\($0.in) \($0.name)" })
        for row in common.rows {
          let place = row.place ?? (isHeader ? .header : .query)
          guard place == .query || place == .header, !Self.isOfEveryRequest(row.name, place),
            place == .query
              ? queryCredentialLocation(row.name) == nil : credentialLocation(row.name) == nil
          else { continue }
          let parameters = parameters(of: row, in: place, site: sites[index], context: context)
          for parameter in parameters
          where known.insert("\(parameter.in) \(parameter.name)").inserted {
            schema.operations[index].parameters.append(parameter)
          }
          added = true
        }
      }
      guard added else { continue }
      for row in common.rows { mergedRows[row.location] = sites.first?.location }
    }
  }

  private static func isList(_ operation: Operation) -> Bool {
    operation.method == "GET"
      && (operation.response?.kind == .list || operation.name == "list"
        || operation.name == "search")
  }

  /// Whether an operation answers with one list of objects, and what is said about that: `{"results": [{…}], "count": 3}`.
  private func holdsList(_ operation: Operation) -> Bool {
    guard operation.method == "GET", operation.path.last != "}",
      case .model(let name)? = operation.response?.type, let model = model(name),
      model.properties.count <= 8
    else { return false }
    var lists = 0
    for property in model.properties {
      switch property.type {
      case .array(.model): lists += 1
      case .integer, .number, .boolean, .string, .nullable: continue
      default: return false
      }
    }
    return lists == 1 && !groupModels.contains(name)
  }

  /// Headers that the client writes itself.
  private static func isOfEveryRequest(_ name: String, _ place: Parameter.Place) -> Bool {
    place == .header
      && ["authorization", "contenttype", "accept", "host", "useragent", "contentlength"].contains(
        Words(name).folded)
  }
}
