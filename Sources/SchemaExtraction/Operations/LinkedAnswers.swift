import APISchema
import SlateReference

/// Sentences that link to what comes back: "Returns a [Book](#book)", "It will return an array of [books](#the-book)".
extension Extraction {
  /// The object that the first such sentence leads to, unless a sample shows something else.
  mutating func answerLinkedInText(of site: EndpointSite) -> ResponseShape? {
    for node in site.sections {
      for case .paragraph(let paragraph) in outline.nodes[node].blocks {
        guard let link = AnswerLink(paragraph.content),
          let shape = linkedShape(behind: link.content, of: site)
        else { continue }
        let sample = shownDocument(of: site)
        let document = sample?.document
        let name = buildShape(
          shape, role: .response, sample: firstObject(document),
          incomplete: incompleteKeys(document), location: sample?.location)
        guard let name else { continue }
        return ResponseShape(
          kind: document?.isList ?? link.isList ? .list : .item, type: .model(name),
          evidence: .link, location: paragraph.location)
      }
    }
    return nil
  }
}

/// A link that a sentence about what comes back leads to.
private struct AnswerLink {
  var content: [Inline]
  var isList: Bool

  init?(_ paragraph: [Inline]) {
    var text = ""
    for inline in paragraph.prefix(40) {
      guard case .link(let destination, _) = inline else {
        text += [inline].plainText
        continue
      }
      let sentence = text.split(whereSeparator: { ".;!?".contains($0) }).last ?? ""
      text += " link "
      guard destination.fragment != nil, sentence.utf8.count < 200 else { continue }
      let words = Words(sentence).words
      guard let verb = words.lastIndex(where: { Self.verbs.contains($0) }) else { continue }
      let between = words[(verb + 1)...]
      guard between.allSatisfy({ Self.fillers.contains($0) || Self.listWords.contains($0) }),
        !words.contains("not")
      else { continue }
      content = [inline]
      isList = between.contains { Self.listWords.contains($0) }
      return
    }
    return nil
  }

  private static let verbs: WordSet = ["return", "returns", "responds", "answers"]
  private static let listWords: WordSet = ["list", "array", "collection", "all", "page", "set"]
  private static let fillers: WordSet = [
    "a", "an", "the", "of", "one", "or", "more", "with", "single", "new", "newly", "created",
    "updated", "changed", "deleted", "complete", "full", "json", "paginated", "requested", "your",
    "object", "objects",
  ]
}
