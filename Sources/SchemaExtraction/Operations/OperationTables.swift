import APISchema
import SlateDiagnostics
import SlateReference

/// What a table inside an operation describes.
enum OperationTableRole {
  /// Parameters of the request.
  case parameters
  /// An object that a parameter holds.
  case requestPart
  /// What the API sends to its caller later.
  case callback
  /// What comes back.
  case response
  /// An object that an attribute of what comes back holds.
  case responsePart
  /// What comes back, as a sample of it shows.
  case shownResponse
}

extension Extraction {
  /// Tells what a table of fields describes: its headings say so, or another table of the operation names it, or the
  /// samples show its names.
  mutating func role(
    of reading: TableReading, in node: Int, site: EndpointSite
  ) -> OperationTableRole {
    var isResponse = false
    var isRequest = false
    let isCalledBack = describesCallback(node, of: site)
    var current = node
    // The operation's own title says nothing about its tables.
    while current != site.owner {
      let words = outline.nodes[current].words.words
      if !Self.responseWords.isDisjoint(with: words) {
        isResponse = true
        isRequest = false
        break
      }
      if !Self.wordsOfRequests.isDisjoint(with: words) {
        isRequest = true
        // "Parameters" below "Response" are those of what comes back.
        if !words.allSatisfy({ Self.rowWords.contains($0) }) { break }
      }
      guard let parent = outline.nodes[current].parent else { break }
      current = parent
    }
    if site.takesGraphQL, !isResponse { return .parameters }
    if site.method == "GET", node != site.owner, !isRequest, namesKeyOfAnswer(node, of: site) {
      return .responsePart
    }
    if isRequest, describesWhatServerWrites(reading, in: node, of: site),
      reading.rows.contains(where: { shownKeys(of: site).answered.contains($0.rootName) })
    {
      // The sample of a part below "HTTP request" says what comes back.
      return .shownResponse
    }
    if node != site.owner, isPart(node, of: site) {
      return isResponse || !isRequest && isShown(reading.rows, inResponseOf: site)
        ? .responsePart : .requestPart
    }
    if isCalledBack || describesMessage(reading, in: node, isRequest: isRequest, of: site) {
      return .callback
    }
    if !isRequest, isIntroducedAsAnswer(reading.table, in: node) { return .response }
    if isResponse { return .response }
    if standsBehindAnswer(reading.table, in: node), isShownAlone(reading.rows, inResponseOf: site) {
      return .response
    }
    if describesWhatServerWrites(reading, in: node, of: site),
      !isShown(reading.rows, inResponseOf: site)
    {
      return .response
    }
    if isRequest { return .parameters }
    if node != site.owner, describesShownAttributes(reading, in: node, of: site) {
      return .response
    }
    if node != site.owner, describesWhatIsRead(reading, in: node, of: site) { return .response }
    if node == site.owner, describesAnswer(reading, of: site) { return .response }
    if node != site.owner, namesKeyOfAnswer(node, of: site),
      isShown(reading.rows, inResponseOf: site)
    {
      return .responsePart
    }
    if node != site.owner, describesInner(reading.rows, in: node, of: site) { return .requestPart }
    let head = LabelWords.header(reading.table.header[reading.columns.name].text)
    guard !Self.attributeWords.isDisjoint(with: head) else { return .parameters }
    // Marked as required, and sent inside of the body: `data.attributes`.
    if reading.rows.contains(where: \.isMarked), isSentInside(reading.rows, of: site) {
      return .parameters
    }
    if node == site.owner, describesWhatIsSentAlone(reading, of: site) { return .parameters }
    if isShown(reading.rows, inResponseOf: site) {
      return node != site.owner && describesInnerOfAnswer(reading.rows, in: node, of: site)
        ? .responsePart : .response
    }
    let words = outline.nodes[node].words
    let naming = words.dropping(lastIn: Self.shapeLabels)
    // "Resource attributes" name no resource.
    let isGeneral = naming.words == ["resource"]
    let namesShape =
      !isGeneral && naming.words != words.words
      && !naming.words.allSatisfy { Self.isLabel($0) || Self.fillers.contains($0) }
    return node != site.owner && namesShape && !Self.isStrictlyAttribute.isDisjoint(with: head)
      ? .requestPart : .parameters
  }

  /// Whether the sentence that ends above a table, with a colon, says that its rows come back: "The call returns:".
  private mutating func isIntroducedAsAnswer(_ table: Table, in node: Int) -> Bool {
    let blocks = outline.nodes[node].blocks
    if knownTables?.node != node {
      var places: [SourceLocation: Int] = [:]
      for (index, block) in blocks.enumerated() {
        if case .table(let table) = block { places[table.location] = index }
      }
      knownTables = (node, places)
    }
    guard let index = knownTables?.places[table.location], index > 0,
      case .paragraph(let paragraph) = blocks[index - 1]
    else {
      return false
    }
    let text = paragraph.content.plainText.trimmingSpaces()
    guard text.utf8.count < 2000, text.last == ":",
      let last = Self.sentences(in: String(text)).last
    else { return false }
    let words = Words(last).words
    return words.contains { Self.answeringVerbs.contains($0) }
      && !words.contains { Self.wordsOfRequests.contains($0) && $0 != "request" || $0 == "accepts" }
  }

  /// Whether the sample of an answer stands between a table and the one before it.
  private mutating func standsBehindAnswer(_ table: Table, in node: Int) -> Bool {
    let blocks = outline.nodes[node].blocks
    if knownSecondTables?.node != node {
      var places: Set<SourceLocation> = []
      var isBehindTable = false
      var isBehindAnswer = false
      for block in blocks {
        switch block {
        case .table(let table):
          if isBehindAnswer { places.insert(table.location) }
          isBehindTable = true
        case .code(let code): isBehindAnswer = isBehindAnswer || isBehindTable && code.showsResponse
        default: continue
        }
      }
      knownSecondTables = (node, places)
    }
    return knownSecondTables?.places.contains(table.location) ?? false
  }

  /// Whether the samples show all names of some rows in what comes back, and none in what is sent.
  private mutating func isShownAlone(_ rows: [FieldRow], inResponseOf site: EndpointSite) -> Bool {
    let keys = shownKeys(of: site)
    return !rows.isEmpty
      && rows.allSatisfy { keys.answered.contains($0.rootName) && !keys.sent.contains($0.rootName) }
  }

  /// Whether the body of an operation's commands shows most names of some rows in an object that it holds.
  private func isSentInside(_ rows: [FieldRow], of site: EndpointSite) -> Bool {
    guard ["POST", "PUT", "PATCH"].contains(site.method) else { return false }
    let names = Set(rows.map(\.rootName))
    for node in site.sections {
      for case .code(let code) in outline.nodes[node].blocks {
        for command in shellSamples(in: code) where command.method == site.method {
          guard let body = command.request.body?.documents.first,
            let (object, isWhole) = Self.object(with: names, in: body, depth: 0), !isWhole,
            let members = object.members
          else { continue }
          return members.allSatisfy { names.contains($0.name) }
        }
      }
    }
    return false
  }

  /// Whether a heading inside an operation is called like an object in what comes back: "Links" for `_links`.
  private mutating func namesKeyOfAnswer(_ node: Int, of site: EndpointSite) -> Bool {
    let words = outline.nodes[node].words.droppingArticle
    let naming = words.dropping(lastIn: Self.shapeLabels)
    if naming.words.allSatisfy({ Self.isLabel($0) }) { return false }
    if answeredNames(of: site).contains(naming.folded) { return true }
    // "Loan event resource" is one of the `loanEvents`.
    guard words.words.count > 1, words.words.last == "resource" || naming.words != words.words
    else { return false }
    let one = Words(words: naming.words.filter { $0 != "resource" }.map(Words.singular(of:)))
    return answeredNames(of: site).contains("1 " + one.folded)
  }

  /// The keys of an operation's answers as words; remembered, since each of its sections asks.
  private mutating func answeredNames(of site: EndpointSite) -> Set<String> {
    if let (known, names) = knownAnsweredNames, known == site.declared { return names }
    let keys = shownKeys(of: site).answered.lazy.filter { $0.utf8.count < 64 }
    var names = Set(keys.map { Words($0).folded })
    // What one of several is called, beside what all of them are.
    for words in keys.map({ Words($0).words }) where words.count > 1 {
      let one = Words(words: words.map(Words.singular(of:)))
      if one.words != words { names.insert("1 " + one.folded) }
    }
    knownAnsweredNames = (site.declared, names)
    return names
  }

  /// Whether a table that nothing introduces has a row for nearly each key of the object that comes back, and none for
  /// anything else: a filter for each of them is none.
  private mutating func describesAnswer(_ reading: TableReading, of site: EndpointSite) -> Bool {
    guard site.method == "GET", reading.rows.count >= 4,
      !reading.rows.contains(where: \.isMarked), reading.columns.defaultValue == nil,
      isShownAlone(reading.rows, inResponseOf: site), let shown = shownDocument(of: site)?.document,
      let members = firstObject(shown)?.members
    else { return false }
    let names = Set(reading.rows.map(\.rootName))
    let told = members.count { names.contains($0.name) }
    return told == names.count && told * 4 >= members.count * 3
  }

  /// Whether the object that comes back has most of its keys in some rows, and these describe no other one.
  private mutating func describesShownObject(_ rows: [FieldRow], of site: EndpointSite) -> Bool {
    guard rows.count > 1, isShownAlone(rows, inResponseOf: site),
      let members = firstObject(shownDocument(of: site)?.document)?.members
    else { return false }
    let names = Set(rows.map(\.rootName))
    let told = members.count { names.contains($0.name) }
    return told == names.count && told * 4 >= members.count * 3
  }

  /// Whether a table of attributes below a heading such as "Object" or "Book data" says what something is that is only read:
  /// of a caller's values a heading would speak.
  private mutating func describesWhatIsRead(
    _ reading: TableReading, in node: Int, of site: EndpointSite
  ) -> Bool {
    guard site.method == "GET" || site.method == "HEAD", reading.columns.defaultValue == nil,
      !reading.rows.contains(where: \.isMarked)
    else { return false }
    let head = LabelWords.header(reading.table.header[reading.columns.name].text)
    let words = outline.nodes[node].words.droppingArticle.words
    let subject = Set(
      (Words(site.group).words + outline.nodes[site.owner].words.words).map {
        Words.singular(of: $0)
      }
    )
    // "Place object description" above what the answer shows, and no request.
    let isOfShownObject = words.contains("object") && describesShownObject(reading.rows, of: site)
    guard !Self.isStrictlyAttribute.isDisjoint(with: head) || isOfShownObject,
      words.contains(where: { Self.wordsOfObjects.contains($0) }),
      words.allSatisfy({
        Self.wordsOfObjects.contains($0) || Self.isStrictlyAttribute.contains($0)
          || isOfShownObject || $0 == "description" || $0 == "details"
          || subject.contains(Words.singular(of: $0))
      })
    else { return false }
    let names = Set(site.template.parameters.map(\.name) + site.template.query.map(\.name))
    let sent = shownKeys(of: site).sent
    return reading.rows.contains { !names.contains($0.name) }
      && !reading.rows.contains { sent.contains($0.name) && !names.contains($0.name) }
  }

  static let wordsOfObjects: WordSet = [
    "object", "data", "model", "entity", "resource", "representation", "schema", "json",
  ]

  private static let answeringVerbs: WordSet = ["returns", "responds", "answers"]

  static let wordsOfRequests: WordSet = [
    "parameter", "parameters", "params", "arguments", "argument", "query", "path", "payload",
    "header", "headers", "request", "form", "querystring", "post", "input", "inputs", "filters",
  ]
  /// Words of headings that only say that rows follow.
  private static let rowWords: WordSet = [
    "parameter", "parameters", "params", "argument", "arguments",
  ]
  private static let attributeWords: WordSet = [
    "attribute", "attributes", "field", "fields", "property", "properties", "name", "key",
    "element",
    "member",
  ]
  /// Words that say which of the attributes a table has, and not whose: "Mandatory fields".
  private static let fillers: WordSet = [
    "mandatory", "required", "optional", "the", "following", "available", "additional", "allowed",
    "accepted", "supported", "possible", "all", "other", "main", "minimum", "valid",
  ]
  private static let isStrictlyAttribute: WordSet = [
    "attribute", "attributes", "field", "fields", "property", "properties",
  ]

  /// Whether most names of a table are keys of what the operation's samples show as its answer, and more of them than
  /// are keys of what is sent.
  mutating func isShown(_ rows: [FieldRow], inResponseOf site: EndpointSite) -> Bool {
    let keys = shownKeys(of: site)
    guard !keys.answered.isEmpty else { return false }
    func count(_ keys: Set<String>) -> Int { rows.count { keys.contains($0.rootName) } }
    return count(keys.answered) * 2 >= rows.count && count(keys.answered) > count(keys.sent)
  }

  /// Whether a table below a heading that is no label describes an object inside of what is sent, as the samples show: it has
  /// the names of one, and some that do not stand in the outermost.
  private mutating func describesInner(
    _ rows: [FieldRow], in node: Int, of site: EndpointSite
  ) -> Bool {
    let words = outline.nodes[node].words.words
    guard rows.count > 1, !words.isEmpty,
      words.allSatisfy({ !Self.isLabel($0) && !Self.partWords.contains($0) })
    else { return false }
    let keys = shownKeys(of: site)
    let names = Set(rows.map(\.rootName))
    guard !keys.outermost.isEmpty, !names.isSubset(of: keys.outermost) else { return false }
    return keys.inner.contains { inner in
      let common = inner.intersection(names).count
      return common > 1 && (common == names.count || common * 3 >= inner.count * 2)
    }
  }

  /// The same for what comes back, where another table describes that as a whole.
  private mutating func describesInnerOfAnswer(
    _ rows: [FieldRow], in node: Int, of site: EndpointSite
  ) -> Bool {
    guard
      site.sections.contains(where: { other in
        other != node && shapes[other].map { $0.isResponse && !$0.isPart } ?? false
      })
    else { return false }
    let names = Set(rows.map(\.rootName))
    return names.count > 1 && shownKeys(of: site).inner.contains { $0 == names }
  }

  /// How many objects of an operation's samples a table is compared with.
  private static let comparedObjects = 50

  /// The keys of an operation's samples; remembered, since each of its tables asks.
  mutating func shownKeys(of site: EndpointSite) -> ShownKeys {
    if let (known, keys) = knownShownKeys, known == site.declared { return keys }
    var keys = ShownKeys(sent: Set(site.template.parameters.map(\.name)))
    for node in site.sections {
      for case .code(let code) in outline.nodes[node].blocks {
        if code.showsResponse {
          for document in reading(of: code).documents {
            Self.collectKeys(of: document, depth: 0, into: &keys.answered, inner: &keys.inner)
          }
          continue
        }
        var sent: [SampleValue] = []
        if code.language == Self.requestBodyLanguage {
          sent = reading(of: code).documents
        } else if let request = wireRequest(in: code) {
          sent = request.body?.documents ?? []
          keys.sent.formUnion(request.query.map(\.name))
        } else {
          for shell in shellSamples(in: code) where shell.method == site.method {
            sent += shell.request.body?.documents ?? []
          }
        }
        for document in sent {
          keys.outermost.formUnion(document.members?.map(\.name) ?? [])
          Self.collectKeys(of: document, depth: 0, into: &keys.sent, inner: &keys.inner)
        }
      }
    }
    knownShownKeys = (site.declared, keys)
    return keys
  }

  private static func collectKeys(
    of value: SampleValue, depth: Int, into keys: inout Set<String>, inner: inout [Set<String>]
  ) {
    guard depth < 4 else { return }
    switch value {
    case .array(let items):
      for item in items.prefix(3) {
        collectKeys(of: item, depth: depth, into: &keys, inner: &inner)
      }
    case .object(let members):
      if depth > 0, members.count > 1, inner.count < comparedObjects {
        inner.append(Set(members.map(\.name)))
      }
      for member in members {
        keys.insert(member.name)
        collectKeys(of: member.value, depth: depth + 1, into: &keys, inner: &inner)
      }
    default: return
    }
  }
}
