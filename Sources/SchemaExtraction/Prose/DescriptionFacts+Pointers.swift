import SlateReference

/// What a description sends its reader to: sections, tables, resources.
extension DescriptionFacts {
  mutating func readLinks(_ inlines: [Inline]) {
    guard inlines.hasLinks else { return }
    var before = ""
    func visit(_ inlines: [Inline], _ facts: inout DescriptionFacts) {
      for inline in inlines {
        switch inline {
        case .link(let destination, let content):
          if destination.hasPrefix("#") {
            let anchor = String(destination.dropFirst())
            facts.anchors.append(anchor)
            let lead = before.lowercased()
            if facts.sameParametersAnchor == nil,
              lead.contains("same parameters as")
                || lead.contains("same attributes as") || lead.contains("same arguments as")
            {
              facts.sameParametersAnchor = anchor
            }
            // What was looked at need not be looked at again, but for a phrase that has just begun.
            before = String(before.suffix(20))
          }
          before += content.plainText
        case .text(let text): before += text
        case .code(let text): before += text
        case .emphasis(let content), .strong(let content): visit(content, &facts)
        case .softBreak, .lineBreak: before += " "
        case .html, .image: continue
        }
      }
    }
    visit(inlines, &self)
  }

  private static let tablePhrase: Phrase = "table"
  private static let uriPhrase: Phrase = "resource uri"
  private static let endpointPhrase: Phrase = "api endpoint"

  mutating func readTables(_ scanner: ProseScanner) {
    guard scanner.contains(Self.tablePhrase) else { return }
    scanner.text.withBytes { bytes in
      for mark in [UInt8(ascii: "`"), UInt8(ascii: "\"")] {
        // "see table `X` below" and "see `X` table below"
        var rest = bytes[...]
        while let open = rest.firstIndex(of: mark) {
          guard let close = rest[(open + 1)...].firstIndex(of: mark) else { break }
          if Self.endsWithTable(bytes[..<open]) || Self.beginsWithTable(bytes[(close + 1)...]) {
            tableNames.append(String(decoding: bytes[(open + 1)..<close], as: UTF8.self))
          }
          rest = rest[(close + 1)...]
        }
      }
    }
  }

  private static func beginsWithTable(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let start = bytes.firstIndex(where: { !$0.isASCIIWhitespace }) else { return false }
    return UnsafeBufferPointer(rebasing: bytes[start...]).beginsInAnyCase(with: "table")
  }

  private static func endsWithTable(_ bytes: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    guard let last = bytes.lastIndex(where: { !$0.isASCIIWhitespace }), last - bytes.startIndex >= 4
    else { return false }
    return UnsafeBufferPointer(rebasing: bytes[(last - 4)...last]).beginsInAnyCase(with: "table")
  }

  mutating func readResource(_ scanner: ProseScanner) {
    let lower = scanner.lower
    guard let range = scanner.range(of: Self.uriPhrase) ?? scanner.range(of: Self.endpointPhrase)
    else { return }
    isResourceURI = true
    if lower[range] == "api endpoint" {
      // "A unique API endpoint that represents the action": the resource speaks of itself.
      if let rest = scanner.text(after: "that represents") { resourceTarget = String(rest) }
      isOwnResource = resourceTarget != nil
      if !isOwnResource { isResourceURI = false }
      return
    }
    guard let rest = scanner.text(after: Self.uriPhrase) else { return }
    var target = rest
    if target.hasPrefix("s") { target = target.dropFirst() }
    target = target.trimmingSpaces()
    // "Resource URI (REST API) of the object": the remark belongs to the URI.
    if target.hasPrefix("("), let close = target.firstIndex(of: ")") {
      target = target[target.index(after: close)...].trimmingSpaces()
    }
    if target.lowercased().hasPrefix("of ") {
      resourceTarget = String(target.dropFirst(3))
    } else {
      // "List of service resource URIs", "Filter by service (resource URI)": what stands before names it.
      let before = String(lower[..<range.lowerBound])
      resourceTarget = Words(before).words.suffix(3).joined(separator: " ")
    }
  }
}
