import SlateDiagnostics

/// Sections under construction: headings and blocks come in their order, a tree comes out.
struct SectionTree {
  private var preamble: [Block] = []
  private var finished: [Section] = []
  /// The sections that are still open, each of a lower level than the one before it.
  private var open: [Section] = []

  /// Begins a section, and ends those of its level and below it.
  ///
  /// A jump over a level is no fault: `###` right below `#` nests there.
  mutating func append(_ heading: Heading) {
    close(downTo: heading.level)
    open.append(Section(heading: heading))
  }

  /// Adds blocks to the section that is open.
  mutating func append(_ blocks: [Block]) {
    if open.isEmpty {
      preamble += blocks
    } else {
      open[open.count - 1].blocks += blocks
    }
  }

  /// Takes the last block of the section that is open out, if it is a table, or the paragraph or the code at a place.
  mutating func takeLastTable(orParagraphAt location: SourceLocation?) -> [Block] {
    switch open.isEmpty ? preamble.last : open[open.count - 1].blocks.last {
    case .table?: break
    case .paragraph(let paragraph)? where paragraph.location == location: break
    case .code(let code)? where code.location == location: break
    default: return []
    }
    return [open.isEmpty ? preamble.removeLast() : open[open.count - 1].blocks.removeLast()]
  }

  /// Ends all sections.
  mutating func finish() -> (preamble: [Block], sections: [Section]) {
    close(downTo: 1)
    return (preamble, finished)
  }

  private mutating func close(downTo level: Int) {
    while var last = open.popLast() {
      guard last.heading.level >= level else {
        open.append(last)
        break
      }
      // It grows no more: what was kept free for that would be a third of all blocks' memory.
      last.blocks = last.blocks.withUnsafeBufferPointer { Array($0) }
      if open.isEmpty {
        finished.append(last)
      } else {
        open[open.count - 1].subsections.append(last)
      }
    }
  }
}
