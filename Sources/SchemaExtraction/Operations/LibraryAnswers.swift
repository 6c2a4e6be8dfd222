import SlateReference

/// What a library makes of an answer, shown in its own language, is not what the server sends.
extension Extraction {
  /// The language that such a block has in the outline.
  private static let libraryAnswerLanguage = "javascript answer"

  /// Leaves out the answers of programs beside the answer to a request that goes over the wire.
  ///
  /// Only JavaScript writes its values as JSON is written; the answers in other languages are none of the blocks that show
  /// one.
  mutating func markAnswersOfLibraries() {
    for node in outline.nodes.indices {
      let blocks = outline.nodes[node].blocks
      var ofLibraries: [Int] = []
      var isOnWire = false
      for index in blocks.indices.dropFirst() {
        guard case .code(let code) = blocks[index], code.showsResponse,
          case .code(let before) = blocks[index - 1]
        else { continue }
        if !shellSamples(in: before).isEmpty || wireRequest(in: before) != nil {
          isOnWire = true
        } else if Self.isProgram(code.language), Self.isProgram(before.language),
          !before.showsResponse
        {
          ofLibraries.append(index)
        }
      }
      guard isOnWire else { continue }
      for index in ofLibraries {
        outline.setLanguage(Self.libraryAnswerLanguage, ofBlock: index, in: node)
      }
    }
  }

  private static func isProgram(_ language: String?) -> Bool {
    language == "javascript" || language == "js"
  }
}
