import APISchema
import SlateReference

/// What the reference says in sentences, as the schema has it.
extension Extraction {
  /// How prose is written: links to sections become links to what the section describes.
  var markdown: MarkdownText {
    let targets = linkTargets
    let base = options.documentationURL
    return MarkdownText { destination in
      if destination.hasPrefix("#") {
        guard let target = targets[String(destination.dropFirst())] else { return .textOnly }
        return .destination(target)
      }
      if destination.hasPrefix("http://") || destination.hasPrefix("https://")
        || destination.hasPrefix("mailto:")
      {
        return .destination(destination)
      }
      guard let base else { return .textOnly }
      let trimmed = base.hasSuffix("/") ? String(base.dropLast()) : base
      return .destination(
        destination.hasPrefix("/") ? trimmed + destination : "\(trimmed)/\(destination)")
    }
  }

  /// The prose of some blocks, without samples, tables and the labels of samples.
  func prose(_ blocks: [Block]) -> String {
    var isServers = false
    let prose = blocks.enumerated().filter { index, block in
      if index + 1 < blocks.count, isSampleLabel(block), showsSample(blocks[index + 1]) {
        return false
      }
      // "Base URLs:" and the list below it say what has a place of its own.
      if case .list = block, isServers { return false }
      isServers = announcesServers(block)
      if isServers { return false }
      switch block {
      case .paragraph(let paragraph):
        return !isLabelParagraph(paragraph) && !EndpointDefinition.isWhole(block)
      case .list: return !EndpointDefinition.isWhole(block)
      // That has a place of its own in the schema.
      case .aside(_, let inner, _): return EndpointFacts.needsProof(saidIn: inner) == nil
      case .table, .code, .quote, .html, .thematicBreak: return false
      }
    }
    .map(\.element)
    return markdown.text(
      Self.joiningLabels(prose).map { block in
        // A summary in italics is one without them.
        guard case .paragraph(var paragraph) = block, paragraph.content.count == 1,
          case .emphasis(let inner) = paragraph.content[0]
        else { return block }
        paragraph.content = inner
        return .paragraph(paragraph)
      })
  }

  private func showsSample(_ block: Block) -> Bool {
    switch block {
    case .code: true
    case .paragraph(let paragraph): isLabelParagraph(paragraph)
    default: false
    }
  }

  /// Whether a line says no more than which sample stands below it: "Example response:".
  func isSampleLabel(_ block: Block) -> Bool {
    guard case .paragraph(let paragraph) = block else { return false }
    let text = paragraph.content.plainText
    guard text.utf8.count < 60 else { return false }
    let words = Words(text).words
    return !words.isEmpty && words.allSatisfy { Self.wordsOfSampleLabels.contains($0) }
  }

  private static let wordsOfSampleLabels: WordSet = [
    "example", "examples", "sample", "samples", "request", "requests", "response", "responses",
    "body", "payload", "result", "output", "answer", "the", "a", "an", "of", "json", "http", "curl",
    "success", "successful",
  ]

  /// The blocks, a line such as "**Note:**" joined with the paragraph that it stands above.
  private static func joiningLabels(_ blocks: [Block]) -> [Block] {
    guard blocks.contains(where: { isNoteLabel($0) }) else { return blocks }
    var joined: [Block] = []
    for block in blocks {
      if let last = joined.last, isNoteLabel(last), case .paragraph(let label) = last,
        case .paragraph(var paragraph) = block
      {
        paragraph.content = label.content + [.text(" ")] + paragraph.content
        joined[joined.count - 1] = .paragraph(paragraph)
      } else {
        joined.append(block)
      }
    }
    return joined
  }

  /// Whether a paragraph is "Note:" and nothing else.
  private static func isNoteLabel(_ block: Block) -> Bool {
    guard case .paragraph(let paragraph) = block, paragraph.content.count == 1 else { return false }
    let text: String
    switch paragraph.content[0] {
    case .text(let plain): text = plain
    case .strong(let inner), .emphasis(let inner): text = inner.plainText
    default: return false
    }
    return text.utf8.count <= 16 && text.last == ":"
      && noteWords.contains(text.dropLast().lowercased())
  }

  private static let noteWords: WordSet = [
    "note", "notes", "important", "warning", "caution", "attention", "tip", "hint", "remark",
    "please note", "nb",
  ]

  /// "This is a namespaced endpoint" says a fact that has a place of its own.
  private func isLabelParagraph(_ paragraph: Paragraph) -> Bool {
    // So do an endpoint, the status that a table is about, and how two tables belong together.
    if paragraph.content.count <= 2,
      TableJoint(paragraph.content) != nil || TableReading.status(in: paragraph.content) != nil
        || paragraph.content.plainText == "None"
    {
      return true
    }
    let text = paragraph.content.plainText
    if DeclaredEndpoint.mayBegin(text), DeclaredEndpoint(in: text) != nil { return true }
    return text.lowercased().hasPrefix("this is a namespaced endpoint")
  }
}
