import SlateReference

/// A command that stands in a paragraph of its own as a code span: it is a sample like one in a block.
enum CommandParagraph {
  /// The blocks of a section with such paragraphs as code of a shell.
  static func samples(in blocks: [Block]) -> [Block] {
    // A section as it was shares its blocks with the reference.
    guard blocks.contains(where: { command(in: $0) != nil }) else { return blocks }
    return blocks.map { command(in: $0).map { .code($0) } ?? $0 }
  }

  private static func command(in block: Block) -> CodeBlock? {
    guard case .paragraph(let paragraph) = block, paragraph.content.count == 1,
      case .code(let text) = paragraph.content[0], text.hasPrefix("curl "), text.utf8.count > 12
    else { return nil }
    return CodeBlock(
      language: "shell", text: text + "\n", location: paragraph.location,
      places: SourceMap(point: paragraph.location))
  }
}
