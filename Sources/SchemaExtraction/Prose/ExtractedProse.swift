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
    let prose = blocks.filter { block in
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
    return markdown.text(
      prose.map { block in
        // A summary in italics is one without them.
        guard case .paragraph(var paragraph) = block, paragraph.content.count == 1,
          case .emphasis(let inner) = paragraph.content[0]
        else { return block }
        paragraph.content = inner
        return .paragraph(paragraph)
      })
  }

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
