import SlateDiagnostics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Android)
  import Android
#endif

/// The text of a page, or of a piece of it, that knows where each of its lines stands in the file.
struct SourceText {
  /// The file, relative to the folder of the index.
  let file: String
  /// The bytes: valid UTF-8 without NUL, every line's end one line feed.
  let bytes: [UInt8]
  /// The offset of each line's first byte; never empty.
  private(set) var lineStarts: [Int32]
  /// The number that the first line has in the file.
  private(set) var firstLine: Int
  /// How many bytes of each line were cut off at its beginning, where any were.
  private let cuts: [Int32]?

  /// The text of a file, without its byte order mark; CRLF and CR become LF, as they do in cmark.
  ///
  /// Neither moves a line or a column: the mark is not counted, and line ends stand behind the last column.
  init(file: String, contents: [UInt8]) throws(DiagnosticsError) {
    let fault = UTF8Validation.firstFault(in: contents)
    var bytes = contents
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if bytes.contains(UInt8(ascii: "\r")) { bytes = Self.withLineFeeds(bytes) }
    self.init(file: file, bytes: bytes, firstLine: 1, cuts: nil)
    if let fault { throw DiagnosticsError([diagnostic(of: fault, in: contents)]) }
  }

  private init(file: String, bytes: [UInt8], firstLine: Int, cuts: [Int32]?) {
    self.file = file
    self.bytes = bytes
    self.firstLine = firstLine
    self.cuts = cuts
    var starts: [Int32] = [0]
    starts.reserveCapacity(bytes.count / 24 + 4)
    bytes.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return }
      var offset = 0
      while let found = memchr(start + offset, Int32(UInt8(ascii: "\n")), buffer.count - offset) {
        offset = UnsafeRawPointer(found) - UnsafeRawPointer(start) + 1
        starts.append(Int32(truncatingIfNeeded: offset))
      }
    }
    lineStarts = starts
  }

  /// The number of lines; the empty one behind the last line feed counts.
  var lineCount: Int { lineStarts.count }

  /// The offset at which the text begins: that of the body where front matter was taken off.
  var start: Int { Int(lineStarts[0]) }

  /// The bytes of a line, counted from 0, without its line feed.
  func line(_ index: Int) -> Range<Int> {
    let start = Int(lineStarts[index])
    let end = index + 1 < lineStarts.count ? Int(lineStarts[index + 1]) - 1 : bytes.count
    return start..<max(start, end)
  }

  /// Where a byte of a line, counted from 0, stands in the file.
  func location(line index: Int, offset: Int) -> SourceLocation {
    let column = offset - Int(lineStarts[index])
    return SourceLocation(
      file: file, line: firstLine + index, column: max(column + 1 + Int(cuts?[index] ?? 0), 1))
  }

  /// The line, counted from 0, that a byte stands in.
  func line(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Where a byte stands in the file.
  func location(offset: Int) -> SourceLocation {
    location(line: line(of: offset), offset: offset)
  }

  /// Where a text stands whose lines are the ends of lines of this one, behind whatever indentation and marks of quotes
  /// these have.
  ///
  /// - Parameters:
  ///   - literal: The text, as cmark gives that of a code block: a tab that was cut in two is blanks there.
  ///   - first: The line of this text that its first line is the end of, counted from 0.
  ///   - place: Where an empty text stands.
  func places(ofLines literal: String, from first: Int, or place: SourceLocation) -> SourceMap {
    var literal = literal
    return literal.withUTF8 { bytes in
      let begin = piece(of: bytes, at: 0, line: first)
      // Most blocks' lines all begin in one column; only the others need a piece for each.
      var isUniform = begin.column >= 1
      var index = first
      var start = 0
      while isUniform, start < bytes.count {
        let piece = piece(of: bytes, at: start, line: index)
        isUniform = piece.column == begin.column && index < lineCount
        start = lineEnd(in: bytes, from: start) + 1
        index += 1
      }
      if bytes.isEmpty { return SourceMap(linesFrom: place) }
      guard !isUniform else {
        return SourceMap(
          linesFrom: SourceLocation(file: file, line: Int(begin.line), column: Int(begin.column)))
      }
      var pieces: [SourceMap.Piece] = []
      (index, start) = (first, 0)
      while start < bytes.count {
        pieces.append(piece(of: bytes, at: start, line: index))
        start = lineEnd(in: bytes, from: start) + 1
        index += 1
      }
      return SourceMap(file: file, pieces: pieces, or: place)
    }
  }

  /// The line of a literal that begins at `start`, as the end of a line of this text.
  private func piece(
    of literal: UnsafeBufferPointer<UInt8>, at start: Int, line index: Int
  ) -> SourceMap.Piece {
    let index = min(index, lineCount - 1)
    let cut = line(index).count - (lineEnd(in: literal, from: start) - start)
    return SourceMap.Piece(
      offset: Int32(truncatingIfNeeded: start), line: Int32(truncatingIfNeeded: firstLine + index),
      column: Int32(truncatingIfNeeded: cut + 1) + (cuts?[index] ?? 0))
  }

  private func lineEnd(in literal: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < literal.count, literal[index] != UInt8(ascii: "\n") { index += 1 }
    return index
  }

  /// The text of some bytes.
  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The range without the white space around it.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end && bytes[start].isBlank { start += 1 }
    while end > start && bytes[end - 1].isBlank { end -= 1 }
    return start..<end
  }

  /// Whether there is nothing but white space.
  var isBlank: Bool {
    for index in start..<bytes.count where !bytes[index].isBlank { return false }
    return true
  }

  /// The text without its first lines; what stays keeps its place.
  mutating func removeFirstLines(_ count: Int) {
    let count = min(count, lineStarts.count - 1)
    lineStarts.removeFirst(count)
    firstLine += count
  }

  /// The same lines with other bytes.
  ///
  /// - Parameter cuts: how many bytes of each line are missing; less than nothing where some were added.
  func replacing(bytes: [UInt8], cuts: [Int32]) -> SourceText {
    SourceText(file: file, bytes: bytes, firstLine: firstLine, cuts: cuts)
  }

  /// Some lines of the text, counted from 0, as a text of its own; it keeps its place.
  func lines(_ lines: Range<Int>) -> SourceText {
    fragment(lines: lines.map { line($0) }, firstLine: lines.lowerBound)
  }

  /// A piece of the text as a text of its own, from some bytes of each line; it keeps its place.
  ///
  /// - Parameter pieces: what to take of each line that follows the one with the first byte.
  func fragment(lines pieces: [Range<Int>], firstLine index: Int) -> SourceText {
    var bytes: [UInt8] = []
    var cuts: [Int32] = []
    for (offset, piece) in pieces.enumerated() {
      if offset > 0 { bytes.append(UInt8(ascii: "\n")) }
      bytes.append(contentsOf: self.bytes[piece])
      let cut = piece.lowerBound - Int(lineStarts[index + offset])
      cuts.append(Int32(truncatingIfNeeded: cut) + (self.cuts?[index + offset] ?? 0))
    }
    return SourceText(
      file: file, bytes: bytes, firstLine: firstLine + index, cuts: cuts)
  }

  /// Some bytes of the text as a text of its own, without the indentation that its lines share.
  func fragment(_ range: Range<Int>) -> SourceText {
    let first = line(of: range.lowerBound)
    let last = max(first, line(of: max(range.lowerBound, range.upperBound - 1)))
    var pieces: [Range<Int>] = []
    var indentation: Int?
    for index in first...last {
      let piece = line(index).clamped(to: range)
      pieces.append(piece)
      let text = trimmed(piece)
      if text.isEmpty { continue }
      // Behind a tag a line has no indentation of its own to share.
      if index == first && range.lowerBound > Int(lineStarts[first]) { continue }
      indentation = min(indentation ?? .max, text.lowerBound - piece.lowerBound)
    }
    for index in pieces.indices {
      let piece = pieces[index]
      let cut: Int
      if index == 0 && range.lowerBound > Int(lineStarts[first]) {
        cut = trimmed(piece).lowerBound - piece.lowerBound
      } else {
        cut = min(indentation ?? 0, piece.count)
      }
      pieces[index] = piece.lowerBound + cut..<piece.upperBound
    }
    return fragment(lines: pieces, firstLine: first)
  }

  private func diagnostic(
    of fault: UTF8Validation.Fault, in contents: [UInt8]
  ) -> Diagnostic {
    switch fault {
    case .nul(let offset):
      return Diagnostic(
        .nulByte, "a page cannot hold a NUL byte", at: place(of: offset, in: contents))
    case .invalid(let offset):
      let byte = String(contents[offset], radix: 16, uppercase: true)
      return Diagnostic(
        .invalidUTF8, "the byte 0x\(byte) is not UTF-8 here; save the page as UTF-8",
        at: place(of: offset, in: contents))
    }
  }

  /// The place of a byte of the file, whose line ends may be of any kind.
  private func place(of offset: Int, in contents: [UInt8]) -> SourceLocation {
    var line = 1
    var lineStart = contents.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    for index in 0..<offset {
      let isReturn = contents[index] == UInt8(ascii: "\r")
      let endsLine = isReturn && contents[index + 1] != UInt8(ascii: "\n")
      if endsLine || contents[index] == UInt8(ascii: "\n") {
        line += 1
        lineStart = index + 1
      }
    }
    return SourceLocation(file: file, line: line, column: max(offset - lineStart, 0) + 1)
  }

  private static func withLineFeeds(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == UInt8(ascii: "\r") else {
        result.append(byte)
        continue
      }
      result.append(UInt8(ascii: "\n"))
      if index < bytes.count && bytes[index] == UInt8(ascii: "\n") { index += 1 }
    }
    return result
  }
}

extension UInt8 {
  /// White space as Markdown knows it.
  var isBlank: Bool {
    self == UInt8(ascii: " ") || self == UInt8(ascii: "\t") || self == UInt8(ascii: "\n")
      || self == UInt8(ascii: "\r")
  }

  /// A letter or a digit of ASCII.
  var isASCIIAlphanumeric: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
