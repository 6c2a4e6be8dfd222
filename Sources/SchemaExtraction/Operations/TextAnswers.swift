import APISchema
import SlateReference

/// Answers that are text and no JSON: `connected` below "The command above returns:", or a document in XML.
extension Extraction {
  /// The text that an operation answers with, where a block below a label of an answer shows it.
  func textResponse(of site: EndpointSite) -> ResponseShape? {
    for node in site.sections {
      var isAnswer = node != site.owner && Self.announcesAnswer(outline.nodes[node].words)
      for block in outline.nodes[node].blocks {
        switch block {
        case .quote(let inner, _):
          guard case .paragraph(let paragraph)? = inner.last else { continue }
          isAnswer = Self.announcesAnswer(LabelWords.heading(paragraph.content.plainText))
        case .code(let code):
          guard isAnswer, code.showsText, shellSamples(in: code).isEmpty,
            wireRequest(in: code) == nil, !showsFailure(code, in: node, of: site)
          else { continue }
          return ResponseShape(
            kind: .item, type: .string, evidence: .sample, location: code.location)
        default: continue
        }
      }
    }
    return nil
  }

  /// "Response", "The command above returns:", and nothing about what goes wrong.
  private static func announcesAnswer(_ words: Words) -> Bool {
    words.words.count <= 15 && words.words.contains { wordsOfAnswers.contains($0) }
      && !announcesFailure(words)
  }

  /// Words that call what stands below them an answer.
  static let wordsOfAnswers = responseWords.union(["return", "reply", "answer", "output"])
}

extension CodeBlock {
  /// Whether it shows text as a server sends it: markup, or a line that is no command, no JSON and nothing of a program.
  fileprivate var showsText: Bool {
    guard !showsResponse else { return false }
    let text = text.trimmingSpaces()
    guard let first = text.utf8.first else { return false }
    switch language {
    case "xml": return first == UInt8(ascii: "<")
    case nil, "text", "plaintext", "plain", "txt", "none":
      if first == UInt8(ascii: "<") { return text.hasPrefix("<?xml") }
      return (first.isASCIIWord || first >= 0x80) && text.utf8.count <= 400
        && !text.utf8.contains { $0 == UInt8(ascii: "\n") || Self.marksOfPrograms.contains($0) }
        && !Self.isStatus(text)
    default: return false
    }
  }

  /// `200 OK`, `HTTP 201`, `Status: 204`: what comes back is not told by that.
  private static func isStatus(_ text: Substring) -> Bool {
    let words = Words(text).words
    return words.first == "http"
      || words.prefix(3).contains { word in
        word.utf8.count == 3 && Int(word).map { (100..<600).contains($0) } ?? false
      }
  }

  /// What stands in lines of programs, of JSON without its braces and of descriptions, and hardly in a word that is sent.
  private static let marksOfPrograms: [UInt8] = Array("{}[]()=;|<>\"".utf8)
}
