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

  private static let schemes: [String] = ["model:", "enumeration:", "group:", "operation:", "#"]

  /// The first link to a part of the reference.
  private static func nextLink(in text: Substring) -> Link? {
    let bytes = text.utf8
    var open: Substring.Index?
    var index = bytes.startIndex
    while index != bytes.endIndex {
      let next = bytes.index(after: index)
      switch bytes[index] {
      case UInt8(ascii: "["):
        open = index
      case UInt8(ascii: "]"):
        if let start = open, next != bytes.endIndex, bytes[next] == UInt8(ascii: "(") {
          let destination = bytes.index(after: next)
          let isInternal = schemes.contains { bytes[destination...].starts(with: $0.utf8) }
          if isInternal, let close = bytes[destination...].firstIndex(of: UInt8(ascii: ")")) {
            return Link(
              start: start, label: bytes.index(after: start)..<index,
              destination: destination..<close, end: bytes.index(after: close))
          }
        }
        open = nil
      default:
        break
      }
      index = next
    }
    return nil
  }
}
