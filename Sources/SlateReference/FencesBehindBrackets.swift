import SlateDiagnostics

/// A closing fence needs a line of its own; some stand behind the last bracket of a sample: `` } ``` ``.
extension SourceText {
  /// The text with such fences on a line of their own; each line that stays keeps its place.
  ///
  /// - Returns: that, and where each of these fences stands.
  func withFencesBehindBracketsMoved() -> (text: SourceText, places: [SourceLocation]) {
    guard (0..<lineCount).contains(where: { fenceBehindBracket(in: $0) != nil }) else {
      return (self, [])
    }
    let moves = fencesToMove()
    if moves.isEmpty { return (self, []) }
    var lines: [Int: (bytes: [UInt8], cut: Int32)] = [:]
    func content(_ index: Int) -> [UInt8] { lines[index]?.bytes ?? Array(bytes[line(index)]) }
    for (index, offset, takesNext) in moves {
      let range = line(index)
      let text = Array(bytes[range.lowerBound..<offset])
      let fence = Array(bytes[trimmed(offset..<range.upperBound)])
      if takesNext {
        lines[index] = (text, lines[index]?.cut ?? 0)
        lines[index + 1] = (fence, Int32(truncatingIfNeeded: -fence.count))
      } else {
        lines[index - 1] = (content(index - 1) + text, lines[index - 1]?.cut ?? 0)
        lines[index] = (fence, Int32(truncatingIfNeeded: text.count))
      }
    }
    var moved: [UInt8] = []
    moved.reserveCapacity(bytes.count - start + 8)
    let count = lines[lineCount] == nil ? lineCount : lineCount + 1
    var cuts = [Int32](repeating: 0, count: count)
    for index in 0..<count {
      if index > 0 { moved.append(UInt8(ascii: "\n")) }
      if let line = lines[index] {
        moved += line.bytes
        cuts[index] = line.cut
      } else {
        moved += bytes[line(index)]
      }
    }
    return (
      replacing(bytes: moved, cuts: cuts), moves.map { location(line: $0.line, offset: $0.offset) }
    )
  }

  /// Where a fence begins that a line ends with, behind a closing bracket; nil for other lines.
  private func fenceBehindBracket(in index: Int) -> Int? {
    let range = trimmed(line(index))
    guard let last = range.last, Self.isFence(bytes[last]) else { return nil }
    let run = range.reversed().prefix { bytes[$0] == bytes[last] }.count
    let text = trimmed(range.lowerBound..<range.upperBound - run)
    guard run >= 3, let bracket = text.last, "}])".utf8.contains(bytes[bracket]) else { return nil }
    return range.upperBound - run
  }

  private static func isFence(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "`") || byte == UInt8(ascii: "~")
  }

  /// The fences that end their block of code: all brackets that were opened in it are closed before them, and the next
  /// line is not the fence that does it.
  private func fencesToMove() -> [(line: Int, offset: Int, takesNext: Bool)] {
    var moves: [(line: Int, offset: Int, takesNext: Bool)] = []
    var open: (byte: UInt8, count: Int, line: Int)?
    var depth = 0
    var index = 0
    while index < lineCount {
      let range = trimmed(line(index))
      defer { index += 1 }
      guard let begin = range.first else { continue }
      let run = range.prefix { bytes[$0] == bytes[begin] }.count
      let isFenced = Self.isFence(bytes[begin]) && run >= 3
      guard let fence = open else {
        if isFenced { (open, depth) = ((bytes[begin], run, index), 0) }
        continue
      }
      if isFenced, bytes[begin] == fence.byte, run >= fence.count, run == range.count {
        open = nil
        continue
      }
      guard let offset = fenceBehindBracket(in: index) else {
        depth += brackets(in: range)
        continue
      }
      depth += brackets(in: range.lowerBound..<offset)
      guard depth == 0, bytes[offset] == fence.byte, range.upperBound - offset == fence.count,
        !isFence(nextLineWithText(behind: index), fence.byte, fence.count)
      else { continue }
      if index + 1 >= lineCount || trimmed(line(index + 1)).isEmpty {
        moves.append((index, offset, true))
        index += 1
      } else if index - 1 > fence.line, !mayEndInComment(index - 1) {
        moves.append((index, offset, false))
      } else {
        continue
      }
      open = nil
    }
    return moves
  }

  private func nextLineWithText(behind index: Int) -> Range<Int>? {
    ((index + 1)..<min(index + 4, max(lineCount, index + 1))).lazy.map { trimmed(line($0)) }
      .first { !$0.isEmpty }
  }

  /// Whether a line is a fence and nothing else.
  private func isFence(_ line: Range<Int>?, _ byte: UInt8, _ count: Int) -> Bool {
    guard let line else { return false }
    return line.count >= count && line.allSatisfy { bytes[$0] == byte }
  }

  private func mayEndInComment(_ index: Int) -> Bool {
    let range = line(index)
    return range.contains { offset in
      bytes[offset] == UInt8(ascii: "#")
        || bytes[offset] == UInt8(ascii: "/") && offset + 1 < range.upperBound
          && bytes[offset + 1] == UInt8(ascii: "/")
    }
  }

  /// How many brackets more are opened than closed, outside of strings.
  private func brackets(in range: Range<Int>) -> Int {
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    for offset in range {
      let byte = bytes[offset]
      if isEscaped {
        isEscaped = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\\"): isEscaped = true
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "("): depth += isQuoted ? 0 : 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"): depth -= isQuoted ? 0 : 1
      default: continue
      }
    }
    return depth
  }
}
