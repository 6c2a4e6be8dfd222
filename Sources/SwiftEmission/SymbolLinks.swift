import APISchema

/// Links inside the reference, turned into links to what became of the sections.
struct SymbolLinks {
  private var symbols: [String: String] = [:]

  /// Learns the anchors of models, enumerations and groups.
  init(_ schema: APISchema, names: SchemaNames) {
    for model in schema.models where model.role != .request {
      learn(model.title, names.model(model.name))
    }
    for enumeration in schema.enumerations {
      learn(enumeration.title, names.enumeration(enumeration.name))
    }
    for group in schema.groups {
      learn(group.title, names.client + "/" + names.groupType(group))
    }
  }

  private mutating func learn(_ title: String, _ symbol: String) {
    let anchor = Self.anchor(title)
    if !anchor.isEmpty, symbols[anchor] == nil { symbols[anchor] = symbol }
  }

  /// The text with `[Service](#service)` as ` ``Service`` `; a link that leads nowhere is its text.
  func resolved(in text: String) -> String {
    guard var link = Self.nextLink(in: text[...]) else { return text }
    var result = ""
    var rest = text[...]
    while true {
      result += rest[..<link.start]
      let label = rest[link.label]
      if let symbol = symbols[String(rest[link.anchor]).lowercased()] {
        result += "``\(symbol)``"
      } else {
        result += label
      }
      rest = rest[link.end...]
      guard let next = Self.nextLink(in: rest) else { break }
      link = next
    }
    return result + rest
  }

  /// A link to a fragment: `[label](#anchor)`.
  private struct Link {
    var start: Substring.Index
    var label: Range<Substring.Index>
    var anchor: Range<Substring.Index>
    var end: Substring.Index
  }

  private static func nextLink(in text: Substring) -> Link? {
    let bytes = text.utf8
    var open: Substring.Index?
    var index = bytes.startIndex
    while index != bytes.endIndex {
      let next = bytes.index(after: index)
      switch bytes[index] {
      case UInt8(ascii: "["): open = index
      case UInt8(ascii: "]"):
        if let start = open, bytes[next...].starts(with: "(#".utf8),
          let close = bytes[next...].firstIndex(of: UInt8(ascii: ")"))
        {
          let anchor = bytes.index(next, offsetBy: 2)..<close
          return Link(
            start: start, label: bytes.index(after: start)..<index, anchor: anchor,
            end: bytes.index(after: close))
        }
        open = nil
      default: break
      }
      index = next
    }
    return nil
  }

  /// The fragment of a heading, as Slate makes it.
  private static func anchor(_ title: String) -> String {
    var anchor = ""
    var pending = false
    for character in title.lowercased() {
      if character.isLetter || character.isNumber {
        if pending && !anchor.isEmpty { anchor.append("-") }
        pending = false
        anchor.append(character)
      } else if character != "'" && character != "’" {
        pending = true
      }
    }
    return anchor
  }
}
