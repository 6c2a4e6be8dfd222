import SlateDiagnostics
import SlateReference

/// A place where an endpoint is written, and how plainly.
struct EndpointCandidate {
  /// How plainly an endpoint is written: where several places have the same one, the plainest is its own.
  enum Form: Int, Comparable {
    /// Beside others, in a list, a table or a link: an overview.
    case listed
    /// In a sentence.
    case mentioned
    /// In the label of a sample, and nothing beside it.
    case quoted
    /// Alone: a heading, a line, a paragraph, a box.
    case declared

    static func < (left: Form, right: Form) -> Bool { left.rawValue < right.rawValue }
  }

  var endpoint: DeclaredEndpoint
  var location: SourceLocation
  var form: Form
  /// Parameters of its path that stand there as values, `/books/1`: their names were found for them.
  var unwrittenNames: Set<String> = []
}

extension EndpointCandidate {
  /// The endpoints of a heading: the whole of it, or a code span in it.
  static func all(in heading: Heading) -> [EndpointCandidate] {
    let lines = VisibleLine.lines(of: heading.content)
    return lines.flatMap { line -> [EndpointCandidate] in
      if let remarked = remarked(line.text, at: heading.location, .declared) { return remarked }
      return all(in: line.text, at: heading.location, .declared)
        + (line.text.hasPrefix("`")
          ? [] : line.spans.flatMap { all(in: $0, at: heading.location, .declared) })
    }
  }

  /// The endpoints of a block, in their order.
  static func all(in block: Block) -> [EndpointCandidate] {
    switch block {
    case .paragraph(let paragraph): return all(in: paragraph)
    case .code(let code): return all(in: code)
    case .html(let html): return all(in: html)
    case .table(let table): return all(in: table)
    case .list(let list):
      let items = list.items.map { item in item.blocks.flatMap { all(in: $0) } }
      // One endpoint among the points of a list stands for itself; several are an overview.
      let isOverview = items.count { !$0.isEmpty } > 1
      return items.flatMap { $0 }.map { candidate in
        var candidate = candidate
        if isOverview { candidate.form = .listed }
        return candidate
      }
    case .aside(_, let blocks, _): return blocks.flatMap { all(in: $0) }
    case .quote(let blocks, _):
      // A quote is the label of a sample: what it names may be the sample's own request.
      return blocks.flatMap { all(in: $0) }.map { candidate in
        var candidate = candidate
        candidate.form = min(candidate.form, .quoted)
        return candidate
      }
    case .thematicBreak: return []
    }
  }

  /// Whether several paragraphs of a section each have an endpoint and what it does: an overview of what follows.
  static func explainsSeveral(_ blocks: [Block], _ candidates: [[EndpointCandidate]]) -> Bool {
    zip(blocks, candidates).count { block, candidates in
      guard case .paragraph = block else { return false }
      return candidates.contains { $0.form == .mentioned }
    } > 1
  }

  private static func remarked(
    _ text: some StringProtocol, at location: SourceLocation, _ form: Form
  ) -> [EndpointCandidate]? {
    DeclaredEndpoint.remarked(text)?.endpoints.map {
      EndpointCandidate(endpoint: $0, location: location, form: form)
    }
  }

  private static func all(
    in text: some StringProtocol, at location: SourceLocation, _ form: Form
  ) -> [EndpointCandidate] {
    DeclaredEndpoint.all(in: text).map {
      EndpointCandidate(endpoint: $0, location: location, form: form)
    }
  }

  /// Each line that is an endpoint, and each code span that is one.
  private static func all(in paragraph: Paragraph) -> [EndpointCandidate] {
    guard VisibleLine.mayHoldEndpoint(paragraph.content), !namesFormer(paragraph) else {
      return []
    }
    return VisibleLine.lines(of: paragraph.content).flatMap { line -> [EndpointCandidate] in
      let alone = all(in: line.text, at: paragraph.location, line.isLink ? .listed : .declared)
      if !alone.isEmpty { return alone }
      // "Request: GET /books"
      if let (_, value) = EndpointDefinition.labelled(line.text) {
        let told = all(in: value, at: paragraph.location, .declared)
        if !told.isEmpty { return told }
      }
      let explained = all(in: line.beforeRemark, at: paragraph.location, .mentioned)
      if !explained.isEmpty { return explained }
      let isCode = line.spans.count == 1 && line.text.utf8.count == line.spans[0].utf8.count + 2
      if let remarked = remarked(
        isCode ? line.spans[0] : line.text, at: paragraph.location, isCode ? .declared : .mentioned)
      {
        return remarked
      }
      return line.spans.flatMap { span in
        remarked(span, at: paragraph.location, .mentioned)
          ?? all(in: span, at: paragraph.location, .mentioned)
      }
    }
  }

  /// Whether a paragraph says what an endpoint was called once: "Previously known as `POST /books/show`".
  private static func namesFormer(_ paragraph: Paragraph) -> Bool {
    guard case .text(let text)? = paragraph.content.first, text.utf8.count <= 80 else {
      return false
    }
    let words = Words(text).words
    return words.contains { formerWords.contains($0) }
      && words.contains { namingWords.contains($0) }
  }

  private static let formerWords: WordSet = ["previously", "formerly", "earlier", "once", "was"]
  private static let namingWords: WordSet = [
    "known", "knows", "called", "named", "renamed", "formerly",
  ]

  /// The languages of code blocks whose lines are read as text.
  static let plainLanguages: WordSet = [
    "text", "txt", "plaintext", "plain", "none", "endpoint", "url",
  ]

  /// A line of a plain block that is an endpoint and nothing else.
  private static func all(in code: CodeBlock) -> [EndpointCandidate] {
    guard code.language.map({ plainLanguages.contains($0) }) ?? true else {
      return defined(in: code)
    }
    let lines = code.text.parts(separatedBy: UInt8(ascii: "\n"), keepingEmpty: true)
    return lines.enumerated().flatMap { offset, line in
      let location = code.location(ofLine: offset)
      return remarked(line, at: location, .declared) ?? all(in: line, at: location, .declared)
    }
  }

  /// The line above a command that says what it asks for: "GET https://host/books/{id}", with a parameter in brackets.
  private static func defined(in code: CodeBlock) -> [EndpointCandidate] {
    guard code.text.utf8.count < 20_000, code.text.firstOffset(of: "curl") != nil,
      let language = code.language, ShellSample.mayBeShell(language)
    else { return [] }
    for (offset, line) in code.text.split(separator: "\n", omittingEmptySubsequences: false)
      .prefix(6).enumerated()
    {
      if line.contains("curl") { break }
      guard DeclaredEndpoint.mayBegin(line), line.contains("{") || line.contains("://"),
        !line.contains("HTTP/")
      else { continue }
      return all(in: line, at: code.location(ofLine: offset), .declared)
    }
    return []
  }

  /// A box: text between tags that is an endpoint, or a method with a path in the next tag.
  private static func all(in html: HTML) -> [EndpointCandidate] {
    guard html.text.holds(UInt8(ascii: "/")),
      HTTPMethod.all.contains(where: { html.text.firstOffset(of: $0) != nil })
    else { return [] }
    let runs = html.textRuns
    return runs.indices.flatMap { index -> [EndpointCandidate] in
      let run = runs[index]
      let alone = all(in: run.text, at: run.location, .declared)
      guard alone.isEmpty, runs.indices.contains(index + 1) else { return alone }
      var rest = (run.text + " ")[...]
      guard HTTPMethod.takeMethods(from: &rest) != nil, rest.isEmpty else { return [] }
      return all(in: "\(run.text) \(runs[index + 1].text)", at: run.location, .declared)
    }
  }

  /// A table with a column of methods and a column of paths, or with a column of both.
  private static func all(in table: Table) -> [EndpointCandidate] {
    // A box that an author drew as a table: `POST | /books` where the headers stand.
    let head = table.header.map(\.text).filter { !$0.isEmpty }
    if (1...2).contains(head.count), HTTPMethod.isMethod(head[0].prefix { $0 != " " }),
      let cell = table.header.first
    {
      let boxed = all(in: head.joined(separator: " "), at: cell.location, .declared)
      if !boxed.isEmpty { return boxed }
    }
    guard let columns = EndpointColumns(table) else { return [] }
    // A table of one endpoint is no overview.
    let form = table.rows.count == 1 ? Form.mentioned : .listed
    return table.rows.flatMap { row -> [EndpointCandidate] in
      columns.texts(in: row).flatMap { all(in: $0, at: row[columns.path].location, form) }
    }
  }
}
