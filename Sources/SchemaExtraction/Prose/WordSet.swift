/// Some words that a rule knows.
///
/// Nearly every word that is asked for is none of them. Its first letter, its last one and its length show that; a
/// dictionary would hash the word first.
struct WordSet: Sendable, Sequence, ExpressibleByArrayLiteral {
  private var words: [String] = []
  /// Which marks the words have.
  private var marks: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  init(arrayLiteral words: String...) {
    for word in words where !contains(word) { insert(word) }
  }

  func contains(_ word: String) -> Bool {
    mayContain(Self.mark(of: word)) && words.contains(where: { $0 == word })
  }

  func isDisjoint(with others: some Sequence<String>) -> Bool { !others.contains { contains($0) } }

  func union(_ others: some Sequence<String>) -> WordSet {
    var union = self
    for word in others where !union.contains(word) { union.insert(word) }
    return union
  }

  func makeIterator() -> IndexingIterator<[String]> { words.makeIterator() }

  private mutating func insert(_ word: String) {
    words.append(word)
    let mark = Self.mark(of: word)
    let bit = UInt64(1) << UInt64(mark & 63)
    switch mark >> 6 {
    case 0: marks.0 |= bit
    case 1: marks.1 |= bit
    case 2: marks.2 |= bit
    default: marks.3 |= bit
    }
  }

  private func mayContain(_ mark: UInt8) -> Bool {
    let bits =
      switch mark >> 6 {
      case 0: marks.0
      case 1: marks.1
      case 2: marks.2
      default: marks.3
      }
    return bits & (UInt64(1) << UInt64(mark & 63)) != 0
  }

  private static func mark(of word: String) -> UInt8 {
    word.withBytes { bytes in
      guard let first = bytes.first, let last = bytes.last else { return 0 }
      return (first &* 37) ^ (last &* 7) ^ UInt8(truncatingIfNeeded: bytes.count)
    }
  }
}
