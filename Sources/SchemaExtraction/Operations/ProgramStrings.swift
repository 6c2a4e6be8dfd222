/// Where the strings of a program stand.
struct ProgramStrings {
  private var ends: [Int: Int] = [:]

  /// Finds them in one pass; a quotation mark that nothing closes on its line, or a backtick that nothing closes at all,
  /// begins no string, and neither do the marks of its kind behind it.
  init(in bytes: [UInt8]) {
    var unclosed: [UInt8: Int] = [:]
    var index = 0
    while index < bytes.count {
      let quote = bytes[index]
      guard "\"'`".utf8.contains(quote), index >= unclosed[quote] ?? 0 else {
        index += 1
        continue
      }
      var end = index + 1
      while end < bytes.count, bytes[end] != quote {
        if bytes[end] == UInt8(ascii: "\n"), quote != UInt8(ascii: "`") { break }
        end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1
      }
      if end < bytes.count, bytes[end] == quote {
        ends[index] = end + 1
        index = end + 1
      } else {
        unclosed[quote] = end
        index += 1
      }
    }
  }

  /// The end of the string that begins at an offset; nil where none does.
  func end(at offset: Int) -> Int? { ends[offset] }
}
