/// Blocks of code of which only the opening fence stands in a quote: ``> ```json`` above lines without a mark. Slate takes
/// them for one block; Markdown ends it with the quote.
extension SourceText {
  /// The text without the marks before such fences; each line keeps its place.
  func withQuotedFencesMovedOut() -> SourceText {
    let fences = (0..<lineCount).compactMap { index in
      quotedFence(in: index).map { (line: index, offset: $0) }
    }
    guard !fences.isEmpty else { return self }
    let moved = Dictionary(
      uniqueKeysWithValues: fences.lazy.filter { self.closesWithoutMark($0.line, $0.offset) }
        .map { ($0.line, $0.offset) })
    guard !moved.isEmpty else { return self }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count - start)
    var cuts = [Int32](repeating: 0, count: lineCount)
    for index in 0..<lineCount {
      if index > 0 { text.append(UInt8(ascii: "\n")) }
      let range = line(index)
      let begin = moved[index] ?? range.lowerBound
      cuts[index] = Int32(truncatingIfNeeded: begin - range.lowerBound)
      text += bytes[begin..<range.upperBound]
    }
    return replacing(bytes: text, cuts: cuts)
  }

  /// Where a fence begins that stands behind marks of a quote; nil for other lines.
  private func quotedFence(in index: Int) -> Int? {
    let range = line(index)
    guard let first = range.first(where: { !bytes[$0].isBlank }), bytes[first] == UInt8(ascii: ">"),
      first - range.lowerBound < 4,
      let fence = range[first...].first(where: {
        !bytes[$0].isBlank && bytes[$0] != UInt8(ascii: ">")
      }), Self.isMark(bytes[fence]), run(at: fence, in: range) >= 3
    else { return nil }
    return fence
  }

  /// Whether the lines below an opening fence have no mark, and one of them closes it.
  private func closesWithoutMark(_ index: Int, _ fence: Int) -> Bool {
    let count = run(at: fence, in: line(index))
    for next in (index + 1)..<min(index + 2000, max(lineCount, index + 1)) {
      let range = trimmed(line(next))
      guard let first = range.first else {
        // A quote may end with nothing in its block.
        if next == index + 1 { return false }
        continue
      }
      if next == index + 1, bytes[first] == UInt8(ascii: ">") { return false }
      if quotedFence(in: next) != nil { return false }
      guard bytes[first] == bytes[fence], run(at: first, in: range) >= count else { continue }
      return run(at: first, in: range) == range.count
    }
    return false
  }

  private func run(at offset: Int, in range: Range<Int>) -> Int {
    range[offset...].prefix { bytes[$0] == bytes[offset] }.count
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~")
  }
}
