import APISchema

/// Links to other parts of the reference, turned into links to what became of those.
///
/// The schema writes such a link as `[label](model:Service)`, `(enumeration:ServiceState)`,
/// `(group:services)` or `(operation:services.create)`.
struct SymbolLinks {
  private var symbols: [String: String] = [:]

  /// Learns the names of a schema.
  init(_ schema: APISchema, names: SchemaNames) {
    for model in schema.models {
      symbols["model:\(model.name)"] = "``\(names.model(model.name))``"
    }
    for enumeration in schema.enumerations {
      symbols["enumeration:\(enumeration.name)"] = "``\(names.enumeration(enumeration.name))``"
    }
    var properties: [String: String] = [:]
    for group in schema.groups {
      symbols["group:\(group.id)"] = "``\(names.client)/\(names.groupType(group))``"
      properties[group.id] = names.groupProperty(group)
    }
    for operation in schema.operations {
      // A symbol link would have to list all labels of the function.
      let group = properties[operation.group] ?? ""
      symbols["operation:\(operation.id)"] = "`\(group).\(names.function(operation))`"
    }
  }

  /// The text with symbols in place of links; a link that leads nowhere is its label.
  func resolved(in text: String) -> String {
    guard text.holds(UInt8(ascii: "[")), var link = Self.nextLink(in: text[...]) else {
      return text
    }
    var result = ""
    var rest = text[...]
    while true {
      result += rest[..<link.start]
      result += symbols[String(rest[link.destination])] ?? String(rest[link.label])
      rest = rest[link.end...]
      guard let next = Self.nextLink(in: rest) else { break }
      link = next
    }
    return result + rest
  }

  private struct Link {
    var start: Substring.Index
    var label: Range<Substring.Index>
    var destination: Range<Substring.Index>
    var end: Substring.Index
  }

  private static let schemes: [StaticString] = [
    "model:", "enumeration:", "group:", "operation:", "#",
  ]

  /// The first link to a part of the reference.
  private static func nextLink(in text: Substring) -> Link? {
    let offsets = text.utf8.withContiguousStorageIfAvailable { nextLink(in: $0) }
    guard let offsets = offsets ?? Array(text.utf8).withUnsafeBufferPointer({ nextLink(in: $0) })
    else { return nil }
    func place(_ offset: Int) -> Substring.Index {
      text.utf8.index(text.startIndex, offsetBy: offset)
    }
    return Link(
      start: place(offsets.open),
      label: place(offsets.open + 1)..<place(offsets.middle),
      destination: place(offsets.middle + 2)..<place(offsets.close),
      end: place(offsets.close + 1))
  }

  /// Where a link's brackets stand: the first, the one before the destination, the last.
  private static func nextLink(
    in bytes: UnsafeBufferPointer<UInt8>
  ) -> (open: Int, middle: Int, close: Int)? {
    var open: Int?
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "["):
        open = index
      case UInt8(ascii: "]"):
        if let start = open, index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "(") {
          let destination = bytes[(index + 2)...]
          let isInternal = schemes.contains { scheme in
            scheme.withUTF8Buffer { destination.starts(with: $0) }
          }
          if isInternal, let close = destination.firstIndex(of: UInt8(ascii: ")")) {
            return (start, index, close)
          }
        }
        open = nil
      default:
        continue
      }
    }
    return nil
  }
}
