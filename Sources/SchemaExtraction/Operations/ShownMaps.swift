import APISchema
import SlateReference

/// Answers whose keys are data: `{"2025-03-01": 5, "2025-03-02": 7}`.
extension Extraction {
  /// The map that an answer shows; nil where its keys are attributes.
  mutating func shownMap(
    _ document: SampleValue, in node: Int, at code: CodeBlock, of site: EndpointSite,
    _ operation: Operation
  ) -> ResponseShape? {
    guard case .object(let members) = document, isShownAsMap(members, of: site) else { return nil }
    // "Get moorings" tells what the values are; "Get" does not.
    let words = Words(operation.name).words
    let told = site.isNamedByVerb && words.count > 1 ? Array(words.dropFirst()) : []
    let name = told.isEmpty ? site.group : Words(words: told).lowerCamel
    let values = members.map(\.value)
    let field = FieldDescription(
      name: name, facts: DescriptionFacts([], name: name, markdown: MarkdownText()),
      sample: .array(values), sampleLocation: code.textLocation, location: code.location)
    let context = FieldContext(
      node: node, role: .response, owner: Words(words: []),
      qualifier: responseWords(of: operation, site), model: "", page: page(of: node).name)
    return ResponseShape(
      kind: .item, type: .dictionary(elementType(values, field, in: context)), evidence: .sample,
      location: code.location)
  }

  /// Whether an answer is a map: its keys show it, or its values are of one kind and the operation's prose says so.
  func isShownAsMap(_ members: [SampleValue.Member], of site: EndpointSite) -> Bool {
    if MapKeys.areData(members) { return true }
    guard members.count > 1, MapKeys.haveValuesOfOneKind(members), !site.isInCrowd else {
      return false
    }
    return outline.nodes[site.owner].blocks.contains { block in
      guard case .paragraph(let paragraph) = block else { return false }
      return DescriptionFacts.keyedPhrases.standIn(paragraph.content.plainText.lowercased())
    }
  }
}
