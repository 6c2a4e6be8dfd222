import SlateDiagnostics

/// Where each byte of a text that was taken out of a file stands in that file.
///
/// Most texts are whole lines that all lost the same indentation: where their first byte stands says where all others
/// do. Any other text is made of pieces, each of which stands in one line of the file without a gap.
public struct SourceMap: Hashable, Sendable {
  /// Bytes that stand one behind the other in a line of the file.
  struct Piece: Hashable, Sendable {
    /// The first of them, counted in the text from 0.
    var offset: Int32
    /// Its line in the file.
    var line: Int32
    /// Its column; less than 1 before the part of the file that a tab's blanks were made of.
    var column: Int32
  }

  /// Where the text begins.
  public let start: SourceLocation
  /// The column in which each line below the first begins, where there are no pieces.
  private let column: Int32
  /// The pieces in their order; empty where each line of the text is a line of the file.
  private let pieces: [Piece]
  /// Whether all bytes stand at the start: a text made of what the file says, but not as it says it.
  private let isPoint: Bool

  /// The map of whole lines that begin in one column.
  public init(linesFrom start: SourceLocation) {
    self.init(start, [], column: start.column)
  }

  /// The map of a text that has one place as a whole.
  public init(point: SourceLocation) {
    start = point
    column = 0
    pieces = []
    isPoint = true
  }

  /// The map of a text of pieces, the first of which begins with the text; where there are none it is as long as nothing.
  init(file: String, pieces: [Piece], or place: SourceLocation) {
    let first = pieces.first.map {
      SourceLocation(file: file, line: Int($0.line), column: max(1, Int($0.column)))
    }
    self.init(first ?? place, pieces, column: 1)
  }

  private init(_ start: SourceLocation, _ pieces: [Piece], column: Int) {
    self.start = start
    self.column = Int32(truncatingIfNeeded: column)
    self.pieces = pieces
    isPoint = false
  }

  /// Where a byte of the text stands, or the end of the text.
  ///
  /// - Parameters:
  ///   - offset: The byte, counted from 0.
  ///   - line: How many line feeds stand before it.
  ///   - lineStart: The first byte of its line.
  public func location(at offset: Int, line: Int, lineStart: Int) -> SourceLocation {
    if isPoint { return start }
    guard !pieces.isEmpty else {
      return SourceLocation(
        file: start.file, line: start.line + line,
        column: (line == 0 ? start.column : Int(column)) + offset - lineStart)
    }
    let piece = pieces[pieceIndex(at: offset)]
    return SourceLocation(
      file: start.file, line: Int(piece.line),
      column: max(1, Int(piece.column) + offset - Int(piece.offset)))
  }

  /// Where a line of the text begins, counted from 0, in a text of whole lines.
  func location(ofLine index: Int) -> SourceLocation {
    guard !pieces.isEmpty else {
      return SourceLocation(
        file: start.file, line: start.line + index, column: index == 0 ? start.column : Int(column))
    }
    let piece = pieces[min(index, pieces.count - 1)]
    return SourceLocation(
      file: start.file, line: Int(piece.line), column: max(1, Int(piece.column)))
  }

  /// The last piece that begins at or before a byte.
  private func pieceIndex(at offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(pieces[middle].offset) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The first byte behind the piece that a byte belongs to; lines of whole texts are no pieces.
  func pieceEnd(at offset: Int) -> Int {
    let next = pieceIndex(at: offset) + 1
    return next < pieces.count ? Int(pieces[next].offset) : .max
  }

  /// The map of what follows some bytes of the text. See ``location(at:line:lineStart:)`` for the parameters.
  public func dropping(_ offset: Int, line: Int, lineStart: Int) -> SourceMap {
    if isPoint || offset == 0 { return self }
    let place = location(at: offset, line: line, lineStart: lineStart)
    guard !pieces.isEmpty else { return SourceMap(place, [], column: Int(column)) }
    let first = pieceIndex(at: offset)
    let rest = pieces[first...].enumerated().map { index, piece in
      let begin = index == 0 ? offset : Int(piece.offset)
      return Piece(
        offset: Int32(truncatingIfNeeded: begin - offset), line: piece.line,
        column: piece.column + Int32(truncatingIfNeeded: begin) - piece.offset)
    }
    return SourceMap(place, rest, column: 1)
  }

  /// The map of texts that are joined by line feeds.
  ///
  /// - Parameter texts: How many bytes each has, and its map; a text of several lines is made of pieces.
  public static func joining(_ texts: [(length: Int, places: SourceMap)]) -> SourceMap {
    guard let first = texts.first else {
      return SourceMap(point: SourceLocation(file: "", line: 1))
    }
    if texts.count == 1 { return first.places }
    var pieces: [Piece] = []
    var begin = 0
    for text in texts {
      let start = text.places.start
      let whole = Piece(
        offset: 0, line: Int32(truncatingIfNeeded: start.line),
        column: Int32(truncatingIfNeeded: start.column))
      for piece in text.places.pieces.isEmpty ? [whole] : text.places.pieces {
        let offset = piece.offset + Int32(truncatingIfNeeded: begin)
        pieces.append(Piece(offset: offset, line: piece.line, column: piece.column))
      }
      begin += text.length + 1
    }
    return SourceMap(file: first.places.start.file, pieces: pieces, or: first.places.start)
  }
}

/// A text that is made byte by byte of another one, and its map.
public struct MappedText: Sendable {
  /// The text.
  public private(set) var bytes: [UInt8] = []
  private var pieces: [SourceMap.Piece] = []
  /// The byte of the other text that would go on without a gap.
  private var next = -1
  /// Where the other text has a gap of its own.
  private var gap = Int.max

  private let source: SourceMap

  /// Creates an empty text.
  ///
  /// - Parameter source: The map of the text that it will be made of.
  public init(of source: SourceMap) { self.source = source }

  /// Appends a byte that stands at `offset` in the other text. See ``SourceMap/location(at:line:lineStart:)``.
  public mutating func append(_ byte: UInt8, at offset: Int, line: Int, lineStart: Int) {
    if offset != next || offset >= gap || bytes.last == UInt8(ascii: "\n") {
      begin(source.location(at: offset, line: line, lineStart: lineStart))
      gap = source.pieceEnd(at: offset)
    }
    bytes.append(byte)
    next = offset + 1
  }

  /// Appends bytes of one line, the first of which stands at `offset` in the other text.
  public mutating func append(_ run: ArraySlice<UInt8>, at offset: Int, line: Int, lineStart: Int) {
    for (index, byte) in run.enumerated() {
      append(byte, at: offset + index, line: line, lineStart: lineStart)
    }
  }

  /// Takes the last byte off.
  public mutating func removeLast() {
    bytes.removeLast()
    if let last = pieces.last, Int(last.offset) >= bytes.count { pieces.removeLast() }
    next = -1
  }

  private mutating func begin(_ place: SourceLocation) {
    pieces.append(
      SourceMap.Piece(
        offset: Int32(truncatingIfNeeded: bytes.count), line: Int32(truncatingIfNeeded: place.line),
        column: Int32(truncatingIfNeeded: place.column)))
  }

  /// The text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Where it stands.
  ///
  /// - Parameter place: Where it stands when it is empty.
  public func map(emptyAt place: SourceLocation) -> SourceMap {
    SourceMap(file: source.start.file, pieces: pieces, or: place)
  }
}
