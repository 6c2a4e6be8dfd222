import SlateDiagnostics
import SlateReference

/// Parameters or attributes that are written as a list, as definitions, or as paragraphs that begin with a name: each is
/// read as the row of a table.
enum ParameterList {
  /// The blocks of a section, with tables where such lists stand.
  static func tables(in all: [Block], below heading: Heading) -> [Block] {
    let announced =
      ParameterAnnouncement(heading: LabelWords.heading(heading.text))
      ?? withoutRemark(heading.text).flatMap {
        ParameterAnnouncement(heading: LabelWords.heading($0))
      }
    let parted = LabelledLines.parted(all, isAnnounced: announced != nil)
    guard parted != nil || all.contains(where: { mayBegin($0) }) else { return all }
    let blocks = (parted ?? all).flatMap { withoutLabels($0) }
    var isChanged = parted != nil || blocks.count != all.count
    var result: [Block] = []
    result.reserveCapacity(blocks.count)
    var index = 0
    while index < blocks.count {
      var entries: [ParameterEntry] = []
      var isOpen = true
      var end = index
      var isOfFields = false
      while end < blocks.count, isOpen, let next = Self.entries(of: blocks[end], &isOfFields) {
        entries += next
        end += 1
        // A list is whole; paragraphs and definitions stand one behind the other.
        if case .list(let list) = blocks[end - 1], list.items.count > 1 { isOpen = false }
      }
      guard !entries.isEmpty else {
        result.append(blocks[index])
        index += 1
        continue
      }
      let label = result.last.flatMap { ParameterAnnouncement(line: $0) }
      if let table = table(of: entries, announced: label ?? announced, isOfFields: isOfFields) {
        result.append(.table(table))
        isChanged = true
      } else {
        result += blocks[index..<end]
      }
      index = end
    }
    // A section as it was shares its blocks with the reference.
    return isChanged ? result : all
  }

  /// "Parameters" of "Parameters (deprecated)"; nil where no brackets stand at the end.
  private static func withoutRemark(_ heading: String) -> String? {
    guard heading.utf8.last == UInt8(ascii: ")"),
      let open = heading.utf8.lastIndex(of: UInt8(ascii: "("))
    else { return nil }
    let words = heading[..<open].trimmingSpaces()
    return words.isEmpty ? nil : String(words)
  }

  /// A list whose items are labels with lists below them: "+ Parameters", and below it each of them.
  private static func withoutLabels(_ block: Block) -> [Block] {
    guard case .list(let list) = block, (1...4).contains(list.items.count) else { return [block] }
    var parts: [Block] = []
    for item in list.items {
      guard item.blocks.count == 2, case .paragraph(let label) = item.blocks[0],
        case .list = item.blocks[1], LabelWords.heading(label.content.plainText).words.count <= 3,
        ParameterAnnouncement(line: item.blocks[0]) != nil
      else { return [block] }
      parts += item.blocks
    }
    return parts
  }

  /// Where lists stand among the blocks that name something in code, item for item, and that are not read.
  static func unread(in blocks: [Block]) -> [(names: [String], location: SourceLocation)] {
    var found: [(names: [String], location: SourceLocation)] = []
    var lead: Block?
    for block in blocks {
      defer { lead = block }
      var isOfFields = false
      guard mayBegin(block), case .list(let list) = block, list.items.count > 1,
        let entries = entries(of: block, &isOfFields),
        entries.allSatisfy({ $0.isCode && $0.isMarked })
      else { continue }
      if case .paragraph(let paragraph)? = lead,
        !otherLists.isDisjoint(with: Words(paragraph.content.plainText).words)
      {
        continue
      }
      found.append((entries.flatMap(\.names), list.location))
    }
    return found
  }

  /// Words before a list of something else than fields.
  static let otherLists: WordSet = [
    "values", "value", "options", "errors", "error", "codes", "code", "status", "statuses",
    "states", "events", "event", "scopes", "scope", "permissions", "one", "either", "examples",
    "example", "types", "roles", "note", "notes", "actions", "following",
  ]

  private static func mayBegin(_ block: Block) -> Bool {
    switch block {
    case .list(let list):
      guard case .paragraph(let paragraph)? = list.items.first?.blocks.first else { return false }
      return !paragraph.content.isEmpty
    case .paragraph(let paragraph):
      switch paragraph.content.first {
      case .code?, .strong?: return paragraph.content.count > 1
      default: return false
      }
    default: return false
    }
  }

  /// What a block describes; nil where a part of it describes nothing.
  ///
  /// - Parameter isOfFields: Whether its items are those of a nested list, which has a rule of its own.
  private static func entries(of block: Block, _ isOfFields: inout Bool) -> [ParameterEntry]? {
    switch block {
    case .list(let list):
      var entries: [ParameterEntry] = []
      for item in list.items {
        guard case .paragraph(let paragraph)? = item.blocks.first,
          var entry = ParameterEntry(paragraph.content, at: item.location)
        else { return nil }
        for block in item.blocks.dropFirst() { entry.add(block) }
        entries.append(entry)
      }
      isOfFields = list.items.allSatisfy { ListField($0) != nil }
      return entries.isEmpty ? nil : entries
    case .paragraph(let paragraph):
      guard mayBegin(block) else { return nil }
      var entries: [ParameterEntry] = []
      var line: [Inline] = []
      var start = 0
      var count = 0
      func location() -> SourceLocation {
        guard start > 0 else { return paragraph.location }
        return SourceLocation(file: paragraph.location.file, line: paragraph.location.line + start)
      }
      func endLine() -> Bool {
        defer { line = [] }
        guard line.contains(where: { !$0.isBlankText }) else { return true }
        if let entry = ParameterEntry(line, at: location()) {
          entries.append(entry)
        } else {
          guard let last = entries.indices.last else { return false }
          entries[last].description += [.text(" ")] + line
        }
        return true
      }
      for inline in paragraph.content {
        switch inline {
        case .softBreak, .lineBreak:
          count += 1
          guard endLine() else { return nil }
          start = count
        default: line.append(inline)
        }
      }
      return endLine() && !entries.isEmpty ? entries : nil
    default: return nil
    }
  }

  private static func table(
    of entries: [ParameterEntry], announced: ParameterAnnouncement?, isOfFields: Bool
  ) -> Table? {
    let typed = entries.count { $0.isTyped }
    // Words before them say what they are, or their types do.
    // Between other names "url" and "description" are names, too.
    let isNaming = announced?.isRequest == true && entries.contains { !$0.isRemark }
    let isAnnounced =
      announced.map { $0.isRequest || !isOfFields } ?? false
      && entries.allSatisfy {
        $0.isTyped || $0.isMarked && (!$0.isRemark || isNaming && $0.mayBeName)
      }
    guard isAnnounced || (typed * 2 >= entries.count && !isOfFields), let first = entries.first
    else { return nil }
    let hasTypes = entries.contains { $0.hasType }
    let place = first.location
    func head(_ text: String) -> Table.Cell { Table.Cell([.text(text)], at: place) }
    let name = head(announced?.head ?? "Field")
    return Table(
      header: hasTypes ? [name, head("Type"), head("Description")] : [name, head("Description")],
      rows: entries.flatMap { $0.rows(withType: hasTypes, depth: 0) }, location: place)
  }
}
