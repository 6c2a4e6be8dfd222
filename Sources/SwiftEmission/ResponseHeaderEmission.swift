import APISchema

// The headers that the reference says a response may carry.
extension ClientEmission {
  func writeResponseHeaders(to writer: inout SourceWriter) {
    var scope = NameScope(reserved: ReservedNames.responseMembers, suffix: "Header")
    writer.block("extension Response") { writer in
      for (index, header) in plan.schema.responseHeaders.enumerated() {
        if index > 0 { writer.blank() }
        var doc = DocComment(
          plan.prose(header.documentation),
          fallback: "The header `\(SourceText.commentLine(header.name))`")
        if !header.documentation.isEmpty {
          doc.addParagraph("The header `\(SourceText.commentLine(header.name))`.")
        }
        writer.doc(doc)
        let member = scope.claim(SwiftNaming.member(shortName(header.name), noun: "header"))
        let (type, conversion) = value(header.type)
        writer.noteVariable(member, type: type)
        writer.getter(
          "\(plan.access)var \(SwiftNaming.escaped(member))", type: "\(type)?",
          .text("header(\(SourceText.literal(header.name)))\(conversion)"))
      }
    }
  }

  /// The header's name without `X-` and the API's name, which every one of them may have.
  private func shortName(_ name: String) -> String {
    var words = IdentifierWords(name).words
    if words.first == "x" { words.removeFirst() }
    let apiWords = IdentifierWords(plan.schema.name).words
    for prefix in [apiWords, [apiWords.joined()]] where words.starts(with: prefix) {
      if words.count > prefix.count { words.removeFirst(prefix.count) }
    }
    return words.joined(separator: " ")
  }

  /// The type of a header's value, and how it is made from the text.
  private func value(_ type: ValueType) -> (type: String, conversion: String) {
    switch type {
    case .integer: ("Int", ".flatMap { Int($0) }")
    case .number: ("Double", ".flatMap { Double($0) }")
    case .boolean: ("Bool", ".map { $0 == \"true\" }")
    case .resourceURI, .enumeration:
      (plan.types.spelling(type), ".map { \(plan.types.spelling(type))(rawValue: $0) }")
    case .string, .file, .date, .any, .array, .dictionary, .model, .nullable: ("String", "")
    }
  }
}
