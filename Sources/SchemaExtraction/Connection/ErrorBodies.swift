import APISchema
import SlateReference

/// What the body of an error holds.
extension Extraction {
  /// Reads a sample around a table of status codes.
  ///
  /// The sections that are known to hold no such sample are not read again for each table below them.
  mutating func readErrorBody(around node: Outline.Node, besides known: inout Set<Int>) {
    for candidate in [node.id] + outline.ancestors(of: node.id)
    where known.insert(candidate).inserted {
      for case .code(let code) in outline.nodes[candidate].blocks where code.showsResponse {
        let reading = reading(of: code)
        // An operation's sample is what it gives, unless something says otherwise.
        if siteOfNode[candidate] != nil, !showsFailure(code), (reading.httpStatus ?? 200) < 400 {
          continue
        }
        guard takeErrorBody(reading, in: candidate, code) else { continue }
        return
      }
    }
  }

  /// Takes the body of errors from a sample that has a message in it.
  private mutating func takeErrorBody(
    _ reading: SampleReading, in node: Int, _ code: CodeBlock
  ) -> Bool {
    guard case .object(let members)? = reading.documents.first,
      let path = Self.messagePath(members)
    else { return false }
    schema.errorBody = ErrorBody(
      messagePath: path,
      properties: members.map {
        Property(
          name: $0.name, type: plainType(of: $0.value), evidence: .sample, location: $0.location)
      }, type: errorType(of: members, in: node, code), location: code.location)
    return true
  }

  /// Takes the first failure that an operation shows for what all of them answer with.
  private mutating func readErrorBodyOfOperations() {
    for site in sites {
      for node in site.sections {
        for case .code(let code) in outline.nodes[node].blocks
        where code.showsResponse && showsFailure(code, in: node, of: site) {
          if takeErrorBody(reading(of: code), in: node, code) { return }
        }
      }
    }
  }

  /// Where no table of status codes has a sample beside it, a section about errors does, or an object that is called
  /// an error is described.
  mutating func readErrorBodyElsewhere(besides known: inout Set<Int>) {
    for node in outline.nodes where siteOfNode[node.id] == nil {
      // "Stream error event" is about an event.
      guard let first = node.words.words.first, let last = node.words.words.last,
        [first, last].contains(where: { $0 == "error" || $0 == "errors" })
      else { continue }
      readErrorBody(around: node, besides: &known)
      if schema.errorBody != nil { return }
    }
    guard let name = Self.errorNames.compactMap({ resourceNames[$0] }).first,
      let model = model(name), let message = model.properties.first(where: Self.isMessage)
    else {
      readErrorBodyOfOperations()
      return
    }
    schema.errorBody = ErrorBody(
      messagePath: message.name, properties: model.properties,
      type: model.properties.count > 1 ? .model(name) : nil, location: model.location)
  }

  private static let errorNames = [
    "error", "errorresponse", "apierror", "errormodel", "errorbody", "errorobject",
  ]

  private static func isMessage(_ property: Property) -> Bool {
    property.type == .string && messageNames.contains(property.name)
  }

  private static let messageNames = [
    "message", "error", "error_message", "errors", "detail", "title", "description", "reason",
  ]

  /// The path of the message for a person.
  private static func messagePath(
    _ members: [SampleValue.Member], _ prefix: String = "", depth: Int = 0
  ) -> String? {
    for name in messageNames {
      guard let member = members.first(where: { $0.name == name }) else { continue }
      switch member.value {
      case .string: return prefix + name
      case .object(let inner) where depth < 4:
        if let path = messagePath(inner, prefix + name + ".", depth: depth + 1) { return path }
      default: continue
      }
    }
    return nil
  }

  /// The model of a body that holds more than a message: the one that is called an error and has these attributes, or
  /// one of its own.
  private mutating func errorType(
    of members: [SampleValue.Member], in node: Int, _ code: CodeBlock
  ) -> ValueType? {
    let isMere =
      members.count == 1 && (members[0].value.members.map { $0.count == 1 } ?? true)
    if isMere { return nil }
    for name in Self.errorNames {
      if let known = resourceNames[name], let model = model(known), Self.agrees(members, model) {
        return .model(known)
      }
    }
    return .model(
      message(
        named: Words("error response"), members: members, role: .response, node: node, code: code,
        isResource: true, otherwise: Words("API error response")))
  }
}
