/// Words that a rule looks for, in lower case.
///
/// A cell has few of the hundred phrases that are looked for in it, and that one is absent shows without a search
/// nearly always: it has two neighbouring letters that stand together nowhere in the text.
struct Phrase: ExpressibleByStringLiteral, Sendable {
  let text: String
  fileprivate let pairs: LetterPairs

  init(stringLiteral text: String) {
    self.text = text
    pairs = LetterPairs(text)
  }
}

/// Phrases of which a rule looks for any.
struct PhraseList: ExpressibleByArrayLiteral, Sendable {
  private let phrases: [Phrase]
  /// The pairs of each: what is asked of every cell is asked of these alone.
  private let pairs: [LetterPairs]

  init(arrayLiteral phrases: Phrase...) {
    self.phrases = phrases
    pairs = phrases.map(\.pairs)
  }

  /// The phrases that a text with some pairs can hold, in their order.
  func candidates(in text: LetterPairs) -> [Phrase] {
    var candidates: [Phrase] = []
    for index in pairs.indices where text.mayHold(pairs[index]) {
      candidates.append(phrases[index])
    }
    return candidates
  }

  /// Whether one of the phrases stands in a text that is in lower case.
  func standIn(_ lower: String) -> Bool {
    candidates(in: LetterPairs(lower)).contains { lower.firstOffset(of: $0.text) != nil }
  }
}

/// Which pairs of neighbouring bytes a text has; pairs share 256 bits, so it may seem to have more.
struct LetterPairs: Sendable {
  private var first: UInt64 = 0
  private var second: UInt64 = 0
  private var third: UInt64 = 0
  private var fourth: UInt64 = 0

  init(_ text: String) {
    text.withBytes { bytes in
      guard var previous = bytes.first else { return }
      for byte in bytes.dropFirst() {
        let hash = (previous &* 37) ^ byte
        let bit = UInt64(1) << UInt64(hash & 63)
        switch hash >> 6 {
        case 0: first |= bit
        case 1: second |= bit
        case 2: third |= bit
        default: fourth |= bit
        }
        previous = byte
      }
    }
  }

  /// Whether a text with these pairs can hold a phrase.
  func mayHold(_ phrase: Phrase) -> Bool { mayHold(phrase.pairs) }

  /// Whether a text with these pairs can hold a phrase with those.
  fileprivate func mayHold(_ pairs: LetterPairs) -> Bool {
    first & pairs.first == pairs.first && second & pairs.second == pairs.second
      && third & pairs.third == pairs.third && fourth & pairs.fourth == pairs.fourth
  }
}
