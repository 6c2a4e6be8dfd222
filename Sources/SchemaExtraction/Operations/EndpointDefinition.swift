import SlateDiagnostics
import SlateReference

/// Method and path of an endpoint where they stand apart, each with its label: `**Method:** GET`, `**URL:** /books`.
struct EndpointDefinition {
  /// Which of the two a text says.
  enum Part {
    case methods([String])
    case path(PathTemplate)
  }

  private(set) var methods: [String] = []
  private(set) var paths: [PathTemplate] = []
  /// Where the first part stands.
  private(set) var location: SourceLocation?

  /// The endpoints: each method with the path, or the first method with the first path and so on.
  var endpoints: [DeclaredEndpoint] {
    guard let first = paths.first else { return [] }
    if paths.count == 1 { return methods.map { DeclaredEndpoint(method: $0, template: first) } }
    guard paths.count == methods.count else { return [] }
    return zip(methods, paths).map { DeclaredEndpoint(method: $0, template: $1) }
  }

  mutating func add(_ part: Part, at location: SourceLocation) {
    switch part {
    case .methods(let methods):
      for method in methods where !self.methods.contains(method) { self.methods.append(method) }
    case .path(let path):
      guard !paths.contains(path) else { return }
      // The same path with more before it, such as a version, is the fuller one.
      if let last = paths.last {
        if last.path.hasSuffix(path.path) { return }
        if path.path.hasSuffix(last.path) { paths.removeLast() }
      }
      paths.append(path)
    }
    if self.location == nil { self.location = location }
  }

  // MARK: What a section says

  /// The parts that a section says.
  static func parts(in node: Outline.Node, of outline: Outline) -> [(Part, SourceLocation)] {
    let methods = node.request?.methods ?? []
    let label = Label(node.words.words) ?? (methods.isEmpty ? nil : .path)
    var parts = node.blocks.flatMap { self.parts(in: $0, below: label) }
    if label == nil, parts.isEmpty, Extraction.isRequestLabel(node.words) {
      parts = node.blocks.flatMap { self.parts(ofBareName: $0) }
    }
    let told = parts.compactMap { part, _ in if case .path(let path) = part { path } else { nil } }
    // "List books [GET]" below "Books [/books]".
    if let path = node.request?.path
      ?? (methods.isEmpty || !told.isEmpty
        ? nil
        : outline.ancestors(of: node.id).lazy.compactMap { outline.nodes[$0].request?.path }.first)
    {
      parts.insert((.path(path), node.heading.location), at: 0)
    }
    if !methods.isEmpty { parts.insert((.methods(methods), node.heading.location), at: 0) }
    if methods.isEmpty, let method = methodInSentence(in: node, besides: parts) {
      parts.append(method)
    }
    return parts
  }

  /// A method and a path without any slash, alone in code: `GET books`, `POST shop-createOrder`. Only below a heading such
  /// as "HTTP Request" it is sure to be one.
  private static func parts(ofBareName block: Block) -> [(Part, SourceLocation)] {
    guard case .paragraph(let paragraph) = block, paragraph.content.count == 1,
      case .code(let text) = paragraph.content[0]
    else { return [] }
    var rest = text[...]
    guard let methods = HTTPMethod.takeMethods(from: &rest),
      case let name = rest.trimmingSpaces(), name.utf8.count <= 100,
      name.utf8.first?.isASCIIWord == true, name.utf8.last?.isASCIIWord == true,
      name.utf8.allSatisfy({ $0.isASCIIWord || "-_.".utf8.contains($0) }),
      let template = PathTemplate(parsing: "/\(name)")
    else { return [] }
    return [(.methods(methods), paragraph.location), (.path(template), paragraph.location)]
  }

  /// The only method that the sentences of a section have, where that has a place of a request on a line of its own and
  /// nothing else says how it is asked for: "Send a POST request to" above `api.bookshop.example/books`.
  private static func methodInSentence(
    in node: Outline.Node, besides parts: [(Part, SourceLocation)]
  ) -> (Part, SourceLocation)? {
    guard parts.count == 1, case .path(let path) = parts[0].0, path.host != nil else { return nil }
    var found: (method: String, location: SourceLocation)?
    for case .paragraph(let paragraph) in node.blocks {
      let text = paragraph.content.plainText
      guard text.utf8.count <= 400 else { continue }
      let words = text.split { !$0.isLetter }
      for (index, word) in words.enumerated() where HTTPMethod.isMethod(word) {
        let next = words.dropFirst(index + 1).first ?? ""
        guard ["request", "requests", "call", "to", "method"].contains(next.lowercased()) else {
          continue
        }
        if let found, found.method != word { return nil }
        found = (String(word), paragraph.location)
      }
    }
    return found.map { (.methods([$0.method]), $0.location) }
  }

  /// The parts that a block of a section says.
  ///
  /// - Parameter label: What the section's heading says about a value below it that has no label of its own.
  static func parts(in block: Block, below label: Label?) -> [(Part, SourceLocation)] {
    switch block {
    case .paragraph(let paragraph): return parts(in: paragraph, below: label)
    case .list(let list):
      return list.items.flatMap { item in
        item.blocks.flatMap { block -> [(Part, SourceLocation)] in
          guard case .paragraph(let paragraph) = block else { return [] }
          return parts(in: paragraph, below: nil)
        }
      }
    case .table(let table): return parts(in: table)
    case .code(let code):
      guard code.language.map({ EndpointCandidate.plainLanguages.contains($0) }) ?? true,
        code.text.utf8.count <= 300
      else { return [] }
      let lines = code.text.parts(separatedBy: UInt8(ascii: "\n"))
      guard lines.count == 1, let part = part(lines[0], as: .path) ?? place(String(lines[0])) else {
        return []
      }
      return [(part, code.textLocation)]
    case .aside, .quote, .html, .thematicBreak: return []
    }
  }

  /// Whether a table says method and path of an endpoint, row by row.
  static func isOne(_ table: Table) -> Bool { !parts(in: table).isEmpty }

  /// Whether a table says both, whatever its header: `Property | Value` above `Method | GET` and `URL | /books`.
  static func isWhole(_ table: Table) -> Bool {
    var hasMethod = false
    var hasPath = false
    for (part, _) in parts(in: table) {
      switch part {
      case .methods: hasMethod = true
      case .path: hasPath = true
      }
    }
    return hasMethod && hasPath
  }

  /// The method and the path of a table that says both where the path was never filled in: `/v1/['table_name']`.
  static func unread(in table: Table) -> (text: String, location: SourceLocation)? {
    guard table.header.count == 2,
      let row = table.rows.first(where: { row in
        row[1].text.firstOffset(of: "['") != nil && Label(row[0].text) == .path
      }),
      let method = table.rows.first(where: { Label($0[0].text) == .method })
    else { return nil }
    return ("\(method[1].text) \(row[1].text)", row[1].location)
  }

  /// Whether a block says parts of an endpoint, each with its label, and nothing else.
  static func isWhole(_ block: Block) -> Bool {
    switch block {
    case .paragraph(let paragraph):
      guard paragraph.content.count <= 12, mayBegin(paragraph.content) else { return false }
      return VisibleLine.lines(of: paragraph.content).allSatisfy { line in
        labelled(line.text).map { part($1, as: $0) != nil } ?? false
      }
    case .list(let list):
      return list.items.allSatisfy { $0.blocks.count == 1 && isWhole($0.blocks[0]) }
    case .aside, .quote, .code, .table, .html, .thematicBreak: return false
    }
  }

  private static func mayBegin(_ content: [Inline]) -> Bool {
    switch content.first {
    case .text(let text): Label.mayBegin(text)
    case .strong(let inner), .emphasis(let inner): mayBegin(inner)
    default: false
    }
  }

  /// What a label says about the value behind it.
  enum Label {
    case method, path

    /// The label that a text is: `HTTP Method`, `Request type`, `Request URL`; nil for all others.
    init?(_ text: some StringProtocol) {
      guard Self.mayBegin(text) else { return nil }
      let isASCII = text.utf8.allSatisfy { $0 < 0x80 }
      self.init(isASCII ? Words(text).words : LabelWords.heading(String(text)).words)
    }

    /// Whether a text begins with the letters of a label's first word: nearly no cell of a table does, and dividing each
    /// of them into words would take longer than all else that is asked of tables.
    static func mayBegin(_ text: some StringProtocol) -> Bool {
      text.withBytes { bytes in
        guard let start = bytes.firstIndex(where: { $0.isASCIIWord || $0 >= 0x80 }) else {
          return false
        }
        let word = UnsafeBufferPointer(rebasing: bytes[start...])
        switch word[0].lowercasedASCII {
        case UInt8(ascii: "h"): return word.beginsInAnyCase(with: "http")
        case UInt8(ascii: "r"):
          return word.beginsInAnyCase(with: "request") || word.beginsInAnyCase(with: "route")
            || word.beginsInAnyCase(with: "resource")
        case UInt8(ascii: "a"):
          return word.beginsInAnyCase(with: "api") || word.beginsInAnyCase(with: "address")
        case UInt8(ascii: "t"): return word.beginsInAnyCase(with: "the")
        case UInt8(ascii: "f"): return word.beginsInAnyCase(with: "full")
        case UInt8(ascii: "m"):
          return word.beginsInAnyCase(with: "method")
            || word.beginsInAnyCase(with: "m\u{e9}t")
        case UInt8(ascii: "v"): return word.beginsInAnyCase(with: "verb")
        case UInt8(ascii: "u"): return word.beginsInAnyCase(with: "ur")
        case UInt8(ascii: "e"): return word.beginsInAnyCase(with: "endpoint")
        case UInt8(ascii: "p"): return word.beginsInAnyCase(with: "path")
        case 0x80...: return true
        default: return false
        }
      }
    }

    /// The label that some words are.
    init?(_ words: [String]) {
      guard (1...3).contains(words.count) else { return nil }
      var methodWords = 0
      var pathWords = 0
      for word in words {
        switch word {
        case "http", "https", "request", "api", "the", "full": continue
        // "Method(s)"
        case "s" where methodWords > 0: continue
        case "method", "methods", "verb": methodWords += 1
        // "Request type: PUT", but not a type alone.
        case "type" where words.count > 1: methodWords += 1
        case "url", "uri", "endpoint", "path", "route", "resource", "address": pathWords += 1
        default: return nil
        }
      }
      switch (methodWords, pathWords) {
      case (1, 0): self = .method
      case (0, 1...): self = .path
      default: return nil
      }
    }
  }

  private static func parts(
    in paragraph: Paragraph, below label: Label?
  ) -> [(Part, SourceLocation)] {
    // A paragraph that begins with a long run of words is prose.
    if case .text(let text)? = paragraph.content.first, text.utf8.count > 64 { return [] }
    guard paragraph.content.count <= 12 else { return [] }
    let lines = VisibleLine.lines(of: paragraph.content)
    return parts(in: lines.map(\.text), below: label).map { ($0, paragraph.location) }
  }

  private static func parts(in lines: [String], below label: Label?) -> [Part] {
    var parts: [Part] = []
    var pending: Label?
    for line in lines {
      if let (label, value) = labelled(line) {
        pending = value.isEmpty ? label : nil
        if let part = part(value, as: label) ?? (label == .path ? place(String(value)) : nil) {
          parts.append(part)
        }
      } else if let asked = pending ?? (lines.count == 1 ? label : nil) {
        if let part = part(line, as: asked) ?? (asked == .path ? place(line) : nil) {
          parts.append(part)
        }
        pending = nil
      } else if lines.count == 1, let part = part(line, as: .method, inAnyCase: false) {
        // A method alone in its paragraph.
        parts.append(part)
      } else if lines.count == 1, line.utf8.count <= 300, let place = place(line) {
        parts.append(place)
      }
    }
    return parts
  }

  /// A host and a path, without a scheme, and nothing else: `api.bookshop.example/v1/books`.
  private static func place(_ line: String) -> Part? {
    let text = Substring(line).trimmingSpaces()
    let bare = text.drop { $0 == "`" }
    guard let first = bare.utf8.first, first.isASCIIWord, !bare.contains("://"),
      !bare.contains(" "),
      bare.contains("."), bare.contains("/")
    else { return nil }
    let written = bare.prefix { $0 != "`" }
    guard bare.dropFirst(written.count).allSatisfy({ $0 == "`" }) else { return nil }
    let (host, path) = HostPrefix.split(String(written))
    guard host != nil, path.utf8.count > 1, let template = PathTemplate(parsing: written) else {
      return nil
    }
    return .path(template)
  }

  /// `URL: /books`, `` Method `GET` ``.
  static func labelled(_ line: String) -> (Label, Substring)? {
    guard Label.mayBegin(line) else { return nil }
    var end: String.Index?
    for (index, byte) in zip(line.utf8.indices, line.utf8.prefix(32)) {
      // The colon of Chinese and Japanese has three bytes, the first of which other letters share.
      if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "`")
        || byte == 0xEF && line[index...].first == "：" && line[..<index].last != nil
      {
        end = index
        break
      }
    }
    guard let end, let label = Label(line[..<end]) else { return nil }
    let value = line[end...].drop { $0 == ":" || $0 == "：" || $0 == " " }
    return (label, value)
  }

  /// A value is a method, or a path, and nothing else.
  private static func part(
    _ text: some StringProtocol, as label: Label, inAnyCase: Bool = true
  ) -> Part? {
    guard text.utf8.count <= PathTemplateParser.maximumLength else { return nil }
    let value = Substring(text).drop { $0 == "`" || $0 == " " || $0 == "\"" }
    switch label {
    case .method:
      guard HTTPMethod.leading(value) != nil else {
        // "Method: Get": the label says that it is one.
        let word = value.prefix { $0.isLetter }
        let rest = value[word.endIndex...].drop { $0 == "`" || $0 == " " }
        let method = word.uppercased()
        return inAnyCase && rest.isEmpty && HTTPMethod.isMethod(method) ? .methods([method]) : nil
      }
      let end = value.utf8.firstIndex(of: UInt8(ascii: "`")) ?? value.endIndex
      var rest = value[..<end] + " "
      guard let methods = HTTPMethod.takeMethods(from: &rest), rest.isEmpty else { return nil }
      return .methods(methods)
    case .path:
      let end = value.utf8.firstIndex { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "\"") }
      let place = value[..<(end ?? value.endIndex)]
      // `/v1/['table_name']`: what should have stood there was never put in.
      guard place.contains("/") || place.utf8.first == UInt8(ascii: "{"),
        place.firstOffset(of: "['") == nil,
        let token = DeclaredEndpoint.onlyToken(in: place),
        token.hasPrefix("/") || token.contains("://") || token.hasPrefix("{"),
        let template = PathTemplate(parsing: token), template.path != "/"
      else { return nil }
      return .path(template)
    }
  }

  /// A table of two columns with labels in the first: `URI | /books`.
  private static func parts(in table: Table) -> [(Part, SourceLocation)] {
    guard table.header.count == 2 else { return [] }
    func parts(in row: [Table.Cell]) -> [(Part, SourceLocation)] {
      guard row[0].content.count <= 3, let label = Label(row[0].text) else { return [] }
      let lines = VisibleLine.lines(of: row[1].content)
      guard lines.count == 1, let part = part(lines[0].text, as: label) else { return [] }
      return [(part, row[1].location)]
    }
    return parts(in: table.header) + table.rows.flatMap { parts(in: $0) }
  }
}
