/// Cells that cmark has to read: all those of a table in one document, since a parser costs more
/// than a cell.
struct CellBatch {
  var places: [(row: Int, column: Int)] = []
  var bytes: [UInt8] = []
  var hasBrackets = false

  /// Adds a cell as a paragraph of one line.
  ///
  /// The word before it keeps the line from beginning any other block, and changes nothing in it.
  mutating func append(_ text: SourceText, _ range: Range<Int>, _ row: Int, _ column: Int) {
    places.append((row, column))
    bytes.append(UInt8(ascii: "x"))
    bytes.append(UInt8(ascii: " "))
    var index = range.lowerBound
    while index < range.upperBound {
      var byte = text.bytes[index]
      if byte == UInt8(ascii: "\\") && index + 1 < range.upperBound
        && text.bytes[index + 1] == UInt8(ascii: "|")
      {
        index += 1
        byte = UInt8(ascii: "|")
      }
      if byte == UInt8(ascii: "[") { hasBrackets = true }
      bytes.append(byte)
      index += 1
    }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(UInt8(ascii: "\n"))
  }
}
