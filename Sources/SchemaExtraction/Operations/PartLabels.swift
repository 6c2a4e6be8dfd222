import SlateReference

/// Headings that are mere labels of an operation's parts: "Parameters", "Example response".
extension Extraction {
  /// The sections behind an operation's own, on the same level, whose headings are mere labels: "### Parameters" behind
  /// "### Create a book" is not another part of the chapter.
  func followingLabels(of owners: [Int: [Int]]) -> [Int: [Int]] {
    var followers: [Int: [Int]] = [:]
    for node in outline.nodes {
      var current: Int?
      for child in node.children {
        if owners[child] != nil {
          current = owners[child]?.count == 1 ? child : nil
        } else if !namesPartOfOperation(child), titlesBesideLabels[child] == nil {
          current = nil
        } else if let current {
          followers[current, default: []] += sections(of: child, stoppingAt: owners)
        }
      }
    }
    return followers
  }

  /// Whether a heading says no more than which part of an operation stands below it.
  func namesPartOfOperation(_ node: Int) -> Bool {
    let words = outline.nodes[node].words.words
    return words.contains {
      Self.parameterPlaceWords.contains($0) || Self.responseWords.contains($0)
    }
      && words.allSatisfy {
        Self.parameterPlaceWords.contains($0) || Self.responseWords.contains($0)
          || Self.partWords.contains($0)
      }
  }

  static let partWords: WordSet = [
    "http", "in", "of", "the", "to", "and", "for", "optional", "required", "example", "examples",
    "sample", "fields", "attributes", "object", "format", "value", "values", "в", "de", "da", "do",
    "du", "la", "der", "post", "put", "patch", "mandatory", "additional", "available", "accepted",
  ]
}
