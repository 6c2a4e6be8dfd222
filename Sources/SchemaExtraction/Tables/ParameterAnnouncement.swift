import SlateReference

/// Words that say that what follows are parameters or attributes.
struct ParameterAnnouncement {
  /// What the column of names is called.
  var head: String
  /// Whether they are what a caller sends.
  var isRequest: Bool

  /// Reads the words of a heading that says nothing else, or ends with such a word.
  init?(heading words: Words) {
    guard let last = words.words.last else { return nil }
    let isLabel = words.words.allSatisfy {
      Extraction.parameterPlaceWords.contains($0) || Self.fillers.contains($0)
    }
    if Self.parameters.contains(last) {
      (head, isRequest) = ("Parameter", true)
    } else if Self.attributes.contains(last) {
      (head, isRequest) = ("Field", false)
    } else if isLabel, last == "headers" {
      (head, isRequest) = ("Header", true)
    } else if isLabel, words.words.contains(where: { Self.places.contains($0) }) {
      (head, isRequest) = ("Parameter", true)
    } else {
      return nil
    }
  }

  /// Reads the paragraph above: "**Query parameters**", "The parameters are:".
  init?(line block: Block) {
    guard case .paragraph(let paragraph) = block else { return nil }
    let text = paragraph.content.plainText
    guard text.utf8.count < 200 else { return nil }
    let words = LabelWords.heading(text)
    if words.words.count <= 5, let label = ParameterAnnouncement(heading: words) {
      self = label
      return
    }
    guard text.last == ":" else { return nil }
    let said = words.words.map { ForeignWords.labels[$0] ?? $0 }
    if said.contains(where: { Self.parameters.contains($0) }) {
      (head, isRequest) = ("Parameter", true)
    } else if said.contains(where: { Self.attributes.contains($0) }) {
      (head, isRequest) = ("Field", false)
    } else {
      return nil
    }
  }

  private static let parameters: WordSet = [
    "parameters", "parameter", "params", "arguments", "args", "querystring",
  ]
  private static let attributes: WordSet = ["attributes", "fields", "properties"]
  private static let places: WordSet = ["query", "body", "payload", "form", "path"]
  private static let fillers: WordSet = [
    "required", "optional", "string", "http", "json", "the", "additional", "parameters", "post",
  ]
}
