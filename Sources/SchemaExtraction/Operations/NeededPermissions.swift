import SlateReference

/// A table of one column that lists what a caller needs: "Required permissions", "Scopes", "Roles". It becomes a sentence.
enum NeededPermissions {
  private static let words: WordSet = [
    "permission", "permissions", "scope", "scopes", "role", "roles", "privilege", "privileges",
    "right", "rights",
  ]
  /// Words that stand beside those and say no more.
  private static let fillers: WordSet = [
    "required", "needed", "necessary", "access", "user", "oauth", "oauth2", "api", "token",
    "allowed", "the", "minimum", "valid", "any", "of", "one",
  ]

  /// Whether the words of a header or of a heading say that.
  static func announces(_ said: [String]) -> Bool {
    said.contains { words.contains($0) }
      && said.allSatisfy { words.contains($0) || fillers.contains($0) }
  }

  /// The sentence that a table says.
  ///
  /// - Parameters:
  ///   - heading: The heading, where it is no operation's.
  ///   - markdown: What writes the text of a cell.
  static func sentence(
    in reading: TableReading, below heading: Heading?, _ markdown: MarkdownText
  ) -> String? {
    guard let header = reading.table.header.first, reading.table.header.count == 1,
      announces(LabelWords.header(header.text))
    else { return nil }
    let cells = reading.table.rows.prefix(maximumRows).compactMap(\.first)
    let named = cells.map { markdown.text($0.content) }.filter { !$0.isEmpty }
    guard !named.isEmpty else { return nil }
    let above = heading.flatMap { announces(Words($0.text).words) ? $0.text : nil }
    return "\(above ?? header.text): \(named.joined(separator: ", "))."
  }

  private static let maximumRows = 100
}

extension Extraction {
  /// What an operation's tables of permissions say, as prose.
  func neededPermissions(of site: EndpointSite) -> [String] {
    var sentences: [String] = []
    for node in site.sections {
      for reading in tables[node] where reading.table.header.count == 1 {
        let heading = node == site.owner ? nil : outline.nodes[node].heading
        if let sentence = NeededPermissions.sentence(in: reading, below: heading, markdown) {
          sentences.append(sentence)
        }
      }
    }
    return sentences
  }
}
